"""Zielcheck: every indicator with a target, whether it will be reached at the pace so far, and by which method."""

import streamlit as st

from content.series import read_series
from features.measures import blocks as measure_views
from features.targets import blocks as check_blocks
from features.targets import own as own_targets
from features.targets.assessment import assess_target
from features.targets.published import read_targets, select_measurable, select_unmeasurable
from features.targets.selectors import (
    choose_base,
    choose_indicator,
    choose_method,
    choose_pledges,
    choose_target,
    make_columns,
)
from ui import blocks, data, url
from ui.selectors import choose_region, link_page

language = url.find_language()
indicators, breaks = data.ask_indicators(language), data.ask_break_years()
blocks.show_page_head(language, "check")
own_targets.tell_outcome(language)
region = data.ask_regions(language)[choose_region(language)]
method, window = choose_method(language)
with_pledges = choose_pledges(language)
found = read_targets(data.ask("targets_of_region", region=region.key), with_pledges, language)
points = read_series(data.ask("histories", regions=(region.key,)))
lines = select_measurable(found, indicators, points)
rest = select_unmeasurable(found, lines)

st.header(language("check.table_title", region=region.name), anchor=False)
everything = st.container()
st.header(language("check.single_title"), anchor=False)
left, middle, right = make_columns()
with left:
    indicator = choose_indicator(lines, points, language)
with middle:
    aim = choose_target(lines[indicator.key], indicator, language)
with right:
    base_year = choose_base(
        assess_target(indicator, aim, points.get(indicator.key, []), breaks.get(indicator.key, ())), language
    )
held_against = {key: aim if key == indicator.key else choice[0] for key, choice in lines.items()}
assessments = [
    assess_target(
        indicators[key], chosen, points.get(key, []), breaks.get(key, ()), base_year if chosen is aim else None
    )
    for key, chosen in held_against.items()
]
with everything:
    link = link_page("zielcheck", language, region=region.key, method=method, indicator="{indicator}")
    check_blocks.show_all_targets(assessments, region, method, window, link, language)
    check_blocks.show_unmeasured(rest, region, language)
closely = next(one for one in assessments if one.aim is aim)
check_blocks.show_target(closely, region, breaks.get(indicator.key, []), base_year, language)
measure_views.show_measures_of(region, indicator, language)

check_blocks.show_districts(closely, region, base_year, language)
check_blocks.show_without_target(region, list(lines), language)
check_blocks.show_context(rest, language)
own_targets.show_own_targets(region.key, indicator.key, language)
