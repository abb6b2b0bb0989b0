"""What a visitor chooses, shared by the pages and kept in the address: district, districts, indicator, goal."""

from collections.abc import Iterable, Sequence
from typing import ParamSpec

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from charts.palette import MAX_SERIES
from content.catalogue import COUNTRY, Indicator, Sdg, sort_indicators
from texts import Language
from ui import data, notices, url
from ui.selection import Offer, Selection

DEFAULT_REGION = "05370"
DEFAULT_REGIONS = ("05370", "05358", "05334")
DEFAULT_INDICATOR = "car_density"
DEFAULT_SECOND = "population_density"
OWN_DISTRICT, OWN_DISTRICT_COOKIE = "home", "kreiskompass_region"  # where it is kept in the visit, and between visits
_REPLACED = "replaced_district"
NEWEST = "newest"  # the newest year of each of two indicators
MIN_RANKED = 10  # a ranking of fewer districts says little
P = ParamSpec("P")


def find_own_district(language: Language) -> str | None:
    """Key of the district that the visitor's browser remembers, None for none or one that is not known any more."""
    key = ""
    if get_script_run_ctx(suppress_warning=True):  # a chart in another website has no visitor
        key = st.session_state.get(OWN_DISTRICT, st.context.cookies.get(OWN_DISTRICT_COOKIE, ""))
    return key if key in data.ask_districts(language)[0] else None


def list_districts(language: Language) -> dict[str, str]:
    """Names of all districts by key, by the alphabet; first the visitor's own and those of its Land."""
    names, own = data.ask_districts(language)[0], find_own_district(language)
    if own is None:
        return names
    return dict(sorted(names.items(), key=lambda one: (one[0] != own, one[0][:2] != own[:2])))


def list_regions(language: Language) -> dict[str, str]:
    """Names of all regions by key: the districts, then the Länder and Germany."""
    regions = data.ask_regions(language)
    return list_districts(language) | {key: one.name for key, one in regions.items() if one.is_reference}


def _offer_region(language: Language, first: str = "") -> Offer:
    former = data.ask_districts(language)[1]
    return Offer(list_districts(language), (first or DEFAULT_REGION,), bool(first), former)


def _offer_regions(language: Language) -> Offer:
    return Offer(list_districts(language), DEFAULT_REGIONS, former=data.ask_districts(language)[1])


def _offer_any_indicator(language: Language) -> Offer:
    return _offer_indicators(data.ask_indicators(language).values(), "", language)


def _offer_indicator(language: Language, start: str = "") -> Offer:
    with_values = [one for one in data.ask_indicators(language).values() if one.observation_count > 0]
    return _offer_indicators(with_values, start, language)


def _offer_ranked(language: Language, start: str = "") -> Offer:
    return _offer_indicators(_comparable(language), start, language)


def _offer_second(language: Language, first: Indicator) -> Offer:
    default = next(key for key in (DEFAULT_SECOND, DEFAULT_INDICATOR) if key != first.key)
    return _offer_indicators(_comparable(language), default, language)


def _comparable(language: Language) -> list[Indicator]:
    return [one for one in data.ask_indicators(language).values() if is_comparable(one)]


def _offer_indicators(offered: Iterable[Indicator], start: str, language: Language) -> Offer:
    """`start`: what a page begins with; the address then always names the indicator, as it shows others to others."""
    names = {one.key: mark_name(one, language) for one in sort_indicators(offered)}
    first = next((key for key in (start, DEFAULT_INDICATOR) if key in names), None)
    return Offer(names, None if first is None else (first,), always=first is not None and first == start)


def _offer_year(indicator: str) -> Offer:
    years, usual = ask_ranking_years(indicator)
    return Offer({str(year): str(year) for year in years}, (str(usual),))


def _offer_years(first: Indicator, second: Indicator, language: Language) -> Offer:
    options, start = ask_years(first, second)
    newest = find_years(NEWEST, first, second)
    names = {NEWEST: language("relation.newest", first=newest[0], second=newest[1])}
    return Offer({option: names.get(option, option) for option in options}, (start,))


def _offer_goal(language: Language) -> Offer:
    goals = {str(goal.number): f"{goal.number} {goal.name}" for goal in data.ask_sdgs(language)}
    return Offer({"all": language("common.all_goals")} | goals)


REGION = Selection("region", _offer_region, named=True, twin="regions")
REGIONS = Selection("regions", _offer_regions, most=MAX_SERIES, named=True, twin="region")
ANY_INDICATOR = Selection("indicator", _offer_any_indicator, named=True)
INDICATOR = Selection("indicator", _offer_indicator, named=True)
RANKED_INDICATOR = Selection("indicator", _offer_ranked, named=True)
SECOND_INDICATOR = Selection("second", _offer_second, named=True)
YEAR = Selection("year", _offer_year)
YEARS = Selection("years", _offer_years)
GOAL = Selection("goal", _offer_goal)


def choose_region(language: Language, first: str = "") -> str:
    """Key of the district looked at. `first`: the one to begin with where the page has one of its own for each reader;
    the address then always names the district, so that it shows the same to all."""
    chosen = url.select(language("common.district"), REGION, language, first)
    url.suggest_choice("regions", _with_neighbours(chosen))
    return chosen


def start_from_region(region: str, anew: bool = False) -> None:
    """Let the selections of districts start from this one where the visitor has made none, with `anew` any."""
    url.suggest_choice("region", [region], anew)
    url.suggest_choice("regions", _with_neighbours(region), anew)


