"""Beside the board of the start page, as HTML: the targets with a small course each, and what is new in the data."""

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from charts.base import Mode
from charts.palette import OWN, TEXT
from charts.sparkline import draw_sparkline
from content.catalogue import Indicator
from content.rows import Row, read_rows
from domain.course import split_segments
from domain.progress import Status
from features.profile.profile import Profile
from features.targets.assessment import WORST_FIRST, Assessment, make_status_sign
from features.targets.published import describe_demand
from texts import Language
from ui.markup import write_picture

MOST = 3
_WIDTH, _HEIGHT = 104, 36


def pick_targets(found: Sequence[Assessment]) -> list[Assessment]:
    """The few shown: those of the district itself first, then the worst; none without a verdict, and none whose verdict
    rests on few values."""
    told = [one for one in found if one.linear.status is not Status.NO_STATEMENT and not one.linear.provisional]
    return sorted(told, key=lambda one: (not one.aim.is_own_region, WORST_FIRST.index(one.linear.status)))[:MOST]


def draw_targets(
    shown: Sequence[Assessment], breaks: Mapping[str, Sequence[int]], link: str, mode: Mode, language: Language
) -> str:
    """A small course with the target as a dashed line, value, demand and verdict of each; `link` is a web address with
    the field {indicator}."""
    return "".join(_draw_target(one, breaks.get(one.indicator.key, ()), link, mode, language) for one in shown)


def _draw_target(found: Assessment, breaks: Sequence[int], link: str, mode: Mode, language: Language) -> str:
    indicator, linear = found.indicator, found.linear
    target = found.aim.target(indicator)
    course = draw_sparkline(
        [(split_segments(found.points, breaks), OWN)], found.points, _WIDTH, _HEIGHT, (target.value, TEXT[mode])
    )
    sign = make_status_sign(linear.status, language)
    value = language.quantity(linear.value, indicator.decimals, indicator.short_unit)
    return (
        f'<div class="kk-target">{write_picture(course, "")}<p>'
        f'<a href="{escape(link.format(indicator=indicator.key))}">{escape(indicator.short_name)}</a>'
        f"<span>{escape(value)} ({linear.year})</span><span>{escape(_ask(found, language))}</span>"
        f'<strong class="kk-{sign.tone}">{escape(sign.shape)} {escape(sign.word)}</strong></p></div>'
    )


def _ask(found: Assessment, language: Language) -> str:
    """Whose target, and what it demands: 'Bund: höchstens 65 bis 2030'."""
    whose = "own" if found.aim.kind == "own" else found.aim.level
    return language(f"start.target.{whose}", demand=describe_demand(found.aim, found.indicator, language))


def pick_news(news: pd.DataFrame, profile: Profile) -> tuple[bool, list[Row]]:
    """Whether something has come newly into the data, and the newest rows of it (queries/news.sql); if nothing has, the
    values of the newest year."""
    if not news.empty:
        return True, read_rows(news)[:MOST]
    newest = max((row["year"] for row in profile.rows.values()), default=0)
    return False, [row for row in profile.rows.values() if row["year"] == newest][:MOST]


def draw_news(
    shown: Sequence[Row], profile: Profile, indicators: Mapping[str, Indicator], link: str, language: Language
) -> str:
    """A line for each: the indicator with its newest value and year."""
    return "".join(
        f'<p><a href="{escape(link.format(indicator=row["indicator_key"]))}">'
        f"{escape(indicators[row['indicator_key']].short_name)}</a> "
        f"{escape(_tell_newest(profile.rows[row['indicator_key']], indicators[row['indicator_key']], language))}</p>"
        for row in shown
    )


def _tell_newest(newest: Row, indicator: Indicator, language: Language) -> str:
    value = language.quantity(newest["value"], indicator.decimals, indicator.short_unit)
    return language("start.newest_value", year=newest["year"], value=value)
