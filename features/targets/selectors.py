"""What a visitor chooses on the page Zielcheck, kept in the address: method, pledges, target, base year."""

from collections.abc import Mapping, Sequence
from typing import cast

import streamlit as st

from content.catalogue import Indicator
from domain.course import Point
from domain.eurostat_pace import Window
from features.targets.aims import Aim, demand, whose
from features.targets.assessment import Assessment, Method
from texts import Language
from ui import data, url
from ui.selectors import marked_name

Lines = Mapping[str, Sequence[Aim]]


def pledges_of_visit(language: Language) -> bool:
    """Whether pledges of parties are shown."""
    chosen = url.choose(
        language("check.pledges_label"), "pledges", ("off", "on"), "off", lambda key: language(f"check.pledges_{key}")
    )
    return chosen == "on"


def method_of_visit(language: Language) -> tuple[Method, Window]:
    """The method that the table judges by, and Eurostat's period where it takes part."""
    methods = ("linear", "weather", "eurostat", "all")
    method = url.choose(
        language("check.method_label"), "method", methods, "linear", lambda key: language(f"check.method.{key}")
    )
    window = "5"
    if method in ("eurostat", "all"):
        label = language("check.window_label")
        window = url.choose(label, "window", ("5", "15"), "5", lambda key: language("check.window", window=key))
    return cast(Method, method), 15 if window == "15" else 5


def indicator_of_check(lines: Lines, points: Mapping[str, Sequence[Point]], language: Language) -> Indicator:
    """The indicator looked at closely, of those with a target; first one with values and a target of the place."""
    known = data.indicators(language)
    options = sorted(lines, key=lambda key: known[key].name)
    default = min(lines, key=lambda key: _rank(lines[key][0], key in points))
    label = language("common.indicator")
    return known[url.select(label, "indicator", options, default, lambda key: marked_name(known[key], language))]


def _rank(aim: Aim, has_values: bool) -> tuple[bool, bool, bool]:
    return (not has_values, aim.year is None, not aim.is_own_region)


def aim_of_visit(choice: Sequence[Aim], indicator: Indicator, language: Language) -> Aim:
    """The target that the indicator is held against: never more than one at a time."""
    by_key = {aim.key: aim for aim in choice}

    def name(key: str) -> str:
        return f"{demand(by_key[key], indicator, language)}: {whose(by_key[key], language)}"

    return by_key[url.select(language("check.target_label"), "target", list(by_key), choice[0].key, name)]


def base_of_visit(found: Assessment, language: Language) -> int | None:
    """The year that the linear pace is to start from, None for the one that the target or the method names: that of
    `found`, which is told in the label, for an option with changing words would be taken for a wrong choice."""
    given = found.linear.base_year
    chosen = url.select(
        language("check.base_label") if given is None else language("check.base_label_given", year=given),
        "base",
        ["auto", *(str(year) for year, _ in sorted(found.points)[:-1])],
        "auto",
        lambda key: language("check.base_auto") if key == "auto" else key,
    )
    return None if chosen == "auto" else int(chosen)


def columns() -> tuple[st.delta_generator.DeltaGenerator, ...]:
    """Places of indicator, target and, below them, base year: a target is told in full and needs the room."""
    return (*st.columns([2, 3]), st.columns([2, 3])[0])
