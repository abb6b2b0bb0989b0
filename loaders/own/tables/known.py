"""What the product knows already: its regions, indicators and units, and how a table may name them."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from loaders.own.tables.regions import Regions, Row
from loaders.own.tables.words import normal, slug
from loaders.reference import read_rows

_TOWNS = Path(__file__).with_name("towns.csv")  # bare names that municipality_names.csv has no line for
# How series.csv cites the name that a publisher gives an indicator.
_CITED = {"inkar": re.compile(r"INKAR[^,]*, ([^\[\];]+?)(?: \[[^\]]+\])?(?:;|$)"), "wegweiser": re.compile("„([^“]+)“")}
_PORTAL = "wegweiser"
_PER = re.compile(r"\b(?:pro|je)\b")
_LIKE = 60  # of 100: names less alike are no suggestion


@dataclass(frozen=True)
class Known:
    """`indicators` and `units` by key, `criteria` of the BNK by number; the names lead from a name in small letters to
    the keys it may mean, `published` from a publisher and a name as it stands there to the key, `codes` from a source
    and a code of it to the key and the factor, `goals` from an indicator to the first of its goals."""

    regions: Regions
    indicators: dict[str, Row]
    units: dict[str, Row]
    criteria: dict[str, Row]
    indicator_names: dict[str, set[str]]
    unit_names: dict[str, set[str]]
    published: dict[tuple[str, str], str] = field(default_factory=dict)
    codes: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    of_publisher: dict[str, set[str]] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)

    def find_published(self, publisher: str, word: str) -> str:
        """The indicator under a publisher's name for it, '' for none."""
        names = (word, slug(word)) if publisher == _PORTAL else (word,)
        return next((key for name in names if (key := self.published.get((publisher, name)))), "")

    def find_of_portal(self, word: str) -> str:
        """The indicator of a name that reports and tables of offices have from Wegweiser Kommune: only of one that says
        per what is counted, so that no total is taken for a ratio; '' for none."""
        return self.find_published(_PORTAL, word) if _PER.search(word) else ""

    def similar_region(self, told: str) -> str:
        """The name of the region that a name may be a slip of, '' if none is alike."""
        return next((self.regions.rows[key]["name_de"] for key in self.regions.similar(told, 1)), "")

    def similar_indicators(self, told: str, unit: str = "", most: int = 5) -> list[str]:
        """Keys of the indicators that a name may mean, the likeliest first; those of the same unit before others."""
        wanted = self.unit_names.get(normal(unit), set())
        scores: dict[str, float] = {}
        found = process.extract(
            told, self._choices(), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=_LIKE, limit=40
        )
        for _, score, choice in found:
            key = choice.split("|")[0]
            bonus = 10 if wanted and self.indicators[key]["unit_key"] in wanted else 0
            scores[key] = max(scores.get(key, 0), score + bonus)
        return sorted(scores, key=lambda key: -scores[key])[:most]

    def _choices(self) -> dict[str, str]:
        names = {
            f"{key}|{column}": row[column] for key, row in self.indicators.items() for column in ("name_de", "name_en")
        }
        cited = {f"{key}|{publisher}|{name}": name for (publisher, name), key in self.published.items()}
        return names | cited

    def similar_indicator(self, told: str) -> str:
        """The name of the likeliest, '' if none is alike."""
        return next((self.indicators[key]["name_de"] for key in self.similar_indicators(told, most=1)), "")


def read_known() -> Known:
    """From data/reference and the office's additions to it."""
    regions, indicators, units, criteria = (
        {row[key]: row for row in _reference(file)}
        for file, key in (
            ("regions", "region_key"),
            ("indicators", "indicator_key"),
            ("units", "unit_key"),
            ("bnk_criteria", "criterion"),
        )
    )
    of_publisher: dict[str, set[str]] = {}
    for row in _reference("series"):
        of_publisher.setdefault(row["source_key"].split("_")[0], set()).add(row["indicator_key"])
    return Known(
        Regions(regions, _towns()),
        indicators,
        units,
        criteria,
        _names(indicators, ("indicator_key", "name_de", "name_en")),
        _names(units, ("unit_key", "label_de", "label_en")),
        dict(_list_published()),
        {
            (row["source_key"], row["code"]): (row["indicator_key"], row["factor"])
            for row in _reference("source_indicators")
        },
        of_publisher,
        {row["indicator_key"]: row["sdg"] for row in reversed(_reference("indicator_sdgs"))},
    )


def csv_rows(file: Path) -> list[Row]:
    """The rows of a file of the product's own form; none if there is no such file, or one of foreign rights. Of one
    edited by hand those before a cell that is too long for any: the build tells what is wrong with it."""
    rows: list[Row] = []
    with suppress(OSError, csv.Error):
        if file.is_file():
            with file.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
                rows.extend(csv.DictReader(stream))
    return rows


def _reference(name: str) -> list[Row]:
    return [*read_rows(name)]


def _names(rows: Mapping[str, Row], columns: Sequence[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, row in rows.items():
        for column in columns:
            found.setdefault(normal(row[column]), set()).add(key)
    return found


def _towns() -> dict[str, set[str]]:
    """The districts of each name of a municipality, all over Germany."""
    found: dict[str, set[str]] = {}
    for row in [*_reference("municipality_names"), *csv_rows(_TOWNS)]:
        found.setdefault(normal(row["name"]), set()).add(row["region_key"])
    return found


def _list_published() -> Iterator[tuple[tuple[str, str], str]]:
    """The names under which publishers bring out our indicators, where a value is taken as it is published; of two
    indicators under one name none."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in _reference("series"):
        publisher = row["source_key"].split("_")[0]
        cited = _CITED[publisher].search(row["citation"]) if publisher in _CITED else None
        if cited and not row.get("calculation_de"):
            found.setdefault((publisher, normal(cited[1])), set()).add(row["indicator_key"])
    for row in _reference("source_indicators"):
        if row["source_key"] == "wegweiser" and row["factor"] == "1":
            found.setdefault(("wegweiser", slug(row["code"].replace("-", " "))), set()).add(row["indicator_key"])
    yield from ((name, min(keys)) for name, keys in found.items() if len(keys) == 1)
