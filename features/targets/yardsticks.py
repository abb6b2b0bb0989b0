"""Targets of Land, Germany, EU and WHO as yardsticks of a district: what they would mean if they applied to it too."""

from collections.abc import Mapping, Sequence

from content.catalogue import Indicator, Region
from content.judgement_words import (
    Owner,
    describe_distance,
    describe_met_yardstick,
    describe_no_yardstick,
    describe_yardstick,
)
from content.links import make_row_head
from content.table import Cell, Table
from content.yardsticks import OfferedYardstick
from domain.change import Direction
from domain.course import Point
from domain.series import Reason
from domain.target import Target
from domain.yardstick import YardstickKind
from features.targets.paces import write_amount
from texts import MISSING, Language


def divide_yardsticks(
    offered: Sequence[OfferedYardstick], today: int
) -> tuple[list[OfferedYardstick], list[OfferedYardstick]]:
    """One target for each indicator in every way of carrying it over, and the rest: of those that can be computed the
    one of the nearest territory, of several years the nearest to come, else the last."""
    counts: dict[str, str] = {}
    for one in sorted(offered, key=lambda one: _rank(one, today)):
        counts.setdefault(one.indicator, one.key)
    first = [one for one in offered if counts[one.indicator] == one.key]
    return first, [one for one in offered if one not in first]


def _rank(one: OfferedYardstick, today: int) -> tuple[bool, int, bool, int]:
    year = one.year if one.year is not None else today
    return isinstance(one.found, Reason), _LEVELS.index(one.level), year < today, abs(year - today)


_LEVELS = ("state", "country", "eu", "who")  # the nearest territory first


def make_yardsticks_table(
    offered: Sequence[OfferedYardstick],
    points: Mapping[str, Sequence[Point]],
    indicators: Mapping[str, Indicator],
    region: Region,
    link: str,
    language: Language,
) -> Table:
    """A row per yardstick of an indicator that the region has values for; `points`: its values by indicator; `link`: a
    web address with the field {indicator}."""
    columns = ("indicator", "value", "yardstick", "meaning")
    return Table(
        language("yardstick.caption", region=region.name),
        tuple(language(f"yardstick.column.{name}") for name in columns),
        [
            _row(one, max(points[one.indicator]), indicators[one.indicator], region, link, language)
            for one in offered
            if points.get(one.indicator) and one.indicator in indicators
        ],
        numeric=frozenset({1}),
    )


def _row(
    one: OfferedYardstick, newest: Point, indicator: Indicator, region: Region, link: str, language: Language
) -> tuple[Cell, ...]:
    year, value = newest
    until = language("check.by", year=one.year) if one.year else ""
    return (
        make_row_head(indicator, link, region.key, language),
        Cell(language.number(value, indicator.decimals), str(year)),
        Cell(one.name, f"{one.decided_by}, {one.document} {until}".strip()),
        Cell(describe_meaning(one, newest, indicator, language), one.caveat),
    )


def describe_meaning(one: OfferedYardstick, newest: Point, indicator: Indicator, language: Language) -> str:
    """What the yardstick would mean here, and how far the `newest` value is from it."""
    found = one.found
    if isinstance(found, Reason):
        return describe_no_yardstick(found, one.base_year or 0, language)
    owner = name_owner(one.level, language)
    is_as_set = found.kind is YardstickKind.THRESHOLD and float(found.value).is_integer()  # 65, not 65,00
    value = language.quantity(found.value, 0 if is_as_set else indicator.decimals, indicator.unit)
    share = _write_share(one, found.base_value, language)
    base = (
        language.quantity(found.base_value, indicator.decimals, indicator.unit)
        if found.base_value is not None
        else MISSING
    )
    meaning = describe_yardstick(found, value, share, base, owner, language)
    return f"{meaning} {_describe_distance(found.value, newest, indicator, language)}"


def _write_share(one: OfferedYardstick, base_value: float | None, language: Language) -> str:
    found = one.found
    if isinstance(found, Reason) or not base_value:
        return MISSING
    return language.quantity(100 * (1 - found.value / base_value), 0, "%")


def _describe_distance(wanted: float, newest: Point, indicator: Indicator, language: Language) -> str:
    year, value = newest
    edge = wanted
    if indicator.direction is not Direction.NONE:
        target = Target(wanted, indicator.direction, direction_value=indicator.direction_value)
        if target.is_met(value):
            return describe_met_yardstick(language.quantity(value, indicator.decimals, indicator.unit), year, language)
        edge = target.edge(value)
    return describe_distance(write_amount(abs(edge - value), indicator, language), edge > value, language)


def name_owner(level: str, language: Language) -> Owner:
    """Who set the target: 'state', 'country', 'eu' or 'who'."""
    return Owner(*(language(f"yardstick.owner.{level}.{part}") for part in ("name", "target", "where")))
