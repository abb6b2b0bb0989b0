"""Blocks of the page Zielcheck: all targets of a district, one of them closely, several districts, what cannot be held
against values."""

from collections.abc import Sequence

import streamlit as st

from content.catalogue import STATE, Region
from content.links import method_link
from content.markdown import plain
from content.series import points_of
from domain.eurostat_pace import Window
from features.profile import data as profile_data
from features.targets.aims import Aim, context_table
from features.targets.assessment import Assessment, Method
from features.targets.chart import doubts, trend_remark
from features.targets.districts import districts_remark, districts_table, held_against
from features.targets.figure import districts as districts_figure
from features.targets.figure import target, trend_of
from features.targets.methods import methods_table
from features.targets.verdict import check_table, counted, remarks
from features.targets.without import without_target_table
from texts import Language
from ui import blocks, data
from ui.markup import show_link, show_table
from ui.selectors import regions_of_visit
from ui.terms import say, say_listed, say_sources


def closely(
    found: Assessment, region: Region, breaks: Sequence[int], base_year: int | None, language: Language
) -> None:
    """The sentence for the council with its chart, what to mind, and the verdict of every method."""
    indicator = found.indicator
    if not found.points:
        st.info(plain(language("check.no_values", region=region.name, indicator=indicator.name)))
        say_listed(remarks(found, language), language)
        return
    trend = trend_of(found, breaks)
    shown = target(found, region, trend, base_year, language)
    blocks.chart(shown, language)
    told = [*doubts(found, trend, language).told, *remarks(found, language), trend_remark(trend, language)]
    say_listed(told, language)
    st.subheader(language("check.methods_title"), anchor=False)
    show_table(methods_table(found, language), language)
    show_link(language("check.explained"), method_link("basics", language))
    blocks.evidence(indicator, shown.credit.keys, shown.credit.years, shown.numbers(), language)


def everything(
    assessments: Sequence[Assessment], region: Region, method: Method, window: Window, link: str, language: Language
) -> None:
    """How the targets stand, a row each; those without a value in a fold below."""
    known = [found for found in assessments if found.points]
    if known:
        st.markdown(plain(counted(known, region, language)))
        show_table(check_table(known, region, method, window, link, language), language)
    else:
        st.info(language("check.none_with_values"))
    unknown = [found for found in assessments if not found.points]
    if unknown:
        with st.expander(language("check.without_values", count=len(unknown))):
            show_table(check_table(unknown, region, method, window, link, language), language)


def unmeasured(rest: Sequence[Aim], region: Region, language: Language) -> None:
    """How many of the region's own targets are not among those judged: silence would look like none."""
    count = sum(aim.is_own_region for aim in rest)
    if count:
        st.caption(plain(language("check.own_unmeasured", region=region.name, count=count)))


def districts(found: Assessment, region: Region, base_year: int | None, language: Language) -> None:
    """Several districts held against the same target, as lines and as a table."""
    indicator, aim = found.indicator, found.aim
    st.header(language("check.districts_title"), anchor=False)
    if indicator.is_amount:
        st.markdown(language("check.amount_alone"))
        return
    regions = data.regions(language)
    chosen = [regions[key] for key in regions_of_visit(language)]
    keys = tuple(region.key for region in chosen)
    points = points_of(data.ask("values", indicator=indicator.key, regions=keys))
    breaks = data.break_years().get(indicator.key, [])
    held = held_against(indicator, aim, points, chosen, owner=region, breaks=breaks, base_year=base_year)
    shown = districts_figure(held, found, region, base_year, language)
    if shown is not None:
        blocks.chart(shown, language)
    st.markdown(plain(districts_remark(aim, language)))
    show_table(districts_table(held, indicator, language), language)
    if shown is not None:
        series = data.ask("series", indicator=indicator.key)
        say_sources(series, shown.credit.keys, language, behind=shown.credit.years)


def context(shown: Sequence[Aim], language: Language) -> None:
    """Targets that cannot be held against values: those of the territory itself, and those of larger ones."""
    st.header(language("check.context_title"), anchor=False)
    say(language("check.context_intro"), language)
    own = [aim for aim in shown if aim.is_own_region]
    for name, part in (("own", own), ("higher", [aim for aim in shown if aim not in own])):
        if part:
            title = language(f"check.context_{name}", count=len(part))
            with st.expander(title):
                show_table(context_table(part, title, language), language)


def without_target(region: Region, with_target: Sequence[str], language: Language) -> None:
    """Indicators that nobody has set a fitting target for."""
    st.header(language("check.without_title"), anchor=False)
    say(f"{language('check.without_intro')} {language('overview.no_reference_value')}", language)
    regions, indicators = data.regions(language), data.indicators(language)
    profile = profile_data.profile(region, regions[STATE], language)
    shown = [indicator for key, indicator in indicators.items() if key not in with_target and key in profile.rows]
    with st.expander(language("check.without_unfold", count=len(shown))):
        show_table(without_target_table(profile, shown, data.break_years(), language), language)
