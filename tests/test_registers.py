"""The registers as embedded: every cell that the plan of Kreis Düren prints beside a measure, every link, every count."""

import pytest

import queries

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
    links = queries.run("measure_links", region=region)
    return ", ".join(links.loc[(links["measure_key"] == measure) & (links["role"] == role), "target"])


def test_the_plan_of_dueren_is_there_with_every_time_frame_and_office() -> None:
    measures = queries.run("measures", region="05358")

    assert [
        (row.number, row.time_frame, *(offices("05358", row.measure_key, role) for role in roles))
        for roles in [("responsible", "coordinating", "supporting")]
        for row in measures.itertuples()
    ] == DUEREN


def test_the_years_of_dueren_are_those_printed() -> None:
    for row in queries.run("measures", region="05358").itertuples():
        assert [row.first_year, row.last_year] == [int(row.time_frame[:4]), int(row.time_frame[-4:])], row.number


def test_a_measure_that_nobody_answers_for_alone_is_told_by_who_coordinates_it() -> None:
    owners = queries.run("measures", region="05358").set_index("number")["owners_de"]

    assert owners["4.3.6"] == "Amt 40"
    assert owners["4.2.2"] == "Alle Ämter und Stabsstellen"
    assert owners["4.3.9"] == "Amt 18, Amt 40"


def test_dueren_evaluates_after_one_and_a_half_and_after_three_years() -> None:
    plan = queries.run("measures", region="05358").iloc[0]

    assert plan["decided"] is None or plan.isna()["decided"]
    assert str(plan["interim_due"])[:10] == "2023-03-31"
    assert str(plan["final_due"])[:10] == "2024-09-30"
    assert "August oder September 2021" in plan["dates_note_de"]


def test_each_office_of_dueren_has_the_goals_that_the_text_names() -> None:
    goals = queries.run("office_goals", region="05358")

    assert {
        number: rows["sdg"].dropna().astype(int).tolist() for number, rows in goals.groupby("office_number")
    } == DUEREN_GOALS


def test_the_fields_of_dueren_hold_three_eight_ten_and_four_measures() -> None:
    fields = queries.run("measures", region="05358")["field_de"]

    assert fields.value_counts(sort=False).tolist() == [3, 8, 10, 4]


def test_the_bnk_has_eighteen_criteria_and_the_aspects_that_the_report_shows() -> None:
    rows = queries.run("bnk_structure")

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
