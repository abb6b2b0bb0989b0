"""The values that the services give: pure functions, so that a test can compute what it expects.

Services that publish the same figure agree on it, each in its own unit, and with the one that the product ships: a
loader holds what comes against what is there. Everything else is drawn.
"""

import csv
import zlib
from functools import cache
from pathlib import Path

from .recorded_files import Record, all_indicators, all_regions, read_json, read_table, texts

GERMANY = "00000000"
SHIPPED = Path(__file__).parents[2] / "data" / "observations"
INKAR_YEARS = range(2018, 2022)
MUNICIPALITIES = ("GEMEINDE", "KLEINE_GEMEINDE")
ABOVE = {"LANDKREIS": ("BUND", "BUNDESLAND"), "BUNDESLAND": ("BUND",)}
DISSOLVED_OR_NEW = {"05313": (0, 2008), "05354": (0, 2008), "05334": (2009, 9999), "05334002": (2009, 9999)}


def share(*key: object) -> float:
    """A number from 0 to 1 that depends on nothing but the key."""
    return zlib.crc32("|".join(map(str, key)).encode()) / 0xFFFFFFFF


def draw_number(low: float, high: float, year: int, *key: object) -> float:
    """A number between the bounds: the key sets its level, the year moves it a little."""
    return low + (high - low) * (0.85 * share(*key) + 0.15 * share(*key, year))


@cache
def _by(kind: str) -> dict[str, Record]:
    if kind == "indicator":
        return {row["friendlyUrl"]: row for row in all_indicators()}
    if kind == "range":
        return {row["slug"]: dict(row) for row in read_table("value_ranges.csv")}
    if kind == "like":
        return {row["like"]: dict(row) for row in read_table("value_ranges.csv")}
    if kind == "inkar":
        return {f"{row['Bereich']}/{row['Kuerzel']}": dict(row) for row in read_table("inkar_indicators.csv", ";")}
    return {row["ags"]: row for row in all_regions()}


@cache
def _read_shipped(indicator: str) -> dict[tuple[str, int], float]:
    """The product's figures by region_key and year, the last of several sources."""
    file = SHIPPED / f"{indicator}.csv"
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8", newline="") as stream:
        return {(row["region_key"], int(row["year"])): float(row["value"]) for row in csv.DictReader(stream)}


def truth(indicator: str, ags: str, year: int) -> float | None:
    """What an indicator of the product is for a padded AGS, in its unit: the shipped figure, else one of the range of
    Wegweiser Kommune; None where neither knows it."""
    key = "DE" if ags == GERMANY else next((ags[:n] for n in (2, 5, 8) if not ags[n:].strip("0")), "")
    shipped = _read_shipped(indicator).get((key, year))
    if shipped is not None or not indicator or indicator not in _by("like"):
        return shipped
    low, high, _ = bounds(slug := _by("like")[indicator]["slug"])
    return draw_number(low, high, year, slug, ags)


def fits_level(indicator: Record, region: Record) -> bool:
    """Whether an indicator exists at all for a region of that type."""
    too_small = indicator["minimumRegionType"] == "LANDKREIS" and region["type"] in MUNICIPALITIES
    return not too_small and region["type"] not in ABOVE.get(indicator["maximumRegionType"], ())


def wegweiser_value(slug: str, ags: str, year: int) -> float | None:
    """Value of Wegweiser Kommune; None for a gap, a year or a level without data. `ags` may be unpadded or "DE"."""
    padded = GERMANY if ags == "DE" else ags.ljust(8, "0")
    indicator, region = _by("indicator").get(slug), _by("region").get(padded)
    if indicator and (year not in indicator["years"] or (region and not fits_level(indicator, region))):
        return None
    if share("gap", slug, padded, year) < 0.04:
        return None
    low, high, decimals = bounds(slug)
    known = truth(_by("range").get(slug, {}).get("like", ""), padded, year)
    return round(draw_number(low, high, year, slug, padded) if known is None else known, decimals)


def bounds(slug: str) -> tuple[float, float, int]:
    """Plausible lowest and highest value of an indicator, and its decimals."""
    row = _by("range").get(slug, {"low": "0", "high": "100", "decimals": "1"})
    return float(row["low"]), float(row["high"]), int(row["decimals"])


def inkar_value(code: str, kennziffer: str, year: int) -> float | None:
    """Value of INKAR for Bereich/Kuerzel, two decimals; None where the file has a sign that there is none."""
    if share("gap", code, kennziffer, year) < 0.03:
        return None
    row = _by("inkar")[code]
    known = truth(row["like"], GERMANY if kennziffer == "111" else kennziffer.ljust(8, "0"), year)
    if known is not None:
        return round(known * float(row["times"]), 2)
    return round(draw_number(float(row["low"]), float(row["high"]), year, code, kennziffer), 2)


@cache
def _genesis_latest(table: str) -> dict[tuple[str, str], tuple[int, str]]:
    return {
        (row["1_variable_attribute_code"], row["2_variable_attribute_code"]): (int(row["time"][:4]), row["value"])
        for row in read_table(f"{table}.csv", ";")
    }


def genesis_value(table: str, district: str, attribute: str, year: int) -> str:
    """Cell of a table of Regionalstatistik as printed; the latest year is the recorded one. Specials: - . x"""
    for special in texts("genesis_specials"):
        if special[:4] == [table, district, attribute, year]:
            return str(special[4])
    latest, recorded = _genesis_latest(table)[district, attribute]
    first, last = DISSOLVED_OR_NEW.get(district, (0, 9999) if recorded != "-" else (1, 0))
    if not first <= year <= last:
        return "-"
    if recorded in (".", "x"):
        return recorded
    if recorded == "-":
        return str(round(draw_number(20_000, 300_000, year, table, district, attribute)))
    return str(round(int(recorded) * (1 - 0.004 * (latest - year))))


def eurostat_value(dataset: str, unit: str, geo: str, year: int) -> float | None:
    """Observation of Eurostat; None where the answer leaves the position out."""
    if share("gap", dataset, unit, geo, year) < 0.08:
        return None
    described = read_json("eurostat_datasets.json")[dataset]
    ags = next((row["ags"] for row in all_regions() if row["nuts"] == geo), "99999999")
    known = truth(described.get("like", {}).get(unit, ""), ags, year)
    _, low, high = described["units"][unit]
    return round(draw_number(low, high, year, dataset, unit, geo) if known is None else known, 1)


def eurostat_flag(dataset: str, unit: str, geo: str, year: int) -> str | None:
    """Flag of the observation: p provisional, b break, e estimated, ep both; most have none."""
    drawn_flag = int(share("flag", dataset, unit, geo, year) * 20)
    return dict(enumerate(("p", "b", "e", "ep"))).get(drawn_flag)
