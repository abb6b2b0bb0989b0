"""Zielcheck: every indicator with a target, what the forecast says of it, and what other methods say."""

import streamlit as st

from content.links import link_page
from content.series import read_series
from features.events.blocks import show_events
from features.events.data import ask_events
from features.events.event import make_event_marks
from features.measures import blocks as measure_views
from features.targets import blocks as check_blocks
from features.targets import data as targets_data
from features.targets import own_form as own_targets
from features.targets.assessment import assess_target
from features.targets.published import read_targets, select_measurable, select_unmeasurable
from features.targets.selectors import (
    choose_indicator,
    choose_method,
    choose_pledges,
    choose_target,
    choose_yardsticks,
)
from ui import blocks, data, url
from ui.selectors import choose_region

language = url.find_language()
indicators = data.ask_indicators(language)
blocks.show_page_head(language, "check")
own_targets.tell_outcome(language)
left, middle, right = st.columns([2, 1, 1])
with left:
    region = data.ask_regions(language)[choose_region(language)]
with right:
    with_pledges = choose_pledges(language)
background = targets_data.ask_background(region.key)
found = read_targets(data.ask("targets_of_region", region=region.key), with_pledges, language)
points = read_series(data.ask("histories", regions=(region.key,)))
lines = select_measurable(found, indicators, points)
rest = select_unmeasurable(found, lines)
with middle:  # without own targets they are all there is: nothing to switch
    with_yardsticks = choose_yardsticks(language) if lines else True
of_region = {"region": region.key, "indicator": "{indicator}"}
link = link_page("zielcheck", language, **of_region)
link_without_target = link_page("was-waere-wenn", language, **of_region, yardsticks="on")

looked_at = ""
if lines:
    everything = st.container()
    st.header(language("check.single_title"), anchor=False)
    left, right = st.columns([2, 3])
    with left:
        indicator = choose_indicator(lines, points, language)
        looked_at = indicator.key
    with right:
        aim = choose_target(lines[indicator.key], indicator, language)
    held_against = {key: aim if key == indicator.key else choice[0] for key, choice in lines.items()}
    assessments = [
        assess_target(indicators[key], chosen, points.get(key, []), background) for key, chosen in held_against.items()
    ]
    with everything:
        method, window = choose_method(language)
        check_blocks.show_all_targets(assessments, region, method, window, link, language)
        check_blocks.show_unmeasured(rest, language)
    closely = next(one for one in assessments if one.aim is aim)
    events, unread = ask_events([region], indicator, language)
    marks = make_event_marks(events, {region.key: region}, language)
    check_blocks.show_target(closely, region, background, marks, language)
    show_events(events, unread, region, indicator, language)
    measure_views.show_measures_of(region, indicator, language)
    check_blocks.show_districts(closely, region, language)
else:
    st.info(language("check.no_own_target", region=region.name))
    check_blocks.show_unmeasured(rest, language)
if with_yardsticks:
    check_blocks.show_yardsticks(region, points, link_without_target, language)
check_blocks.show_without_target(region, list(lines), language)
check_blocks.show_context(rest, language)
own_targets.show_own_targets(region.key, looked_at, language)
