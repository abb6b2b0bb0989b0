"""The 17 goals for one region: a summary line, the table of its indicators, and what has no value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from content.catalogue import Indicator, Sdg, find_relatives
from content.table import Table
from domain.change import Judgement
from features.profile.profile import Profile, judge_indicator_change, make_profile_table
from texts import Language


@dataclass(frozen=True)
class GoalBlock:
    """`gaps` are indicators of the goal without a value, each with the reason."""

    goal: Sdg
    summary: str
    table: Table
    gaps: list[tuple[str, str]]


def make_goal_blocks(
    profile: Profile, goals: Sequence[Sdg], indicators: Mapping[str, Indicator], link: str, language: Language
) -> list[GoalBlock]:
    """A block per goal, those without any value included; `link` is a web address with the field {indicator}."""
    blocks = []
    for goal in goals:
        chosen = [indicators[key] for key in goal.indicator_keys]
        caption = language("overview.goal_caption", goal=goal.name, region=profile.region.name)
        table = make_profile_table(profile, chosen, caption, link, language)
        gaps = [
            (indicator.name, _reason(profile, indicator, indicators, language))
            for indicator in chosen
            if indicator.key not in profile.rows
        ]
        blocks.append(GoalBlock(goal, _summary(profile, chosen, language), table, gaps))
    return blocks


def _reason(profile: Profile, indicator: Indicator, indicators: Mapping[str, Indicator], language: Language) -> str:
    """Why the region has no value, and whether another definition of the subject has one."""
    reason = profile.reasons.get(indicator.key) or language("overview.gap_unknown")
    others = [other.name for other in find_relatives(indicator, indicators) if other.key in profile.rows]
    return f"{reason} {language('overview.gap_relative', names=language.listed(others))}" if others else reason


def _summary(profile: Profile, chosen: Sequence[Indicator], language: Language) -> str:
    """How many indicators there are and how they compare with the reference; no score."""
    known = [(indicator, profile.rows[indicator.key]) for indicator in chosen if indicator.key in profile.rows]
    if not known:
        return language("overview.summary_none")
    judgements = [
        judge_indicator_change(indicator, row["reference_value"], row["common_value"])
        for indicator, row in known
        if not indicator.is_amount and not pd.isna(row["reference_value"])
    ]
    return language(
        "overview.summary" if judgements else "overview.summary_without_reference",
        count=len(known),
        reference=profile.reference.short_name,
        better=judgements.count(Judgement.BETTER),
        worse=judgements.count(Judgement.WORSE),
    )
