"""INKAR: the bulk file of edition 2025 as a zip with one CSV. One Kuerzel stands in several groups, at times in another
unit."""

import csv
import io
from collections.abc import Iterator
from functools import cache

from .archives import zip_of
from .exchange import Answer
from .recorded_files import all_regions, read_table
from .routes import Call, Route
from .values import INKAR_YEARS, inkar_value

COLUMNS = ("Bereich", "ID", "Kuerzel", "Indikator", "Raumbezug", "Kennziffer", "Name", "Zeitbezug", "Wert")
SIGNS = ("", ".", "..", "-")  # all of them stand where there is no value
LEVELS = {
    "LANDKREIS": "Kreise",
    "KREISFREIE_STADT": "Kreise",
    "GEMEINDE": "Gemeinden",
    "BUNDESLAND": "Bundesländer",
    "BUND": "Bund",
}


def regions() -> Iterator[tuple[str, str, str]]:
    """Raumbezug, Kennziffer and name of each area."""
    for row in all_regions():
        level = LEVELS[row["type"]]
        ags = str(row["ags"])
        codes = {"Bund": "111", "Bundesländer": ags[:2]}
        yield level, codes.get(level, ags), str(row["name"]).removesuffix(", LK")
    for extra in read_table("inkar_regions.csv", ";"):
        yield extra["Raumbezug"], extra["Kennziffer"], extra["Name"]


def rows() -> Iterator[list[str]]:
    for indicator in read_table("inkar_indicators.csv", ";"):
        head = [indicator[name] for name in COLUMNS[:4]]
        code = f"{indicator['Bereich']}/{indicator['Kuerzel']}"
        for level, area, name in regions():
            for year in INKAR_YEARS:
                value = inkar_value(code, area, year)
                cell = SIGNS[year % len(SIGNS)] if value is None else f"{value:.2f}".replace(".", ",")
                yield [*head, level, area, name, str(year), cell]


@cache
def bulk_file() -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows())
    return zip_of({"inkar_2025.csv": text.getvalue().encode("utf-8-sig")})


def download(_call: Call) -> Answer:
    return Answer(bulk_file(), content_type="application/zip")


ROUTES: dict[tuple[str, str], Route] = {("GET", "/imagemap/inkar/download/inkar_2025.zip"): download}
