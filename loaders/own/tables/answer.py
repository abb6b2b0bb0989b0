"""What a check found, in words: for the page as JSON, for the command line as lines."""

from typing import Any

from loaders.own.tables import storage
from loaders.own.tables.assignment import write_assignment
from loaders.own.tables.columns import VALUES
from loaders.own.tables.findings import remarks
from loaders.own.tables.known import Known, read_known
from loaders.own.tables.layout import ReadTable
from loaders.own.tables.reading.grid import letters
from loaders.own.tables.table import Checked, Doubt
from loaders.own.tables.words import is_missing
from texts import Language

MOST_PROBLEMS = 1000  # problems told one by one
_ROWS_SHOWN = 12  # of a table's body, for the page
_COLUMNS_SHOWN = 40
_LABELS_SHOWN = 60
_TABLES_SHOWN = 12


def answer(checked: Checked, language: Language) -> dict[str, Any]:
    """`values` counts those without a problem, `total` all problems; `whole`: some problem is about all of the table,
    so that leaving rows out does not help; `replaces`: there is a table of this name. `tables`, `labels`,
    `unknown_regions` and `doubts` are what the page asks about; `kept` names tables whose assignment fits this file."""
    known = read_known()
    years = [value.year for value in checked.values]
    problems = [
        {"place": problem.place.describe(language), "text": problem.problem(language)}
        for problem in checked.problems[:MOST_PROBLEMS]
    ]
    return {
        "key": checked.key,
        "name": checked.name,
        "values": len(checked.values),
        "missing": checked.missing,
        "years": [min(years), max(years)] if years else [],
        "regions": sorted({value.region for value in checked.values}),
        "indicators": list(dict.fromkeys(value.indicator for value in checked.values)),
        "own": {own.key: language.of(vars(own), "name") for own in checked.own_indicators},
        "problems": problems,
        "reasons": sorted({problem.reason for problem in checked.problems}),
        "total": len(checked.problems),
        "whole": any(problem.whole for problem in checked.problems),
        "remarks": remarks(checked.remarks, language),
        "replaces": storage.exists(checked.key),
        "doubts": [_doubt(doubt, known, language) for doubt in checked.doubts[:MOST_PROBLEMS]],
        "open_doubts": sum(not doubt.confirmed for doubt in checked.doubts),
        "tables": [_table(table) for table in checked.tables[:_TABLES_SHOWN]],
        "assignment": "" if checked.assignment.is_empty else write_assignment(checked.assignment, confirmed=False),
        "labels": _labels(checked, known),
        "unknown_regions": _unknown_regions(checked, known),
        "kept": storage.find_tables_of_form(checked.form),
    }


def _doubt(doubt: Doubt, known: Known, language: Language) -> dict[str, Any]:
    """The doubt in a sentence with both numbers."""
    value = doubt.value
    told = {
        name: _as_it_is(number, language) if isinstance(number, float) else number
        for name, number in doubt.fields.items()
    }
    return {
        "key": value.key,
        "place": value.place.describe(language),
        "confirmed": doubt.confirmed,
        "text": language(
            f"own.doubt.{doubt.reason}",
            indicator=language.of(known.indicators.get(value.indicator, {}), "name") or value.indicator,
            region=language.of(known.regions.rows[value.region], "name"),
            at=value.year,
            value=_as_it_is(float(value.number), language),
            **told,
        ),
    }


def _as_it_is(number: float, language: Language) -> str:
    """A number with the decimals that it has, four at most."""
    digits = f"{number:.4f}".rstrip("0").partition(".")[2]
    return language.number(number, len(digits))


def _table(table: ReadTable) -> dict[str, Any]:
    """A table as it was understood, and the beginning of its sheet: of each cell its text and what it was taken for."""
    grid, area = table.grid, table.area
    first = max(0, area.first - 3)
    rows = range(first, min(area.end, max(area.last, 0) + 1 + _ROWS_SHOWN))
    width = min(_COLUMNS_SHOWN, max((len(grid.rows[row]) for row in rows), default=0))
    return {
        "sheet": grid.sheet,
        "number": table.number,
        "head": [grid.lines[area.first], grid.lines[area.last]] if area.first <= area.last else [],
        "lines": [grid.lines[0], grid.lines[-1]],
        "form": table.form.name,
        "groups": list(table.groups),
        "columns": [_column(table, number) for number in range(width)],
        "rows": [
            {"line": grid.lines[row], "cells": [[grid.text(row, n), _taken_for(table, row, n)] for n in range(width)]}
            for row in rows
        ],
    }


def _column(table: ReadTable, number: int) -> dict[str, str]:
    column = table.area.columns.get(number)
    above = [table.grid.text(row, number) for row in range(table.area.first, table.area.last + 1)]
    return {
        "letter": letters(number + 1),
        "title": " ".join(dict.fromkeys(filter(None, above))),
        "role": column.role if column else "",
        "year": column.year if column else "",
    }


def _taken_for(table: ReadTable, row: int, number: int) -> str:
    """For the colour of a cell: head, its column's field, value, missing, or '' for what is not used."""
    area = table.area
    column = area.columns.get(number)
    if row < area.first or column is None or not column.role:
        return ""
    if row <= area.last:
        return "head"
    if column.role != VALUES:
        return column.role
    return "missing" if is_missing(table.grid.text(row, number)) else "value"


def _labels(checked: Checked, known: Known) -> list[dict[str, Any]]:
    """The names of indicators, those not understood first and of these the least divided, with suggestions and the goal
    of the likeliest."""
    labels = sorted(checked.labels, key=lambda one: (bool(one.key or one.left_out), one.name.count(", ")))
    labels = labels[:_LABELS_SHOWN]
    told = []
    for label in labels:
        similar = [] if label.key else known.similar_indicators(label.name, label.unit)
        goal = next((known.goals[key] for key in similar if key in known.goals), "")
        fields = {name: getattr(label, name) for name in ("name", "count", "unit", "key", "left_out")}
        told.append({**fields, "similar": similar, "goal": goal})
    return told


def _unknown_regions(checked: Checked, known: Known) -> list[dict[str, Any]]:
    return [{"name": name, "similar": known.regions.similar(name)} for name in checked.unknown_regions[:_LABELS_SHOWN]]


def write_answer(told: dict[str, Any], hindrance: str, language: Language) -> str:
    """The answer as lines; `hindrance` names the text that says why the table has not been taken in."""
    counts = {name: told[name] for name in ("name", "values", "missing", "total")}
    lines = [language("own.cli.summary", **counts), *(f"  {remark}" for remark in told["remarks"])]
    if told["problems"]:
        lines.append(language("own.cli.problems", **counts))
        lines += [f"  {': '.join(filter(None, problem.values()))}" for problem in told["problems"]]
    if told["doubts"]:
        lines.append(language("own.cli.doubts", count=told["open_doubts"]))
        lines += [f"  {doubt['place']}: {doubt['text']} [{doubt['key']}]" for doubt in told["doubts"]]
    lines += [language("own.cli.kept", name=kept["name"], table=kept["key"]) for kept in told["kept"]]
    if told["taken_in"]:
        lines.append(language("own.cli.taken_in", table=told["key"]))
    elif hindrance:
        lines.append(language(f"own.cli.hindrance_{hindrance}", table=told["key"]))
    return "\n".join(lines)
