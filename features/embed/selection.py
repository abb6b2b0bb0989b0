"""The chart that an address asks for, for another website: every part of the address is held against what is known."""

from collections.abc import Callable, Mapping, Sequence

from content.catalogue import Indicator, Region
from content.figure import Figure
from content.series import read_points, read_series
from features.compare import figure as compare_figure
from features.compare.data import find_group
from features.compare.peers import Group, PeerRule
from features.compare.selectors import GROUP, LIKE, MEMBERS
from features.profile import data as profile_data
from features.profile import figure as profile_figure
from features.relation import figure as relation_figure
from features.scenario import data as scenario_data
from features.scenario import link as scenario_link
from features.scenario.assumptions import compute_outcome
from features.scenario.figure import make_scenarios_figure
from features.scenario.words import name_drafts
from features.targets import data as targets_data
from features.targets.assessment import Assessment, assess_target
from features.targets.districts import assess_districts
from features.targets.figure import ask_forecast, make_districts_figure, make_target_figure
from features.targets.published import read_targets, select_measurable
from features.targets.selectors import TARGET
from features.trends import figure as trends_figure
from texts import Language
from ui import data
from ui.selection import Unknown, split_keys
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


def select_parts(asked: Asked) -> dict[str, str]:
    """What of an address the chart listens to, in a fixed order and each key of a list once: two addresses of the same
    chart become one, whatever else they say."""
    _, parts = _READERS.get(asked.get("chart", ""), (None, ()))
    heard = {part: asked[part] for part in ("chart", "lang", *parts) if part in asked}
    return {part: ",".join(split_keys(told)) if part in _LISTS else told for part, told in heard.items()}


def make_figure(asked: Asked, language: Language) -> Figure:
    """The chart of an address that ui/embed.py writes. Raises Unknown."""
    read, _ = _READERS.get(asked.get("chart", ""), (None, ()))
    if read is None:
        raise Unknown("chart", asked.get("chart", ""))
    shown = read(select_parts(asked), language)
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
    return profile_figure.make_data_age_figure(profile_data.ask_profile(_region(asked, language), language), language)


def _target(asked: Asked, language: Language) -> Figure | None:
    found = _assessment(asked, language)
    region = _region(asked, language)
    return make_target_figure(found, region, ask_forecast(found), language) if found.points else None


def _districts(asked: Asked, language: Language) -> Figure | None:
    found = _assessment(asked, language)
    indicator, chosen = found.indicator, _regions(asked, language)
    if indicator.is_amount:
        raise Unknown(ANY_INDICATOR.key, indicator.key)
    owner = _region(asked, language)
    values = data.ask("values", indicator=indicator.key, regions=tuple(region.key for region in chosen))
    backgrounds = {region.key: targets_data.ask_background(region.key) for region in chosen}
    held = assess_districts(indicator, found.aim, read_points(values), chosen, owner=owner, backgrounds=backgrounds)
    return make_districts_figure(held, found, owner, language)


def _scenarios(asked: Asked, language: Language) -> Figure | None:
    case = scenario_data.ask_case(_region(asked, language), _indicator(asked, language), language)
    if case is None:
        return None
    plan, problems = scenario_link.read_plan({key: asked[key] for key in scenario_link.KEYS if key in asked}, case)
    if problems:
        raise Unknown("scenario", ", ".join(problems))
    outcomes = [compute_outcome(draft, case, plan) for draft in plan.drafts]
    return make_scenarios_figure(outcomes, name_drafts(plan, case, language), case, plan, language)


_LISTS = (REGIONS.key, MEMBERS.key)
_PEERS = (GROUP.key, LIKE.key, *_LISTS)
_AIMED = (REGION.key, ANY_INDICATOR.key, TARGET.key)
# What makes a chart, and the parts of the address that it listens to.
_READERS: Mapping[str, tuple[Callable[[Asked, Language], Figure | None], tuple[str, ...]]] = {
    "trend": (_trend, (ANY_INDICATOR.key, REGIONS.key)),
    "ranking": (_ranking, (RANKED_INDICATOR.key, YEAR.key, *_PEERS)),
    "relation": (_relation, (RANKED_INDICATOR.key, SECOND_INDICATOR.key, YEARS.key, *_PEERS)),
    "data_age": (_data_age, (REGION.key,)),
    "target": (_target, _AIMED),
    "districts": (_districts, (*_AIMED, REGIONS.key)),
    "whatif": (_scenarios, (REGION.key, ANY_INDICATOR.key, *scenario_link.KEYS)),
}


def _assessment(asked: Asked, language: Language) -> Assessment:
    """The target asked for, pledges among them since it is named."""
    region, indicator = _region(asked, language), _indicator(asked, language)
    points = read_series(data.ask("histories", regions=(region.key,)))
    found = read_targets(data.ask("targets_of_region", region=region.key), True, language)
    lines = select_measurable(found, data.ask_indicators(language), points).get(indicator.key, [])
    (wanted,) = TARGET.read(asked, lines, indicator, language)
    aim = next(aim for aim in lines if aim.key == wanted)
    return assess_target(indicator, aim, points.get(indicator.key, []), targets_data.ask_background(region.key))


def _group(asked: Asked, chosen: Sequence[Region], language: Language) -> Group:
    """The group that districts are compared in; one that nobody is in cannot be asked for."""
    rule = PeerRule(GROUP.read(asked, language)[0])
    if rule is PeerRule.OWN:
        found = Group(PeerRule.OWN, tuple(MEMBERS.read(asked, chosen, language)))
    else:
        like = chosen[0] if rule is PeerRule.ALL else data.ask_regions(language)[LIKE.read(asked, chosen)[0]]
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
