"""Beside the board of the start page, as HTML: the targets with a small course each, and what is new in the data."""

from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from charts.base import Mode
from charts.palette import OWN, TEXT
from charts.slopes import draw_slopes
from charts.sparkline import draw_sparkline
from content.catalogue import Indicator
from content.rows import Row, read_rows
from domain.course import split_segments
from features.compare.peers import Group, name_group
from features.profile.profile import Profile
from features.profile.way import RankMove, list_slopes
from features.targets.assessment import Assessment, make_verdict_sign
from features.targets.published import describe_demand
from texts import Language
from ui.markup import write_picture

MOST = 3
_WIDTH, _HEIGHT = 104, 36


def draw_targets(
    shown: Sequence[Assessment], breaks: Mapping[str, Sequence[int]], link: str, mode: Mode, language: Language
) -> Markup:
    """A small course with the target as a dashed line, value, demand and verdict of each; `link` is a web address with
    the field {indicator}."""
    return Markup().join(_draw_target(one, breaks.get(one.indicator.key, ()), link, mode, language) for one in shown)


def _draw_target(found: Assessment, breaks: Sequence[int], link: str, mode: Mode, language: Language) -> Markup:
    indicator, (year, newest) = found.indicator, found.newest
    target = found.aim.target(indicator)
    course = draw_sparkline(
        [(split_segments(found.points, breaks), OWN)], found.points, _WIDTH, _HEIGHT, (target.value, TEXT[mode])
    )
    sign = make_verdict_sign(found.verdict, language)
    value = language.quantity(newest, indicator.decimals, indicator.short_unit)
    return Markup(
        '<div class="kk-target">{}<p><a href="{}">{}</a><span>{} ({})</span><span>{}</span>'
        '<strong class="kk-{}">{} {}</strong></p></div>'
    ).format(
        write_picture(course, ""),
        link.format(indicator=indicator.key),
        indicator.short_name,
        value,
        year,
        _ask(found, language),
        sign.tone,
        sign.shape,
        sign.word,
    )


def draw_moves_key(moves: Sequence[RankMove], group: Group, language: Language) -> Markup:
    """That the numbers of the slopes are ranks, among whom, and which is the newer one; '' without slopes."""
    if not any(one.is_slope for one in moves):
        return Markup()
    told = language("start.moves_key", count=len(group.members), group=name_group(group, language))
    return Markup("<p>{}</p>").format(told)


def draw_moves(
    moves: Sequence[RankMove], names: Mapping[str, str], link: str, mode: Mode, language: Language
) -> Markup:
    """Moves of rank as slopes; other movers as lines of text; that nothing stands out, where nothing does."""
    if not moves:
        return Markup("<p>{}</p>").format(language("movers.none"))
    slopes = [one for one in moves if one.is_slope]
    drawn = _draw_slopes(slopes, names, mode, language) if slopes else Markup()
    return drawn + Markup().join(_draw_mover(one, names, link, language) for one in moves if not one.is_slope)


def _draw_mover(move: RankMove, names: Mapping[str, str], link: str, language: Language) -> Markup:
    kind, sign = ("kk-better", "▲") if move.is_better else ("kk-worse", "▼")
    key, word = move.mover.indicator, language(f"movers.word.{move.mover.change.word}")
    told = language("start.mover_line", word=word, since=move.since, year=move.year)
    return Markup('<p><span class="{}" aria-hidden="true">{}</span> <a href="{}">{}</a>: {}</p>').format(
        kind, sign, link.format(indicator=key), names[key], told
    )


def _draw_slopes(moves: Sequence[RankMove], names: Mapping[str, str], mode: Mode, language: Language) -> Markup:
    """The moves as a picture, which a screen reader hears in words."""
    slopes = list_slopes(moves, names)
    alt = "; ".join(
        language(
            "start.move",
            name=names[one.mover.indicator],
            before=one.before,
            since=one.since,
            now=one.now,
            year=one.year,
        )
        for one in moves
    )
    height = max(60, 26 * len(slopes))
    return write_picture(draw_slopes(slopes, height, mode), alt, "kk-lines")


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
) -> Markup:
    """A line for each: the indicator with its newest value and year."""
    return Markup().join(
        Markup('<p><a href="{}">{}</a> {}</p>').format(
            link.format(indicator=key),
            indicators[key].short_name,
            _tell_newest(profile.rows[key], indicators[key], language),
        )
        for key in (row["indicator_key"] for row in shown)
    )


def _tell_newest(newest: Row, indicator: Indicator, language: Language) -> str:
    value = language.quantity(newest["value"], indicator.decimals, indicator.short_unit)
    return language("start.newest_value", year=newest["year"], value=value)
