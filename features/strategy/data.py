"""What a strategy rests on, asked once per build."""

from collections.abc import Mapping, Sequence

from content.catalogue import Indicator, Region, sort_indicators
from content.rows import Row
from domain.forecast import FARTHEST, sum_damping
from features.compare.data import find_group
from features.compare.peers import Group, PeerRule, name_group
from features.profile.data import ask_leads, ask_topics
from features.profile.topic import order_topics
from features.scenario.assumptions import Case
from features.scenario.data import ask_case
from features.scenario.draft import Kind
from features.strategy.model import Field, Subject, make_default_draft
from features.strategy.plan import AT_FIRST, Assumption, Strategy
from features.targets import data as targets_data
from texts import Language
from ui.data import ask, ask_indicators, ask_regions, ask_rows
from ui.selectors import is_comparable

_ENOUGH = 0.9  # of the others must have a forecast for ranks among what is expected of them


def ask_group(region: Region, language: Language) -> Group:
    """The districts of the region's kind in the Land, in Germany where the Land has too few; those of its district's
    for a municipality."""
    like = region if region.is_district else ask_regions(language).get(region.key[:5], region)
    return find_group(PeerRule.KIND, like, language)


def list_offered(region: Region, language: Language) -> dict[str, Indicator]:
    """The indicators that the region has a value of, by name."""
    with_values = set(ask("histories", regions=(region.key,))["indicator_key"])
    offered = [one for key, one in ask_indicators(language).items() if key in with_values]
    return {one.key: one for one in sort_indicators(offered)}


def make_default_strategy(region: Region, language: Language) -> Strategy:
    """What is assumed before anybody chooses: of four indicators that the target is reached or the pace of the ten best
    kept up; first those that the region has set a target for, then lead topics with a target of others, then those
    it stands worst in. What nothing can be assumed of but that it stays comes last."""
    known = ask_indicators(language)
    leads = ask_leads(region, language)
    aims = {one.indicator.key: one.aim for one in targets_data.ask_assessments(region, language)}
    topics = ask_topics(region, ask_group(region, language).members, leads, language)
    weakest = order_topics([topic for topic in topics if topic.value is not None])[::-1]
    own = [key for key, aim in aims.items() if aim.is_own_region]
    wanted = dict.fromkeys([*own, *(key for key in leads if key in aims), *(one.indicator.key for one in weakest)])
    cases = [case for key in wanted if (case := ask_case(region, known[key], language))]
    found = [Assumption(case.indicator.key, make_default_draft(case)) for case in cases]
    return Strategy(tuple(sorted(found, key=lambda one: one.draft.kind is Kind.STILL)[:AT_FIRST]))


def ask_subject(region: Region, key: str, due: int, language: Language) -> Subject | None:
    """All that is known of an indicator of the region; None without a value. `due`: the year in which others are
    expected somewhere."""
    indicator = ask_indicators(language).get(key)
    case = ask_case(region, indicator, language) if indicator else None
    if case is None:
        return None
    yardsticks = [one for one in targets_data.ask_yardsticks(region, language) if one.indicator == key]
    return Subject(case, _ask_field(case, due, language) if is_comparable(case.indicator) else Field(), yardsticks)


def _ask_field(case: Case, due: int, language: Language) -> Field:
    """Nobody, where the region is not compared; where, as on its other pages, too few cases or too much noise stand
    behind a rank; and where a break lies between the values of the others and the one that assumptions start from."""
    group, key = ask_group(case.region, language), case.indicator.key
    rows = ask_rows("positions", region=case.region.key, group=group.members, indicators=(key,))
    if not case.indicator.is_ranked or any(row["is_blurred"] for row in rows):
        return Field()
    others = {row["region_key"]: row["value"] for row in rows if row["is_counted"]}
    own = others.pop(case.region.key, None)
    if not others or case.region.key not in group.members:
        return Field()
    year = next(row["year"] for row in rows if row["is_counted"])
    if any(year < first <= case.newest[0] for first in case.own_breaks):
        return Field(is_other_basis=True)
    trends = ask_rows("group_trends", indicator=key, regions=tuple(others))
    expected = expect_others(trends, due, case)
    enough = len(expected) >= _ENOUGH * len(others)
    return Field(name_group(group, language), year, own, others, {due: expected} if enough else {})


def expect_others(trends: Sequence[Row], due: int, case: Case) -> Mapping[str, float]:
    """The middle of the forecast of each for the year `due`, cut at the natural bounds; `trends` as
    queries/group_trends.sql. None of those whose forecast does not reach so far."""
    return {
        row["region_key"]: _cut_value(row["value"] + row["slope"] * sum_damping(due - row["year"]), case)
        for row in trends
        if 0 < due - row["year"] <= FARTHEST
    }


def _cut_value(value: float, case: Case) -> float:
    value = value if case.lower is None else max(case.lower, value)
    return value if case.upper is None else min(case.upper, value)
