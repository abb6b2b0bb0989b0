"""What the services answer: JSON-stat, wrapped JSON, the export of the portal, outlines, flat tables, the bulk file.

Of each input either SourceChanged is raised, or every value that comes out stands at the place it names.
"""

import csv
import io
import itertools
import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from loaders.errors import SourceChanged
from loaders.fetch.snapshots import Sidecar
from loaders.sources import eurostat
from loaders.sources.inkar.extract import COLUMNS
from loaders.sources.inkar.read import read as read_inkar
from loaders.sources.regionalstatistik.read import read as read_flat
from loaders.sources.rows import Boundary, Gap, Value
from loaders.sources.wegweiser.boundaries import read_boundaries
from loaders.sources.wegweiser.read import read as read_wegweiser
from tests.fake_services.archives import zip_of
from tests.fuzz.damage import damage_content, document, raw
from tests.fuzz.run import Parser

Rows = list[Value | Gap | Boundary]
AREAS = {"regions": ["05358", "05370"], "lands": []}
YEARS = {"first_year": 2000, "last_year": 2025}
CUBE = {
    "id": ["unit", "geo", "time"],
    "size": [1, 2, 2],
    "dimension": {
        "unit": {"category": {"index": {"EUR": 0}, "label": {"EUR": "Euro"}}},
        "geo": {"category": {"index": {"DEA29": 1, "DEA26": 0}}},
        "time": {"category": {"index": ["2020", "2021"]}},
    },
    "value": {"0": 100, "1": 102.5, "3": 200},
    "status": {"1": "ep"},
}
_REGIONS = [{"ags": "05358000", "title": "D", "name": "D"}, {"ars": "053700000000", "title": "H", "name": "H"}]
_TABLE = {"indicators": [{"regionYearValues": [[1.5, None], [2, 3.25]]}], "regions": _REGIONS}
WRAPPED = {"indicatorsAndTopics": [{"friendlyUrl": "armut", "unit": "%"}], "years": [2020, 2021], "data": _TABLE}
FLAT = {**_TABLE, "years": [2020, 2021]}
_RING = [[6.0, 51.0], [6.2, 51.0], [6.2, 51.2], [6.0, 51.0]]
OUTLINES = {
    "regions": {
        "features": [
            {"properties": {"ags": "05358000"}, "geometry": {"type": "MultiPolygon", "coordinates": [[_RING]]}},
            {"properties": {"gkz": "05370000"}, "geometry": {"type": "Polygon", "coordinates": [_RING]}},
        ]
    }
}
EXPORT = '\ufeffStand: 2024\n"Indikatoren";"2020\nKreis D";"2021\nKreis H"\nArmut (%);"1.234,5";k.A.\n'
FFCSV = (
    "statistics_code;time;1_variable_code;1_variable_attribute_code;2_variable_code;2_variable_attribute_code;"
    "value;value_unit;value_variable_code\n"
    "12411;2020-12-31;KREISE;05358;GES;INSGESAMT;263722;Anzahl;BEVSTD\n"
    "12411;2021-12-31;KREISE;05370;GES;;-;Anzahl;BEVSTD\n"
    "12411;2021;KREISE;05358;GES;GESW;1234,5;Anzahl;BEVSTD\n"
)
FLAT_ZIP = zip_of({"t.csv": FFCSV.encode()})
BULK = "\r\n".join([";".join(COLUMNS), "SDG;1;q;A;Kreise;05358;D;2020;1234,5", 'SDG;1;q;"A";Kreise;05370;H;2021;', ""])


def _make_sidecar(media_type: str, **request: Any) -> Sidecar:
    return Sidecar("https://host/x", "", "", "", 200, media_type, "", request)


def _has_values(read: Callable[[], Iterable[Any]], is_there: Callable[[Any], bool]) -> bool:
    """Whether there are values; each must be there where it says it stands."""
    try:
        rows = list(read())
    except SourceChanged:
        return False
    found = [row for row in rows if not isinstance(row, Gap)]
    for row in found:
        assert is_there(row), row
    return bool(found)


def _jsonstat(body: bytes) -> bool:
    about = _make_sidecar(
        "application/json", code="gdp?unit=EUR", chosen={"unit": "EUR"}, nuts={"05358": "DEA26", "05370": "DEA29"}
    )

    def is_there(row: Value) -> bool:
        cube = json.loads(body.decode("utf-8-sig"))
        axes = []
        for name in cube["id"]:
            category = cube["dimension"][str(name)]["category"]
            index = category.get("index") or list(category["label"])
            axes.append(index if isinstance(index, list) else sorted(index, key=index.__getitem__))
        at = int(row.path.rpartition(".")[2])
        place = dict(zip(map(str, cube["id"]), list(itertools.product(*axes))[at], strict=True))
        cells = cube["value"]
        cell = cells[at] if isinstance(cells, list) else next(cells[key] for key in cells if int(key) == at)
        geo = {"05358": "DEA26", "05370": "DEA29"}[row.region_key]
        return cell == row.value and place["geo"] == geo and int(place["time"]) == row.year

    return _has_values(lambda: eurostat.read(body, about), is_there)


