"""Scenarios in words: what is assumed, what follows, what would be needed. Assumptions are told in the conditional."""

from content.judgement_words import describe_basis
from domain.assumption import UNCHANGED, YearlyChange
from domain.classes import write_seen
from domain.scenario import Scenario, convert_natural
from domain.series import Reason
from features.compare.peers import describe_kind_and_place
from features.scenario.assumptions import Case, ScenarioOutcome, find_start, is_over, measure_gain
from features.scenario.draft import RATES, Draft, Kind, Plan
from features.scenario.yardstick import describe_change, describe_gap, describe_precedents
from features.targets.published import PublishedTarget
from texts import MISSING, NO_BREAK, Language


def name_draft(draft: Draft, case: Case, language: Language) -> str:
    """The name given to a scenario, else one that tells what it assumes."""
    if draft.name:
        return draft.name
    is_rate, percent = draft.kind in RATES, draft.kind is Kind.PERCENT
    if is_rate and draft.amount:
        change = YearlyChange(draft.amount / 100 if percent else draft.amount, percent)
        return describe_change(change, case.indicator, language)
    name = "unchanged" if is_rate or draft.kind is Kind.STILL else str(draft.kind)
    return language(
        f"whatif.named.{_pace(draft, case) if draft.kind is Kind.PACE else name}",
        region=case.regions[draft.district].name if draft.district else "",
        value=_number(draft.amount, case, language),
        year=draft.year,
        count=len(draft.measures),
    )


def name_drafts(plan: Plan, case: Case, language: Language) -> list[str]:
    """The names of all scenarios, numbered where two would be the same."""
    names = [name_draft(draft, case, language) for draft in plan.drafts]
    return [name if names.count(name) == 1 else f"{number}. {name}" for number, name in enumerate(names, 1)]


def describe_assumption(found: ScenarioOutcome, case: Case, plan: Plan, language: Language) -> str:
    """What a scenario assumes, as one phrase."""
    draft = found.draft
    if draft.kind is Kind.MEASURES:
        return _measures(draft, case, plan, language)
    if draft.kind is Kind.TARGET:
        return _describe_aim(found, case, plan, language)
    if draft.kind in (*RATES, Kind.STILL) and draft.amount == 0:
        return language("whatif.assumed.unchanged")
    name, fields = "change", _list_fields(found, case, language)
    if draft.kind is Kind.PACE:
        pace, name = case.paces[draft.district], _pace(draft, case)
        fields |= {"region": case.regions[draft.district].name, "first": pace.since, "last": pace.year}
    elif draft.kind is Kind.BEST and (best := case.best_pace):
        name, kind = "best", describe_kind_and_place(case.region, case.regions, language)
        fields |= {"count": len(case.others), "kind": kind, "first": best.since, "last": best.year}
    elif draft.kind is Kind.OWN and (trend := case.forecast.trend):
        name = "own"
        fields |= {"first": trend.since, "last": trend.year}
    elif draft.kind in (Kind.VALUE, Kind.HALF):
        name, value = str(draft.kind), case.newest[1] / 2 if draft.kind is Kind.HALF else draft.amount
        fields |= {"value": write_quantity(value, case, language), "year": draft.year, "newest": case.newest[0]}
    return language(f"whatif.assumed.{name}", **fields) + _further(draft.year, plan, language)


def _list_fields(found: ScenarioOutcome, case: Case, language: Language) -> dict[str, object]:
    """The yearly change and the year from which on it holds."""
    change = describe_change(found.change, case.indicator, language)
    return {"change": change, "since": find_start(found.draft, case)}


def _describe_aim(found: ScenarioOutcome, case: Case, plan: Plan, language: Language) -> str:
    aim = case.target_of(plan)
    if aim is None or found.change == UNCHANGED:
        return language("whatif.assumed.no_aim")
    value = write_quantity(aim.target(case.indicator).edge(case.newest[1]), case, language)
    fields = _list_fields(found, case, language)
    return language("whatif.assumed.target", value=value, year=aim.year, **fields) + _further(aim.year, plan, language)


def _further(year: int | None, plan: Plan, language: Language) -> str:
    """That a pace goes on after the year that it was chosen for."""
    return language("whatif.assumed.further") if year is not None and year < plan.until else ""


def describe_consequence(found: ScenarioOutcome, case: Case, plan: Plan, language: Language) -> str:
    """What follows from a scenario, in a few sentences."""
    result, indicator = found.result, case.indicator
    told = []
    if result.value is None:
        told.append(describe_ending(result, case, language))
    else:
        step = result.value - case.newest[1]
        value = write_quantity(result.value, case, language)
        if write_seen(step, indicator.decimals) == 0:
            told.append(language("whatif.follows.same", year=plan.until, value=value, newest=case.newest[0]))
        else:
            word = "more" if step > 0 else "less"
            size = language.quantity(abs(step), indicator.decimals, indicator.difference_unit)
            fields = {"year": plan.until, "value": value, "size": size, "newest": case.newest[0]}
            told.append(language(f"whatif.follows.{word}", **fields))
            told += [natural] if (natural := describe_natural(step, case, language)) else []
    if aim := case.target_of(plan):
        told.append(describe_reached(result, aim, case, plan, language))
    told += [describe_precedents(found.precedent, case, language)] if found.precedent else []
    return " ".join(told)


