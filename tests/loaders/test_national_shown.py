"""The checked figures of all Germany where people and programs meet them: tables of pages and files to take along."""

import csv
import io
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

import queries
from content.catalogue import Region
from features.open_data.values import ask_values, write_machine_csv
from features.trends.figure import make_trend_figure
from settings import DATA, ROOT
from tests.support.facts import ask
from texts import Language
from ui import data
from ui.blocks import list_files

pytestmark = pytest.mark.usefixtures("shipped_database")
GERMAN, ENGLISH = Language("de"), Language("en")
ENOUGH = 20  # values to tell with how many decimals an indicator is published
Key = tuple[str, str, str, str]  # indicator_key, source_key, region_key, year


def read_rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


SAMPLE = read_rows(ROOT / "tests" / "data" / "national_sample.csv")


def make_key(row: dict[str, str]) -> Key:
    return row["indicator_key"], row["source_key"], row["region_key"], row["year"]


def read_values(written: bytes, delimiter: str) -> dict[Key, str]:
    """The cells of the column value as they stand in a CSV file."""
    return {
        make_key(row): row["value"]
        for row in csv.DictReader(io.StringIO(written.decode("utf-8-sig")), delimiter=delimiter)
    }


@pytest.fixture(scope="module")
def files(shipped: tuple[Path, object]) -> dict[str, dict[Key, str]]:
    """Every value as each CSV file of all data has it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDG_DATABASE", str(shipped[0]))
        queries.find_version()
        keys = list(data.ask_indicators(GERMAN))
        page = {
            language.code: read_values(list_files(keys, language)["csv"](), delimiter)
            for language, delimiter in ((GERMAN, ";"), (ENGLISH, ","))
        }
        machines = read_values(write_machine_csv(ask_values(None, None, GERMAN)), ",")
    return page | {"machines": machines}


def test_four_hundred_checked_values_stand_in_every_file(files: dict[str, dict[Key, str]]) -> None:
    series = read_rows(DATA / "reference" / "series.csv")
    steps = {(row["indicator_key"], row["source_key"]): float(row["rounding_step"]) for row in series}
    wrong = [
        (name, make_key(row), told.get(make_key(row)))
        for name, told in files.items()
        for row in SAMPLE
        if not (cell := told.get(make_key(row)))
        or abs(float(cell.replace(",", ".")) - float(row["value"])) > steps[make_key(row)[:2]] / 2
    ]

    assert len(SAMPLE) == 400
    assert wrong == []


def test_those_that_are_shown_stand_in_the_table_of_the_page() -> None:
    indicators, regions = data.ask_indicators(GERMAN), data.ask_regions(GERMAN)
    shown = queries.run_query("download", indicators=sorted({row["indicator_key"] for row in SAMPLE}))
    preferred = {
        (row.indicator_key, row.source_key, row.region_key, str(row.year)): row.value
        for row in shown[shown["is_preferred"]].itertuples()
    }
    told = [row for row in SAMPLE if make_key(row) in preferred]
    wrong = []
    for row in told:
        indicator, region = indicators[row["indicator_key"]], regions[row["region_key"]]
        figure = make_trend_figure(indicator, [region], GERMAN)
        assert figure is not None
        table = figure.numbers()
        column = table.columns.index(region.name)
        cell = next(cells[column].text for cells in table.rows if cells[0].text == row["year"])
        expected = GERMAN.number(preferred[make_key(row)], indicator.decimals)
        if cell != expected:
            wrong.append((make_key(row), cell, expected))

    assert len(told) > 300
    assert wrong == []


def test_no_error_and_no_contaminated_value_stands_in_any_file(files: dict[str, dict[Key, str]]) -> None:
    reference = DATA / "reference"
    errors = {make_key(row) for row in read_rows(reference / "known_errors.csv")}
    contaminated = {make_key(row) for row in read_rows(ROOT / "tests" / "data" / "national_contaminated.csv")}
    years = {
        (row["indicator_key"], row["source_key"], row["year"]) for row in read_rows(reference / "withheld_years.csv")
    }
    told = [
        (name, key)
        for name, values in files.items()
        for key, cell in values.items()
        if cell and (key in errors | contaminated or (key[0], key[1], key[3]) in years)
    ]

    assert len(errors) > 300
    assert len(contaminated) > 100
    assert told == []


def test_no_line_of_a_page_goes_from_a_source_to_one_that_it_must_not_be_joined_with() -> None:
    forbidden: dict[str, set[frozenset[str]]] = defaultdict(set)
    for row in read_rows(DATA / "reference" / "forbidden_splices.csv"):
        forbidden[row["indicator_key"]].add(frozenset((row["source_key"], row["other_source_key"])))
    regions: dict[str, Region] = data.ask_regions(GERMAN)
    breaks = {key: data.ask_break_years(region) for key, region in regions.items()}
    met, joined = 0, []
    for indicator, pairs in forbidden.items():
        values = queries.run_query("values", indicator=indicator, regions=list(regions)).dropna(subset="value")
        for region, rows in values.sort_values("year").groupby("region_key"):
            for before, after in pairwise(rows.itertuples()):
                if {before.source_key, after.source_key} in pairs:
                    met += 1
                    if not any(before.year < year <= after.year for year in breaks[region].get(indicator, ())):
                        joined.append((indicator, region, before.year, after.year))

    assert met > 400
    assert joined == []


def test_no_indicator_shows_a_decimal_that_hardly_one_of_its_newest_values_has() -> None:
    """By chance one in ten ends in 0; where nearly all do, the source publishes one decimal less."""
    newest: dict[str, dict[str, float]] = defaultdict(dict)
    for key, region, value in ask(
        "SELECT indicator_key, region_key, value FROM preferred_observation WHERE value IS NOT NULL ORDER BY year"
    ):
        newest[key][region] = value

    too_precise = []
    for key, indicator in data.ask_indicators(GERMAN).items():
        values, fewer = list(newest[key].values()), indicator.decimals - 1
        rounded = sum(abs(round(value, fewer) - value) < 1e-9 for value in values)
        if indicator.decimals and len(values) >= ENOUGH and rounded > 0.8 * len(values):
            too_precise.append((key, indicator.decimals, rounded, len(values)))
    assert too_precise == []
