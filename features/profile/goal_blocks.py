"""The 17 goals of the overview: a block to unfold for each, written once for a district and then kept.

Half of the time of that page went into writing the same tables again at every click.
"""

from html import escape

import streamlit as st

from charts.palette import choose_ink
from content.catalogue import STATE, Region
from features.profile import data as profile_data
from features.profile.goals import GoalBlock, make_goal_blocks
from texts import Language
from ui import data
from ui.markup import write_table
from ui.selectors import link_page


def show_goals(region: Region, unfolded: bool, language: Language) -> None:
    """A block for each goal, closed or `unfolded`."""
    for block in _written(data.find_database(), region.key, unfolded, language.code):
        st.html(block)


@data.keep_answers(120)
def _written(version: str, region_key: str, unfolded: bool, code: str) -> list[str]:
    language = Language(code)
    regions = data.ask_regions(language)
    region = regions[region_key]
    profile = profile_data.ask_profile(region, regions[STATE], language)
    link = link_page("trends", language, indicator="{indicator}", regions=region_key)
    blocks = make_goal_blocks(profile, data.ask_sdgs(language), data.ask_indicators(language), link, language)
    return [_block(block, region, unfolded, language) for block in blocks]


def _block(block: GoalBlock, region: Region, unfolded: bool, language: Language) -> str:
    """A goal to unfold: its number as a chip in its colour, name and summary; inside the table and the gaps."""
    goal = block.goal
    chip = (
        f'<span class="kk-chip" style="background:{goal.colour};color:{choose_ink(goal.colour)}">{goal.number}</span>'
    )
    if block.table.rows:
        inside = write_table(block.table, language)
    else:
        inside = f"<p>{escape(language('overview.goal_without_data', region=region.name))}</p>"
    if block.gaps:
        reasons = "".join(f"<li><strong>{escape(name)}</strong>: {escape(reason)}</li>" for name, reason in block.gaps)
        inside += f"<p>{escape(language('overview.gaps', count=len(block.gaps)))}</p><ul>{reasons}</ul>"
    return (
        f'<details class="kk-goal"{" open" if unfolded else ""}><summary>{chip}<span><strong>{escape(goal.name)}'
        f'</strong><span class="kk-note">{escape(block.summary)}</span></span></summary>{inside}</details>'
    )
