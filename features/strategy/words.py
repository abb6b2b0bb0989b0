"""A strategy in words: what is assumed, what a bundle would do and cost. Every number that is none observed is told as
an assumption."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Context

from content.judgement_words import describe_prices
from domain.bundle import Span, Total
from domain.position import Rank
from domain.scenario import Scenario, convert_natural
from features.profile.topic_words import describe_rank
from features.scenario.words import describe_assumption, describe_ending, name_draft, write_quantity
from features.scenario.yardstick import describe_gap
from features.strategy.model import (
    BundleOutcome,
    Prospect,
    StrategyOutcome,
    Subject,
    find_course,
    find_gap,
    find_gap_at_end,
)
from features.strategy.plan import SINGLE, Bundle, Course, PlannedMeasure
from texts import MISSING, Language

EURO = "€"
_WHOLE = 100  # euros from which on cents say nothing


def describe_prospects(found: StrategyOutcome, region: str, language: Language) -> str:
    """How many of the targets that count would be met in both horizons, for not all are due in the first; without any,
    what is looked at."""
    judged = [(one, aim.target(one.subject.indicator)) for one in found.prospects if (aim := one.subject.aim)]
    if not judged:
        return language("strategy.finding_none", region=region, count=len(found.prospects), due=found.due)
    now = sum(find_gap(target, one.subject.case.newest[1]) == 0 for one, target in judged)
    then, later = (sum(one.find_gap(target, year) == 0 for one, target in judged) for year in found.horizons)
    years = dict(zip(("due", "last"), found.horizons, strict=True))
    return language("strategy.finding", region=region, met=then, later=later, now=now, count=len(judged), **years)


def describe_row(prospect: Prospect, language: Language) -> str:
    """What is assumed of an indicator, as one phrase; of money, in whose prices."""
    case = prospect.subject.case
    told = describe_assumption(prospect.last, case, prospect.plan, language)
    if case.course is None or case.course.prices_of is None:
        return told
    prices = describe_prices(case.course.prices_of, language)
    return language("strategy.assumed_real", assumption=told, prices=prices)


def name_row(prospect: Prospect, language: Language) -> str:
    """The same by its name: 'So schnell wie die zehn besten'."""
    return name_draft(prospect.last.draft, prospect.subject.case, language)


def describe_place(rank: Rank | None, language: Language) -> str:
    """'Rang 25 von 31'."""
    if rank is None:
        return MISSING
    return language("strategy.rank_of", rank=describe_rank(rank, language), count=rank.count)


def describe_now(subject: Subject, language: Language) -> str:
    """The year of the newest value, and the rank with the year of comparison where that is another."""
    year, field = subject.case.newest[0], subject.field
    if field.own is None:
        return str(year)
    rank = describe_place(subject.rank(field.own), language)
    told = f"{rank} ({field.year})" if field.year != year else rank
    return f"{year}, {told}" if rank != MISSING else str(year)


def describe_no_rank(subject: Subject, language: Language) -> str:
    """Why there is no rank; '' where there is one."""
    if subject.rank(subject.case.newest[1]) is not None:
        return ""
    reasons = {
        "amount": subject.indicator.is_amount,
        "none": subject.indicator.direction == "none",
        "basis": subject.field.is_other_basis,
    }
    reason = next((reason for reason, holds in reasons.items() if holds), "few")
    return language(f"strategy.no_rank.{reason}")


def describe_ranks(found: StrategyOutcome, language: Language) -> str:
    """Who is ranked, when, and what is assumed of the others; '' where nobody is."""
    fields = [one.subject.field for one in found.prospects if one.subject.field.others]
    if not fields:
        return ""
    return language("strategy.ranks", group=fields[0].group, due=found.due)


def describe_missing(subject: Subject, result: Scenario, language: Language) -> str:
    """What would be missing to the target that counts; '' without one or where that cannot be said."""
    aim = subject.aim
    gap = find_gap_at_end(aim.target(subject.indicator), result, subject.case) if aim else None
    return "" if gap is None else write_gap(gap, subject, language)


def write_gap(gap: float, subject: Subject, language: Language) -> str:
    """'erfüllt', 'es fehlen 3,2 %-Punkte'."""
    if gap == 0:
        return language("whatif.met")
    return language("strategy.missing", gap=describe_gap(gap, subject.case, language))


def name_bundle(bundle: Bundle, language: Language) -> str:
    """'Bündel A'."""
    return language(f"strategy.bundle.{bundle}")


def name_measure(measure: PlannedMeasure, number: int, registered: Mapping[str, str], language: Language) -> str:
    """As the register names it, else as the visitor does, else by its number."""
    return registered.get(measure.key) or measure.name or language("whatif.measure", number=number)


def write_euros(span: Span, language: Language) -> str:
    """'500.000 €', '400.000 bis 600.000 €'."""
    decimals = 0 if span.low >= _WHOLE or (span.low, span.high) == (round(span.low), round(span.high)) else 2
    high = language.quantity(span.high, decimals, EURO)
    low = language.number(span.low, decimals)
    return high if span.low == span.high else language("whatif.span", low=low, high=high)


def write_unit_cost(span: Span, language: Language) -> str:
    """To three digits: what comes of dividing by an assumption is no more exact."""
    three = Context(prec=3, rounding=ROUND_HALF_UP)
    rounded = Span(*(float(three.create_decimal(repr(end))) for end in (span.low, span.high)))
    told = write_euros(rounded, language)
    return told if rounded == span else language("strategy.about", cost=told)


def write_cost(span: Span | None, language: Language) -> str:
    """An amount as it was given; that nobody has said where there is none."""
    return language("strategy.not_said") if span is None else write_euros(span, language)


def write_total(total: Total, language: Language) -> str:
    """A sum; told as the least where some of it is not known, and as not known where none of it is."""
    if total.unknown and total.span.high == 0:
        return language("strategy.not_said")
    told = write_euros(total.span, language)
    return language("strategy.at_least", cost=told) if total.unknown else told


def describe_course(found: StrategyOutcome, language: Language) -> str:
    """How values go on without measures, and of which that cannot be said."""
    told = language(f"strategy.course_told.{found.strategy.course}")
    silent = [
        one.subject.indicator.short_name
        for one in found.prospects
        if found.strategy.course is Course.OWN and find_course(Course.OWN, one) is None
    ]
    return f"{told} {language('strategy.course_silent', names=language.listed(silent))}" if silent else told


def describe_bundle(outcome: BundleOutcome, language: Language) -> str:
    """From where to where the value would lie, its rank, what would be missing to the target, and what counts
    nothing."""
    subject, case = outcome.subject, outcome.subject.case
    told = []
    if outcome.middle.value is None:
        told.append(describe_ending(outcome.middle, case, language))
    elif outcome.count:
        if outcome.span and outcome.span.low != outcome.span.high:
            low = language.number(outcome.span.low, case.indicator.decimals)
            told.append(language("whatif.span", low=low, high=write_quantity(outcome.span.high, case, language)))
        rank = subject.rank(outcome.middle.value)
        told += [describe_place(rank, language)] if rank else []
        told += [language("strategy.target_then", told=missing)] if (missing := _missing(outcome, language)) else []
    elif not outcome.pending:
        told.append(language("strategy.no_effect"))
    if outcome.late:
        told.append(language("strategy.late", count=len(outcome.late), year=case.newest[0]))
    if outcome.pending:
        told.append(language("strategy.not_yet", count=len(outcome.pending), year=outcome.year))
    return "; ".join(told)


def _missing(outcome: BundleOutcome, language: Language) -> str:
    return describe_missing(outcome.subject, outcome.middle, language)


def describe_unit(subject: Subject, language: Language) -> str:
    """'Armut: Kosten je Verbesserung um 1 (%-Punkte)'."""
    return language("strategy.per_unit", unit=subject.indicator.difference_unit, name=subject.indicator.short_name)


def describe_natural_cost(found: StrategyOutcome, bundle: Bundle, number: int, language: Language) -> str:
    """The cost of a unit in cars, tonnes or persons; '' where nobody can say."""
    outcome, case = found.bundles[bundle][number], found.prospects[number].subject.case
    span = found.unit_cost(bundle, number)
    if span is None or case.natural is None or case.population is None or not outcome.gain:
        return ""
    each = convert_natural(1, case.population[1], case.natural.per)
    cost = write_unit_cost(Span(span.low / each, span.high / each), language)
    return language("strategy.per_natural", cost=cost, natural=case.natural.label, year=case.population[0])


def describe_no_unit_cost(found: StrategyOutcome, bundle: Bundle, number: int, language: Language) -> str:
    """Why there is no cost of a unit; '' where there is one."""
    if found.unit_cost(bundle, number) is not None:
        return ""
    outcome = found.bundles[bundle][number]
    if outcome.late:
        return language("strategy.late_cost")
    if outcome.pending and not outcome.count:
        return language("strategy.not_yet_cost", year=outcome.year)
    return language("strategy.no_gain" if not outcome.gain or outcome.gain < 0 else "strategy.cost_unknown")


def describe_costs(found: StrategyOutcome, language: Language) -> str:
    """What the bundles cost; '' without a bundle."""
    costs = [
        language("strategy.costs", bundle=name_bundle(bundle, language), cost=write_total(cost.whole, language))
        for bundle, cost in found.costs.items()
    ]
    if not costs:
        return ""
    return language("strategy.cost_told", due=found.due, costs=language.listed(costs))


def describe_versus(found: StrategyOutcome, language: Language) -> str:
    """Of how many indicators the value would be better with A than with B, and the other way round; '' without two
    bundles."""
    if len(found.bundles) < len(SINGLE):
        return ""
    first, second, alike = _count_more(*found.bundles.values())
    return language("strategy.versus", a=first, b=second, same=alike)


def _count_more(first: Sequence[BundleOutcome], second: Sequence[BundleOutcome]) -> tuple[int, int, int]:
    """How many indicators the first bundle betters more, how many the second, how many both alike; those without a
    direction or a value count for nothing."""
    pairs = [(a.gain, b.gain) for a, b in zip(first, second, strict=True)]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    return sum(a > b for a, b in known), sum(b > a for a, b in known), sum(a == b for a, b in known)
