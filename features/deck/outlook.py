"""The slide "what if" by rule: where the district's own pace leads, beside what its target needs or beside the pace of
the fastest others. All of it is assumed, and called so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.slides import Slide
from domain.assumption import YearlyChange
from domain.classes import write_seen
from domain.position import Rank, find_positions
from domain.target import measure_distance
from features.deck.scenario import KEY, make_scenario_chart
from features.deck.scenario_words import ScenarioContent, list_notes
from features.profile.topic_words import describe_rank
from features.scenario.assumptions import Case, ScenarioOutcome, compute_needed, list_kinds, list_models
from features.scenario.draft import Draft, Kind, Plan
from features.scenario.words import write_quantity
from features.scenario.yardstick import describe_change
from features.targets.published import describe_demand
from texts import Language


@dataclass(frozen=True)
class Compared:
    """The values of a district and of those it is ranked among, by region key, in one `year`."""

    year: int
    values: Mapping[str, float]


def make_outlook_plan(case: Case, target: str) -> Plan | None:
    """All stays, the own pace, and what the target of that key needs ('': as fast as the ten best, or the best where
    fewer than ten improve). None where the forecast does not start from the newest value, where money would be told in
    the prices of one year beside ranks of another, and where there is nothing to hold the own pace against."""
    aim = next((one for one in case.targets if one.key == target), None)
    if case.comparable is None or (case.course and case.course.prices_of is not None):
        return None
    last = case.comparable.path[-1].year
    if aim is not None and aim.year is not None and isinstance(compute_needed(case, aim), YearlyChange):
        third, last = Draft(Kind.TARGET), aim.year
    elif not target and Kind.BEST in list_kinds(case):
        third = Draft(Kind.BEST)
    elif not target and (models := list_models(case)):
        third = Draft(Kind.PACE, district=models[0])
    else:
        return None
    return Plan((Draft(Kind.STILL), Draft(Kind.OWN), third), target, last) if last > case.now[0] else None


def make_outlook_slide(
    shown: ScenarioContent, compared: Compared | None, owners: Sequence[str], source: str, language: Language
) -> Slide | None:
    """`compared` in the year of the newest value, None where the district has no rank in it; `owners`: offices
    responsible. None where an assumption leads beyond what is possible before its last year, and where the own pace
    leads as far as the other."""
    _, own, third = shown.outcomes
    if any(found.result.value is None for found in shown.outcomes) or not _is_better(third, own, shown.case):
        return None
    ranks = [_find_rank(found, shown.case, compared) for found in shown.outcomes]
    return Slide(
        KEY,
        _describe_outlook(own, third, ranks, shown, compared, language),
        make_scenario_chart(shown, language),
        tuple(_list_facts(shown, ranks, owners, language)),
        source,
        "\n".join(list_notes(shown, language)),
        indicators=(shown.case.indicator.key,),
    )


def _is_better(one: ScenarioOutcome, other: ScenarioOutcome, case: Case) -> bool:
    """Whether an assumption ends better than another, as shown."""
    indicator = case.indicator
    ends = [float(write_seen(found.result.value or 0.0, indicator.decimals)) for found in (one, other)]
    first, second = (measure_distance(end, indicator.direction, indicator.direction_value) for end in ends)
    return first < second


def _find_rank(found: ScenarioOutcome, case: Case, compared: Compared | None) -> Rank | None:
    """The rank that the district would have with the value assumed, the others as they are."""
    own, indicator = case.region.key, case.indicator
    if compared is None or compared.year != case.newest[0] or found.result.value is None:
        return None
    values = {**compared.values, own: found.result.value}
    return find_positions(values, indicator.direction, indicator.direction_value, indicator.decimals).ranks.get(own)


def _describe_outlook(
    own: ScenarioOutcome,
    third: ScenarioOutcome,
    ranks: Sequence[Rank | None],
    shown: ScenarioContent,
    compared: Compared | None,
    language: Language,
) -> str:
    case, aim = shown.case, shown.aim
    told = {
        "name": case.indicator.short_name,
        "until": shown.plan.until,
        "own": _write(own.result.value, case, language),
        "other": _write(third.result.value, case, language),
    }
    if aim is not None:
        pace = describe_change(third.change, case.indicator, language, [own.change])
        demand = describe_demand(aim, case.indicator, language)
        return language("deck.outlook.target", target=demand, pace=pace, today=case.now[0], **told)
    setter = case.regions.get(third.draft.district)
    paced = {"region": setter.running.nominative} if setter else {}
    message = language(f"deck.outlook.{third.draft.kind}", **told, **paced)
    now, _, then = ranks
    if compared is None or now is None or then is None or then.place >= now.place:
        return message
    return language(
        "deck.outlook.ranked",
        message=message,
        then=describe_rank(then, language),
        place=now.place,
        year=compared.year,
    )


def _write(value: float | None, case: Case, language: Language) -> str:
    return language.quantity(value, case.indicator.decimals, case.indicator.short_unit)


def _list_facts(
    shown: ScenarioContent, ranks: Sequence[Rank | None], owners: Sequence[str], language: Language
) -> list[str]:
    """What each assumption leads to, with the range of the forecast where that reaches so far; who is responsible."""
    case, until = shown.case, shown.plan.until
    expected = case.comparable.find_year(until) if case.comparable else None
    facts = [language("deck.outlook.head", until=until)]
    for name, found, rank in zip(shown.marked, shown.outcomes, ranks, strict=True):
        told = [write_quantity(found.result.value, case, language)]
        if found.draft.kind is Kind.OWN and expected:
            low, high = (language.number(edge, case.indicator.decimals) for edge in (expected.low, expected.high))
            told.append(language("deck.outlook.range", low=low, high=high))
        if rank:
            told.append(describe_rank(rank, language))
        facts.append(language("deck.scenario.result", name=name, told="; ".join(told)))
    if any(ranks):
        facts.append(language("deck.outlook.rank", year=case.newest[0]))
    facts.append(language("deck.fact.owners", owners=", ".join(owners)) if owners else language("deck.fact.no_measure"))
    return facts
