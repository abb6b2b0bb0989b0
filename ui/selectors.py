"""What a visitor chooses, shared by the pages and kept in the address: district, districts, indicator, goal."""

from urllib.parse import quote

import streamlit as st

from charts.palette import MAX_SERIES
from texts import Language
from ui import data, url
from views.catalogue import STATE, Goal, Indicator

DEFAULT_REGION = "05370"
DEFAULT_REGIONS = ("05370", "05358", "05334")
DEFAULT_INDICATOR = "car_density"
MIN_RANKED = 10  # a ranking of fewer districts says little


def region_of_visit(language: Language) -> str:
    """Key of the district looked at."""
    known = data.regions(language)
    options = [key for key, region in known.items() if not region.is_reference]
    label = language("common.district")
    chosen = url.select(label, "region", options, DEFAULT_REGION, lambda key: known[key].name)
    url.suggest("regions", [chosen, *(key for key in DEFAULT_REGIONS if key != chosen)][: len(DEFAULT_REGIONS)])
    return chosen


def regions_of_visit(language: Language) -> list[str]:
    """Keys of the districts compared; never empty."""
    known = data.regions(language)
    options = [key for key, region in known.items() if not region.is_reference]
    label = language("common.districts", limit=MAX_SERIES)
    chosen = url.select_many(label, "regions", options, DEFAULT_REGIONS, lambda key: known[key].name, MAX_SERIES)
    if not chosen:
        st.info(language("common.no_district"), icon=":material/info:")
        st.stop()
    return chosen


def indicator_of_visit(language: Language, ranked: bool = False, with_values: bool = True) -> str:
    """Key of the indicator looked at; `ranked` offers only rates with values for enough districts."""
    known = data.indicators(language)
    options = sorted(
        (
            key
            for key, indicator in known.items()
            if indicator.observation_count > 0 or not with_values
            if (indicator.ranked_count >= MIN_RANKED and not indicator.is_amount) or not ranked
        ),
        key=lambda key: known[key].name,
    )
    label = language("common.indicator")
    return url.select(label, "indicator", options, DEFAULT_INDICATOR, lambda key: marked_name(known[key], language))


def marked_name(indicator: Indicator, language: Language) -> str:
    """The name, with a mark for an indicator of one's own."""
    return language("own.mark", name=indicator.name) if indicator.is_own else indicator.name


def year_of_visit(indicator: str, language: Language) -> int:
    """Year of a ranking of the districts by the indicator."""
    years = data.ask("ranking_years", indicator=indicator, state=STATE)
    options = [str(year) for year in years["year"]]
    default = str(years.loc[years["is_default"], "year"].item())
    return int(url.select(language("common.year"), "year", options, default, str))


def goal_of_visit(language: Language) -> Goal | None:
    """The goal that a table is narrowed to, None for all."""
    goals = {str(goal.number): goal for goal in data.goals(language)}
    names = {"all": language("common.all_goals")} | {key: f"{key} {goal.name}" for key, goal in goals.items()}
    chosen = url.select(language("common.goal"), "goal", list(names), "all", names.__getitem__)
    return goals.get(chosen)


def link_to(page: str, language: Language, **selection: str) -> str:
    """Address of another page with its selection; a field in braces stays to be filled in."""
    if language.code != "de":
        selection["lang"] = language.code
    return page + "?" + "&".join(f"{key}={quote(value, safe='{},')}" for key, value in selection.items())
