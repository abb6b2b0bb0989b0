"""The shipped figures as plain rows, and what sentences say of them taken apart again: so that a sentence is held
against the tables, and not against the functions that made it."""

import random
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from math import ceil
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

import duckdb

import queries
from texts import CODES, Language, texts

Point = tuple[int, float]
TODAY = 2026  # the year that the shipped figures are judged in here
PARTS = 16  # of all things in both languages; `make test` takes the first, `make test-all` all of them
Thing = TypeVar("Thing")


def share_out(things: Sequence[Thing], part: int) -> list[tuple[int, Thing, Language]]:
    """A part of all things in both languages, mixed, each with its number."""
    numbers = [(number, code) for number in range(len(things)) for code in CODES]
    random.Random(PARTS).shuffle(numbers)
    return [(number, things[number], Language(code)) for number, code in numbers[part::PARTS]]


@cache
def copy_database(file: Path) -> duckdb.DuckDBPyConnection:
    """Of a copy: the reader of the pages holds the file itself."""
    connection = duckdb.connect()
    connection.execute(f"ATTACH '{shutil.copy(file, tempfile.mkdtemp())}' AS shipped (READ_ONLY)")
    connection.execute("USE shipped")
    return connection


def ask(sql: str) -> list[tuple[Any, ...]]:
    """Rows of the shipped database."""
    return copy_database(queries.find_file()).execute(sql).fetchall()


@dataclass(frozen=True)
class Facts:
    """`values` (year, value, source) by indicator and region, in order; `breaks` that hold for a region by both;
    `indicators` and `regions` as rows of their tables, by key; `changes` as rows of district_change by both."""

    values: Mapping[tuple[str, str], list[tuple[int, float, str]]]
    breaks: Mapping[tuple[str, str], set[int]]
    indicators: Mapping[str, Mapping[str, Any]]
    regions: Mapping[str, Mapping[str, Any]]
    changes: Mapping[tuple[str, str], Mapping[str, Any]]

    def points(self, indicator: str, region: str) -> list[Point]:
        return [(year, value) for year, value, _ in self.values.get((indicator, region), ())]

    def basis(self, indicator: str, region: str) -> list[Point]:
        """The values since the last break."""
        points = self.points(indicator, region)
        last = max((year for year in self.breaks[indicator, region] if year <= points[-1][0]), default=0)
        return [point for point in points if point[0] >= last]

    def basis_until(self, indicator: str, region: str, year: int) -> list[Point]:
        """The values of ten years up to one, as far back as the last break before it."""
        last = max((one for one in self.breaks[indicator, region] if one <= year), default=0)
        return [point for point in self.points(indicator, region) if max(last, year - 10) <= point[0] <= year]

    def of_region(self, region: str) -> list[str]:
        """The indicators that it has values of."""
        return [key for key, where in self.values if where == region]

    def districts(self) -> list[str]:
        return [key for key, one in self.regions.items() if one["kind"] in ("district", "independent_city")]

    def kind_around(self, region: str) -> list[str]:
        """The districts of its kind in its Land, in Germany where the Land has fewer than fifteen."""
        kind = self.regions[region]["kind"]
        alike = [key for key, one in self.regions.items() if one["kind"] == kind]
        near = [key for key in alike if key[:2] == region[:2]]
        return near if len(near) >= 15 else alike

    def year_of_comparison(self, indicator: str, group: list[str], region: str) -> tuple[int, str] | None:
        """The newest year in which nine tenths of the group have a value from one source; one at most four years older
        where only then the region has one."""
        found: dict[tuple[int, str], set[str]] = defaultdict(set)
        for key in {*group, region}:
            for year, _, source in self.values.get((indicator, key), ()):
                found[year, source].add(key)
        full = [one for one, keys in found.items() if 10 * len(keys & set(group)) >= 9 * len(group)]
        if not full:
            return None
        newest = max(year for year, _ in full)
        own = [one for one in full if region in found[one] and one[0] >= newest - 4]
        year = max(year for year, _ in own or full)
        return min(one for one in own or full if one[0] == year)

    def rank(self, indicator: str, group: list[str], region: str) -> tuple[int, int, int, float] | None:
        """Rank among the values as printed, how many share it, of how many, and the median; None without one."""
        at = self.year_of_comparison(indicator, group, region)
        if at is None:
            return None
        counted = {
            key: value
            for key in group
            for year, value, source in self.values.get((indicator, key), ())
            if (year, source) == at
        }
        if region not in counted:
            return None
        scores = {key: self.score_printed(indicator, value) for key, value in counted.items()}
        own = scores[region]
        shared = sum(score == own for score in scores.values())
        return 1 + sum(score > own for score in scores.values()), shared, len(scores), median(counted.values())

    def decimals(self, indicator: str) -> int:
        return int(self.indicators[indicator]["decimals"])

    def score(self, indicator: str, value: float) -> float:
        """The value turned so that more is better."""
        row = self.indicators[indicator]
        if row["direction"] == "towards":
            return -abs(value - float(row["direction_value"]))
        return -value if row["direction"] == "down" else value

    def score_printed(self, indicator: str, value: float) -> Decimal:
        """Of the value as printed."""
        return round_printed(self.score(indicator, value), self.decimals(indicator))


