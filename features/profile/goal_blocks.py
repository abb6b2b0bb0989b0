"""The 17 goals of the overview: a row of strips and small courses for each, which unfolds into the table of all its
indicators; written once for a district beside a group and then kept."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from charts.base import Mode
from charts.palette import OWN, TICK, choose_ink
from charts.sparkline import draw_sparkline
from charts.strip import draw_key, draw_strip
from content.catalogue import Region, Sdg
from content.judgement import read_standings
from content.links import link_page
from domain.change import Direction
from features.profile import data as profile_data
from features.profile.goal_cells import pick_cells
from features.profile.goals import GoalBlock, make_goal_blocks
from features.profile.profile import Profile
from features.profile.standing import make_standing_table
from features.profile.topic import Topic, is_old, layout_strip
from features.profile.topic_words import describe_strip, write_value
from texts import Language
from ui import data
from ui.html import show_html
from ui.markup import show_table, write_picture, write_table
from ui.terms import show_text

Colours = Mapping[str, str]
_COURSE = 12  # newest values of a small course
_WIDTH, _HEIGHT = 46, 22


def show_goals(
    region: Region, group: Sequence[str], colours: Colours, mode: Mode, language: Language, *, unfolded: bool
) -> None:
    """A row for each goal with values that can be compared, then the others; their tables closed or `unfolded`."""
    written = _write_goals(region, group, tuple(colours.items()), mode, language)
    show_html(written.replace("<details ", Markup("<details open ")) if unfolded else written)


@data.keep_answers(120)
def _write_goals(
    region: Region, group: Sequence[str], colours: Sequence[tuple[str, str]], mode: Mode, language: Language
) -> Markup:
    goals, known = data.ask_sdgs(language), data.ask_indicators(language)
    profile = profile_data.ask_profile(region, language)
    judged = [one.key for one in known.values() if not one.is_amount and one.direction is not Direction.NONE]
    topics = profile_data.ask_topics(region, group, judged, language)
    cells = pick_cells(goals, topics)
    link = link_page("trends", language, indicator="{indicator}", regions=region.key)
    blocks = {block.goal.number: block for block in make_goal_blocks(profile, goals, known, link, language)}
    shown = [topic for some in cells.values() for topic in some]

    def draw(topic: Topic) -> Markup:
        return _draw_cell(topic, is_old(topic, shown), profile, dict(colours), mode, language)

    rows = [
        _draw_row(blocks[goal.number], [draw(topic) for topic in cells[goal.number]], region, language)
        for goal in goals
        if goal.number in cells
    ]
    others = [goal for goal in goals if goal.number not in cells]
    return Markup('<div class="kk-goals">{}{}</div>{}{}').format(
        _draw_head(language),
        Markup().join(rows),
        _draw_key(colours, mode, language),
        _draw_others(others, blocks, region, language),
    )


def _draw_head(language: Language) -> Markup:
    ends = Markup('<span class="kk-ends"><span>{}</span><span>{}</span><span>{}</span></span>').format(
        language("topic.worse"), language("topic.better"), language("overview.column.course")
    )
    return Markup('<div class="kk-goal-row kk-goal-head" aria-hidden="true"><span></span>{}</div>').format(ends * 3)


def _draw_row(block: GoalBlock, cells: Sequence[Markup], region: Region, language: Language) -> Markup:
    more = len(block.table.rows) - len(cells)
    rest = Markup(" <small>+\N{NO-BREAK SPACE}{}</small>").format(more) if more > 0 else Markup()
    name = Markup('<span class="kk-goal-name">{}<span>{}{}</span></span>').format(
        _draw_chip(block.goal), block.goal.name, rest
    )
    return Markup('<details class="kk-goal"><summary class="kk-goal-row">{}{}</summary>{}</details>').format(
        name, Markup().join(cells), _draw_inside(block, region, language)
    )


def _draw_chip(goal: Sdg) -> Markup:
    return Markup('<span class="kk-chip" style="background:{};color:{}">{}</span>').format(
        goal.colour, choose_ink(goal.colour), goal.number
    )


def _draw_cell(
    topic: Topic, is_old_one: bool, profile: Profile, colours: Colours, mode: Mode, language: Language
) -> Markup:
    indicator = topic.indicator
    year = Markup(" <small>{}</small>").format(topic.year) if is_old_one else Markup()
    value = "" if topic.value is None else write_value(topic, language)
    strip = write_picture(draw_strip(layout_strip(topic, colours), mode), describe_strip(topic, language), "kk-strip")
    points = [point for run in profile.courses.get(indicator.key, ()) for point in run][-_COURSE:]
    course = Markup()
    if len(points) > 1:
        runs = [run for part in profile.courses[indicator.key] if (run := [one for one in part if one in points])]
        drawn = draw_sparkline([(runs, TICK[mode])], points, _WIDTH, _HEIGHT, end=OWN)
        course = write_picture(drawn, _describe_course(points, language))
    return Markup(
        '<span class="kk-cell"><span title="{}">{}{}</span><strong>{}</strong>{}<span>{}</span></span>'
    ).format(indicator.name, indicator.short_name, year, value, strip, course)


def _describe_course(points: Sequence[tuple[int, float]], language: Language) -> str:
    return language("overview.course_alt", count=len(points), first=points[0][0], last=points[-1][0])


def _draw_key(colours: Sequence[tuple[str, str]], mode: Mode, language: Language) -> Markup:
    """What the marks mean; of a group told by name, who is who."""
    if colours:
        regions = data.ask_regions(language)
        dot = Markup('<span class="kk-dot" style="border-color:{}" aria-hidden="true"></span>{}')
        parts = [dot.format(colour, regions[key].short_name) for key, colour in colours]
    else:
        parts = [
            write_picture(draw_key(tone, mode), "", "kk-mark") + language(f"topic.quarter.{tone}")
            for tone in ("first", "middle", "last")
        ]
        parts.append(Markup('<span class="kk-tick" aria-hidden="true"></span>{}').format(language("start.one_each")))
    return Markup('<ul class="kk-key">{}</ul>').format(_draw_items(parts))


def _draw_items(parts: Iterable[Markup]) -> Markup:
    return Markup().join(Markup("<li>{}</li>").format(part) for part in parts)


def _draw_others(others: Sequence[Sdg], blocks: Mapping[int, GoalBlock], region: Region, language: Language) -> Markup:
    """Goals without values that can be compared: named in a line, each to unfold with what there is and why not."""
    if not others:
        return Markup()
    inside = Markup().join(
        Markup("<p><strong>{} {}</strong></p>{}").format(
            goal.number, goal.name, _draw_inside(blocks[goal.number], region, language)
        )
        for goal in others
    )
    told = language("overview.without", goals=", ".join(f"{goal.number} {goal.name}" for goal in others))
    return Markup(
        '<details class="kk-goal kk-without"><summary><span class="kk-hatch" aria-hidden="true"></span>{}'
        "</summary>{}</details>"
    ).format(told, inside)


def _draw_inside(block: GoalBlock, region: Region, language: Language) -> Markup:
    """The table of a goal, and what has no value."""
    if block.table.rows:
        inside = Markup("<p>{}</p>{}").format(block.summary, write_table(block.table, language))
    else:
        inside = Markup("<p>{}</p>").format(language("overview.goal_without_data", region=region.name))
    if block.gaps:
        reasons = _draw_items(Markup("<strong>{}</strong>: {}").format(name, reason) for name, reason in block.gaps)
        inside += Markup("<p>{}</p><ul>{}</ul>").format(language("overview.gaps", count=len(block.gaps)), reasons)
    return inside


def show_standing(region: Region, language: Language) -> None:
    """Eight topics among all of the region's kind in Germany, with what noise leaves open."""
    if not region.is_district:
        return
    standings = read_standings(data.ask_rows("standings", region=region.key))
    link = link_page("trends", language, indicator="{indicator}", regions=region.key)
    known, today = data.ask_indicators(language), date.today().year
    st.header(language("standing.title"), anchor=False)
    show_table(make_standing_table(standings, known, region, link, today, language), language)
    kind = language(f"peers.kinds.{region.kind}")
    show_text(language("standing.note", kind=kind), language, small=True)
