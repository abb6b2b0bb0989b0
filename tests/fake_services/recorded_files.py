"""The files in recorded/, read once."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "recorded"
SDG_TOPIC = "nachhaltigkeit"

Record = dict[str, Any]


@cache
def read_json(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


@cache
def read_table(name: str, delimiter: str = ",") -> tuple[dict[str, str], ...]:
    with (FOLDER / name).open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file, delimiter=delimiter))


def texts(service: str) -> Any:
    return read_json("texts.json")[service]


def all_regions() -> tuple[Record, ...]:
    """Every region with its eight-digit AGS; Germany has 00000000 here."""
    return tuple({**row, "id": int(row["id"])} for row in read_table("regions.csv"))


def all_indicators() -> tuple[Record, ...]:
    """The 53 indicators of the topic and one of another topic, each as the service describes it."""
    other = read_json("map_district.json")["indicator"]
    topic = next(row["name"] for row in read_table("topics.csv") if row["friendlyUrl"] == SDG_TOPIC)
    return (*(_describe_indicator(row, topic) for row in read_json("indicators.json")), other)


def _describe_indicator(row: Record, topic: str) -> Record:
    return {
        **row,
        "title": f"{row['name']} - Ist-Daten",
        "type": "COMMUNAL_DATA",
        "hint": "",
        "calculation": "",
        "topLowRegionsAvailable": False,
        "topics": [topic],
        "colorSchema": "GREEN_DARK_TO_LIGHT",
    }
