"""Reads the lines that are kept of one indicator."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

from loaders.errors import SourceChanged, clean_detail
from loaders.fetch.snapshots import Sidecar
from loaders.sources.asked import Areas
from loaders.sources.inkar.areas import SOURCE, key_of
from loaders.sources.inkar.extract import COLUMNS, numbers_of
from loaders.sources.parse import read_german_number
from loaders.sources.rows import Gap, Value

# The publisher does not say what distinguishes them.
_MISSING = {"", ".", "..", "-"}
_NUMBER = re.compile(r"-?\d+(,\d+)?([eE][+-]?\d+)?")


def read(body: bytes, about: Sidecar) -> Iterator[Value | Gap]:
    """The values of the regions and years asked for; `path` is the line in the original file. Raises SourceChanged."""
    request = about.request
    areas = Areas.from_request(request)
    first, last = request["first_year"] or 0, min(request["last_year"] or 9999, datetime.now(UTC).year)
    with_values = set()
    for path, (*_, level, area, _name, period, cell) in _rows(body, request):
        key = key_of(level, area)
        year, value = read_year(path, period), read_number(path, cell)
        # Forecasts carry coming years.
        if key is not None and key in areas and first <= year <= last and value is not None:
            with_values.add(key)
            yield Value(request["code"], key, year, value, path)
    yield from (Gap(request["code"], key, "nothing") for key in sorted(areas.regions - with_values))


def read_names(body: bytes, about: Sidecar) -> Iterator[tuple[str, str]]:
    """Key and name of every municipality in a kept answer: regions that no file of ours names."""
    if about.request.get("municipalities"):
        named = {(level, area): clean_detail(name) for _, (*_, level, area, name, _, _) in _rows(body, about.request)}
        yield from ((key, name) for (level, area), name in named.items() if len(key := key_of(level, area) or "") == 8)


def _rows(body: bytes, request: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Place in the original file and cells of each kept line. Raises SourceChanged."""
    lines = io.TextIOWrapper(io.BytesIO(body), encoding="utf-8-sig", newline="")
    reader = csv.reader(lines, delimiter=";", strict=True)
    try:
        if (header := next(reader, [])) != COLUMNS:
            raise SourceChanged(SOURCE, request["member"], "columns", ";".join(header))
        for number, row in zip_longest(numbers_of(request["lines"]), reader):
            path = f"{request['member']}:{number}"
            if number is None or row is None or len(row) != len(COLUMNS):
                raise SourceChanged(SOURCE, path, "columns", ";".join(row or []))
            yield path, row
    except csv.Error as error:
        raise SourceChanged(SOURCE, "CSV", "columns", str(error)) from error
    except UnicodeDecodeError as error:
        raise SourceChanged(SOURCE, "CSV", "encoding", str(error.object[error.start : error.start + 8])) from error


def read_year(path: str, period: str) -> int:
    """A data year from a Zeitbezug. Raises SourceChanged."""
    if not re.fullmatch(r"\d{4}", period.strip()):
        raise SourceChanged(SOURCE, path, "year", period)
    return int(period)


def read_number(path: str, cell: str) -> float | None:
    """A figure with decimal comma, None for a sign that there is none. Raises SourceChanged."""
    return read_german_number(SOURCE, path, cell, _NUMBER, _MISSING)
