"""What a visitor chooses, shared by the pages and kept in the address: district, districts, indicator, goal."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

import streamlit as st

from charts.palette import MAX_SERIES
from content.catalogue import STATE, Goal, Indicator, Region
from texts import Language
from ui import data, url

DEFAULT_REGION = "05370"
DEFAULT_REGIONS = ("05370", "05358", "05334")
DEFAULT_INDICATOR = "car_density"
DEFAULT_SECOND = "population_density"
NEWEST = "newest"  # the newest year of each of two indicators
MIN_RANKED = 10  # a ranking of fewer districts says little


def region_of_visit(language: Language, first: str = "") -> str:
    """Key of the district looked at. `first`: the one to begin with where the page has one of its own for each reader;
    the address then always names the district, so that it shows the same to all."""
    known = data.regions(language)
    label = language("common.district")
    chosen = url.select(
        label, "region", districts(known), first or DEFAULT_REGION, lambda key: known[key].name, always=bool(first)
    )
    url.suggest("regions", _with_neighbours(chosen))
    return chosen


def start_from(region: str) -> None:
    """Let the selections of districts start from this one where the visitor has made none."""
    url.suggest("region", [region])
    url.suggest("regions", _with_neighbours(region))


def go_on() -> None:
    """Let a page just opened begin with the district that the page before it began with, alone or among several."""
    alone, several = url.chosen_under("region", of_page_before=True), url.chosen_under("regions", of_page_before=True)
    first = [*alone, *several][:1]
    if first and url.entered():
        known = url.chosen_under("regions") or _with_neighbours(first[0])
        others = known if several or first[0] in known else known[1:]
        url.suggest("region", first, anew=True)
        url.suggest("regions", [*first, *(key for key in others if key not in first)][:MAX_SERIES], anew=True)


def _with_neighbours(region: str) -> list[str]:
    return [region, *(key for key in DEFAULT_REGIONS if key != region)][: len(DEFAULT_REGIONS)]


def districts(known: Mapping[str, Region]) -> list[str]:
    """Keys of the regions that can be looked at: all but those that are only compared with."""
    return [key for key, region in known.items() if not region.is_reference]


def regions_of_visit(language: Language, required: bool = True) -> list[str]:
    """Keys of the districts compared; where one is `required`, the page ends without one."""
    known = data.regions(language)
    label = language("common.districts", limit=MAX_SERIES)
    chosen = url.select_many(
        label, "regions", districts(known), DEFAULT_REGIONS, lambda key: known[key].name, MAX_SERIES
    )
    if not chosen and required:
        st.info(language("common.no_district"), icon=":material/info:")
        st.stop()
    return chosen


def indicator_of_visit(
    language: Language, ranked: bool = False, with_values: bool = True, label: str = "common.indicator"
) -> str:
    """Key of the indicator looked at; `ranked` offers only rates with values for enough districts. `label`: a text."""
    known = data.indicators(language).values()
    offered = [one for one in known if one.observation_count > 0 or not with_values]
    if ranked:
        offered = [one for one in offered if is_comparable(one)]
    return _indicator(language(label), "indicator", offered, DEFAULT_INDICATOR, language)


def second_indicator_of_visit(first: Indicator, language: Language) -> str:
    """Key of the indicator that the first one is set against; another one until the visitor chooses."""
    offered = [one for one in data.indicators(language).values() if is_comparable(one)]
    default = next(key for key in (DEFAULT_SECOND, DEFAULT_INDICATOR) if key != first.key)
    return _indicator(language("relation.second"), "second", offered, default, language)


def is_comparable(indicator: Indicator) -> bool:
    """Whether districts can be ranked by it: a rate, with values for enough of them."""
    return indicator.ranked_count >= MIN_RANKED and not indicator.is_amount


def _indicator(label: str, key: str, offered: Sequence[Indicator], default: str, language: Language) -> str:
    """An indicator by its name, kept in the address under `key`."""
    names = {one.key: marked_name(one, language) for one in sorted(offered, key=lambda one: one.name)}
    if not names:
        st.info(language("common.no_indicator"), icon=":material/info:")
        st.stop()
    return url.select(label, key, list(names), default if default in names else next(iter(names)), names.__getitem__)


def marked_name(indicator: Indicator, language: Language) -> str:
    """The name, with a mark for an indicator of one's own."""
    return language("own.mark", name=indicator.name) if indicator.is_own else indicator.name


def year_of_visit(indicator: str, language: Language) -> int:
    """Year of a ranking of the districts by the indicator."""
    years, usual = ranking_years(indicator)
    return int(url.select(language("common.year"), "year", [str(year) for year in years], str(usual), str))


def ranking_years(indicator: str) -> tuple[list[int], int]:
    """The years in which the districts can be ranked, and the newest in which nearly all of them can."""
    found = data.ask("ranking_years", indicator=indicator, state=STATE)
    years: list[int] = found["year"].tolist()
    return years, years[found["is_default"].tolist().index(True)]


def years_of_visit(first: Indicator, second: Indicator, language: Language) -> tuple[int, int]:
    """Years of two indicators set against each other: one that both have, or the newest of each."""
    options, start = years_offered(first, second)
    newest = years_of(NEWEST, first, second)
    names = {NEWEST: language("relation.newest", first=newest[0], second=newest[1])}
    chosen = url.select(language("common.year"), "years", options, start, lambda option: names.get(option, option))
    return years_of(chosen, first, second)


def years_offered(first: Indicator, second: Indicator) -> tuple[list[str], str]:
    """What can be chosen of these years, and where the choice starts."""
    common = data.ask("relation_years", first=first.key, second=second.key, state=STATE)
    options = [str(year) for year in common["year"]]
    default = [str(year) for year in common.loc[common["is_default"], "year"]]
    if default != [str(year) for year in set(years_of(NEWEST, first, second))]:
        options.append(NEWEST)
    return options, default[0] if default else NEWEST


def years_of(option: str, first: Indicator, second: Indicator) -> tuple[int, int]:
    """The year of each that a choice stands for."""
    if option == NEWEST:
        return ranking_years(first.key)[1], ranking_years(second.key)[1]
    return int(option), int(option)


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
