"""The Heinsberg report as embedded: 49 tables and 8 explained gaps, equal to a second, independent transcription."""

import csv

import pytest

import queries
from settings import DATA, ROOT

REPORT = DATA / "reports" / "heinsberg_report_2023"
SECOND = ROOT / "tests" / "data" / "heinsberg_second_transcription.csv"
# Column of the embedded file -> column of the second transcription.
CELLS = {
    "criterion": "criterion",
    "title": "title",
    "source": "source",
    **{f"{kind}_{number}": f"{kind}_{number}" for number in (1, 2, 3) for kind in ("year", "value")},
    "absolute_change": "absolute",
    "relative_change": "relative",
}


def table(path: object) -> list[dict[str, str]]:
    with open(str(path), encoding="utf-8", newline="") as stream:  # noqa: PTH123
        return list(csv.DictReader(stream))


def test_two_independent_transcriptions_agree_in_every_cell() -> None:
    first, second = table(REPORT / "tables.csv"), table(SECOND)

    assert len(first) == len(second) == 49
    assert [{name: row[name] for name in CELLS} for row in first] == [
        {name: row[other] for name, other in CELLS.items()} for row in second
    ]


@pytest.mark.usefixtures("shipped_database")
def test_the_report_in_the_database_reproduces_the_second_transcription_cell_by_cell() -> None:
    shown = queries.run_query("report_tables", report="heinsberg_report_2023")
    cells = [{name: str(row[name]) for name in CELLS} for row in shown.to_dict("records")]
    second = [{name: row[other] for name, other in CELLS.items()} for row in table(SECOND)]

    assert len(cells) == 49
    assert sorted(cells, key=lambda row: row["title"]) == sorted(second, key=lambda row: row["title"])


@pytest.mark.usefixtures("shipped_database")
def test_printed_german_numbers_become_the_numbers_they_mean() -> None:
    values = queries.run_query("download", indicators=["greenhouse_gas_emissions", "gdp_per_head", "financial_balance"])
    printed = values[values["source_key"] == "heinsberg_report_2023"]

    assert list(zip(printed["indicator_key"], printed["year"], printed["value"], strict=True)) == [
        ("financial_balance", 2019, -45.2),
        ("financial_balance", 2020, -26.1),
        ("financial_balance", 2021, 8.2),
        ("gdp_per_head", 2018, 25658.1),
        ("gdp_per_head", 2019, 24032.9),
        ("gdp_per_head", 2020, 26020.3),
        ("greenhouse_gas_emissions", 2015, 2220.0),
        ("greenhouse_gas_emissions", 2017, 1646.0),
        ("greenhouse_gas_emissions", 2018, 1595.0),
    ]


@pytest.mark.usefixtures("shipped_database")
def test_printed_changes_stay_as_printed() -> None:
    (row,) = queries.run_query("published_changes", indicator="broadband_50mbit").to_dict("records")

    assert (row["value_1"], row["value_2"], row["value_3"]) == ("90,3", "95,6", "96,4")
    assert (row["absolute_change"], row["relative_change"]) == ("+0,8%P", "+0,9%")


@pytest.mark.usefixtures("shipped_database")
def test_indicators_explained_as_missing_have_their_reason() -> None:
    explained = queries.run_query("explanations", regions=["05370"])

    assert sorted(explained[explained["year"].isna()]["indicator_key"]) == [
        "children_per_carer_under3",
        "distance_general_practitioner",
        "distance_pharmacy",
        "distance_primary_school",
        "hospital_beds_per_100000",
        "recreation_area_per_head",
        "river_quality",
        "tax_revenue",
    ]
    assert explained["reason_de"].str.len().min() > 10


@pytest.mark.usefixtures("shipped_database")
def test_of_the_report_only_gdp_differs_from_other_sources_by_more_than_rounding() -> None:
    found = queries.run_query("source_disagreements")

    assert [
        (row["indicator_key"], row["region_key"], row["year"], row["shown_value"], row["other_value"])
        for row in found.to_dict("records")
        if "heinsberg" in f"{row['shown_source_key']} {row['other_source_key']}"
    ] == [
        ("gdp_per_head", "05370", 2019, 26670.0, 24032.9),
        ("gdp_per_head", "05370", 2020, 26640.0, 26020.3),
        ("gdp_per_head", "05370", 2018, 25840.0, 25658.1),
    ]
