"""What the product knows already: its regions, indicators and units, and how a table may name them."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from loaders.own.tables.words import normal
from settings import reference_files

Row = Mapping[str, str]
ANOTHER = "?"  # a name means something else besides that the product does not know
_REGION_NAMES = ("name_de", "name_en", "short_name_de", "short_name_en")


@dataclass(frozen=True)
class Known:
    """`regions`, `indicators` and `units` by key, `criteria` of the BNK by number; the other three lead from a name in
    small letters to the keys it may mean."""

    regions: dict[str, Row]
    indicators: dict[str, Row]
    units: dict[str, Row]
    criteria: dict[str, Row]
    region_names: dict[str, set[str]]
    indicator_names: dict[str, set[str]]
    unit_names: dict[str, set[str]]

    def region(self, told: str) -> tuple[set[str], bool]:
        """The keys that an AGS or a name may mean, and whether a leading zero was put back."""
        bare = told.replace(" ", "")
        if not bare.isdecimal():
            return self.region_names.get(normal(told), set()), False
        as_written = {key for key in (bare, bare.removesuffix("000")) if key in self.regions and len(bare) in (2, 5, 8)}
        if as_written:
            return as_written, False
        padded = "0" + bare
        if len(padded) not in (2, 5, 8):
            return set(), False
        return {key for key in (padded, padded.removesuffix("000")) if key in self.regions}, True

    def similar_region(self, told: str) -> str:
        return _similar(told, {row[name]: row["name_de"] for row in self.regions.values() for name in _REGION_NAMES})

    def similar_indicator(self, told: str) -> str:
        names = ("name_de", "name_en")
        return _similar(told, {row[name]: row[name] for row in self.indicators.values() for name in names})


def read_known() -> Known:
    """From data/reference and the office's additions to it."""
    regions, indicators, units, criteria = (
        {row[key]: row for file in reference_files(f"{name}.csv") for row in csv_rows(file)}
        for name, key in (
            ("regions", "region_key"),
            ("indicators", "indicator_key"),
            ("units", "unit_key"),
            ("bnk_criteria", "criterion"),
        )
    )
    return Known(
        regions,
        indicators,
        units,
        criteria,
        _names(regions, _REGION_NAMES, _is_town_too),
        _names(indicators, ("indicator_key", "name_de", "name_en")),
        _names(units, ("unit_key", "label_de", "label_en")),
    )


def csv_rows(file: Path) -> list[Row]:
    """The rows of a file of the product's own form; none if there is no such file."""
    if not file.is_file():
        return []
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        return list(csv.DictReader(stream))


def _names(
    rows: Mapping[str, Row], columns: Sequence[str], is_more: Callable[[Row, str], bool] = lambda *_: False
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, row in rows.items():
        for column in columns:
            found.setdefault(normal(row[column]), set()).add(key)
            if is_more(row, column):
                found[normal(row[column])].add(ANOTHER)
    return found


def _is_town_too(region: Row, column: str) -> bool:
    """The bare name of a district is mostly that of a town in it, whose figures must not become the district's."""
    return region["kind"] == "district" and column.startswith("short_name") and region[column] != region[column[6:]]


def _similar(told: str, names: Mapping[str, str]) -> str:
    """What the known name that is most like what is told leads to, '' if none is."""
    by_normal = {normal(name): proper for name, proper in names.items()}
    close = get_close_matches(normal(told), by_normal, 1, 0.6)
    return by_normal[close[0]] if close else ""
