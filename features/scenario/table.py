"""Results of scenarios as a finding and as a table: fact, trend and each assumption, told apart in every row."""

from collections.abc import Sequence

from content.table import Cell, Table
from domain.classes import write_seen
from features.scenario.assumptions import Case, ScenarioOutcome, is_over
from features.scenario.draft import Plan
from features.scenario.words import describe_ending, describe_trend_end, write_natural, write_quantity
from features.scenario.yardstick import describe_gap
from features.targets.assessment import make_verdict_cell
from texts import MISSING, Language


def describe_scenarios(outcomes: Sequence[ScenarioOutcome], case: Case, plan: Plan, language: Language) -> str:
    """Where the trend and the assumptions lead, in one sentence."""
    values = sorted(found.result.value for found in outcomes if found.result.value is not None)
    decimals = case.indicator.decimals
    fields = {
        "region": case.region.name,
        "indicator": case.indicator.name,
        "until": plan.until,
        "value": write_quantity(case.newest[1], case, language),
        "year": case.newest[0],
        "low": language.number(values[0], decimals) if values else MISSING,
        "high": write_quantity(values[-1], case, language) if values else MISSING,
    }
    expected = case.comparable.find_year(plan.until) if case.comparable else None
    if expected:
        edges = {"trend": expected.middle, "trend_low": expected.low, "trend_high": expected.high}
        fields |= {name: language.number(edge, decimals) for name, edge in edges.items()}
    if not values:
        return language("whatif.finding.none", **fields)
    one = "one" if write_seen(values[0], decimals) == write_seen(values[-1], decimals) else "range"
    with_trend = "_trend" if expected else ""
    return language(f"whatif.finding.{one}{with_trend}", **fields)


def make_result_table(
    outcomes: Sequence[ScenarioOutcome],
    names: Sequence[str],
    case: Case,
    plan: Plan,
    language: Language,
) -> Table:
    """A row for the newest value (fact), one for the trend (projection), one per scenario (assumption)."""
    aim = case.target_of(plan)
    columns = ["scenario", "kind", "value", *(["gap", "reached"] if aim else []), "trend"]
    columns += ["natural"] if case.natural and case.population else []
    natural = case.natural.label if case.natural else ""
    fields = {"until": plan.until, "newest": case.newest[0], "natural": natural}
    titles = tuple(language(f"whatif.column.{name}", **fields) for name in columns)
    rows = [_fact(case, plan, language), _trend(case, plan, language)]
    rows += [_make_assumed_cell(found, name, case, plan, language) for found, name in zip(outcomes, names, strict=True)]
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
    aim = case.target_of(plan)
    gap = aim.target(case.indicator).shortfall(value) if aim else None
    return (
        Cell(language("whatif.observed", year=year)),
        Cell(language("whatif.mark.fact")),
        Cell(language.number(value, case.indicator.decimals)),
        Cell(_gap(gap, case, language)),
        Cell(MISSING if gap != 0 else language("whatif.met_already", newest=year)),
        Cell(MISSING),
        Cell(MISSING),
    )


def _trend(case: Case, plan: Plan, language: Language) -> Row:
    """Where the trend leads, with the verdict on the target; where it cannot say, why."""
    first, mark, nothing = language("whatif.trend"), Cell(language("whatif.mark.projection")), Cell(MISSING)
    aim = case.target_of(plan)
    verdict = nothing if aim is None else make_verdict_cell(case.assessments[aim.key], language)
    expected = case.comparable.find_year(plan.until) if case.comparable else None
    if case.comparable is None or case.forecast.trend is None or expected is None:
        return Cell(first, describe_trend_end(case, plan, language)), mark, nothing, nothing, verdict, nothing, nothing
    indicator, trend = case.indicator, case.forecast.trend
    low, high = (language.number(edge, indicator.decimals) for edge in (expected.low, expected.high))
    gap = aim.target(indicator).shortfall(expected.middle) if aim else None
    return (
        Cell(first, language("whatif.trend_from", low=low, high=high, first=trend.since, last=trend.year)),
        mark,
        Cell(language.number(expected.middle, indicator.decimals)),
        Cell(_gap(gap, case, language)),
        verdict,
        nothing,
        Cell(write_natural(expected.middle - case.newest[1], case, language, signed=True)),
    )


def _make_assumed_cell(found: ScenarioOutcome, name: str, case: Case, plan: Plan, language: Language) -> Row:
    result, indicator = found.result, case.indicator
    mark, nothing = Cell(language("whatif.mark.assumption")), Cell(MISSING)
    never = language("whatif.not_reached")
    reached = Cell(_make_reached_cell(result.reached, result.gap, never, case, plan, language))
    if result.value is None:
        return Cell(name, describe_ending(result, case, language)), mark, nothing, nothing, reached, nothing, nothing
    difference = language.quantity(
        result.difference_to_trend, indicator.decimals, indicator.difference_unit, signed=True
    )
    return (
        Cell(name),
        mark,
        Cell(language.number(result.value, indicator.decimals)),
        Cell(_gap(result.gap, case, language)),
        reached,
        Cell(difference),
        Cell(write_natural(result.value - case.newest[1], case, language, signed=True)),
    )


def _gap(gap: float | None, case: Case, language: Language) -> str:
    """What is missing to the target; met is met by the value itself, not by the rounded one."""
    if gap is None:
        return MISSING
    return describe_gap(gap, case, language) if gap > 0 else language("whatif.met")


def _make_reached_cell(
    reached: int | None, gap: float | None, never: str, case: Case, plan: Plan, language: Language
) -> str:
    """The year in which the target is met; if the newest value meets it, whether it still is in the last year shown."""
    if reached is None:
        return never
    if is_over(reached, case):
        return language("whatif.reached_over", today=case.background.today)
    if reached != case.newest[0]:
        return str(reached)
    return language("whatif.met_lost" if gap else "whatif.met_already", newest=reached, until=plan.until)
