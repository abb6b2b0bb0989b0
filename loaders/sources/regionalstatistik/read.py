"""Reads a flat table: one row per value, its variables in numbered columns, a sign where there is no value."""

import csv
import io
import re
from collections.abc import Iterator
from typing import IO

from loaders.errors import SourceChanged
from loaders.fetch.snapshots import Sidecar
from loaders.sources.archive import find_csv
from loaders.sources.asked import Areas
from loaders.sources.parse import read_german_number
from loaders.sources.regionalstatistik.codes import SOURCE, Figure
from loaders.sources.rows import Gap, Value, region_key

LARGEST = 500 * 1024**2
# Signs of official statistics, each with the name of its text under `loaders.gap`. `-` is "nothing there" and also
# what a district has before it was founded or after it was dissolved: never a zero.
SIGNS = {"": "nothing", "-": "nothing", ".": "withheld", "x": "not_meaningful", "/": "unreliable", "...": "later"}
_TOTAL = {"", "INSGESAMT"}
_REGIONAL = ("DINSG", "DLAND", "REGBEZ", "KREISE", "GEMEIN")
_TIME = re.compile(r"(\d{4})(-\d\d-\d\d|-\d\dP\d+M)?")
_NUMBER = re.compile(r"-?\d+(,\d+)?")
Row = dict[str, str]


def read(body: bytes, about: Sidecar) -> Iterator[Value | Gap]:
    """The values of a kept table for the figures, regions and years asked for; for a region without any the sign that
    stands there last. Raises SourceChanged with the line."""
    request = about.request
    figures = [(Figure.of(code), unit) for code, unit in request["figures"].items()]
    areas, years = Areas.from_request(request), range(request["first_year"], request["last_year"] + 1)
    signs: dict[tuple[str, str], str] = {}
    with_values: set[tuple[str, str]] = set()
    found: dict[str, set[str]] = {figure.code: set() for figure, _ in figures}  # "variable", "chosen"
    with find_csv(SOURCE, request["table"], io.BytesIO(body), LARGEST) as (member, stream):
        for line, row in _rows(stream):
            path = f"{member.filename}:{line}"
            region, others = _variables(path, row)
            for figure, unit in figures:
                if row["value_variable_code"] != figure.variable:
                    continue
                found[figure.code].add("variable")
                if not _is_chosen(path, figure, others):
                    continue
                found[figure.code].add("chosen")
                if unit is not None and row["value_unit"] != unit:
                    raise SourceChanged(SOURCE, path, "unit", f"{unit} / {row['value_unit']}")
                key, year = _key(region), _year(path, row["time"])
                if key not in areas or year not in years:
                    continue
                value = read_german_number(SOURCE, path, row["value"], _NUMBER, SIGNS)
                if value is None:
                    signs[figure.code, key] = row["value"]
                else:
                    with_values.add((figure.code, key))
                    yield Value(figure.code, key, year, value, path)
    for code, seen in found.items():
        if "chosen" not in seen:
            raise SourceChanged(SOURCE, request["table"], "no_total" if seen else "no_variable", code)
        without = (key for key in sorted(areas.regions) if (code, key) not in with_values)
        yield from (Gap(code, key, SIGNS[signs.get((code, key), "")]) for key in without)


def _rows(stream: IO[bytes]) -> Iterator[tuple[int, Row]]:
    """Line number and cells by name of the column. Raises SourceChanged."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    reader = csv.reader(text, delimiter=";", quoting=csv.QUOTE_NONE)
    try:
        header = next(reader, [])
        needed = {"time", "value", "value_unit", "value_variable_code", "1_variable_code", "1_variable_attribute_code"}
        if not needed <= set(header):
            raise SourceChanged(SOURCE, "CSV 1", "columns", ", ".join(sorted(needed - set(header))))
        for cells in reader:
            if len(cells) != len(header):
                raise SourceChanged(SOURCE, f"CSV {reader.line_num}", "columns", ";".join(cells)[:200])
            yield reader.line_num, dict(zip(header, cells, strict=True))
    except UnicodeDecodeError as error:
        raise SourceChanged(SOURCE, "CSV", "encoding", str(error.object[error.start : error.start + 8])) from error
    except csv.Error as error:
        raise SourceChanged(SOURCE, f"CSV {reader.line_num}", "columns", str(error)) from error


def _variables(path: str, row: Row) -> tuple[str, dict[str, str]]:
    """Attribute code of the region, and of every other variable by its code."""
    found: dict[str, str] = {}
    number = 1
    while code := row.get(f"{number}_variable_code"):
        attribute = f"{number}_variable_attribute_code"
        if attribute not in row:
            raise SourceChanged(SOURCE, path, "columns", attribute)
        found[code] = row[attribute]
        number += 1
    regional = [code for code in found if code.startswith(_REGIONAL)]
    if len(regional) != 1:
        raise SourceChanged(SOURCE, path, "no_region", ", ".join(found))
    return found.pop(regional[0]), found


def _is_chosen(path: str, figure: Figure, others: dict[str, str]) -> bool:
    if not figure.chosen.keys() <= others.keys():
        raise SourceChanged(SOURCE, path, "no_variable", figure.code)
    return all(
        attribute == figure.chosen[code] if code in figure.chosen else attribute in _TOTAL
        for code, attribute in others.items()
    )


def _key(region: str) -> str:
    return "DE" if region in {"DG", *_TOTAL} else region_key(region)


def _year(path: str, time: str) -> int:
    found = _TIME.fullmatch(time)
    if found is None:
        raise SourceChanged(SOURCE, path, "year", time)
    return int(found[1])
