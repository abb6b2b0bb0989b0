"""What an ODS file tells of its cells beyond their values: percentages, hidden rows and columns."""

from collections.abc import Iterator
from xml.etree import ElementTree
from zipfile import ZipFile

from loaders.own.tables.reading.facts import Facts
from loaders.own.tables.reading.limits import MAX_CELLS, hold_size

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def read_facts(archive: ZipFile) -> Iterator[tuple[str, Facts]]:
    """By the name of the sheet. Raises Refused for a sheet that repeats filled cells beyond the limits, before it is
    laid out in memory."""
    name, facts, row, column, cells = "", Facts(), 0, 0, 0
    filled = False
    with archive.open("content.xml") as stream:
        for event, element in ElementTree.iterparse(stream, events=("start", "end")):
            if event == "start" and element.tag == f"{_TABLE}table":
                name, facts, row, column = element.get(f"{_TABLE}name", ""), Facts(), 0, 0
            elif event == "end" and element.tag == f"{_TABLE}table":
                yield name, facts
                element.clear()
            elif event == "end" and element.tag == f"{_TABLE}table-column":
                times = _times(element, "columns")
                if _is_hidden(element):
                    facts.hidden_columns.update(range(column, column + times))
                column += times
            elif event == "start" and element.tag == f"{_TABLE}table-row":
                column, filled = 0, False
            elif event == "end" and element.tag in _CELLS:
                times = _times(element, "columns")
                if element.get(f"{_OFFICE}value-type"):
                    filled = True
                    cells += times
                    hold_size(1, max(cells, column + times))
                if element.get(f"{_OFFICE}value-type") == "percentage":
                    facts.percent.update((row, column + step) for step in range(times))
                column += times
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                times = _times(element, "rows")
                if filled:
                    hold_size(row + times, (row + times) * 2)
                    cells += (times - 1) * column
                    hold_size(1, cells)
                    _repeat(facts, row, times)
                if _is_hidden(element):
                    facts.hidden_rows.update(range(row, row + min(times, MAX_CELLS)))
                row += times
                element.clear()


def _repeat(facts: Facts, row: int, times: int) -> None:
    """What holds for a row holds for those that the file only counts."""
    columns = [column for at, column in facts.percent if at == row] if times > 1 else []
    facts.percent.update((row + step, column) for step in range(1, times) for column in columns)


def _times(element: ElementTree.Element, what: str) -> int:
    told = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(told) if told.isdecimal() and len(told) < 9 else 1


def _is_hidden(element: ElementTree.Element) -> bool:
    return element.get(f"{_TABLE}visibility") in ("collapse", "filter")