def _read_wrapped(body: bytes) -> bool:
    regions = [{"key": "05358", "title": "D", "name": "Kreis D"}, {"key": "05370", "title": "H", "name": "Kreis H"}]

    def is_there(row: Value) -> bool:
        answer = json.loads(body.decode("utf-8-sig"))
        cell: Any = {"$": answer}
        for part in re.findall(r"[^.\[\]]+", row.path):
            cell = cell[int(part)] if isinstance(cell, list) else cell[part]
        years = answer["years"] if "years" in answer else answer["data"]["years"]
        return bool(cell == row.value and years[int(re.findall(r"\d+", row.path)[-1])] == row.year)

    return _has_values(
        lambda: read_wegweiser(body, _make_sidecar("application/json", slug="armut", regions=regions)), is_there
    )


def _export(body: bytes) -> bool:
    regions = [{"key": "05358", "title": "D", "name": "Kreis D"}, {"key": "05370", "title": "H", "name": "Kreis H"}]
    about = _make_sidecar("text/csv", slug="armut", regions=regions, unit="%")

    def is_there(row: Value) -> bool:
        cells = re.split("[;\r\n]", body.decode("utf-8-sig"))
        return any(_is(cell.strip(' "').replace(".", ""), row.value) for cell in cells)

    return _has_values(lambda: read_wegweiser(body, about), is_there)


def _outlines(body: bytes) -> bool:
    def is_there(row: Boundary) -> bool:
        whole = json.dumps(json.loads(body.decode("utf-8-sig")))
        return all(f"{point[0]:g}" in whole for polygon in row.polygons for ring in polygon for point in ring)

    return _has_values(lambda: read_boundaries(body, _make_sidecar("application/json", about="boundaries")), is_there)


def _flat_table(body: bytes) -> bool:
    request = {"table": "12411", "figures": {"12411/BEVSTD": "Anzahl", "12411/BEVSTD/GES=GESW": "Anzahl"}}
    about = _make_sidecar("application/zip", **request, **AREAS, **YEARS)

    def is_there(row: Value) -> bool:
        line = re.split("\r\n|\r|\n", body.decode("utf-8-sig"))[int(row.path.rpartition(":")[2]) - 1].split(";")
        written = next(cell for cell in line if _is(cell, row.value))
        return any(cell.startswith(str(row.year)) for cell in line) and written != ""

    return _has_values(lambda: read_flat(zip_of({"t.csv": body}), about), is_there)


def _archive(body: bytes) -> bool:
    request = {"table": "12411", "figures": {"12411/BEVSTD": "Anzahl"}, **AREAS, **YEARS}
    return _has_values(
        lambda: read_flat(body, _make_sidecar("application/zip", **request)), lambda row: row.value == 263722
    )


def _bulk(body: bytes) -> bool:
    request = {"code": "q", "member": "inkar.csv", "lines": "2-3", **AREAS, **YEARS}

    def is_there(row: Value) -> bool:
        lines = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=";"))
        line = lines[int(row.path.rpartition(":")[2]) - 1]
        return _is(line[8], row.value) and int(line[7]) == row.year

    return _has_values(lambda: read_inkar(body, _make_sidecar("text/csv", **request)), is_there)


def _is(cell: str, value: float) -> bool:
    """Whether a German number is this value."""
    try:
        return float(cell.strip().replace(",", ".")) == value
    except ValueError:
        return False


def _digits(told: object) -> str:
    text = f"{told:.15g}" if isinstance(told, float) else str(told)
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


PARSERS = {
    "JSON-stat (Eurostat)": Parser(lambda random: document(random, CUBE), _jsonstat),
    "wrapped and flat JSON (Wegweiser)": Parser(lambda random: document(random, WRAPPED, FLAT), _read_wrapped),
    "CSV export (Wegweiser)": Parser(lambda random: damage_content(random, EXPORT), _export),
    "outlines (Wegweiser)": Parser(lambda random: document(random, OUTLINES), _outlines),
    "ffcsv (Regionalstatistik)": Parser(lambda random: damage_content(random, FFCSV), _flat_table),
    "ZIP archive (Regionalstatistik)": Parser(lambda random: raw(random, FLAT_ZIP), _archive),
    "bulk file (INKAR)": Parser(lambda random: damage_content(random, BULK), _bulk),
}
