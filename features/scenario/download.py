"""Facts, trend, target, assumptions and results as a table for files, each row saying which of these it is."""

from collections.abc import Sequence

from content.table import Cell, Table, number_cell, whole_cell
from features.scenario.assumptions import Case, ScenarioOutcome
from features.scenario.draft import Plan
from features.scenario.words import describe_assumption, describe_consequence
from features.scenario.yardstick import describe_needed
from features.targets.verdict import describe_verdict
from texts import Language

_COLUMNS = ("kind", "scenario", "statement", "year", "value", "low", "high", "unit", "source", "method")
DIGITS = 6  # enough for every unit, and no trace of binary fractions


def make_scenario_rows(
    outcomes: Sequence[ScenarioOutcome],
    names: Sequence[str],
    case: Case,
    plan: Plan,
    language: Language,
) -> Table:
    """One row per statement: observed values with their source, what is assumed, and every year of what follows."""
    rows = _Rows(case, language)
    for year, value in case.points:
        rows.add("fact", year=year, numbers=(value,), source=case.sources.get(year, ""))
    if case.population and case.natural:
        year, persons = case.population
        told, unit = language("whatif.population"), language("whatif.persons")
        rows.add("fact", told, year=year, numbers=(persons,), unit=unit, source=case.population_source, decimals=0)
    if aim := case.target_of(plan):
        source, wanted = f"{aim.decided_by}, {aim.document}", aim.target(case.indicator).value
        rows.add("target", aim.name, year=aim.year, numbers=(wanted,), source=source)
        found = case.assessments[aim.key]
        rows.add("projection", describe_verdict(found, case.region, language), method=language("check.method.forecast"))
        needed = describe_needed(case, aim, language, [outcome.change for outcome in outcomes])
        rows.add("assumption", needed, method=language("whatif.method.backcasting"))
    trend = case.comparable.trend if case.comparable else None
    method = language("whatif.method.forecast", first=trend.since, last=trend.year) if trend else ""
    for step in case.comparable.path if case.comparable else ():
        numbers = [round(number, DIGITS) for number in (step.middle, step.low, step.high)]
        rows.add("projection", year=step.year, numbers=numbers, method=method)
    method = language("whatif.method.scenario")
    for name, outcome in zip(names, outcomes, strict=True):
        for words in (describe_assumption, describe_consequence):
            rows.add("assumption", words(outcome, case, plan, language), scenario=name, method=method)
        for year, value in outcome.result.path:
            rows.add("assumption", scenario=name, year=year, numbers=(round(value, DIGITS),), method=method)
    return Table(
        language("whatif.table_caption", indicator=case.indicator.name, region=case.region.name, until=plan.until),
        tuple(language(f"whatif.csv.{name}") for name in _COLUMNS),
        rows.listed,
        numeric=frozenset({3, 4, 5, 6}),
    )


class _Rows:
    """Rows of one case; a row with numbers has the unit of the indicator unless it says another."""

    def __init__(self, case: Case, language: Language) -> None:
        self.case, self.language = case, language
        self.listed: list[tuple[Cell, ...]] = []

    def add(
        self,
        kind: str,
        statement: str = "",
        *,
        scenario: str = "",
        year: int | None = None,
        numbers: Sequence[float] = (),
        unit: str = "",
        source: str = "",
        method: str = "",
        decimals: int | None = None,
    ) -> None:
        """`numbers`: the value and, of a projection, the ends of its range."""
        indicator = self.case.indicator
        shown = indicator.decimals if decimals is None else decimals
        cells = [number_cell(number, shown, self.language) for number in numbers]
        self.listed.append(
            (
                Cell(self.language(f"whatif.mark.{kind}")),
                Cell(scenario),
                Cell(statement or f"{indicator.name}, {self.case.region.name}"),
                whole_cell(year),
                *cells,
                *[Cell()] * (3 - len(cells)),
                Cell((unit or indicator.unit) if numbers else ""),
                Cell(source),
                Cell(method),
            )
        )
