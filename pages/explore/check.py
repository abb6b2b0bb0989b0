"""Zielcheck: every indicator with a target, whether it will be reached at the pace so far, and by which method."""

import streamlit as st

from content.series import series_of
from features.measures import blocks as measure_views
from features.targets import blocks as check_blocks
from features.targets import own as own_targets
from features.targets.aims import aims, beside, lines_of
from features.targets.assessment import assess
from features.targets.selectors import (
    aim_of_visit,
    base_of_visit,
    columns,
    indicator_of_check,
    method_of_visit,
    pledges_of_visit,
)
from ui import blocks, data, url
from ui.selectors import link_to, region_of_visit

language = url.language_of_visit()
indicators, breaks = data.indicators(language), data.break_years()
blocks.page_head(language, "check")
own_targets.done(language)
region = data.regions(language)[region_of_visit(language)]
method, window = method_of_visit(language)
with_pledges = pledges_of_visit(language)
found = aims(data.ask("targets_of_region", region=region.key), with_pledges, language)
points = series_of(data.ask("histories", regions=(region.key,)))
lines = lines_of(found, indicators, points)
rest = beside(found, lines)

st.header(language("check.table_title", region=region.name), anchor=False)
everything = st.container()
st.header(language("check.single_title"), anchor=False)
left, middle, right = columns()
with left:
    indicator = indicator_of_check(lines, points, language)
with middle:
    aim = aim_of_visit(lines[indicator.key], indicator, language)
with right:
    base_year = base_of_visit(
        assess(indicator, aim, points.get(indicator.key, []), breaks.get(indicator.key, ())), language
    )
held_against = {key: aim if key == indicator.key else choice[0] for key, choice in lines.items()}
assessments = [
    assess(indicators[key], chosen, points.get(key, []), breaks.get(key, ()), base_year if chosen is aim else None)
    for key, chosen in held_against.items()
]
with everything:
    link = link_to("zielcheck", language, region=region.key, method=method, indicator="{indicator}")
    check_blocks.everything(assessments, region, method, window, link, language)
    check_blocks.unmeasured(rest, region, language)
closely = next(one for one in assessments if one.aim is aim)
check_blocks.closely(closely, region, breaks.get(indicator.key, []), base_year, language)
measure_views.being_done(region, indicator, language)

check_blocks.districts(closely, region, base_year, language)
check_blocks.without_target(region, list(lines), language)
check_blocks.context(rest, language)
own_targets.own_targets(region.key, indicator.key, language)
