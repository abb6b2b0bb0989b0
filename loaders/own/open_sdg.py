"""A data repository of Open SDG to grids: one per indicator, its metadata as columns beside every value.

Of an indicator those rows count that are of no part (the headline); rows of parts are told and left out.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zipfile import ZipFile

import yaml

from loaders.own.tables.findings import Finding, Refused
from loaders.own.tables.reading.encoding import decode
from loaders.own.tables.reading.grid import Cell, Grid, Place
from loaders.own.tables.reading.limits import MAX_UNPACKED, hold_size
from loaders.own.tables.reading.workbook import refuse_archive
from storage import archives
from texts import DEFAULT, texts

YEAR, VALUE = "Year", "Value"
# Columns between year and value that divide nothing.
UNITS, SERIES, AREA = "Units", "Series", "GeoCode"
_DATA = re.compile(r"(?P<top>(?:[^/]+/)?)data/indicator_(?P<id>[\w.-]+)\.csv")
_POINT = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")
_RULE = re.compile(r"(?m)^---[ \t\r]*$")  # before and after a head of YAML
_MOST_METADATA = 200_000  # bytes of a file
_MOST_MEMBERS = 10_000
# Field of our tables -> where it is told, the first that is filled: in a file of metadata or of configuration.
_FIELDS = {
    "region_key": ("KREISKOMPASS_REGION",),
    "region": ("REF_AREA",),
    "indicator_key": ("KREISKOMPASS_INDICATOR",),
    "indicator": ("indicator_name", "SDG_INDICATOR", "graph_title"),
    "source": ("CONTACT_ORGANISATION", "source_organisation_1", "DATA_SOURCE"),
    "unit": ("computation_units", "UNIT_MEASURE"),
    "unit_kind": ("KREISKOMPASS_UNIT_KIND",),
    "direction": ("KREISKOMPASS_DIRECTION",),
    "definition": ("STAT_CONC_DEF",),
    "goal": ("goal_number", "SDG_GOAL", "sdg_goal"),
}
_OF_OWN = ("unit_kind", "direction", "definition", "goal")  # what describes an indicator that we may not have


@dataclass(frozen=True)
class _Row:
    """A row of the headline, in the line of its file."""

    line: int
    year: str
    value: str
    unit: str
    series: str
    area: str


def is_repository(content: bytes) -> bool:
    """By the names of an archive's members, also below one folder, as GitHub packs it."""
    try:
        with archives.open_archive(content) as archive:
            return any(_DATA.fullmatch(name) for name in archive.namelist())
    except archives.DAMAGED:
        return False


def is_data(rows: list[list[Cell]]) -> bool:
    """Whether a CSV file is one of a repository's with columns in between."""
    head = rows[0] if rows else []
    return len(head) > 2 and (head[0], head[-1]) == (YEAR, VALUE)


def read_repository(content: bytes) -> tuple[list[Grid], list[Finding]]:
    """A grid per indicator, named by its file, and what is to be remarked. Raises Refused."""
    try:
        archives.hold_office_file(content, archives.Limits(MAX_UNPACKED, members=_MOST_MEMBERS))
        with archives.open_archive(content) as archive:
            read = [_read_indicator(archive, found) for name in archive.namelist() if (found := _DATA.fullmatch(name))]
    except archives.Unsafe as unsafe:
        raise refuse_archive(unsafe) from unsafe
    except archives.DAMAGED as error:
        raise Refused("no_repository") from error
    grids = [grid for grid, _ in read]
    hold_size(sum(len(grid.rows) for grid in grids), sum(len(grid.rows) * len(_FIELDS) for grid in grids))
    return [grid for grid in grids if len(grid.rows) > 1], [remark for _, remarks in read for remark in remarks]


def read_data(grid: Grid) -> tuple[Grid, list[Finding]]:
    """A file of a repository by itself: what it leaves unsaid somebody has to say."""
    rows, remarks = _read_headline(grid.rows, grid.lines, grid.sheet)
    return _make_grid(grid.sheet, rows, {}), remarks