def describe_ending(result: Scenario, case: Case, language: Language) -> str:
    """Why a path ends before the last year shown."""
    last = result.path[-1][0] if result.path else case.newest[0]
    if result.ends is None:
        return language("whatif.ends.unknown", year=last)
    bound = case.lower if result.ends == "lower_bound" else case.upper
    return language(f"whatif.ends.{result.ends}", year=last, bound=write_quantity(bound, case, language))


def describe_trend_end(case: Case, plan: Plan, language: Language) -> str:
    """Why the trend says nothing of the last year shown; '' where it does."""
    forecast = case.forecast
    if forecast.trend and (basis := describe_basis(forecast.trend, case.newest[0], language)):
        return language("whatif.other_basis", basis=basis)
    if not forecast.path:
        return language("whatif.no_trend", reason=language(f"check.reason.{forecast.reason}"))
    last = forecast.path[-1].year
    return language(f"whatif.trend_ends.{forecast.ends}", year=last) if last < plan.until else ""


def describe_reached(result: Scenario, aim: PublishedTarget, case: Case, plan: Plan, language: Language) -> str:
    """When the target would be reached, or, if the newest value meets it, whether it would still be met at the end."""
    if result.note is Reason.ALREADY_MET:
        if not result.gap:
            return language("whatif.reach.stays" if result.gap == 0 else "whatif.reach.already")
        return language("whatif.reach.lost", until=plan.until, gap=describe_gap(result.gap, case, language))
    if result.reached is None:
        return language("whatif.reach.never")
    late = aim.year is not None and result.reached > aim.year
    reach = "over" if is_over(result.reached, case) else "late" if late else "year"
    fields = {"newest": case.newest[0], "today": case.background.today, "due": aim.year}
    return language(f"whatif.reach.{reach}", year=result.reached, **fields)


def describe_natural(amount: float, case: Case, language: Language) -> str:
    """A difference in cars, tonnes or persons; '' where nobody can say."""
    if case.natural is None or case.population is None:
        return ""
    written = f"{write_natural(abs(amount), case, language)}{NO_BREAK}{case.natural.label}"
    return language(f"whatif.natural_{'more' if amount > 0 else 'less'}", amount=written, year=case.population[0])


def write_natural(amount: float, case: Case, language: Language, signed: bool = False) -> str:
    """A difference as a number of cars, tonnes or persons; the sign for a missing value where nobody can say."""
    if case.natural is None or case.population is None:
        return MISSING
    number = convert_natural(amount, case.population[1], case.natural.per)
    return language.number(number, 1 if 0 < abs(number) < 20 else 0, signed)


def _pace(draft: Draft, case: Case) -> str:
    """Whether the pace of another district, taken over here, leads the wrong way."""
    return "pace_away" if measure_gain(case.paces[draft.district].change, case) < 0 else "pace"


def _measures(draft: Draft, case: Case, plan: Plan, language: Language) -> str:
    if not draft.measures:
        return language("whatif.assumed.no_measures")
    parts = [
        language(
            "whatif.assumed.measure" if measure.from_year <= plan.until else "whatif.assumed.measure_after",
            until=plan.until,
            name=measure.name or language("whatif.measure", number=number),
            year=measure.from_year,
            size=language.quantity(measure.size, case.indicator.decimals, case.indicator.difference_unit, signed=True),
            certainty=measure.certainty,
        )
        for number, measure in enumerate(draft.measures, 1)
    ]
    return language("whatif.assumed.measures", measures="; ".join(parts))


def _number(value: float, case: Case, language: Language) -> str:
    return language.number(value, case.indicator.decimals)


def write_quantity(value: float | None, case: Case, language: Language) -> str:
    """A value of the indicator with its unit."""
    return language.quantity(value, case.indicator.decimals, case.indicator.unit)


def label_target(aim: PublishedTarget, case: Case, language: Language) -> str:
    """'Ziel 65,00 (Bund, 2030)'."""
    value = language.number(aim.target(case.indicator).value, case.indicator.decimals)
    year = language("whatif.every_year") if aim.year is None else aim.year
    return language("whatif.goal_label", value=value, year=year, level=language(f"whatif.level.{aim.level}"))


def describe_conversion(case: Case, language: Language) -> str:
    """With which number of inhabitants, and whose, an amount is told as a number of cases; '' where it is not."""
    if case.natural is None or case.population is None:
        return ""
    year, persons = case.population
    return language(
        "whatif.population_note", persons=language.number(persons, 0), year=year, source=case.population_source
    )
