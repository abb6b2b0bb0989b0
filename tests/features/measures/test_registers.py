"""The registers as embedded: every cell that the plan of Kreis Düren prints beside a measure, links and counts."""

import re

import pandas as pd
import pytest

import queries
from features.measures.model import read_programmes
from texts import Language

# Typed from the plan's tables in chapter 4: number, time frame as printed, offices and actors that are responsible,
# that coordinate, that support.
DUEREN = [
    ("4.1.1", "2021–2022", "Amt 40/2, Dach für Afrika e. V., Schulen", "", ""),
    ("4.1.2", "2021/2022", "Amt 40/2", "", "Stabsstelle 60, Amt 61/2"),
    (
        *("4.1.3", "2022", "Amt 40/2, Dach für Afrika e. V.", ""),
        "Stabsstelle 02, Förderverein Kreispartnerschaften",
    ),
    ("4.2.1", "2021", "Amt 18/1, Alle Ämter und Stabsstellen", "", ""),
    ("4.2.2", "2023", "Alle Ämter und Stabsstellen", "Amt 40/2", ""),
    ("4.2.3", "2022", "Amt 10/4", "", ""),
    ("4.2.4", "2021–2022", "Amt 10/12, Amt 40/2", "", ""),
    ("4.2.5", "2021–2022", "Amt 10/12, Amt 40/2", "", ""),
    ("4.2.6", "2021", "Stabsstelle 02", "", "Alle Ämter und Stabsstellen"),
    ("4.2.7", "2021", "Arbeitskreis „Faire Beschaffung und Entwicklungszusammenarbeit“", "", ""),
    ("4.2.8", "2021–2022", "Amt 40/2", "", ""),
    (
        *("4.3.1", "2022–2023"),
        *("Stabsstelle 03, Fraktionen, Kreisverwaltung, Schulen, Unternehmen, Vereine", "Amt 40/2", ""),
    ),
    (
        *("4.3.2", "2021–2023"),
        "Fraktionen, Gewerkschaften, Kammern, Kreisverwaltung, Schulen, Unternehmen, Vereine, Wirtschaftsverbände",
        *("Amt 40/2", ""),
    ),
    ("4.3.3", "2022–2023", "Amt 40/2", "", "Stabsstelle 03, Amt 61/1"),
    (
        *("4.3.4", "2022"),
        "Stabsstelle 03, Amt 40/2, Dachverband der Migrantenselbstorganisationen, "
        "Integrationsagentur der Evangelischen Gemeinde",
        *("", ""),
    ),
    ("4.3.5", "2022", "Amt 40/2", "", "Amt 61/2, Eine-Welt-Promotorin der Region"),
    ("4.3.6", "2020–2022", "", "Amt 40", "Fachämter und Stabsstellen"),
    ("4.3.7", "2020–2021", "Amt 40/2, Beraterinnen und Berater von Mi-Globe", "", ""),
    ("4.3.8", "2021", "Amt 40/2, Amt 51/3, Eine-Welt-Promotorin der Region", "", ""),
    ("4.3.9", "2021", "Amt 18, Amt 40", "", ""),
    ("4.3.10", "2021–2024", "Amt 40/2, Deutsch-Afrika Kompass e. V.", "", ""),
    ("4.4.1", "2021", "Amt 40/2, Schulen des Kreises", "", ""),
    (
        *("4.4.2", "2020–2021"),
        "Amt 40/2, Dachverband der Migrantenselbstorganisationen, Integrationsagentur der Evangelischen Gemeinde",
        *("", ""),
    ),
    ("4.4.3", "2021–2023", "Amt 40/2, Integrationsagentur der Evangelischen Gemeinde", "", ""),
    ("4.4.4", "2021–2022", "Amt 40/2, Deutsch-Afrika Kompass e. V., Kooperationspartnerinnen und -partner", "", ""),
]
# Typed from chapter 3: the goals that the text, not only a picture, names for an office.
DUEREN_GOALS = {
    **{"02": [12, 16, 17], "03": [16], "10": [4, 5, 9, 10, 12], "14": [12, 16], "18": [7, 11, 12, 13]},
    **{"20": [11, 16], "31": [16], "32": [3, 8, 10, 14, 15, 16], "36": [3, 8], "39": [3, 15]},
    **{"40": [3, 4, 5, 10, 12, 17], "50": [1, 2, 3, 4, 10], "51": [1, 3, 4, 5, 10, 11, 13, 16, 17]},
    **{"53": [3, 6, 10], "56": [1, 2, 4, 5, 8, 10, 13], "60": [8, 9, 11, 13], "61": [8, 13, 15], "63": []},
    **{"66": [3, 13, 14, 15], "GB": [3, 4, 5], "PR": [3, 10, 16]},
}