def round_printed(value: float, decimals: int) -> Decimal:
    """As it is printed: halves up, away from zero."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def find_quarter(rank: int, shared: int, count: int) -> str:
    """Which part of a group a rank lies in; a tie that reaches beyond a quarter lies in the middle."""
    size = ceil(count / 4)
    if rank + shared - 1 <= size:
        return "first"
    return "last" if rank >= count + 1 - size else "middle"


def read_facts() -> Facts:
    """All of it, once for a database."""
    return _read_facts(str(queries.find_file()))


@cache
def _read_facts(_: str) -> Facts:
    values: dict[tuple[str, str], list[tuple[int, float, str]]] = defaultdict(list)
    for indicator, region, year, value, source in ask("""
        SELECT i.indicator_key, r.region_key, o.year, o.value, s.source_key
        FROM observation AS o
        INNER JOIN indicator AS i USING (indicator_id)
        INNER JOIN region AS r USING (region_id)
        INNER JOIN source AS s USING (source_id)
        WHERE o.is_preferred AND o.value IS NOT NULL ORDER BY ALL"""):
        values[indicator, region].append((year, value, source))
    breaks: dict[tuple[str, str], set[int]] = defaultdict(set)
    keys = list(values)
    for indicator, where, year in ask("""
        SELECT indicator_key, region_key, first_year FROM series_break UNION ALL
        SELECT indicator_key, region_key, first_year
        FROM found_break INNER JOIN indicator USING (indicator_id) INNER JOIN region USING (region_id)
        WHERE found_break.kind = 'forbidden'"""):
        for one, region in keys:
            if one == indicator and (where == "DE" or region.startswith(where)):
                breaks[one, region].add(year)
    return Facts(
        values,
        breaks,
        {
            str(row["indicator_key"]): row
            for row in _read_rows("""SELECT i.*, u.kind = 'amount' AS is_amount
                                     FROM indicator AS i INNER JOIN unit AS u USING (unit_key)""")
        },
        {row["region_key"]: row for row in _read_rows("SELECT * FROM region")},
        {
            (row["indicator_key"], row["region_key"]): row
            for row in _read_rows("""SELECT * FROM district_change INNER JOIN indicator USING (indicator_id)
                                     INNER JOIN region USING (region_id)""")
        },
    )


def _read_rows(sql: str) -> list[dict[str, Any]]:
    answer = copy_database(queries.find_file()).execute(sql)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def take_apart(told: str, beginning: str, language: Language) -> tuple[str, dict[str, str]]:
    """Which text of a section a sentence was made of, and what stands in its fields; of several that fit, the one with
    most words of its own."""
    found = [
        (len(re.sub(r"{\w+}", "", text)), key, match.groupdict())
        for key, text in texts(language.code).items()
        if key.startswith(beginning) and "." not in key.removeprefix(beginning)
        if (match := _make_pattern(text).fullmatch(told))
    ]
    assert found, told
    _, key, fields = max(found, key=lambda one: one[0])
    return key.removeprefix(beginning), fields


@cache
def _make_pattern(text: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def field(match: re.Match[str]) -> str:
        name = match[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.*?)" if name != "year" else rf"(?P<{name}>\d{{4}})"

    parts = re.split(r"({\w+})", text)
    return re.compile("".join(re.sub(r"{(\w+)}", field, p) if p.startswith("{") else re.escape(p) for p in parts))


_NUMBER = re.compile(r"[−+]?[\d.,]*\d")


def read_printed(text: str, language: Language) -> tuple[float, int]:
    """The number at the start of a text, and how many decimals it is printed with."""
    match = _NUMBER.match(text)
    assert match, text
    group, mark = (".", ",") if language.code == "de" else (",", ".")
    plain = match[0].replace("−", "-").replace(group, "").replace(mark, ".")
    return float(plain), len(plain.partition(".")[2])


def is_printed(value: float, text: str, language: Language) -> bool:
    """Whether a text begins with that value, rounded to the decimals it is printed with."""
    printed, decimals = read_printed(text, language)
    return abs(printed - value) <= 0.5 * 10**-decimals + 1e-9
