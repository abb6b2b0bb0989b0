"""Every number that leaves in a file of values or of a chart, read back from it, is the number of the database."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import queries
from content.figure import Figure
from export.table.chart_numbers import write_numbers_csv, write_numbers_xlsx
from features.compare import figure as compare_figure
from features.compare.peers import find_all_around
from features.embed.selection import make_figure
from features.trends import figure as trends_figure
from tests.support.read_back import csv_rows, list_values, number, values_of, xlsx_rows
from texts import CODES, Language
from ui import blocks, data

GERMAN = Language("de")
DUEREN, HEINSBERG = "05358", "05370"
DAY = date(2026, 2, 1)
pytestmark = pytest.mark.usefixtures("shipped_database")


def everything() -> pd.DataFrame:
    return queries.run_query("download", indicators=list(data.ask_indicators(GERMAN)))


def whole(kind: str, language: Language = GERMAN) -> bytes:
    return blocks.list_files(tuple(data.ask_indicators(language)), language)[kind]()


@pytest.mark.parametrize("code", CODES)
def test_the_whole_data_set_as_csv(code: str) -> None:
    language, meant = Language(code), everything()

    read = csv_rows(whole("csv", language), language)

    assert len(read) == len(meant) > 20_000
    assert [number(row["value"], language) for row in read] == list_values(meant)
    for name in ("indicator_key", "region_key", "source_key"):
        assert [row[name] for row in read] == meant[name].tolist()
    assert [int(row["year"]) for row in read] == meant["year"].tolist()


def test_the_whole_data_set_as_excel_file() -> None:
    meant = everything()

    read = xlsx_rows(whole("xlsx"))

    assert [row["value"] for row in read] == list_values(meant)
    for name in ("indicator_key", "region_key", "year", "source_key"):
        assert [row[name] for row in read] == meant[name].tolist()


def test_the_whole_data_set_as_parquet(tmp_path: Path) -> None:
    file = tmp_path / "all.parquet"
    file.write_bytes(whole("parquet"))

    read = duckdb.sql(f"SELECT * FROM read_parquet('{file}')").df()

    meant = everything()
    assert list(read.columns) == list(meant.columns)
    for name in read.columns:
        assert read[name].astype(object).where(read[name].notna(), None).tolist() == (
            meant[name].astype(object).where(meant[name].notna(), None).tolist()
        )


def test_the_whole_data_set_as_database(tmp_path: Path) -> None:
    file = tmp_path / "all.duckdb"
    file.write_bytes(whole("duckdb"))

    with duckdb.connect(file, read_only=True) as copy:
        read = copy.execute(queries.read_query("download"), {"indicators": list(data.ask_indicators(GERMAN))}).df()

    pd.testing.assert_frame_equal(read, everything())


def files_of(shown: Figure, language: Language) -> Iterator[list[list[float | None]]]:
    """The numbers of a chart, row by row, read back from its CSV and from its Excel file."""
    table = shown.numbers()
    numeric = [name for at, name in enumerate(table.columns) if at in table.numeric]
    content = write_numbers_csv(table, shown.finding, shown.credit, language)
    yield [[number(row[name], language) for name in numeric] for row in csv_rows(content, language)]
    book = write_numbers_xlsx(table, shown.finding, shown.credit, DAY, language)
    yield [[row[name] for name in numeric] for row in xlsx_rows(book)]


@pytest.mark.parametrize("code", CODES)
def test_the_trend_of_every_indicator(code: str) -> None:
    language = Language(code)
    chosen = [data.ask_regions(language)[key] for key in (DUEREN, HEINSBERG)]
    seen = 0
    for indicator in data.ask_indicators(language).values():
        shown = trends_figure.make_trend_figure(indicator, chosen, language)
        if shown is None:
            continue
        drawn = [region.key for region in trends_figure.add_references(indicator, chosen, language)]
        meant = values_of(indicator.key, *drawn)
        with_values = [key for key in drawn if any(key == region for region, _ in meant)]
        years = sorted({year for _, year in meant}, reverse=True)
        for read in files_of(shown, language):
            assert read == [[meant.get((key, year)) for key in with_values] for year in years]
        seen += len(meant)
    assert seen > 1000


def test_a_ranking_with_its_spread_and_references() -> None:
    indicator, region = data.ask_indicators(GERMAN)["crimes_recorded"], data.ask_regions(GERMAN)[DUEREN]
    ranked = compare_figure.ask_ranking(
        indicator, 2022, find_all_around(region, data.ask_regions(GERMAN)), [region], GERMAN
    )
    shown = compare_figure.make_ranking_figure(ranked, GERMAN)
    members = list(ranked.group.members)
    frame = queries.run_query("ranking", indicator="crimes_recorded", year=2022, group=members, also=[])
    first = frame.iloc[0]
    references = values_of("crimes_recorded", "05", "DE")

    assert shown is not None
    for read in files_of(shown, GERMAN):
        assert read[:53] == [[rank, value] for rank, value in zip(frame["rank"], frame["value"], strict=True)]
        assert [value for _, value in read[53:56]] == [
            first[name] for name in ("lower_quartile", "median", "upper_quartile")
        ]
        assert {value for _, value in read[56:]} == {value for (_, year), value in references.items() if year == 2022}


def test_two_indicators_against_each_other() -> None:
    asked = {"chart": "relation", "indicator": "crimes_recorded", "second": "population_density", "regions": DUEREN}
    shown = make_figure(asked | {"years": "2022"}, GERMAN)
    names = {region.name: key for key, region in data.ask_regions(GERMAN).items()}
    table = shown.numbers()
    read = csv_rows(write_numbers_csv(table, shown.finding, shown.credit, GERMAN), GERMAN)

    assert len(read) >= 53
    for row in read:
        cells = list(row.values())
        key = names[cells[0]]
        for cell, indicator in zip(cells[1:3], ("crimes_recorded", "population_density"), strict=True):
            assert number(cell, GERMAN) == values_of(indicator, key).get((key, 2022))


def test_the_facts_of_a_scenario() -> None:
    shown = make_figure({"chart": "whatif", "region": DUEREN, "indicator": "crimes_recorded"}, GERMAN)
    read = csv_rows(write_numbers_csv(shown.numbers(), shown.finding, shown.credit, GERMAN), GERMAN)

    facts = {
        (DUEREN, int(row["Jahr"])): number(row["Wert"], GERMAN)
        for row in read
        if row["Art"] == "Tatsache" and row["Aussage"].startswith("Straftaten")
    }
    assert facts == values_of("crimes_recorded", DUEREN)