pytestmark = pytest.mark.usefixtures("shipped_database")


def offices(region: str, measure: str, role: str) -> str:
    links = queries.run_query("measure_links", region=region)
    return ", ".join(links.loc[(links["measure_key"] == measure) & (links["role"] == role), "target"])


def test_the_plan_of_dueren_is_there_with_every_time_frame_and_office() -> None:
    measures = queries.run_query("measures", region="05358")

    assert [
        (row.number, row.time_frame, *(offices("05358", row.measure_key, role) for role in roles))
        for roles in [("responsible", "coordinating", "supporting")]
        for row in measures.itertuples()
    ] == DUEREN


def test_the_years_of_dueren_are_those_printed() -> None:
    for row in queries.run_query("measures", region="05358").itertuples():
        assert [row.first_year, row.last_year] == [int(row.time_frame[:4]), int(row.time_frame[-4:])], row.number


def test_a_measure_that_nobody_answers_for_alone_is_told_by_who_coordinates_it() -> None:
    found = read_programmes(
        queries.run_query("measures", region="05358"),
        queries.run_query("measure_links", region="05358"),
        Language("de"),
    )
    owners = {
        measure.number: [office.name for office in measure.owners]
        for measure in found["dueren_development_plan"].measures
    }

    assert owners["4.3.6"] == ["Amt 40"]
    assert owners["4.2.2"] == ["Alle Ämter und Stabsstellen"]
    assert owners["4.3.9"] == ["Amt 18", "Amt 40"]


def test_dueren_evaluates_after_one_and_a_half_and_after_three_years() -> None:
    plan = queries.run_query("measures", region="05358").iloc[0]

    assert plan["decided"] is None or plan.isna()["decided"]
    assert str(plan["interim_due"])[:10] == "2023-03-31"
    assert str(plan["final_due"])[:10] == "2024-09-30"
    assert "August oder September 2021" in plan["dates_note_de"]


def test_each_office_of_dueren_has_the_goals_that_the_text_names() -> None:
    goals = queries.run_query("office_goals", region="05358")

    assert {
        number: rows["sdg"].dropna().astype(int).tolist() for number, rows in goals.groupby("office_number")
    } == DUEREN_GOALS


def test_the_fields_of_dueren_hold_three_eight_ten_and_four_measures() -> None:
    fields = queries.run_query("measures", region="05358")["field_de"]

    assert fields.value_counts(sort=False).tolist() == [3, 8, 10, 4]


def test_the_bnk_has_eighteen_criteria_and_the_aspects_that_the_report_shows() -> None:
    rows = queries.run_query("bnk_structure")

    assert rows.groupby("criterion")["aspect"].count().tolist() == [
        4,
        3,
        4,
        3,
        2,
        4,
        2,
        5,
        3,
        3,
        9,
        3,
        6,
        8,
        0,
        5,
        6,
        3,
    ]
    assert rows.drop_duplicates("criterion")["indicator_count"].sum() > 100


