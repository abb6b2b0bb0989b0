"""The chart that an address asks for, for another website: every part of the address is held against what is known."""

from collections.abc import Callable, Mapping

from charts.palette import MAX_SERIES
from content.catalogue import STATE, Indicator, Region
from content.chart import Shown
from content.series import points_of, series_of
from features.compare import figure as compare_figure
from features.compare.group import group_by
from features.compare.peers import MEASURES, Group, Rule
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
from features.trends import figure as trends_figure
from texts import Language
from ui import data
from ui.menu import KEYS
from ui.selectors import is_comparable, ranking_years, years_of, years_offered

Asked = Mapping[str, str]
PARTS = ("chart", *sorted(KEYS))


class Unknown(Exception):
    """Nothing can be shown: `part` of the address is missing or names what is not there."""

    def __init__(self, part: str, value: str = "") -> None:
        super().__init__(part, value)
        self.part, self.value = part, value


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
    indicator, chosen = _comparable("indicator", asked, language), _regions(asked, language)
    known, usual = ranking_years(indicator.key)
    year = asked.get("year", str(usual))
    if year not in map(str, known):
        raise Unknown("year", year)
    found = compare_figure.ranked(indicator, int(year), _group(asked, language), chosen, language)
    return compare_figure.ranking(found, language)


def _relation(asked: Asked, language: Language) -> Shown | None:
    first, second = (_comparable(part, asked, language) for part in ("indicator", "second"))
    offered, usual = years_offered(first, second)
    option = asked.get("years", usual)
    if first.key == second.key or option not in offered:
        raise Unknown("year", option)
    chosen, group, years = _regions(asked, language), _group(asked, language), years_of(option, first, second)
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
        raise Unknown("indicator", indicator.key)
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
    parts = {key: asked[key] for key in scenario_link.KEYS if key in asked}
    plan, problems = scenario_link.read(parts, case)
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
    aim = next((aim for aim in lines if aim.key == asked.get("target")), None)
    if aim is None:
        raise Unknown("target", asked.get("target", ""))
    own, base = points.get(indicator.key, []), asked.get("base")
    if base is not None and base not in [str(year) for year, _ in own]:
        raise Unknown("base", base)
    base_year = None if base is None else int(base)
    return assess(indicator, aim, own, data.break_years().get(indicator.key, ()), base_year), base_year


def _indicator(asked: Asked, language: Language) -> Indicator:
    found = data.indicators(language).get(asked.get("indicator", ""))
    if found is None:
        raise Unknown("indicator", asked.get("indicator", ""))
    return found


def _comparable(part: str, asked: Asked, language: Language) -> Indicator:
    found = data.indicators(language).get(asked.get(part, ""))
    if found is None or not is_comparable(found):
        raise Unknown("indicator", asked.get(part, ""))
    return found


def _group(asked: Asked, language: Language) -> Group:
    """The group that districts are compared in; one that nobody is in cannot be asked for."""
    rule = asked.get("group", Rule.ALL.value)
    if rule not in list(Rule) or MEASURES.get(Rule(rule), "population") not in data.indicators(language):
        raise Unknown("group", rule)
    if rule == Rule.OWN:
        members = tuple(dict.fromkeys(filter(None, asked.get("members", "").split(","))))
        found = Group(Rule.OWN, tuple(_known(key, language).key for key in members))
    else:
        like = None if rule == Rule.ALL else _known(asked.get("like", ""), language)
        found = group_by(Rule(rule), like, language)
    if not found.members:
        raise Unknown("group", rule)
    return found


def _region(asked: Asked, language: Language) -> Region:
    return _known(asked.get("region", ""), language)


def _regions(asked: Asked, language: Language) -> list[Region]:
    keys = list(dict.fromkeys(filter(None, asked.get("regions", "").split(","))))
    if not 0 < len(keys) <= MAX_SERIES:
        raise Unknown("regions", asked.get("regions", ""))
    return [_known(key, language) for key in keys]


def _known(key: str, language: Language) -> Region:
    found = data.regions(language).get(key)
    if found is None or found.is_reference:
        raise Unknown("region", key)
    return found
