"""The chart that an address asks for, for another website: every part of the address is held against what is known."""

from collections.abc import Callable, Mapping, Sequence

from content.catalogue import STATE, Indicator, Region
from content.figure import Figure
from content.series import read_points, read_series
from features.compare import figure as compare_figure
from features.compare.peers import Group, PeerRule
from features.compare.selectors import GROUP, LIKE, MEMBERS, find_group
from features.profile import data as profile_data
from features.profile import figure as profile_figure
from features.relation import figure as relation_figure
from features.scenario import data as scenario_data
from features.scenario import link as scenario_link
from features.scenario.figure import make_scenarios_figure
from features.scenario.model import compute_outcome
from features.scenario.words import name_drafts
from features.targets.assessment import Assessment, assess_target
from features.targets.districts import assess_districts
from features.targets.figure import make_districts_figure, make_target_figure, project_trend
from features.targets.published import read_targets, select_measurable
from features.targets.selectors import BASE, TARGET, read_base_year
from features.trends import figure as trends_figure
from texts import Language
from ui import data
from ui.selection import Unknown, list_declared_keys
from ui.selectors import (
    ANY_INDICATOR,
    RANKED_INDICATOR,
    REGION,
    REGIONS,
    SECOND_INDICATOR,
    YEAR,
    YEARS,
    find_years,
)

Asked = Mapping[str, str]


def list_parts() -> list[str]:
    """The parts of an address that are listened to."""
    return ["chart", *sorted(list_declared_keys())]


def make_figure(asked: Asked, language: Language) -> Figure:
    """The chart of an address that ui/embed.py writes. Raises Unknown."""
    read = _READERS.get(asked.get("chart", ""))
    if read is None:
        raise Unknown("chart", asked.get("chart", ""))
    shown = read(asked, language)
    if shown is None:
        raise Unknown("value")
    return shown


def _trend(asked: Asked, language: Language) -> Figure | None:
    return trends_figure.make_trend_figure(_indicator(asked, language), _regions(asked, language), language)


def _ranking(asked: Asked, language: Language) -> Figure | None:
    indicator = data.ask_indicators(language)[RANKED_INDICATOR.read(asked, language)[0]]
    chosen = _regions(asked, language)
    (year,) = YEAR.read(asked, indicator.key)
    found = compare_figure.ask_ranking(indicator, int(year), _group(asked, chosen, language), chosen, language)
    return compare_figure.make_ranking_figure(found, language)


def _relation(asked: Asked, language: Language) -> Figure | None:
    known = data.ask_indicators(language)
    first = known[RANKED_INDICATOR.read(asked, language)[0]]
    second = known[SECOND_INDICATOR.read(asked, language, first)[0]]
    (option,) = YEARS.read(asked, first, second, language)
    if first.key == second.key:
        raise Unknown(SECOND_INDICATOR.key, second.key)
    chosen = _regions(asked, language)
    group, years = _group(asked, chosen, language), find_years(option, first, second)
    found = relation_figure.ask_relation(first, second, years, group, chosen, language)
    return None if found is None else relation_figure.make_relation_figure(found, language)


def _data_age(asked: Asked, language: Language) -> Figure | None:
    regions = data.ask_regions(language)
    return profile_figure.make_data_age_figure(
        profile_data.ask_profile(_region(asked, language), regions[STATE], language), language
    )


def _target(asked: Asked, language: Language) -> Figure | None:
    found, base_year = _assessment(asked, language)
    trend = project_trend(found, data.ask_break_years().get(found.indicator.key, []))
    return make_target_figure(found, _region(asked, language), trend, base_year, language) if found.points else None


def _districts(asked: Asked, language: Language) -> Figure | None:
    found, base_year = _assessment(asked, language)
    indicator, chosen = found.indicator, _regions(asked, language)
    if indicator.is_amount:
        raise Unknown(ANY_INDICATOR.key, indicator.key)
    owner = _region(asked, language)
    values = data.ask("values", indicator=indicator.key, regions=tuple(region.key for region in chosen))
    breaks = data.ask_break_years().get(indicator.key, [])
    points = read_points(values)
    held = assess_districts(indicator, found.aim, points, chosen, owner=owner, breaks=breaks, base_year=base_year)
    return make_districts_figure(held, found, owner, base_year, language)


def _scenarios(asked: Asked, language: Language) -> Figure | None:
    case = scenario_data.ask_case(_region(asked, language), _indicator(asked, language), language)
    if case is None:
        return None
    plan, problems = scenario_link.read_plan({key: asked[key] for key in scenario_link.KEYS if key in asked}, case)
    if problems:
        raise Unknown("scenario", ", ".join(problems))
    trend = case.trend(plan.until)
    outcomes = [compute_outcome(draft, case, plan, trend) for draft in plan.drafts]
    return make_scenarios_figure(outcomes, name_drafts(plan, case, language), trend, case, plan, language)


_READERS: Mapping[str, Callable[[Asked, Language], Figure | None]] = {
    "trend": _trend,
    "ranking": _ranking,
    "relation": _relation,
    "data_age": _data_age,
    "target": _target,
    "districts": _districts,
    "whatif": _scenarios,
}


def _assessment(asked: Asked, language: Language) -> tuple[Assessment, int | None]:
    """The target asked for, pledges among them since it is named, and the base year if one is chosen."""
    region, indicator = _region(asked, language), _indicator(asked, language)
    points = read_series(data.ask("histories", regions=(region.key,)))
    found = read_targets(data.ask("targets_of_region", region=region.key), True, language)
    lines = select_measurable(found, data.ask_indicators(language), points).get(indicator.key, [])
    (wanted,) = TARGET.read(asked, lines, indicator, language)
    own = points.get(indicator.key, [])
    base = read_base_year(BASE.read(asked, own, language)[0])
    aim = next(aim for aim in lines if aim.key == wanted)
    return assess_target(indicator, aim, own, data.ask_break_years().get(indicator.key, ()), base), base


def _group(asked: Asked, chosen: Sequence[Region], language: Language) -> Group:
    """The group that districts are compared in; one that nobody is in cannot be asked for."""
    rule = PeerRule(GROUP.read(asked, language)[0])
    if rule is PeerRule.OWN:
        found = Group(PeerRule.OWN, tuple(MEMBERS.read(asked, chosen, language)))
    else:
        like = None if rule is PeerRule.ALL else data.ask_regions(language)[LIKE.read(asked, chosen)[0]]
        found = find_group(rule, like, language)
    if not found.members:
        raise Unknown(GROUP.key, rule)
    return found


def _indicator(asked: Asked, language: Language) -> Indicator:
    return data.ask_indicators(language)[ANY_INDICATOR.read(asked, language)[0]]


def _region(asked: Asked, language: Language) -> Region:
    return data.ask_regions(language)[REGION.read(asked, language)[0]]


def _regions(asked: Asked, language: Language) -> list[Region]:
    return [data.ask_regions(language)[key] for key in REGIONS.read(asked, language)]
