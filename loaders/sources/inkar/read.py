"""Reads the lines that are kept of one indicator."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from loaders.errors import SourceChanged
from loaders.fetch.snapshots import Sidecar
from loaders.sources.asked import Areas
from loaders.sources.inkar.areas import SOURCE, key_of
from loaders.sources.inkar.extract import COLUMNS, numbers_of
from loaders.sources.rows import Gap, Value

_NUMBER = re.compile(r"-?\d+(,\d+)?([eE][+-]?\d+)?")


def read(body: bytes, about: Sidecar) -> Iterator[Value | Gap]:
    """The values of the regions and years asked for; `path` is the line in the original file. Raises SourceChanged."""
    request = about.request
    areas, numbers = Areas.from_request(request), numbers_of(request["lines"])
    first, last = request["first_year"] or 0, min(request["last_year"] or 9999, datetime.now(UTC).year)
    rows = _rows(body)
    if rows[:1] != [COLUMNS] or len(rows) != len(numbers) + 1:
        raise SourceChanged(SOURCE, request["member"], "columns", ";".join(rows[0] if rows else []))
    with_values = set()
    for number, row in zip(numbers, rows[1:], strict=True):
        path = f"{request['member']}:{number}"
        if len(row) != len(COLUMNS):
            raise SourceChanged(SOURCE, path, "columns", ";".join(row))
        *_, level, area, _name, period, cell = row
        key = key_of(level, area)
        year, value = _year(path, period), _number(path, cell)
        # Forecasts carry coming years.
        if key is not None and key in areas and first <= year <= last and value is not None:
            with_values.add(key)
            yield Value(request["code"], key, year, value, path)
    yield from (Gap(request["code"], key, "nothing") for key in sorted(areas.regions - with_values))


def _rows(body: bytes) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    except csv.Error as error:
        raise SourceChanged(SOURCE, "CSV", "columns", str(error)) from error
    except UnicodeDecodeError as error:
        raise SourceChanged(SOURCE, "CSV", "encoding", str(error.object[error.start : error.start + 8])) from error


def _year(path: str, period: str) -> int:
    if not re.fullmatch(r"\d{4}", period.strip()):
        raise SourceChanged(SOURCE, path, "year", period)
    return int(period)


def _number(path: str, cell: str) -> float | None:
    """A figure with decimal comma, None for an empty cell."""
    cell = cell.strip()
    if not cell:
        return None
    if not _NUMBER.fullmatch(cell):
        raise SourceChanged(SOURCE, path, "not_a_number", cell[:40])
    return float(cell.replace(",", "."))
