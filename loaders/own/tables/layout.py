"""Which cell is what: head, value, description of an indicator, something said of the whole table, footnote."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from loaders.own.tables.assignment import Assignment, Table
from loaders.own.tables.cells import HAS_YEAR, is_total, name_period, year_text
from loaders.own.tables.columns import NAMING, PART, VALUES, Area, Column, read_area
from loaders.own.tables.findings import NOWHERE, Finding
from loaders.own.tables.forms import NO_FORM, Form, fit, recognise
from loaders.own.tables.header import find_areas, find_nearest_line
from loaders.own.tables.known import Known
from loaders.own.tables.numbers import without_marks
from loaders.own.tables.reading.grid import Cell, Grid, Place, letters, text_of
from loaders.own.tables.words import DEFINING, HEADERS, MARKERS, head_word, is_missing, normal

FOOTNOTE = re.compile(r"(?:\*|\u2020|[\u00b9\u00b2\u00b3\u2074-\u2079]|\(?\w{1,2}\)|[rps]\s*[=:])", re.IGNORECASE)
_RULE = re.compile(r"[_\-=\u2014]{4,}")  # the line that official tables draw above their footnotes
_ENDING = ("\u00a9", "(c)opyright", "erstellt am", "created")
SAID = ("region", "region_key", "indicator", "year", "source")  # what one line may say for the whole table
_BESIDE = ("region_key", "region", "indicator_key", "indicator", "year", "source", "kind")


@dataclass(frozen=True)
class Text:
    """What a cell says, and where."""

    text: str
    place: Place


@dataclass(frozen=True)
class RawValue:
    """A filled value cell with what stands beside and above it, nothing of it recognised yet; `told` has the fields of
    _BESIDE that are told, `unit` what the head says of it, `form` whose names the indicators have."""

    place: Place
    cell: Cell
    told: Mapping[str, Text]
    unit: Text
    form: Form
    is_percent: bool
    is_thousands: bool
    is_unknown: bool
    is_merged: bool


@dataclass(frozen=True)
class ReadTable:
    """One table as it was understood: the `number`-th of its sheet, from 1; `groups` are the sets of columns to choose
    from where there are several."""

    grid: Grid
    number: int
    area: Area
    form: Form
    groups: tuple[str, ...] = ()


@dataclass
class Layout:
    """All that the sheets of a file say; `signs` counts the signs for a missing value."""

    values: list[RawValue] = field(default_factory=list)
    definitions: list[tuple[Text, dict[str, Text]]] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    empty: list[ReadTable] = field(default_factory=list)  # sheets in which no table was found
    notes: list[str] = field(default_factory=list)
    signs: Counter[str] = field(default_factory=Counter)
    problems: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)

    @property
    def missing(self) -> int:
        return self.signs.total()


def read_layout(grids: Iterable[Grid], known: Known, assignment: Assignment) -> Layout:
    """What the grids say; a sheet without a head is remarked, a file without any is a problem."""
    layout = Layout()
    empty: list[Grid] = []
    for grid in grids:
        if MARKERS.get(normal(grid.sheet)) == "notes_sheet":
            continue
        if grid.is_hidden and not assignment.hidden:
            layout.remarks.append(Finding("hidden_sheet", Place(grid.sheet)))
            continue
        seen = grid if assignment.hidden else grid.visible()
        _tell_hidden(grid, assignment, layout)
        tables = _tables(seen, known, assignment)
        if not tables and any(map(seen.filled, range(len(seen.rows)))):
            empty.append(seen)
        start = 0
        said: dict[str, Text] = {}
        for table in tables:
            said = {name: text for name, text in said.items() if name == "source"}
            start = _read_table(table, start, said, assignment, layout)
        layout.tables += tables
    layout.empty = [ReadTable(grid, 1, Area(0, -1, len(grid.rows), {}), NO_FORM) for grid in empty]
    layout.remarks += [Finding("sheet_without_header", Place(grid.sheet)) for grid in empty if grid.sheet]
    if not any(table.area.having(VALUES) for table in layout.tables) and not layout.problems:
        forms = [(grid, form) for grid in empty if (form := recognise(grid, None, known)).name]
        layout.remarks += [Finding(f"form_{form.name}", Place(grid.sheet), form.code) for grid, form in forms]
        layout.problems.append(Finding("no_regions", whole=True) if forms else _nearest(empty))
    return layout


def _tell_hidden(grid: Grid, assignment: Assignment, layout: Layout) -> None:
    reason = "hidden_taken" if assignment.hidden else "hidden_left_out"
    rows = [row for row in sorted(grid.hidden_rows) if row < len(grid.rows) and grid.filled(row)]
    columns = [n for n in sorted(grid.hidden_columns) if any(n in grid.filled(row) for row in range(len(grid.rows)))]
    layout.remarks += [Finding(f"{reason}_row", Place(grid.sheet, grid.lines[row])) for row in rows]
    layout.remarks += [Finding(f"{reason}_column", Place(grid.sheet), letters(number + 1)) for number in columns]


def _nearest(grids: list[Grid]) -> Finding:
    """That there is no head, with the line that came closest and what it lacks."""
    found = [(grid, *find_nearest_line(grid)) for grid in grids]
    grid, row, fields = max(found, key=lambda one: len(one[2]), default=(None, -1, set[str]()))
    if grid is None or row < 0:
        return Finding("no_header", whole=True)
    lacking = [] if fields & NAMING else ["region"]
    lacking += [name for name in ("year", "value") if name not in fields]
    words = " | ".join(filter(None, (grid.text(row, column) for column in range(len(grid.rows[row])))))
    return Finding("no_header_near", grid.place(row, 0), words[:120], ",".join(lacking), whole=True)


def _tables(grid: Grid, known: Known, assignment: Assignment) -> list[ReadTable]:
    areas = find_areas(grid, known)
    for told in sorted((t for t in assignment.tables if t.sheet == grid.sheet and t.head), key=lambda t: t.number):
        areas = _with_head(grid, areas, told, known)
    form = recognise(grid, areas[0] if areas else None, known)
    tables = []
    for number, area in enumerate(areas, 1):
        fitted = _set_columns(fit(grid, area, form), assignment.table(grid.sheet, number))
        tables.append(ReadTable(grid, number, fitted, form, _groups(fitted, assignment)))
    return tables


def _with_head(grid: Grid, areas: list[Area], told: Table, known: Known) -> list[Area]:
    """The tables with the head of one where the person says that it is."""
    assert told.head is not None
    rows = {line: row for row, line in enumerate(grid.lines)}
    first, last = (rows.get(line, -1) for line in told.head)
    if first < 0 or last < first:
        return areas
    others = [area for number, area in enumerate(areas, 1) if number != told.number and not first <= area.first <= last]
    end = min((area.first for area in others if area.first > last), default=len(grid.rows))
    area = read_area(grid, first, last, end, known, is_told=True)
    assert area is not None
    before = [replace(other, end=min(other.end, first)) if other.first < first else other for other in others]
    return sorted([*before, area], key=lambda one: one.first)


def _set_columns(area: Area, said: Table | None) -> Area:
    """With the roles of columns that the person has changed."""
    if said is None or not said.columns:
        return area
    columns = dict(area.columns)
    others = dict(area.others)
    for letter, role in said.columns.items():
        number = _number_of(letter)
        guess = columns.pop(number, Column(""))
        label = guess.indicator or others.pop(number, "")
        if role == VALUES:
            columns[number] = replace(guess, role=role, indicator=label)
        elif role:
            columns[number] = Column(role)
        else:
            others[number] = label
    return replace(area, columns=columns, others=others, twice=())


def _number_of(letter: str) -> int:
    number = 0
    for sign in letter.upper()[:3]:
        number = 26 * number + ord(sign) - ord("A") + 1
    return number - 1


def name_group(column: Column) -> str:
    """What divides columns of one year: 'Anteil (%)'."""
    return (
        f"{column.indicator} ({column.unit})" if column.indicator and column.unit else column.indicator or column.unit
    )


def _groups(area: Area, assignment: Assignment) -> tuple[str, ...]:
    """The groups of columns of which only one can be meant, as the rows name the indicator already."""
    if not area.roles & {"indicator", "indicator_key"} and not assignment.said.get("indicator"):
        return ()
    groups = dict.fromkeys(name_group(area.columns[number]) for number in area.having(VALUES))
    return tuple(groups) if len(groups) > 1 else ()


def _read_table(table: ReadTable, start: int, said: dict[str, Text], assignment: Assignment, layout: Layout) -> int:
    """Read one table and the lines above it from `start`; returns the row at which the lines of the next begin."""
    grid, area = table.grid, table.area
    columns = _choose_columns(table, assignment, layout)
    _tell_columns(table, columns, layout)
    for row in range(start, area.first):
        if filled := grid.filled(row):
            _of_whole_table(grid, row, filled, True, said, layout)
    end = _before_next(grid, area)
    body = []
    is_over = False
    for row in range(max(area.last + 1, start), end):
        filled = grid.filled(row)
        is_over = is_over or (len(filled) == 1 and _RULE.match(grid.text(row, filled[0])) is not None)
        if filled and not (is_over and len(filled) == 1):
            if not _of_whole_table(grid, row, filled, False, said, layout):
                body.append(row)
        elif filled and not _RULE.match(grid.text(row, filled[0])):
            layout.notes.append(grid.text(row, filled[0]))
    reader = _Rows(table, columns, said, assignment, layout)
    for row in body:
        reader.read(row)
    return end


def _before_next(grid: Grid, area: Area) -> int:
    """Where the lines begin that stand right above the next table."""
    end = area.end
    while area.end < len(grid.rows) and end > area.last + 2 and len(grid.filled(end - 1)) == 1:
        end -= 1
    return end


def _choose_columns(table: ReadTable, assignment: Assignment, layout: Layout) -> dict[int, Column]:
    """The columns without those of another group; a problem where the person has to choose one."""
    columns, area = dict(table.area.columns), table.area
    said = assignment.table(table.grid.sheet, table.number)
    if table.groups and said and said.group in table.groups:
        columns = {n: c for n, c in columns.items() if c.role != VALUES or name_group(c) == said.group}
    elif table.groups:
        kept = [] if "" not in table.groups else [n for n in area.having(VALUES) if not name_group(columns[n])]
        others = [number for number in area.having(VALUES) if number not in kept]
        if kept and table.form.official:
            layout.remarks += [_finding(table, number, "column_not_used") for number in others]
        elif kept:
            layout.problems += [_finding(table, number, "not_a_year") for number in others]
        else:
            place = table.grid.place(max(area.last, 0), others[0])
            layout.problems.append(Finding("which_group", place, expected=" / ".join(table.groups), whole=True))
        columns = {number: column for number, column in columns.items() if number not in others}
    return columns


def _finding(table: ReadTable, number: int, reason: str, whole: bool = False) -> Finding:
    row = max(table.area.last, 0)
    return Finding(reason, table.grid.place(row, number), table.grid.text(row, number), whole=whole)


def _tell_columns(table: ReadTable, columns: Mapping[int, Column], layout: Layout) -> None:
    area = table.area
    layout.problems += [_finding(table, number, "column_twice", whole=True) for number in area.twice]
    seen: set[Column] = set()
    for number, column in columns.items():
        if column.role == VALUES and column.year and column in seen:
            layout.problems.append(_finding(table, number, "column_twice", whole=True))
        seen.add(column)
    months = [number for number in (*area.having(VALUES), *area.others) if _is_month(table, number)]
    if len(months) > 2:
        layout.problems.append(_finding(table, months[0], "months", whole=True))
    for number, text in area.others.items():
        if area.having(VALUES) and HAS_YEAR.search(text) and not table.form.official:
            layout.problems.append(_finding(table, number, "not_a_year"))
        elif text:
            layout.remarks.append(Finding("column_not_used", _finding(table, number, "").place, text))


def _is_month(table: ReadTable, number: int) -> bool:
    label = table.area.columns[number].indicator if number in table.area.columns else table.area.others[number]
    return any(name_period(part) == "month" for part in label.split(", "))


def _of_whole_table(
    grid: Grid, row: int, filled: list[int], above: bool, said: dict[str, Text], layout: Layout
) -> bool:
    """Whether a row is about the whole table: 'Region: X', 'Quelle: X', a footnote, a title."""
    first = grid.text(row, filled[0])
    place = grid.place(row, filled[0])
    word, colon, rest = first.partition(":")
    name = HEADERS.get(head_word(word))
    if name in SAID and colon and rest.strip() and len(filled) == 1:
        said[name] = Text(rest.strip(), place)
        return True
    if name in SAID and len(filled) == 2 and (above or (colon and not rest.strip())):
        said[name] = Text(grid.text(row, filled[1]), grid.place(row, filled[1]))
        return True
    if above:
        if not first.casefold().startswith("sep="):
            layout.remarks.append(Finding("line_not_used", place, first))
        return True
    is_note = FOOTNOTE.match(first) is not None or MARKERS.get(normal((word.split() or [""])[0])) == "note"
    if len(filled) == 1 and (is_note or first.casefold().startswith(_ENDING)):
        layout.notes.append(first)
        return True
    return False


@dataclass
class _Rows:
    """Reads the rows of a table's body one by one."""

    table: ReadTable
    columns: Mapping[int, Column]
    said: Mapping[str, Text]
    assignment: Assignment
    layout: Layout
    above: dict[str, Text] = field(default_factory=dict)

    def __post_init__(self) -> None:
        area, grid = self.table.area, self.table.grid
        self._values = [number for number, column in self.columns.items() if column.role == VALUES]
        self._parts = [number for number, column in self.columns.items() if column.role == PART]
        self._fields = {
            column.role: number for number, column in self.columns.items() if column.role in (*_BESIDE, *DEFINING)
        }
        self._used = {*area.columns, *area.others, *area.twice}
        self._named = bool(self._fields.keys() & {"indicator", "indicator_key"})
        self._is_wide = any(self.columns[number].year for number in self._values)
        self._over = {number: self._above(grid, number) for number in self._values}
        told = {name: Text(text, NOWHERE) for name, text in self.assignment.said.items() if name in _BESIDE}
        self._said = {**self.said, **{name: text for name, text in told.items() if name not in self.said}}

    def _above(self, grid: Grid, number: int) -> dict[str, Text]:
        """What the head says of a column of values."""
        column = self.columns[number]
        place = grid.place(max(self.table.area.last, 0), number)
        told = {"region": column.region, "year": column.year, "indicator": "" if self._named else column.indicator}
        return {name: Text(text, place) for name, text in told.items() if text}

    def read(self, row: int) -> None:
        grid = self.table.grid
        beyond = [n for n in grid.filled(row) if n not in self._used and (row, n) not in grid.merged]
        if beyond and not self.table.form.official and not self.table.area.by_content:
            place = grid.place(row, beyond[0])
            self.layout.problems.append(Finding("beyond_header", place, grid.text(row, beyond[0])))
            return
        told = {name: Text(grid.text(row, n), grid.place(row, n)) for name, n in self._fields.items()}
        beside = {name: text for name, text in told.items() if name in _BESIDE}
        if self.assignment.fill_down:
            beside = {name: text if text.text else self.above.get(name, text) for name, text in beside.items()}
            self.above = beside
        beside = {**beside, **{n: text for n, text in self._said.items() if n not in beside or not beside[n].text}}
        describing = {name: text for name, text in told.items() if name in DEFINING and text.text}
        if describing and "indicator" in beside and beside["indicator"].text:
            self.layout.definitions.append((beside["indicator"], describing))
        self._read_values(row, beside)

    def _read_values(self, row: int, beside: dict[str, Text]) -> None:
        grid = self.table.grid
        filled = [n for n in self._values if text_of(grid.own(row, n)) or (row, n) in grid.unknown]
        if not filled and self._is_wide and not any((row, n) in grid.merged for n in self._values):
            self.layout.remarks.append(Finding("row_without_values", grid.place(row, grid.filled(row)[0])))
        parts = [text for n in self._parts if (text := grid.text(row, n)) and not is_total(text)]
        if "year" in beside:
            number = self._fields.get("year")
            cell = grid.cell(row, number) if number is not None and grid.text(row, number) else beside["year"].text
            beside = {**beside, "year": Text(year_text(cell), beside["year"].place)}
        for number in self._values:
            position = (row, number)
            if position not in grid.unknown and is_missing(sign := without_marks(grid.text(*position))[0]):
                self.layout.signs[sign] += 1
                continue
            told = {**beside, **self._over[number]}
            if parts and "indicator" in told:
                named = told["indicator"]
                told["indicator"] = Text(", ".join(filter(None, (named.text, *parts))), named.place)
            self.layout.values.append(
                RawValue(
                    grid.place(*position),
                    grid.cell(*position),
                    told,
                    Text(self.columns[number].unit, grid.place(max(self.table.area.last, 0), number)),
                    self.table.form,
                    position in grid.percent,
                    position in grid.thousands,
                    position in grid.unknown,
                    position in grid.merged,
                )
            )