def go_on_with_region() -> None:
    """Let a page just opened begin with the district that the page before it began with, alone or among several."""
    alone, several = url.find_choice("region", of_page_before=True), url.find_choice("regions", of_page_before=True)
    first = [*alone, *several][:1]
    if first and url.is_entered():
        known = url.find_choice("regions") or _with_neighbours(first[0])
        others = known if several or first[0] in known else known[1:]
        url.suggest_choice("region", first, anew=True)
        url.suggest_choice("regions", [*first, *(key for key in others if key not in first)][:MAX_SERIES], anew=True)


def _with_neighbours(region: str) -> list[str]:
    """The district and two beside it: of the examples the other two, of any other the two most like it."""
    similar = [] if region in DEFAULT_REGIONS else data.ask("similar", region=region, count=2)["region_key"].tolist()
    return list(dict.fromkeys([region, *similar, *DEFAULT_REGIONS]))[: len(DEFAULT_REGIONS)]


def choose_regions(language: Language, required: bool = True) -> list[str]:
    """Keys of the districts compared; where one is `required`, the page ends without one."""
    chosen = url.select_many(language("common.districts", limit=MAX_SERIES), REGIONS, language)
    if replaced := st.session_state.pop(_REPLACED, None):
        new, old = (data.ask_regions(language)[key].name for key in replaced)
        notices.tell_replaced(new, old, language)
    if not chosen and required:
        st.info(language("common.no_district"), icon=":material/info:")
        url.end_page()
    return chosen


def pick_region(chosen: Sequence[str], picture: str) -> None:
    """Let the district that was clicked in the picture of this key be one of those compared, or no longer. What is
    none, as only a forged message tells it, changes nothing."""
    picked = st.session_state[picture].get("picked")
    if not isinstance(picked, str) or picked not in list_districts(url.find_language()):
        return
    after = toggle_region(chosen, picked)
    if picked in after and (gone := [key for key in chosen if key not in after]):
        st.session_state[_REPLACED] = (picked, *gone)
    url.set_choice("regions", after)


def toggle_region(chosen: Sequence[str], picked: str) -> list[str]:
    """The chosen districts after a click on one: one that was chosen no longer is, another is added; where that would
    be too many, in the place of the last."""
    if picked in chosen:
        return [key for key in chosen if key != picked]
    return [*chosen[: MAX_SERIES - 1], picked]


def choose_indicator(
    language: Language,
    ranked: bool = False,
    with_values: bool = True,
    label: str = "common.indicator",
    start: str = "",
) -> str:
    """Key of the indicator looked at; `ranked` offers only rates with values for enough districts. `label`: a text;
    `start`: the indicator that the page begins with."""
    if not with_values:
        return _indicator(language(label), ANY_INDICATOR, language)
    return _indicator(language(label), RANKED_INDICATOR if ranked else INDICATOR, language, start)


def choose_second_indicator(first: Indicator, language: Language) -> str:
    """Key of the indicator that the first one is set against; another one until the visitor chooses."""
    return _indicator(language("relation.second"), SECOND_INDICATOR, language, first)


def is_comparable(indicator: Indicator) -> bool:
    """Whether districts can be ranked by it: a rate, with values for enough of them."""
    return indicator.ranked_count >= MIN_RANKED and not indicator.is_amount


def _indicator(label: str, selection: Selection[P], *context: P.args, **named: P.kwargs) -> str:
    """An indicator by its name; the page ends where none is offered."""
    if not selection.offer(*context, **named).names:
        st.info(url.find_language()("common.no_indicator"), icon=":material/info:")
        url.end_page()
    return url.select(label, selection, *context, **named)


def mark_name(indicator: Indicator, language: Language) -> str:
    """The name, with a mark for an indicator of one's own."""
    return language("own.mark", name=indicator.name) if indicator.is_own else indicator.name


def choose_year(indicator: str, language: Language) -> int:
    """Year of a ranking of the districts by the indicator."""
    return int(url.select(language("common.year"), YEAR, indicator))


def ask_ranking_years(indicator: str) -> tuple[list[int], int]:
    """The years in which the districts can be ranked, and the newest in which nearly all of them can."""
    found = data.ask("ranking_years", indicator=indicator, state=COUNTRY)
    years: list[int] = found["year"].tolist()
    return years, years[found["is_default"].tolist().index(True)]


def choose_years(first: Indicator, second: Indicator, language: Language) -> tuple[int, int]:
    """Years of two indicators set against each other: one that both have, or the newest of each."""
    return find_years(url.select(language("common.year"), YEARS, first, second, language), first, second)


def ask_years(first: Indicator, second: Indicator) -> tuple[list[str], str]:
    """What can be chosen of these years, and where the choice starts."""
    common = data.ask("relation_years", first=first.key, second=second.key, state="")
    options = [str(year) for year in common["year"]]
    default = [str(year) for year in common.loc[common["is_default"], "year"]]
    if default != [str(year) for year in set(find_years(NEWEST, first, second))]:
        options.append(NEWEST)
    return options, default[0] if default else NEWEST


def find_years(option: str, first: Indicator, second: Indicator) -> tuple[int, int]:
    """The year of each that a choice stands for."""
    if option == NEWEST:
        return ask_ranking_years(first.key)[1], ask_ranking_years(second.key)[1]
    return int(option), int(option)


def choose_sdg(language: Language) -> Sdg | None:
    """The goal that a table is narrowed to, None for all."""
    chosen = url.select(language("common.goal"), GOAL, language)
    return next((goal for goal in data.ask_sdgs(language) if str(goal.number) == chosen), None)
