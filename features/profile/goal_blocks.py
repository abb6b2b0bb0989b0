"""The 17 goals of the overview: a row of strips and small courses for each, which unfolds into the table of all its
indicators; written once for a district beside a group and then kept."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from charts.base import Mode
from charts.palette import OWN, TICK, choose_ink
from charts.sparkline import draw_sparkline
from charts.strip import draw_key, draw_strip
from content.catalogue import Region, Sdg
from domain.change import Direction
from features.profile import data as profile_data
from features.profile.goal_cells import pick_cells
from features.profile.goals import GoalBlock, make_goal_blocks
from features.profile.profile import Profile
from features.profile.topic import Topic, is_old, layout_strip
from features.profile.topic_words import describe_strip, write_value
from texts import Language
from ui import data
from ui.markup import write_picture, write_table
from ui.selectors import link_page

Colours = Mapping[str, str]
_COURSE = 12  # newest values of a small course
_WIDTH, _HEIGHT = 46, 22


def show_goals(
    region: Region, group: Sequence[str], colours: Colours, mode: Mode, language: Language, *, unfolded: bool
) -> None:
    """A row for each goal with values that can be compared, then the others; their tables closed or `unfolded`."""
    version = data.find_database()
    written = _write_goals(version, region.key, tuple(group), tuple(colours.items()), mode, language.code)
    st.html(written.replace("<details ", "<details open ") if unfolded else written)


@data.keep_answers(120)
def _write_goals(
    version: str, region_key: str, group: tuple[str, ...], colours: tuple[tuple[str, str], ...], mode: Mode, code: str
) -> str:
    language = Language(code)
    regions, goals, known = data.ask_regions(language), data.ask_sdgs(language), data.ask_indicators(language)
    region = regions[region_key]
    profile = profile_data.ask_profile(region, language)
    judged = [one.key for one in known.values() if not one.is_amount and one.direction is not Direction.NONE]
    topics = profile_data.ask_topics(region, group, judged, language)
    cells = pick_cells(goals, topics)
    link = link_page("trends", language, indicator="{indicator}", regions=region_key)
    blocks = {block.goal.number: block for block in make_goal_blocks(profile, goals, known, link, language)}
    shown = [topic for some in cells.values() for topic in some]

    def draw(topic: Topic) -> str:
        return _draw_cell(topic, is_old(topic, shown), profile, dict(colours), mode, language)

    rows = [
        _draw_row(blocks[goal.number], [draw(topic) for topic in cells[goal.number]], region, language)
        for goal in goals
        if goal.number in cells
    ]
    others = [goal for goal in goals if goal.number not in cells]
    return (
        f'<div class="kk-goals">{_draw_head(language)}{"".join(rows)}</div>'
        f"{_draw_key(regions, colours, region_key, mode, language)}{_draw_others(others, blocks, region, language)}"
    )


def _draw_head(language: Language) -> str:
    ends = "".join(
        f'<span class="kk-ends"><span>{escape(language("topic.worse"))}</span><span>{escape(language("topic.better"))}'
        f"</span><span>{escape(language('overview.column.course'))}</span></span>"
        for _ in range(3)
    )
    return f'<div class="kk-goal-row kk-goal-head" aria-hidden="true"><span></span>{ends}</div>'


def _draw_row(block: GoalBlock, cells: Sequence[str], region: Region, language: Language) -> str:
    more = len(block.table.rows) - len(cells)
    rest = f" <small>+\N{NO-BREAK SPACE}{more}</small>" if more > 0 else ""
    name = f'<span class="kk-goal-name">{_draw_chip(block.goal)}<span>{escape(block.goal.name)}{rest}</span></span>'
    return (
        f'<details class="kk-goal"><summary class="kk-goal-row">{name}{"".join(cells)}</summary>'
        f"{_draw_inside(block, region, language)}</details>"
    )


def _draw_chip(goal: Sdg) -> str:
    return (
        f'<span class="kk-chip" style="background:{goal.colour};color:{choose_ink(goal.colour)}">{goal.number}</span>'
    )


def _draw_cell(
    topic: Topic, is_old_one: bool, profile: Profile, colours: Colours, mode: Mode, language: Language
) -> str:
    indicator = topic.indicator
    year = f" <small>{topic.year}</small>" if is_old_one else ""
    value = "" if topic.value is None else write_value(topic, language)
    strip = write_picture(draw_strip(layout_strip(topic, colours), mode), describe_strip(topic, language), "kk-strip")
    points = [point for run in profile.courses.get(indicator.key, ()) for point in run][-_COURSE:]
    course = ""
    if len(points) > 1:
        runs = [run for part in profile.courses[indicator.key] if (run := [one for one in part if one in points])]
        drawn = draw_sparkline([(runs, TICK[mode])], points, _WIDTH, _HEIGHT, end=OWN)
        course = write_picture(drawn, _describe_course(points, language))
    return (
        f'<span class="kk-cell"><span title="{escape(indicator.name)}">{escape(indicator.short_name)}{year}</span>'
        f"<strong>{escape(value)}</strong>{strip}<span>{course}</span></span>"
    )


def _describe_course(points: Sequence[tuple[int, float]], language: Language) -> str:
    return language("overview.course_alt", count=len(points), first=points[0][0], last=points[-1][0])


def _draw_key(
    regions: Mapping[str, Region], colours: tuple[tuple[str, str], ...], own: str, mode: Mode, language: Language
) -> str:
    """What the marks mean; of a group told by name, who is who."""
    if colours:
        parts = [
            f'<span class="kk-dot" style="border-color:{colour}" aria-hidden="true"></span>'
            f"{escape(regions[key].short_name)}"
            for key, colour in colours
        ]
    else:
        parts = [
            f"{write_picture(draw_key(tone, mode), '', 'kk-mark')}{escape(language(f'topic.quarter.{tone}'))}"
            for tone in ("first", "middle", "last")
        ]
        parts.append(f'<span class="kk-tick" aria-hidden="true"></span>{escape(language("start.one_each"))}')
    return f'<ul class="kk-key">{"".join(f"<li>{part}</li>" for part in parts)}</ul>'


def _draw_others(others: Sequence[Sdg], blocks: Mapping[int, GoalBlock], region: Region, language: Language) -> str:
    """Goals without values that can be compared: named in a line, each to unfold with what there is and why not."""
    if not others:
        return ""
    inside = "".join(
        f"<p><strong>{goal.number} {escape(goal.name)}</strong></p>"
        f"{_draw_inside(blocks[goal.number], region, language)}"
        for goal in others
    )
    told = language("overview.without", goals=", ".join(f"{goal.number} {goal.name}" for goal in others))
    return (
        f'<details class="kk-goal kk-without"><summary><span class="kk-hatch" aria-hidden="true"></span>{escape(told)}'
        f"</summary>{inside}</details>"
    )


def _draw_inside(block: GoalBlock, region: Region, language: Language) -> str:
    """The table of a goal, and what has no value."""
    inside = f"<p>{escape(block.summary)}</p>"
    if block.table.rows:
        inside += write_table(block.table, language)
    else:
        inside = f"<p>{escape(language('overview.goal_without_data', region=region.name))}</p>"
    if block.gaps:
        reasons = "".join(f"<li><strong>{escape(name)}</strong>: {escape(reason)}</li>" for name, reason in block.gaps)
        inside += f"<p>{escape(language('overview.gaps', count=len(block.gaps)))}</p><ul>{reasons}</ul>"
    return inside
