"""The figures of an indicator or of a region, as a program reads them: plain CSV or JSON, keys and units in columns."""

import csv
import io
import json
from math import isnan
from typing import Any

import pandas as pd

import queries
from content.catalogue import Indicator, Region
from export.table.table_csv import escape_formula
from texts import Language

COLUMNS = (
    "indicator_key",
    "region_key",
    "region",
    "year",
    "value",
    "unit",
    "kind",
    "mark",
    "is_preferred",
    "source_key",
    "publisher",
    "citation",
    "attribution",
    "licence",
    "licence_url",
)


def ask_values(indicator: str | None, region: str | None, language: Language) -> pd.DataFrame:
    """COLUMNS of every figure of the indicator in the region (None: all of them); names and units in the language."""
    found = queries.run_query("open_values", indicator=indicator, region=region)
    own = {name: f"{name}_{language.code}" for name in ("region", "unit", "licence")}
    return found.rename(columns={there: name for name, there in own.items()})[list(COLUMNS)]


def write_machine_csv(values: pd.DataFrame) -> bytes:
    """UTF-8 without BOM, comma, decimal point, keys as text; a missing value is an empty cell, and a text that would be
    run as a formula has an apostrophe in front."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_plain(cell) for cell in row] for row in values.itertuples(index=False))
    return text.getvalue().encode()


def write_json(values: pd.DataFrame, about: dict[str, Any]) -> bytes:
    """An object: what the figures are about, and `values`, one object per figure; a missing value is null."""
    rows = [dict(zip(COLUMNS, map(_native, row), strict=True)) for row in values.itertuples(index=False)]
    return json.dumps({**about, "values": rows}, ensure_ascii=False, separators=(",", ":")).encode()


def describe_indicator(indicator: Indicator) -> dict[str, Any]:
    """What a program has to know of an indicator before it uses the figures."""
    return {
        "indicator_key": indicator.key,
        "name": indicator.name,
        "unit": indicator.unit,
        "definition": indicator.definition,
        "note": indicator.note or None,
    }


def describe_region(region: Region) -> dict[str, Any]:
    """Key, kind and name of a region."""
    return {"region_key": region.key, "name": region.name, "kind": region.kind}


def _native(cell: Any) -> Any:
    """A value that JSON has: no NaN, no types of numpy."""
    if cell is None or cell is pd.NA or (isinstance(cell, float) and isnan(cell)):
        return None
    return cell.item() if hasattr(cell, "item") else cell


def _plain(cell: Any) -> object:
    native = _native(cell)
    if native is None:
        return ""
    if isinstance(native, str):  # an office's own unit or source
        return escape_formula(native)
    return str(native).lower() if isinstance(native, bool) else native
