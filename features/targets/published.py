"""Targets that hold for a region: whose they are, what they demand, and which can be held against values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from content.catalogue import Indicator, read_number, read_whole
from content.rows import read_rows
from content.table import Cell, Table
from domain.change import Direction
from domain.course import Point
from domain.target import Target, find_governing
from texts import MISSING, Language


@dataclass(frozen=True)
class PublishedTarget:
    """A target as it is shown. `is_own_region`: set by the region itself, not by a larger territory; `usable`: fits
    definition and unit of the indicator; `reason`: why it does not, or with which caveat it does, '' for none."""

    key: str
    level: str
    is_own_region: bool
    indicator_key: str
    name: str
    value: float | None
    unit: str
    year: int | None
    base_value: float | None
    base_year: int | None
    kind: str
    decided_by: str
    document: str
    usable: bool
    reason: str

    def target(self, indicator: Indicator) -> Target:
        """What the methods judge by. The base value belongs to whoever set the target: it is no base of a district
        where the target is that of a larger territory."""
        assert self.usable and self.value is not None
        return Target(
            self.value,
            indicator.direction,
            self.year,
            indicator.direction_value,
            self.base_year,
            self.base_value if self.is_own_region else None,
        )


def read_targets(frame: pd.DataFrame, pledges: bool, language: Language) -> list[PublishedTarget]:
    """From queries/targets_of_region.sql, in its order; pledges of parties only if asked for."""
    return [
        PublishedTarget(
            key=row["target_key"],
            level=row["level"],
            is_own_region=row["is_own_region"],
            indicator_key=row["indicator_key"] if isinstance(row["indicator_key"], str) else "",
            name=language.of(row, "name"),
            value=read_number(row["value"]),
            unit=language.of(row, "unit"),
            year=read_whole(row["year"]),
            base_value=read_number(row["base_value"]),
            base_year=read_whole(row["base_year"]),
            kind=row["kind"],
            decided_by=language.of(row, "decided_by"),
            document=f"{row['document']}, {row['place']}" if isinstance(row["place"], str) else row["document"],
            usable=row["usable"] == "line",
            reason=language.of(row, "reason"),
        )
        for row in read_rows(frame)
        if pledges or row["kind"] != "pledge"
    ]


def select_measurable(
    found: Sequence[PublishedTarget], indicators: Mapping[str, Indicator], points: Mapping[str, Sequence[Point]]
) -> dict[str, list[PublishedTarget]]:
    """Targets that can be held against the values `points`, by indicator in the order of `indicators`: first the one
    that counts, then the others, the nearest level first."""
    usable = [aim for aim in found if aim.usable]
    return {
        key: sort_by_weight([aim for aim in usable if aim.indicator_key == key], indicator, points.get(key, ()))
        for key, indicator in indicators.items()
        if any(aim.indicator_key == key for aim in usable)
    }


def sort_by_weight(
    choice: Sequence[PublishedTarget], indicator: Indicator, points: Sequence[Point]
) -> list[PublishedTarget]:
    """`choice` led by the target that counts (see `governing`) among those of its first level and kind: what a district
    has decided itself goes before what Germany has, a law before a proposal."""
    newest = max((year for year, _ in points), default=0)
    nearest = [aim for aim in choice if (aim.level, aim.kind) == (choice[0].level, choice[0].kind)]
    counts = find_governing([aim.target(indicator) for aim in nearest], newest)
    first = next(aim for aim in nearest if aim.target(indicator) == counts)
    return [first, *(aim for aim in choice if aim is not first)]


def select_unmeasurable(
    found: Sequence[PublishedTarget], lines: Mapping[str, Sequence[PublishedTarget]]
) -> list[PublishedTarget]:
    """The targets that are not among `lines`."""
    held = {aim.key for choice in lines.values() for aim in choice}
    return [aim for aim in found if aim.key not in held]


def describe_owner(aim: PublishedTarget, language: Language) -> str:
    """'Ziel des Bundes, beschlossen'; a party's pledge and an own target are called nothing but that."""
    if aim.kind in ("pledge", "own"):
        return language(f"targets.kind.{aim.kind}")
    if aim.level == "who":
        return language("check.level.who")
    return f"{language(f'check.level.{aim.level}')}, {language(f'targets.kind.{aim.kind}')}"


def describe_demand(aim: PublishedTarget, indicator: Indicator, language: Language, unit: bool = False) -> str:
    """'höchstens 65 bis 2030', with the unit if wanted."""
    sense = {Direction.UP: "check.at_least", Direction.DOWN: "check.at_most"}.get(indicator.direction)
    value = describe_wanted(aim, indicator, language, unit)
    asked = value if sense is None else language(sense, value=value)
    return f"{asked} {language('check.by', year=aim.year)}" if aim.year else f"{asked}, {language('check.every_year')}"


def describe_wanted(aim: PublishedTarget, indicator: Indicator, language: Language, unit: bool = True) -> str:
    """The value aimed for; for an indicator directed towards a value all that meets the target: '90 bis 110 %'."""
    low, high = aim.target(indicator).span()

    def write_number(value: float, with_unit: bool) -> str:
        decimals = 0 if float(value).is_integer() else indicator.decimals  # as it was set: 65, not 65,00
        return language.quantity(value, decimals, indicator.unit) if with_unit else language.number(value, decimals)

    if low < high:
        return language("check.between", low=write_number(low, False), high=write_number(high, unit))
    exactly = indicator.direction is Direction.TOWARDS
    return language("check.exactly", value=write_number(high, unit)) if exactly else write_number(high, unit)


def make_context_table(shown: Sequence[PublishedTarget], caption: str, language: Language) -> Table:
    """Targets that cannot be held against values, with the reason."""
    columns = ("target", "until", "whose", "decided_by", "why_not")
    return Table(
        caption,
        tuple(language(f"check.column.{name}") for name in columns),
        [
            (
                Cell(aim.name),
                Cell(str(aim.year or MISSING)),
                Cell(describe_owner(aim, language)),
                Cell(aim.decided_by, aim.document),
                Cell(note=aim.reason),
            )
            for aim in shown
        ],
        numeric=frozenset({1}),
    )
