"""Facts, trend, target, assumptions and results as rows of a file, each row saying which of these it is."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from domain.projection import Projection
from texts import Language
from views.scenario import Case, Outcome
from views.scenario_draft import Plan
from views.scenario_words import assumption, consequence
from views.scenario_yardstick import needed_words

COLUMNS = ("kind", "scenario", "statement", "year", "value", "low", "high", "unit", "source", "method")
DIGITS = 6  # enough for every unit, and no trace of binary fractions


def scenario_rows(
    outcomes: Sequence[Outcome],
    names: Sequence[str],
    trend: Projection,
    case: Case,
    plan: Plan,
    language: Language,
) -> pd.DataFrame:
    """One row per statement: observed values with their source, what is assumed, and every year of what follows."""
    line = case.target_of(plan)
    found = [
        _row(case, language, "fact", year=year, value=value, source=case.sources.get(year, ""))
        for year, value in case.points
    ]
    if case.population and case.natural:
        statement = language("whatif.population")
        year, persons = case.population
        row = _row(case, language, "fact", statement, year=year, value=persons, source=case.population_source)
        found.append(row | {"unit": language("whatif.persons")})
    if line:
        paces = [found.change for found in outcomes]
        source = f"{line.decided_by}, {line.document}"
        found.append(
            _row(case, language, "target", line.name, year=line.target.year, value=line.target.value, source=source)
        )
        found.append(
            _row(case, language, "assumption", needed_words(case, line, language, paces), method="backcasting", unit="")
        )
    found += [
        _row(case, language, "projection", year=step.year, value=round(step.value, DIGITS))
        | {"low": round(step.low, DIGITS), "high": round(step.high, DIGITS)}
        | {"method": language("whatif.method.projection", first=trend.since, last=trend.year)}
        for step in trend.path
    ]
    for name, result in zip(names, outcomes, strict=True):
        told = {"scenario": name, "method": "scenario"}
        for words in (assumption, consequence):
            found.append(_row(case, language, "assumption", words(result, case, plan, language), unit="", **told))
        path = [(year, round(value, DIGITS)) for year, value in result.result.path]
        found += [_row(case, language, "assumption", year=year, value=value, **told) for year, value in path]
    return pd.DataFrame(found, columns=list(COLUMNS)).astype({"year": "Int64"})


def _row(
    case: Case, language: Language, kind: str, statement: str = "", method: str = "", **cells: Any
) -> dict[str, Any]:
    return {
        "kind": language(f"whatif.mark.{kind}"),
        "statement": statement or f"{case.indicator.name}, {case.region.name}",
        "unit": case.indicator.unit,
        "method": language(f"whatif.method.{method}") if method else "",
        **cells,
    }
