"""A database of as many districts as a test needs, with values of one or both indicators of the small world."""

from collections.abc import Mapping

from tests.support.built import build_small_world
from tests.support.small_world import REFERENCE

Values = Mapping[str, float]  # by region_key, 0 to 100


def build_districts(poverty: Mapping[int, Values], parity: Mapping[int, Values] | None = None) -> None:
    """Build a database in which these regions have these values by year; a key of eight digits is a municipality, one
    that ends in 1 an independent city."""
    known = [line.split(",")[0] for line in REFERENCE["regions.csv"].splitlines()]
    by_year = [*poverty.values(), *(parity or {}).values()]
    new = sorted({key for values in by_year for key in values} - set(known))
    replaced = {
        "regions": REFERENCE["regions.csv"]
        + "".join(f"{key},{_kind(key)},05,,{key},{key},{key},{key}\n" for key in new),
        "map_tiles": "region_key,tile_column,tile_row,label\n",
        "series": "".join(line for line in REFERENCE["series.csv"].splitlines(True) if ",old," not in line),
        "poverty": _observations(poverty),
    }
    if parity:
        replaced["parity"] = _observations(parity)
    build_small_world(**replaced)


def _kind(key: str) -> str:
    return "municipality" if len(key) > 5 else "independent_city" if key.endswith("1") else "district"


def _observations(by_year: Mapping[int, Values]) -> str:
    rows = [f"new,{key},{year},{value}\n" for year, values in by_year.items() for key, value in values.items()]
    return "source_key,region_key,year,value\n" + "".join(rows)
