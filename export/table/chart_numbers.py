"""The numbers of a chart as CSV and as Excel file: as they are, with title, unit, source, licence and data year."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import repeat

from content.credit import Credit
from content.document import split_cell
from content.table import Cell, Table
from export.table.table_csv import write_csv
from export.table.xlsx import Column, Sheet, Value, write_xlsx
from texts import MISSING, Language


def write_numbers_csv(
    table: Table, title: str, credit: Credit, language: Language, regions: Sequence[str] = ()
) -> bytes:
    """A line per row of the table; AGS (of the row's region or of all `regions`), title and source repeat on each, so
    that a line on its own can be cited."""
    keys, told = _keys(table, regions), credit.told(language)
    heads = (*(["ags"] if keys else []), "heading", "credit")
    columns = [*table.columns, *(language(f"chart.file.{head}") for head in heads)]
    rows = [[*_values(row, language), *key, title, told] for row, key in zip(table.rows, keys or _NONE, strict=False)]
    return write_csv(columns, rows, language)


def write_numbers_xlsx(
    table: Table, title: str, credit: Credit, day: date, language: Language, regions: Sequence[str] = ()
) -> bytes:
    """The rows with real numbers and the AGS as text, and a sheet that says what they are; `day`: when the file was
    made."""
    keys = _keys(table, regions)
    columns = [Column(name, _decimals(table, number)) for number, name in enumerate(table.columns)]
    columns += [Column(language("chart.file.ags"))] if keys else []
    rows = [[*_values(row, language), *key] for row, key in zip(table.rows, keys or _NONE, strict=False)]
    values = Sheet(language("chart.file.sheet"), columns, rows)
    about = {
        "heading": [title],
        "content": [table.caption],
        "unit": [credit.unit],
        "year": [credit.years],
        "publisher": list(dict.fromkeys(source.attribution for source in credit.sources)),
        "licence": list(dict.fromkeys(f"{one.licence}, {one.address}" for one in credit.sources if one.licence)),
        "note": [credit.note],
        "made_on": [language.date(day)],
    }
    told: list[list[Value]] = [
        [language(f"chart.file.{point}"), text] for point, texts in about.items() for text in texts if text
    ]
    heads = [Column(language("chart.file.point")), Column(language("chart.file.told"))]
    return write_xlsx([values, Sheet(language("chart.file.about"), heads, told)], title)


_NONE: Iterable[list[str]] = repeat([])


def _keys(table: Table, regions: Sequence[str]) -> list[list[str]]:
    """The cell of each row with the AGS: of the region that the row names, else of all `regions`; none without any."""
    named = [[cell.region for cell in row if cell.region] for row in table.rows]
    if any(named):
        return [["; ".join(keys)] for keys in named]
    return [["; ".join(regions)] for _ in table.rows] if regions else []


def _values(row: tuple[Cell, ...], language: Language) -> list[Value]:
    return [_value(cell, language) for cell in row]


def _value(cell: Cell, language: Language) -> Value:
    """The number of a cell, else what it says; nothing where it has none."""
    if cell.number is not None:
        return cell.number
    said = "; ".join(filter(None, split_cell(cell, language)))
    return None if said in ("", MISSING) else said


def _decimals(table: Table, column: int) -> int | None:
    """The most that a number of the column is shown with."""
    return max((row[column].decimals for row in table.rows if row[column].decimals is not None), default=None)  # type: ignore[type-var]
