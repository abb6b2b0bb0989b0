"""Blocks of the page Zielcheck: all targets of a district, one of them closely, several districts, what cannot be held
against values."""

from collections.abc import Sequence

import streamlit as st

from content.catalogue import STATE, Region
from content.links import link_method
from content.markdown import escape_markdown
from content.series import read_points
from domain.eurostat_pace import Window
from features.profile import data as profile_data
from features.targets.assessment import Assessment, Method
from features.targets.chart import describe_trend, find_doubts
from features.targets.districts import assess_districts, describe_districts_remark, make_districts_table
from features.targets.figure import make_districts_figure as districts_figure
from features.targets.figure import make_target_figure, project_trend
from features.targets.methods import make_methods_table
from features.targets.published import PublishedTarget, make_context_table
from features.targets.verdict import count_verdicts, list_remarks, make_verdicts_table
from features.targets.without import make_without_target_table
from texts import Language
from ui import blocks, data
from ui.markup import show_link, show_table
from ui.selectors import choose_regions
from ui.terms import show_list, show_sources, show_text


def show_target(
    found: Assessment, region: Region, breaks: Sequence[int], base_year: int | None, language: Language
) -> None:
    """The sentence for the council with its chart, what to mind, and the verdict of every method."""
    indicator = found.indicator
    if not found.points:
        st.info(escape_markdown(language("check.no_values", region=region.name, indicator=indicator.name)))
        show_list(list_remarks(found, language), language)
        return
    trend = project_trend(found, breaks)
    shown = make_target_figure(found, region, trend, base_year, language)
    blocks.show_figure(shown, language)
    told = [*find_doubts(found, trend, language).told, *list_remarks(found, language), describe_trend(trend, language)]
    show_list(told, language)
    st.subheader(language("check.methods_title"), anchor=False)
    show_table(make_methods_table(found, language), language)
    show_link(language("check.explained"), link_method("basics", language))
    blocks.show_evidence(indicator, shown.credit.keys, shown.credit.years, shown.numbers(), language)


def show_all_targets(
    assessments: Sequence[Assessment], region: Region, method: Method, window: Window, link: str, language: Language
) -> None:
    """How the targets stand, a row each; those without a value in a fold below."""
    known = [found for found in assessments if found.points]
    if known:
        st.markdown(escape_markdown(count_verdicts(known, region, language)))
        show_table(make_verdicts_table(known, region, method, window, link, language), language)
    else:
        st.info(language("check.none_with_values"))
    unknown = [found for found in assessments if not found.points]
    if unknown:
        with st.expander(language("check.without_values", count=len(unknown))):
            show_table(make_verdicts_table(unknown, region, method, window, link, language), language)


def show_unmeasured(rest: Sequence[PublishedTarget], region: Region, language: Language) -> None:
    """How many of the region's own targets are not among those judged: silence would look like none."""
    count = sum(aim.is_own_region for aim in rest)
    if count:
        st.caption(escape_markdown(language("check.own_unmeasured", region=region.name, count=count)))


def show_districts(found: Assessment, region: Region, base_year: int | None, language: Language) -> None:
    """Several districts held against the same target, as lines and as a table."""
    indicator, aim = found.indicator, found.aim
    st.header(language("check.districts_title"), anchor=False)
    if indicator.is_amount:
        st.markdown(language("check.amount_alone"))
        return
    regions = data.ask_regions(language)
    chosen = [regions[key] for key in choose_regions(language)]
    keys = tuple(region.key for region in chosen)
    points = read_points(data.ask("values", indicator=indicator.key, regions=keys))
    breaks = data.ask_break_years().get(indicator.key, [])
    held = assess_districts(indicator, aim, points, chosen, owner=region, breaks=breaks, base_year=base_year)
    shown = districts_figure(held, found, region, base_year, language)
    if shown is not None:
        blocks.show_figure(shown, language)
    st.markdown(escape_markdown(describe_districts_remark(aim, language)))
    show_table(make_districts_table(held, indicator, language), language)
    if shown is not None:
        series = data.ask("series", indicator=indicator.key)
        show_sources(series, shown.credit.keys, language, behind=shown.credit.years)


def show_context(shown: Sequence[PublishedTarget], language: Language) -> None:
    """Targets that cannot be held against values: those of the territory itself, and those of larger ones."""
    st.header(language("check.context_title"), anchor=False)
    show_text(language("check.context_intro"), language)
    own = [aim for aim in shown if aim.is_own_region]
    for name, part in (("own", own), ("higher", [aim for aim in shown if aim not in own])):
        if part:
            title = language(f"check.context_{name}", count=len(part))
            with st.expander(title):
                show_table(make_context_table(part, title, language), language)


def show_without_target(region: Region, with_target: Sequence[str], language: Language) -> None:
    """Indicators that nobody has set a fitting target for."""
    st.header(language("check.without_title"), anchor=False)
    show_text(f"{language('check.without_intro')} {language('overview.no_reference_value')}", language)
    regions, indicators = data.ask_regions(language), data.ask_indicators(language)
    profile = profile_data.ask_profile(region, regions[STATE], language)
    shown = [indicator for key, indicator in indicators.items() if key not in with_target and key in profile.rows]
    with st.expander(language("check.without_unfold", count=len(shown))):
        show_table(make_without_target_table(profile, shown, data.ask_break_years(), language), language)
