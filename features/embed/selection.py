"""The chart that an address asks for, for another website: every part of the address is held against what is known."""

from collections.abc import Callable, Mapping, Sequence

from content.catalogue import STATE, Indicator, Region
from content.chart import Shown
from content.series import points_of, series_of
from features.compare import figure as compare_figure
from features.compare.peers import Group, Rule
from features.compare.selectors import GROUP, LIKE, MEMBERS, group_by
from features.profile import data as profile_data
from features.profile import figure as profile_figure
from features.relation import figure as relation_figure
from features.scenario import data as scenario_data
from features.scenario import link as scenario_link
from features.scenario.figure import scenarios
from features.scenario.model import outcome
from features.scenario.words import names_of
from features.targets.aims import aims, lines_of
from features.targets.assessment import Assessment, assess
from features.targets.districts import held_against
from features.targets.figure import districts, target, trend_of
from features.targets.selectors import BASE, TARGET, base_year
from features.trends import figure as trends_figure
from texts import Language
from ui import data
from ui.selection import Unknown, declared_keys
from ui.selectors import (
    ANY_INDICATOR,
    RANKED_INDICATOR,
    REGION,
    REGIONS,
    SECOND_INDICATOR,
    YEAR,
    YEARS,
    years_of,
)

Asked = Mapping[str, str]


def parts() -> list[str]:
    """The parts of an address that are listened to."""
    return ["chart", *sorted(declared_keys())]


def shown_of(asked: Asked, language: Language) -> Shown:
    """The chart of an address that ui/embed.py writes. Raises Unknown."""
    read = _READERS.get(asked.get("chart", ""))
    if read is None:
        raise Unknown("chart", asked.get("chart", ""))
    shown = read(asked, language)
    if shown is None:
        raise Unknown("value")
    return shown


def _trend(asked: Asked, language: Language) -> Shown | None:
    return trends_figure.trend(_indicator(asked, language), _regions(asked, language), language)


def _ranking(asked: Asked, language: Language) -> Shown | None:
    indicator = data.indicators(language)[RANKED_INDICATOR.read(asked, language)[0]]
    chosen = _regions(asked, language)
    (year,) = YEAR.read(asked, indicator.key)
    found = compare_figure.ranked(indicator, int(year), _group(asked, chosen, language), chosen, language)
    return compare_figure.ranking(found, language)


def _relation(asked: Asked, language: Language) -> Shown | None:
    known = data.indicators(language)
    first = known[RANKED_INDICATOR.read(asked, language)[0]]
    second = known[SECOND_INDICATOR.read(asked, language, first)[0]]
    (option,) = YEARS.read(asked, first, second, language)
    if first.key == second.key:
        raise Unknown(SECOND_INDICATOR.key, second.key)
    chosen = _regions(asked, language)
    group, years = _group(asked, chosen, language), years_of(option, first, second)
    found = relation_figure.related(first, second, years, group, chosen, language)
    return None if found is None else relation_figure.relation(found, language)


def _data_age(asked: Asked, language: Language) -> Shown | None:
    regions = data.regions(language)
    return profile_figure.data_age(profile_data.profile(_region(asked, language), regions[STATE], language), language)


def _target(asked: Asked, language: Language) -> Shown | None:
    found, base_year = _assessment(asked, language)
    trend = trend_of(found, data.break_years().get(found.indicator.key, []))
    return target(found, _region(asked, language), trend, base_year, language) if found.points else None


def _districts(asked: Asked, language: Language) -> Shown | None:
    found, base_year = _assessment(asked, language)
    indicator, chosen = found.indicator, _regions(asked, language)
    if indicator.is_amount:
        raise Unknown(ANY_INDICATOR.key, indicator.key)
    owner = _region(asked, language)
    values = data.ask("values", indicator=indicator.key, regions=tuple(region.key for region in chosen))
    breaks = data.break_years().get(indicator.key, [])
    points = points_of(values)
    held = held_against(indicator, found.aim, points, chosen, owner=owner, breaks=breaks, base_year=base_year)
    return districts(held, found, owner, base_year, language)


def _scenarios(asked: Asked, language: Language) -> Shown | None:
    case = scenario_data.case(_region(asked, language), _indicator(asked, language), language)
    if case is None:
        return None
    plan, problems = scenario_link.read({key: asked[key] for key in scenario_link.KEYS if key in asked}, case)
    if problems:
        raise Unknown("scenario", ", ".join(problems))
    trend = case.trend(plan.until)
    outcomes = [outcome(draft, case, plan, trend) for draft in plan.drafts]
    return scenarios(outcomes, names_of(plan, case, language), trend, case, plan, language)


_READERS: Mapping[str, Callable[[Asked, Language], Shown | None]] = {
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
    points = series_of(data.ask("histories", regions=(region.key,)))
    found = aims(data.ask("targets_of_region", region=region.key), True, language)
    lines = lines_of(found, data.indicators(language), points).get(indicator.key, [])
    (wanted,) = TARGET.read(asked, lines, indicator, language)
    own = points.get(indicator.key, [])
    base = base_year(BASE.read(asked, own, language)[0])
    aim = next(aim for aim in lines if aim.key == wanted)
    return assess(indicator, aim, own, data.break_years().get(indicator.key, ()), base), base


def _group(asked: Asked, chosen: Sequence[Region], language: Language) -> Group:
    """The group that districts are compared in; one that nobody is in cannot be asked for."""
    rule = Rule(GROUP.read(asked, language)[0])
    if rule is Rule.OWN:
        found = Group(Rule.OWN, tuple(MEMBERS.read(asked, chosen, language)))
    else:
        like = None if rule is Rule.ALL else data.regions(language)[LIKE.read(asked, chosen)[0]]
        found = group_by(rule, like, language)
    if not found.members:
        raise Unknown(GROUP.key, rule)
    return found


def _indicator(asked: Asked, language: Language) -> Indicator:
    return data.indicators(language)[ANY_INDICATOR.read(asked, language)[0]]


def _region(asked: Asked, language: Language) -> Region:
    return data.regions(language)[REGION.read(asked, language)[0]]


def _regions(asked: Asked, language: Language) -> list[Region]:
    return [data.regions(language)[key] for key in REGIONS.read(asked, language)]
