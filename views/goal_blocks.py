"""The 17 goals for one region: a summary line, the table of its indicators, and what has no value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from domain.change import Judgement
from domain.course import Point
from texts import Language
from views.catalogue import Goal, Indicator, Region
from views.profile import judged, profile_table
from views.table import Table


@dataclass(frozen=True)
class GoalBlock:
    """`gaps` are indicators of the goal without a value, each with the reason."""

    goal: Goal
    summary: str
    table: Table
    gaps: list[tuple[str, str]]


def goal_blocks(
    goals: Sequence[Goal],
    indicators: Mapping[str, Indicator],
    profile: pd.DataFrame,
    histories: Mapping[str, Sequence[Point]],
    explanations: pd.DataFrame,
    region: Region,
    reference: Region,
    sources: Mapping[str, str],
    link: str,
    language: Language,
) -> list[GoalBlock]:
    """A block per goal, those without any value included (frames as queries/profile.sql, explanations.sql)."""
    reasons = {row["indicator_key"]: language.of(row, "reason") for row in explanations.to_dict("records")}
    rows = {row["indicator_key"]: row for row in profile.to_dict("records")}
    blocks = []
    for goal in goals:
        chosen = [indicators[key] for key in goal.indicator_keys]
        caption = language("overview.goal_caption", goal=goal.name, region=region.name)
        gaps = [
            (indicator.name, reasons.get(indicator.key) or language("overview.gap_unknown"))
            for indicator in chosen
            if indicator.key not in rows
        ]
        table = profile_table(profile, histories, chosen, caption, reference.short_name, sources, link, language)
        compared = [
            judged(indicators[key], rows[key]["reference_value"], rows[key]["common_value"])
            for key in goal.indicator_keys
            if key in rows and not indicators[key].is_amount and not pd.isna(rows[key]["reference_value"])
        ]
        blocks.append(GoalBlock(goal, _summary(len(table.rows), compared, reference, language), table, gaps))
    return blocks


def _summary(count: int, compared: Sequence[Judgement], reference: Region, language: Language) -> str:
    if count == 0:
        return language("overview.summary_none")
    name = "summary" if compared else "summary_without_reference"
    return language(
        f"overview.{name}",
        count=count,
        reference=reference.short_name,
        better=compared.count(Judgement.BETTER),
        worse=compared.count(Judgement.WORSE),
    )