def test_heinsberg_holds_every_goal_with_a_number_or_a_year() -> None:
    goals = queries.run_query("measures", region="05370")

    assert list(zip(goals["number"], goals["time_frame"].fillna(""), strict=True)) == [
        *[("3", "bis 2030"), ("3.3", "bis spätestens 2026"), ("6.2 a", "bis 2026"), ("6.2 b", "2024")],
        *[("6.3", "ab 2024"), ("6.4", "bis 2030"), ("1.2.4", "bis 2026"), ("7", "2024"), ("7.1 a", "bis 2026")],
        *[("7.1 b", "ab 2024"), ("7.2", "mittelfristig"), ("8.3", ""), ("9", ""), ("10.1", "bis spätestens 2035")],
        *[("12.1", "2024"), ("13.1 a", "alle fünf Jahre"), ("13.1 b", ""), ("14.8", "2026–2031"), ("17 a", "")],
        ("17 b", "bis 2026"),
    ]


@pytest.mark.parametrize("region", ["05358", "05370", "05334002"])
def test_the_years_follow_from_the_printed_time_frame(region: str) -> None:
    for row in queries.run_query("measures", region=region).itertuples():
        frame = row.time_frame if isinstance(row.time_frame, str) else ""
        years = [int(year) for year in re.findall(r"20\d\d", frame)]
        first = None if frame.startswith("bis") or not years else years[0]
        last = None if frame.startswith("ab") or not years else years[-1]
        found = [None if pd.isna(year) else year for year in (row.first_year, row.last_year)]
        assert found == [first, last], row.measure_key


def test_the_milestones_of_the_city_of_aachen_are_those_of_nobody_else() -> None:
    city, district = queries.run_query("measures", region="05334002"), queries.run_query("measures", region="05334")

    assert district.empty
    assert city.loc[city["first_year"].notna(), ["number", "time_frame"]].values.tolist() == [
        ["2", "Q2/2025"],
        ["9", "März 2025"],
        ["10", "August 2025"],
        ["11", "Ende April 2025"],
    ]
    assert queries.run_query("measures", region="05").empty


def test_few_measures_are_seen_in_an_indicator() -> None:
    links = pd.concat(queries.run_query("measure_links", region=region) for region in ("05358", "05370", "05334002"))

    assert dict(links.loc[links["link"] == "indicator", ["measure_key", "target"]].values.tolist()) == {
        "dueren_plan_4_3_8": "fairtrade_schools",
        "heinsberg_goal_broadband": "broadband_50mbit",
        "heinsberg_goal_climate_neutral": "greenhouse_gas_emissions",
        "heinsberg_goal_fairtrade_towns": "fairtrade_town_awards",
    }


def test_only_goals_that_a_document_names_are_told_as_named() -> None:
    links = pd.concat(queries.run_query("measure_links", region=region) for region in ("05358", "05370", "05334002"))
    named = links[links["basis"] == "document"]

    assert named.groupby("target")["measure_key"].count().to_dict() == {"4": 6, "12": 6, "17": 7}
    assert set(links.loc[links["link"] == "sdg", "basis"]) == {"document", "assigned"}


def test_each_pledge_has_an_indicator_or_a_reason_and_stands_in_its_order() -> None:
    pledges = queries.run_query("pledges", region="05358")

    assert pledges["number"].tolist() == list(range(1, 78))
    assert (pledges["indicator_key"].isna() == pledges["reason_de"].notna()).all()
    assert pledges.dropna(subset="indicator_key").set_index("content_de")["indicator_key"].tolist() == [
        *["greenhouse_gas_emissions", "nature_conservation_area", "river_quality", "recyclables_share"]
    ]
    assert pledges["year"].dropna().astype(int).tolist() == [2035, 2027]  # a period of years is no year
    assert pledges["amount"].dropna().tolist() == [10, 0, 100, 2, 30, 100, 100, 30, 2, 2, 100, 1, 100, 100, 80, 4, 100]


def test_every_indicator_with_a_criterion_has_a_field_of_bnk_2() -> None:
    fields = queries.run_query("bnk2_indicators")

    assert (
        fields["indicator_key"].nunique()
        == queries.run_query("bnk_structure").drop_duplicates("criterion")["indicator_count"].sum()
    )
