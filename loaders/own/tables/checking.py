"""The whole table is checked before anything of it is taken in: every problem with its place, what is expected."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from loaders.own.tables import storage
from loaders.own.tables.cells import read_number
from loaders.own.tables.definitions import read_definitions
from loaders.own.tables.doubts import find_doubts, read_series
from loaders.own.tables.findings import NOWHERE, Finding, Refused
from loaders.own.tables.header import has_table
from loaders.own.tables.known import Known, read_known
from loaders.own.tables.layout import Layout, Text, read_layout
from loaders.own.tables.numbers import Written, evidence
from loaders.own.tables.reading.files import read_grids
from loaders.own.tables.reading.grid import Grid, Place, text_of
from loaders.own.tables.recognising import Reader
from loaders.own.tables.table import Checked, Options, Value
from loaders.own.tables.words import normal

# Rows about other regions than those held; in official tables also keys that may be slips elsewhere, and columns about
# a part of what is counted.
_BESIDE = ("region_municipality", "region_former", "total_row")
_FORM, _MOST_WORDS = 15, 200  # rows and words by which a form is known again
_OPEN = ("unknown_indicator", "indicator_like")
_OF_OFFICIAL = ("region_not_held", "region_like", "unknown_region", *_OPEN)


def check(file: Path, options: Options) -> Checked:
    """Look at the whole file; changes nothing. Problems with the file itself are among the problems, too."""
    checked = Checked(options.name, storage.find_key(options.name), assignment=options.assignment)
    if not checked.key:
        checked.problems.append(Finding("no_name", found=options.name, whole=True))
        return checked
    known = read_known()
    try:
        grids, checked.remarks = read_grids(file, lambda grid: has_table(grid, known))
    except Refused as refused:
        checked.problems.append(refused.finding)
        return checked
    assignment = replace(options.assignment, said=options.said())
    checked.form = read_words_of_form(grids)
    layout = read_layout(grids, known, assignment)
    described = [*layout.definitions, *_new_indicators(options)]
    definitions = read_definitions(described, known, storage.taken_indicators(checked.key))
    checked.tables = [*layout.tables, *layout.empty]
    checked.remarks += _forms(layout) + layout.remarks + _signs(layout) + definitions.remarks
    checked.problems += layout.problems + definitions.problems
    checked.missing, checked.notes = layout.missing, layout.notes
    texts = {raw.place: raw.cell for raw in layout.values if isinstance(raw.cell, str)}
    numbers = {place: read_number(text) for place, text in texts.items()}
    checked.numbers = assignment.said.get("numbers", "") or _numbers_of_file(numbers, texts, checked.problems)
    reader = Reader(known, definitions, numbers, options, checked, tuple(layout.notes))
    _add_values(layout, reader, checked)
    _refuse_repeated(checked)
    _ask(checked, known, options)
    _settle(checked, layout)
    used = {value.indicator for value in checked.values}
    if used & known.indicators.keys():
        checked.remarks.append(Finding("official_first"))
    checked.own_indicators = [own for own in definitions.indicators.values() if own.key in used]
    if not checked.values and not checked.problems and not checked.doubts:
        checked.problems.append(Finding("no_values", whole=True))
    return checked


def read_words_of_form(grids: list[Grid]) -> frozenset[str]:
    """The words in the first rows of a file, years left out: next year's file has nearly the same."""
    texts = {text_of(cell) for grid in grids for cells in grid.rows[:_FORM] for cell in cells}
    words = {re.sub(r"\d+", "#", normal(text)) for text in texts if not re.fullmatch(r"[\W\d]*", text)}
    return frozenset(sorted(words)[:_MOST_WORDS])


def _new_indicators(options: Options) -> list[tuple[Text, dict[str, Text]]]:
    """The indicators of one's own that the person has described beside the file."""
    return [
        (
            Text(meaning.own.get("name", name), NOWHERE),
            {field: Text(text, NOWHERE) for field, text in meaning.own.items() if field != "name"},
        )
        for name, meaning in options.assignment.indicators.items()
        if meaning.key is None and meaning.own
    ]


