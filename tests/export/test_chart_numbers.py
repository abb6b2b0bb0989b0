"""Files of a chart's numbers: every row can be cited by itself, and every region is named by its key as well."""

import csv
import io
from datetime import date

import openpyxl
import pandas as pd
import pytest

from content.credit import Credit
from content.figure import Figure
from content.rounding import find_decimals_adding_up
from content.table import Cell, Table, number_cell
from export.table.chart_numbers import write_numbers_csv, write_numbers_xlsx
from export.table.table_csv import write_values_csv
from texts import CODES, Language

GERMAN = Language("de")


def table(*regions: str) -> Table:
    rows = [(Cell(f"Kreis {number}", region=key), number_cell(1.5, 1, GERMAN)) for number, key in enumerate(regions)]
    return Table("", ("Gebiet", "Wert"), rows, numeric=frozenset({1}))


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(
    ("rows", "regions", "keys"),
    [
        (("05370", "05358"), (), ["05370", "05358"]),
        (("05370", ""), ("05370",), ["05370", ""]),  # a row on no region has none: a median
        (("", ""), ("05370", "05358"), ["05370; 05358"] * 2),  # a column per region
        (("", ""), (), None),
    ],
)
def test_the_key_of_each_region_stands_in_both_files(
    rows: tuple[str, ...], regions: tuple[str, ...], keys: list[str] | None
) -> None:
    head, *lines = csv_rows(write_numbers_csv(table(*rows), "T", Credit(()), GERMAN, regions))
    book = openpyxl.load_workbook(
        io.BytesIO(write_numbers_xlsx(table(*rows), "T", Credit(()), date(2026, 2, 1), GERMAN, regions))
    )
    first, *others = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]

    assert ("AGS" in head, "AGS" in first) == (keys is not None,) * 2
    if keys is not None:
        assert [line[head.index("AGS")] for line in lines] == keys
        assert [line[first.index("AGS")] or "" for line in others] == keys  # as text, with its leading zero


def test_a_file_is_named_after_what_and_whom_it_shows() -> None:
    selection = {"indicator": "car_density", "region": "05370", "regions": "05370,05358"}
    shown = Figure("trend", "", lambda _: {}, Credit(()), table, "trends", selection)

    assert shown.file == "kreiskompass_trend_car_density_05370-05358"
    assert shown.regions == ("05370", "05358")


@pytest.mark.parametrize(
    ("first", "last", "decimals", "enough"),
    [
        (5.2, 5.1, 1, 1),
        (5.24, 5.06, 1, 2),  # 5.2, 5.1 and 0.2 do not add up; 5.24, 5.06 and 0.18 do
        (20.21, 20.24, 1, 2),
        (0.0, 3.0, 0, 0),
        (-1.24, 1.34, 1, 2),
        (1234.4, 1232.9, 0, 1),
        (1 / 3, 2 / 3, 1, 1),
    ],
)
def test_a_sentence_adds_up_as_it_is_printed(first: float, last: float, decimals: int, enough: int) -> None:
    assert find_decimals_adding_up([(first, last)], decimals) == enough
    for code in CODES:
        language = Language(code)
        assert language.number(first, enough) != language.number(last, enough)


@pytest.mark.parametrize("code", CODES)
def test_the_heads_of_a_file_are_of_one_language(code: str) -> None:
    """Those of a chart's numbers are of the page's language, those of the whole data set are keys in both."""
    language = Language(code)
    head, *_ = csv.reader(
        io.StringIO(write_numbers_csv(table("05370"), "T", Credit(()), language).decode("utf-8-sig")),
        delimiter=";" if code == "de" else ",",
    )
    frame = pd.DataFrame({"region_key": ["05370"], "unit_de": ["je Einw."], "unit_en": ["per inhab."], "value": [1.5]})

    assert head[2:] == [language(f"chart.file.{name}") for name in ("ags", "heading", "credit")]
    assert write_values_csv(frame, language).decode("utf-8-sig").splitlines()[0].replace(",", ";") == (
        "region_key;unit;value"
    )
