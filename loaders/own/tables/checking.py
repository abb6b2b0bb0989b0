"""The whole table is checked before anything of it is taken in: every problem with its place, what is expected."""

from collections.abc import Mapping
from pathlib import Path

from loaders.own.tables import storage
from loaders.own.tables.definitions import read_definitions
from loaders.own.tables.files import read_grids
from loaders.own.tables.findings import Finding, Refused
from loaders.own.tables.grid import Place
from loaders.own.tables.header import find_header
from loaders.own.tables.known import read_known
from loaders.own.tables.layout import Layout, read_layout
from loaders.own.tables.numbers import Written, evidence, written
from loaders.own.tables.recognising import Reader
from loaders.own.tables.table import Checked, Options, Value


def check(file: Path, options: Options) -> Checked:
    """Look at the whole file; changes nothing. Problems with the file itself are among the problems, too."""
    checked = Checked(options.name, storage.find_key(options.name))
    if not checked.key:
        checked.problems.append(Finding("no_name", found=options.name, whole=True))
        return checked
    try:
        grids, checked.remarks = read_grids(file, lambda grid: find_header(grid) is not None)
    except Refused as refused:
        checked.problems.append(refused.finding)
        return checked
    layout = read_layout(grids)
    known = read_known()
    definitions = read_definitions(layout.definitions, known, storage.taken_indicators(checked.key))
    checked.remarks += layout.remarks + definitions.remarks
    checked.problems += layout.problems + definitions.problems
    checked.missing, checked.notes = layout.missing, layout.notes
    texts = {raw.place: raw.cell for raw in layout.values if isinstance(raw.cell, str)}
    numbers = {place: written(text) for place, text in texts.items()}
    checked.numbers = options.numbers or _numbers_of_file(numbers, texts, checked.problems)
    _add_values(layout, Reader(known, definitions, numbers, options, checked), checked)
    _refuse_repeated(checked)
    used = {value.indicator for value in checked.values}
    if used & known.indicators.keys():
        checked.remarks.append(Finding("official_first"))
    checked.own_indicators = [own for own in definitions.indicators.values() if own.key in used]
    if not checked.values and not checked.problems:
        checked.problems.append(Finding("no_values", whole=True))
    return checked


def _numbers_of_file(numbers: Mapping[Place, Written], texts: Mapping[Place, str], problems: list[Finding]) -> str:
    """'de' or 'en' by the numbers that can only be read one way; '' if there are none."""
    found = evidence(numbers.values())
    if len(found) > 1:
        place, told = next((place, text) for place, text in texts.items() if list(numbers[place].readings) == ["en"])
        problems.append(Finding("mixed_numbers", place, told, whole=True))
    return found.pop() if len(found) == 1 else ""


def _add_values(layout: Layout, reader: Reader, checked: Checked) -> None:
    for name in ("region", "source"):
        if layout.values and not any(reader.told(raw, name) for raw in layout.values):
            checked.problems.append(Finding(f"no_{name}", whole=True))
            return
    for raw in layout.values:
        problems: list[Finding] = []
        value = reader.value(raw, problems)
        checked.problems += problems
        if value is not None and not problems:
            checked.values.append(value)


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