def _forms(layout: Layout) -> list[Finding]:
    """What the sheets were recognised as."""
    told = dict.fromkeys((table.grid.sheet, table.form.name, table.form.code) for table in layout.tables)
    return [Finding(f"form_{name}", Place(sheet), code) for sheet, name, code in told if name]


def _signs(layout: Layout) -> list[Finding]:
    """The signs that stood for a missing value, each with its meaning in official tables."""
    names = {"-": "nothing", "\u2013": "nothing", ".": "unknown", "/": "unsure", "x": "senseless", "X": "senseless"}
    names |= {"\u2026": "later", "...": "later"}
    return [
        Finding(f"sign_{names[sign]}", found=sign, count=count)
        for sign, count in sorted(layout.signs.items())
        if sign in names
    ]


def _numbers_of_file(numbers: Mapping[Place, Written], texts: Mapping[Place, str], problems: list[Finding]) -> str:
    """'de' or 'en' by the numbers that can only be read one way; '' if there are none."""
    found = evidence(numbers.values())
    if len(found) > 1:
        place, told = next((place, text) for place, text in texts.items() if list(numbers[place].readings) == ["en"])
        problems.append(Finding("mixed_numbers", place, told, whole=True))
    return found.pop() if len(found) == 1 else ""


def _add_values(layout: Layout, reader: Reader, checked: Checked) -> None:
    """Where nothing says which region, year, indicator or source is meant, that is told once."""
    lacking = (
        []
        if not layout.values
        else [name for name in ("region", "indicator", "year", "source") if not _says(name, layout, reader)]
    )
    checked.problems += [Finding(f"no_{name}", whole=True) for name in lacking]
    if not lacking or lacking == ["source"]:
        reader.lacks_source = bool(lacking)
        checked.values += reader.values(layout.values)
    elif "indicator" not in lacking:
        reader.note_labels(layout.values)


def _says(name: str, layout: Layout, reader: Reader) -> bool:
    if name == "indicator":
        return any(reader.label(raw) for raw in layout.values)
    if name == "source":
        return any(reader.told(raw, name) or raw.form.source for raw in layout.values)
    return any(reader.told(raw, name) for raw in layout.values)


def _refuse_repeated(checked: Checked) -> None:
    """A value that stands there twice is a problem where it stands again, and where it stood first if they differ."""
    first: dict[tuple[str, str, int, str], Value] = {}
    refused: set[Place] = set()
    for value in checked.values:
        before = first.setdefault(value.identity, value)
        if before is not value:
            refused |= {value.place} if before.number == value.number else {value.place, before.place}
            checked.problems.append(Finding("repeated", value.place, str(value.number), before.place))
    checked.values = [value for value in checked.values if value.place not in refused]


def _ask(checked: Checked, known: Known, options: Options) -> None:
    """Values that may be slips are taken only when confirmed, and marked then."""
    series = read_series({value.indicator for value in checked.values})
    checked.doubts = find_doubts(checked.values, series, known, checked.key, options.assignment.confirmed)
    reasons = {doubt.value.place: doubt for doubt in checked.doubts}
    checked.values = [
        replace(value, doubt=reasons[value.place].reason) if value.place in reasons else value
        for value in checked.values
        if value.place not in reasons or reasons[value.place].confirmed
    ]


def _settle(checked: Checked, layout: Layout) -> None:
    """In a table with values, rows about other regions and, in an official one, columns about other things are no
    problem: they are told and left out."""
    if not checked.values and not checked.doubts:
        return
    is_official = any(table.form.official for table in layout.tables)
    for problem in list(checked.problems):
        if problem.reason in _BESIDE or (is_official and problem.reason in _OF_OFFICIAL):
            checked.problems.remove(problem)
            checked.remarks.append(replace(problem, reason="column_not_used") if problem.reason in _OPEN else problem)