def _read_indicator(archive: ZipFile, found: re.Match[str]) -> tuple[Grid, list[Finding]]:
    name = found[0].rpartition("/")[2]
    text, remarks = decode(archive.read(found[0]))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[Cell]] = []
    lines: list[int] = []
    try:
        for row in reader:
            rows.append(list(row))
            lines.append(reader.line_num)
    except csv.Error as error:
        raise Refused("malformed", Place(name, reader.line_num)) from error
    head = rows[0] if rows else []
    if not head or (head[0], head[-1]) != (YEAR, VALUE):
        raise Refused("no_open_sdg_data", Place(name, 1), ", ".join(map(str, head))[:200])
    headline, left_out = _read_headline(rows, lines, name)
    told = _read_metadata(archive, found["top"], found["id"].replace(".", "-"))
    return _make_grid(name, headline, told), [*remarks, *left_out]


def _read_headline(rows: list[list[Cell]], lines: list[int], name: str) -> tuple[list[_Row], list[Finding]]:
    head = [str(cell or "").strip() for cell in rows[0]]
    kept: list[_Row] = []
    parts = 0
    for line, row in zip(lines[1:], rows[1:], strict=True):
        cells = [str(cell or "").strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) != len(head):  # a decimal comma without quotation marks, for one
            raise Refused("other_width", Place(name, line), str(len(cells)), str(len(head)))
        between = dict(zip(head[1:-1], cells[1:-1], strict=True))
        unit, series, area = (between.pop(column, "") for column in (UNITS, SERIES, AREA))
        if any(between.values()):
            parts += 1
        elif cells[-1]:
            kept.append(_Row(line, cells[0], cells[-1], unit, series, area))
    return kept, [Finding("open_sdg_parts", Place(name), count=parts)] if parts else []


def _read_metadata(archive: ZipFile, top: str, own: str) -> dict[str, str]:
    """The fields of an indicator's files of metadata and configuration; the first that tells a field counts. Older
    repositories have a head of YAML in a file of Markdown, some write the id with dots."""
    names = set(archive.namelist())
    told: dict[str, str] = {}
    for folder, ending in (("indicator-config", "yml"), ("meta", "yml"), (f"meta/{DEFAULT}", "yml"), ("meta", "md")):
        for called in (own, own.replace("-", ".")):
            if (file := f"{top}{folder}/{called}.{ending}") in names:
                told = dict(_read_yaml(archive, file)) | told
    return told


def _read_yaml(archive: ZipFile, file: str) -> Iterator[tuple[str, str]]:
    """The fields with a text or a number. Raises Refused."""
    content = archive.read(file)
    if len(content) > _MOST_METADATA:
        raise Refused("no_metadata", found=file)
    text, _ = decode(content)
    if file.endswith(".md"):
        parts = _RULE.split(text, 2)
        text = parts[1] if len(parts) > 2 and not parts[0] else ""
    try:
        told = yaml.safe_load(text)
        for name, value in told.items() if isinstance(told, dict) else ():
            if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
                yield str(name), " ".join(str(value).split())
    except (yaml.YAMLError, RecursionError, ValueError, ArithmeticError, AttributeError, LookupError) as error:
        raise Refused("no_metadata", found=file) from error


def _make_grid(name: str, rows: list[_Row], told: Mapping[str, str]) -> Grid:
    """Headed as our own templates are."""
    fields = {field: next((told[key] for key in keys if key in told), "") for field, keys in _FIELDS.items()}
    if fields["indicator_key"] and not fields["indicator_key"].startswith("own_"):
        fields |= dict.fromkeys(_OF_OWN, "")
    elif fields["indicator"]:
        fields["indicator_key"] = ""
        fields["direction"] = fields["direction"] or texts(DEFAULT)["own.direction.none"].split("|")[0]
    heads = [field for field, text in fields.items() if text]
    if any(row.area for row in rows):
        heads = [field for field in heads if field not in ("region", "region_key")]
        heads.append("region_key")
    if any(row.unit for row in rows) and "unit" not in heads:
        heads.append("unit")
    header: list[Cell] = [texts(DEFAULT)[f"own.header.{field}"].split("|")[0] for field in ("year", "value", *heads)]
    made: list[list[Cell]] = [header]
    for row in rows:
        own = dict(fields)
        own["region_key"] = row.area or fields["region_key"]
        own["unit"] = row.unit or fields["unit"]
        if row.series and fields["indicator"]:
            own["indicator"] = f"{fields['indicator']} \u2013 {row.series}"
        value: Cell = float(row.value) if _POINT.fullmatch(row.value) else row.value
        made.append([row.year, value, *(own[field] for field in heads)])
    return Grid(name, made, [1, *(row.line for row in rows)])
