"""The targets of larger territories as yardsticks of a region (queries/yardsticks.sql): no target of its own, and no
verdict is given on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from content.rows import read_rows
from domain.course import Point
from domain.few_events import average_years
from domain.series import Reason
from domain.yardstick import Yardstick, YardstickKind, apply_reduction, apply_threshold, share_amount
from texts import Language

HECTARES = 100  # in a square kilometre

Histories = Mapping[str, Mapping[str, Sequence[Point]]]  # by region and indicator, in order of years


@dataclass(frozen=True)
class OfferedYardstick:
    """A target of a larger territory and what it would mean here, or why that cannot be computed. `caveat`: what to
    mind; '' if nothing."""

    key: str
    indicator: str
    level: str
    name: str
    year: int | None
    base_year: int | None
    decided_by: str
    document: str
    place: str | None
    caveat: str
    found: Yardstick | Reason


def read_yardsticks(
    frame: pd.DataFrame, region: str, histories: Histories, breaks: Mapping[str, Sequence[int]], language: Language
) -> list[OfferedYardstick]:
    """Those of a region in the order of the query. `histories`: its own values and those of the Land and of Germany;
    `breaks`: first years of a new basis by indicator."""
    return [
        OfferedYardstick(
            row["target_key"],
            row["indicator_key"],
            row["level"],
            language.of(row, "name"),
            _whole(row["year"]),
            _whole(row["base_year"]),
            language.of(row, "decided_by"),
            row["document"],
            None if pd.isna(row["place"]) else row["place"],
            language.of(row, "caveat"),
            _carry_over(row, region, histories, breaks.get(row["indicator_key"], ())),
        )
        for row in read_rows(frame)
    ]


def _carry_over(row: Mapping[str, Any], region: str, histories: Histories, breaks: Sequence[int]) -> Yardstick | Reason:
    year, amount = _whole(row["year"]), row["amount"]
    if row["rule"] == "threshold":
        return apply_threshold(amount, year)
    if row["rule"] == "reduction":
        base_year = _whole(row["base_year"])
        if base_year is None or year is None:
            return Reason.NO_BASE
        key, together = row["indicator_key"], row["years_together"]
        own, there = (
            average_years(histories.get(of, {}).get(key, ()), together) for of in (region, row["owner_key"] or "")
        )
        found = apply_reduction(own, amount, base_year, year, breaks, there)
        return found if isinstance(found, Reason) else replace(found, base_values=together)
    kind = YardstickKind(row["rule"])
    part, whole = _take_part(row, kind)
    if pd.isna(part) or pd.isna(whole):
        return Reason.NO_VALUE
    return share_amount(amount, part, whole, kind, year)


def _take_part(row: Mapping[str, Any], kind: YardstickKind) -> tuple[float, float]:
    """The part of the larger territory that a region is: by inhabitants or area. Of a rate it is the same for all: so
    many things per `per` inhabitants, or a hundredth of so many hectares."""
    if kind is YardstickKind.PER_HEAD:
        return (row["own_inhabitants"] if row["is_amount"] else row["per"]), row["whole_inhabitants"]
    return (row["own_area"], row["whole_area"]) if row["is_amount"] else (100.0, row["whole_area"] * HECTARES)


def _whole(cell: Any) -> int | None:
    return None if pd.isna(cell) else int(cell)
