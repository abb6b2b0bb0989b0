"""Wegweiser Kommune: the CSV export and the map."""

import csv
import io
from itertools import pairwise

from .exchange import Answer, json_answer
from .recorded_files import Record, read_json, texts
from .routes import NOT_FOUND, Call
from .values import bounds
from .wegweiser_selection import Selection, find_selection, shown_indicator

DISTRICTS = ("LANDKREIS", "KREISFREIE_STADT")
LAYERS = {"DISTRICT": DISTRICTS, "STATE": ("BUNDESLAND",), "COMMUNE": ("GEMEINDE", "KREISFREIE_STADT")}
CLASSES = 6


def german(value: float, decimals: int) -> str:
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def export_csv(call: Call) -> Answer:
    """Two lines of names, a header whose cells hold a newline, a row per indicator, lines of metadata."""
    selection = find_selection(call.world, call.name)
    if selection is None:
        return NOT_FOUND
    raw = call.first("raw") == "true"
    rows = [[] if raw else [row["name"] for row in selection.indicators]]
    rows += [[] if raw else [row["name"] for row in selection.answered_regions]]
    rows += _table(selection)
    width = len(rows[2])
    if not raw and call.world.csv_trailer:
        sources = ", ".join(dict.fromkeys(row["source"] for row in selection.indicators))
        lines = [line.format(source=sources) for line in texts("wegweiser")["csv_trailer"]]
        rows += [[line] + [""] * (width - 1) for line in lines]
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(row for row in rows if row)
    encoding = call.first("charset", call.world.csv_encoding)
    bom = "\ufeff" if call.world.csv_bom else ""
    return Answer((bom + text.getvalue()).encode(encoding, "replace"), content_type="txt/csv", encoding=encoding)


def _table(selection: Selection) -> list[list[str]]:
    """Header and one row per indicator; columns: year outer, region inner."""
    columns = [(year, region) for year in selection.years for region in selection.answered_regions]
    rows = [[texts("wegweiser")["csv_header"], *(f"{year}\n{region['name']}" for year, region in columns)]]
    for indicator in selection.indicators:
        values = [selection.value(indicator, region, year) for year, region in columns]
        shown = [
            selection.world.csv_missing if value is None else german(value, indicator["decimalPlaces"])
            for value in values
        ]
        rows.append([f"{indicator['name']} ({indicator['unit']})", *shown])
    return rows


def map_data(call: Call) -> Answer:
    """All regions of the layer with geometry, values and classes, in the recorded form."""
    selection = find_selection(call.world, call.name)
    layer = call.first("layer", "DISTRICT")
    if selection is None or layer not in LAYERS:
        return NOT_FOUND
    indicator = selection.indicators[0]
    land = selection.regions[0]["ags"][:2]
    shown = [row for row in call.world.regions if row["type"] in LAYERS[layer] and row["ags"].startswith(land)]
    features = [_feature(selection, indicator, row) for row in shown]
    return json_answer(
        {
            **read_json("map_district.json"),
            "years": selection.years,
            "layerType": layer,
            "indicator": shown_indicator(call.world, indicator),
            "classes": _classes(indicator),
            "source": indicator["source"],
            "regions": {"bbox": [5.509, 49.855, 9.602, 52.796], "features": features, "type": "FeatureCollection"},
        }
    )


def _inner_bounds(indicator: Record) -> list[float]:
    """The inner bounds of the classes, evenly spaced over the plausible values."""
    low, high, _ = bounds(indicator["friendlyUrl"])
    return [round(low + (high - low) * step / CLASSES, 1) for step in range(1, CLASSES)]


def _classes(indicator: Record) -> list[Record]:
    words = texts("wegweiser")
    shown = [german(bound, 1) for bound in _inner_bounds(indicator)]
    middle = [words["class_middle"].format(low=low, high=high) for low, high in pairwise(shown)]
    labels = [words["class_first"].format(high=shown[0]), *middle, words["class_last"].format(low=shown[-1])]
    return [{"classIndex": number, "label": label, "title": None} for number, label in enumerate(labels, start=1)]


def _feature(selection: Selection, indicator: Record, region: Record) -> Record:
    values = [selection.value(indicator, region, year) for year in selection.years]
    limits = _inner_bounds(indicator)
    indices = [None if value is None else 1 + sum(value >= limit for limit in limits) for value in values]
    return {
        "id": region["id"] + selection.world.id_shift,
        "geometry": {"type": "MultiPolygon", "coordinates": _outline(region)},
        "properties": {
            selection.world.ags_key: region["ags"],
            "values": values,
            "name": region["name"],
            "classIndices": indices,
            "friendlyUrl": region["friendlyUrl"],
            "type": region["type"],
        },
        "type": "Feature",
    }


def _outline(region: Record) -> list[list[list[list[float]]]]:
    """The recorded outline, else a square at a place that the AGS sets."""
    for feature in read_json("map_district.json")["regions"]["features"]:
        if feature["properties"]["gkz"] == region["ags"]:
            outline: list[list[list[list[float]]]] = feature["geometry"]["coordinates"]
            return outline
    east, north = 6.0 + int(region["ags"][2:5]) % 100 / 40, 50.5 + int(region["ags"][2:5]) / 700
    return [[[[east, north], [east + 0.2, north], [east + 0.2, north + 0.2], [east, north + 0.2], [east, north]]]]
