"""Blocks of the page Zielcheck: all targets of a district, one of them closely, several districts, what cannot be held
against values."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from charts.events import EventMark
from content.catalogue import Region
from content.judgement_words import describe_coverage
from content.links import link_method
from content.markdown import escape_markdown
from content.series import read_points
from domain.course import Point
from domain.methods.eurostat_pace import Window
from features.profile import data as profile_data
from features.targets import data as targets_data
from features.targets.assessment import Assessment, Background, Method, assess_target
from features.targets.chart import describe_forecast
from features.targets.districts import assess_districts, describe_districts_remark, make_districts_table
from features.targets.figure import ask_forecast, make_target_figure
from features.targets.figure import make_districts_figure as districts_figure
from features.targets.methods import make_methods_table
from features.targets.published import PublishedTarget, make_context_table
from features.targets.selectors import choose_base
from features.targets.verdict import count_verdicts, list_remarks, make_verdicts_table
from features.targets.without import make_without_target_table
from features.targets.yardsticks import divide_yardsticks, make_yardsticks_table
from texts import Language
from ui import blocks, data
from ui.figure import add_events
from ui.markup import show_link, show_table
from ui.selectors import choose_regions
from ui.terms import show_list, show_sources, show_text


def show_target(
    found: Assessment, region: Region, background: Background, marks: Sequence[EventMark], language: Language
) -> None:
    """The sentence for the council with its chart, what to mind, how past forecasts did, and what other methods say."""
    indicator = found.indicator
    if not found.points:
        st.info(escape_markdown(language("check.no_values", region=region.name, indicator=indicator.name)))
        show_list(list_remarks(found, language), language)
        return
    forecast = ask_forecast(found)
    shown = add_events(make_target_figure(found, region, forecast, language), marks, language)
    blocks.show_figure(shown, language)
    show_list([*list_remarks(found, language), describe_forecast(found, forecast, language)], language)
    if forecast.path:
        with st.expander(language("forecast.coverage_title")):
            show_list(describe_coverage(data.ask("forecast_errors", indicator=indicator.key), language), language)
    _show_methods(found, background, language)
    blocks.show_evidence(indicator, shown.credit.keys, shown.credit.years, shown.numbers(), language)


def _show_methods(found: Assessment, background: Background, language: Language) -> None:
    """What other methods say of the same series; the linear pace may start from another year."""
    title = language("verdict.disputed" if found.is_disputed else "check.methods_title")
    with st.expander(title, expanded=found.is_disputed):
        base_year = choose_base(found, language)
        again = assess_target(found.indicator, found.aim, found.points, background, base_year)
        if again.linear.base is not None and again.linear.base_year is not None:
            st.caption(language(f"check.base.{again.linear.base}", year=again.linear.base_year))
        show_table(make_methods_table(again, language), language)
        show_link(language("check.explained"), link_method("basics", language))


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


def show_unmeasured(rest: Sequence[PublishedTarget], language: Language) -> None:
    """How many of the region's own targets are not among those judged: silence would look like none."""
    count = sum(aim.is_own_region for aim in rest)
    if count:
        st.caption(language("check.own_unmeasured", count=count))


def show_districts(found: Assessment, region: Region, language: Language) -> None:
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
    backgrounds = {key: targets_data.ask_background(key) for key in keys}
    held = assess_districts(indicator, aim, points, chosen, owner=region, backgrounds=backgrounds)
    shown = districts_figure(held, found, region, language)
    if shown is not None:
        blocks.show_figure(shown, language)
    st.markdown(escape_markdown(describe_districts_remark(aim, language)))
    show_table(make_districts_table(held, indicator, language), language)
    if shown is not None:
        series = data.ask_rows("series", indicator=indicator.key)
        show_sources(series, shown.credit.keys, language, behind=shown.credit.years)


def show_yardsticks(region: Region, points: Mapping[str, Sequence[Point]], link: str, language: Language) -> None:
    """What targets of larger territories would mean here."""
    st.header(language("yardstick.title"), anchor=False)
    show_text(language("yardstick.intro"), language)
    offered, indicators = targets_data.ask_yardsticks(region, language), data.ask_indicators(language)
    first, rest = (
        make_yardsticks_table(some, points, indicators, region, link, language)
        for some in divide_yardsticks(offered, date.today().year)
    )
    if not first.rows:
        st.info(language("yardstick.none"))
        return
    show_table(first, language)
    if rest.rows:
        with st.expander(language("yardstick.more", count=len(rest.rows))):
            show_table(rest, language)


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
    indicators = data.ask_indicators(language)
    profile = profile_data.ask_profile(region, language)
    names = profile.reference.running
    told = language("overview.no_reference_value", to=names.dative, reference=names.nominative)
    show_text(f"{language('check.without_intro')} {told}", language)
    shown = [indicator for key, indicator in indicators.items() if key not in with_target and key in profile.rows]
    with st.expander(language("check.without_unfold", count=len(shown))):
        show_table(make_without_target_table(profile, shown, data.ask_break_years(region), language), language)
