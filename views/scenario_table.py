"""Results of scenarios as a finding and as a table: fact, trend and each assumption, told apart in every row."""

from collections.abc import Sequence

from domain.projection import Projection
from texts import MISSING, Language
from views.scenario import Case, Outcome
from views.scenario_draft import Plan
from views.scenario_words import ending, natural_number, quantity
from views.table import Cell, Table


def finding(outcomes: Sequence[Outcome], trend: Projection, case: Case, plan: Plan, language: Language) -> str:
    """Where the trend and the assumptions lead, in one sentence."""
    values = sorted(found.result.value for found in outcomes if found.result.value is not None)
    decimals = case.indicator.decimals
    fields = {
        "region": case.region.name,
        "indicator": case.indicator.name,
        "until": plan.until,
        "value": quantity(case.newest[1], case, language),
        "year": case.newest[0],
        "low": language.number(values[0], decimals) if values else MISSING,
        "high": quantity(values[-1], case, language) if values else MISSING,
        "trend": language.number(trend.value_in(plan.until), decimals),
    }
    if not values:
        return language("whatif.finding.none", **fields)
    one = "one" if round(values[0], decimals) == round(values[-1], decimals) else "range"
    with_trend = "" if trend.value_in(plan.until) is None else "_trend"
    return language(f"whatif.finding.{one}{with_trend}", **fields)


def result_table(
    outcomes: Sequence[Outcome],
    names: Sequence[str],
    trend: Projection,
    case: Case,
    plan: Plan,
    language: Language,
) -> Table:
    """A row for the newest value (fact), one for the trend (projection), one per scenario (assumption)."""
    line = case.target_of(plan)
    columns = ["scenario", "kind", "value", *(["gap", "reached"] if line else []), "trend"]
    columns += ["natural"] if case.natural and case.population else []
    natural = case.natural.label if case.natural else ""
    fields = {"until": plan.until, "newest": case.newest[0], "natural": natural}
    titles = tuple(language(f"whatif.column.{name}", **fields) for name in columns)
    rows = [_fact(case, plan, language), _trend(trend, case, plan, language)]
    rows += [_assumed(found, name, case, plan, language) for found, name in zip(outcomes, names, strict=True)]
    wanted = {name: number for number, name in enumerate(_ALL) if name in columns}
    return Table(
        language("whatif.table_caption", indicator=case.indicator.name, region=case.region.name, until=plan.until),
        titles,
        [tuple(row[number] for number in wanted.values()) for row in rows],
        numeric=frozenset(number for number, name in enumerate(wanted) if name not in ("scenario", "kind")),
    )


_ALL = ("scenario", "kind", "value", "gap", "reached", "trend", "natural")
Row = tuple[Cell, ...]


def _fact(case: Case, plan: Plan, language: Language) -> Row:
    year, value = case.newest
    return (
        Cell(language("whatif.observed", year=year)),
        Cell(language("whatif.mark.fact")),
        Cell(language.number(value, case.indicator.decimals)),
        _gap(value, case, plan, language),
        Cell(MISSING),
        Cell(MISSING),
        Cell(MISSING),
    )


def _trend(trend: Projection, case: Case, plan: Plan, language: Language) -> Row:
    decimals = case.indicator.decimals
    last = next((expected for expected in trend.path if expected.year == plan.until), None)
    if last is None:
        why = language(f"whatif.reason.{trend.reason}") if trend.reason else ""
        if not why:
            why = language(f"whatif.trend_ends.{trend.ends}", year=trend.path[-1].year)
        return (
            Cell(language("whatif.trend"), why),
            Cell(language("whatif.mark.projection")),
            *[Cell(MISSING)] * 5,
        )
    window = {"first": trend.since, "last": trend.year}
    low, high = (language.number(edge, decimals) for edge in (last.low, last.high))
    return (
        Cell(language("whatif.trend"), language("whatif.trend_from", low=low, high=high, **window)),
        Cell(language("whatif.mark.projection")),
        Cell(language.number(last.value, decimals)),
        _gap(last.value, case, plan, language),
        Cell(MISSING),
        Cell(MISSING),
        Cell(natural_number(last.value - case.newest[1], case, language, signed=True) or MISSING),
    )


def _assumed(found: Outcome, name: str, case: Case, plan: Plan, language: Language) -> Row:
    result, indicator = found.result, case.indicator
    mark, reached, nothing = Cell(language("whatif.mark.assumption")), Cell(_reached(found, language)), Cell(MISSING)
    if result.value is None:
        return Cell(name, ending(result, case, language)), mark, nothing, nothing, reached, nothing, nothing
    difference = language.quantity(
        result.difference_to_trend, indicator.decimals, indicator.difference_unit, signed=True
    )
    return (
        Cell(name),
        mark,
        Cell(language.number(result.value, indicator.decimals)),
        _gap(result.value, case, plan, language),
        reached,
        Cell(difference),
        Cell(natural_number(result.value - case.newest[1], case, language, signed=True) or MISSING),
    )


def _gap(value: float, case: Case, plan: Plan, language: Language) -> Cell:
    """What is missing to the target; met is met by the value itself, not by the rounded one."""
    line = case.target_of(plan)
    if line is None:
        return Cell(MISSING)
    gap = line.target.shortfall(value)
    if gap == 0:
        return Cell(language("whatif.met"))
    return Cell(language.quantity(gap, case.indicator.decimals, case.indicator.difference_unit))


def _reached(found: Outcome, language: Language) -> str:
    if found.result.note == "already_met":
        return language("whatif.met_today")
    return language("whatif.not_reached") if found.result.reached is None else str(found.result.reached)
