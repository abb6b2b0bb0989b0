"""What the columns of a table hold: by the words of its head, else by what stands in them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from loaders.own.tables.cells import name_period, read_number, split_unit, year_of
from loaders.own.tables.known import Known
from loaders.own.tables.numbers import without_marks
from loaders.own.tables.reading.grid import Cell, Grid, text_of
from loaders.own.tables.regions import ANOTHER
from loaders.own.tables.words import HEADERS, head_word, is_missing, normal

VALUES, PART, NOTHING = "values", "part", ""  # roles beside the fields of a row
NAMING = frozenset({"region", "region_key", "indicator", "indicator_key"})
SAMPLE = 60  # rows by which the content of a column is told
_MOSTLY = 0.7


@dataclass(frozen=True)
class Column:
    """What a column holds. `role` is a field of a row, VALUES, PART (a further word of the indicator's name, a sex or
    an age) or NOTHING. Of a column of values what its head says of them, '' where the rows or the table say it."""

    role: str
    indicator: str = ""
    region: str = ""
    year: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Area:
    """One table of a sheet. `first` and `last` are the rows of its head (from 0; first > last: it has none), `end` the
    row behind its body; `others` are columns whose head means nothing here, `twice` those whose head stands there
    before."""

    first: int
    last: int
    end: int
    columns: dict[int, Column]
    others: dict[int, str] = field(default_factory=dict)
    twice: tuple[int, ...] = ()
    by_content: bool = False

    def having(self, *roles: str) -> list[int]:
        return [number for number, column in self.columns.items() if column.role in roles]

    @property
    def roles(self) -> set[str]:
        return {column.role for column in self.columns.values()}

    @property
    def describes(self) -> bool:
        """Whether it holds descriptions of indicators."""
        return {"indicator", "unit"} <= self.roles and bool({"direction", "definition", "goal"} & self.roles)


@lru_cache(maxsize=20_000)
def read_field(text: str) -> tuple[str, str]:
    """The field that a head names and the unit told with it; ('', '') if it names none."""
    plain = without_marks(text.rstrip(":"))[0]
    for name in (text.rstrip(":"), plain):
        if role := HEADERS.get(head_word(name)):
            return role, ""
    name, unit = split_unit(plain)
    role = HEADERS.get(head_word(name), "") if unit else ""
    return (role, unit) if role in ("value", "region_key", "region") else ("", "")


def read_texts(grid: Grid, row: int) -> list[str]:
    return [grid.text(row, column) for column in range(len(grid.rows[row]))]


def is_figure(cell: Cell) -> bool:
    if isinstance(cell, bool) or cell is None:
        return False
    if isinstance(cell, float | int):
        return True
    text = text_of(cell)
    return bool(text) and text[0] in "0123456789+-.,(<>\u2212\u2013" and bool(read_number(text).readings)


def is_numbering(grid: Grid, row: int, filled: list[int]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3."""
    numbers = [grid.text(row, column) for column in filled]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def is_region(text: str, known: Known) -> bool:
    if text.isdecimal() and len(text) < 4 and not text.startswith("0"):
        return False
    meant = known.regions.meant(text)
    return bool(meant.keys) or meant.reason in ("former", "municipality", "not_held")


def read_area(
    grid: Grid, first: int, last: int, end: int, known: Known, *, by_content: bool = False, is_told: bool = False
) -> Area | None:
    """The table whose head stands in the rows `first` to `last` and whose body ends before `end`; None if its columns
    make no sense, unless somebody says that it is one."""
    width = max((len(grid.rows[row]) for row in range(first, min(end, last + 1 + SAMPLE))), default=0)
    heads = [_words_above(grid, first, last, column) for column in range(width)]
    guesses = [_read_words(words, known, by_content) for words in heads]
    if any(guess.year for guess in guesses):  # 'Jahr' in the corner names the row of years, no column
        guesses = [replace(guess, role=NOTHING) if guess.role == "year" else guess for guess in guesses]
    rows = [row for row in range(last + 1, end) if len(grid.filled(row)) > 1][:SAMPLE]
    columns: dict[int, Column] = {}
    twice: list[int] = []
    beside: set[int] = set()
    for number, guess in enumerate(guesses):
        before = next((n for n, column in columns.items() if column.role == guess.role), None)
        if guess.role and before is not None and guess.role in ("region", "region_key"):
            worse = (
                number if _regions_in(grid, rows, number, known) <= _regions_in(grid, rows, before, known) else before
            )
            beside.add(worse)
            columns.pop(before)
            columns[before + number - worse] = guess
        elif guess.role and before is not None:
            twice.append(number)
        elif guess.role:
            columns[number] = guess
    free = [number for number in range(width) if number not in (*columns, *twice, *beside)]
    _add_by_content(grid, rows, [n for n in free if not guesses[n].year], columns, known, by_content)
    _add_names_of_rows(grid, rows, free, guesses, columns)
    _add_values(grid, rows, [n for n in free if n not in columns], guesses, columns)
    counting = {number for number in free if rows and _only_counts(grid, rows, number)}
    others = {
        n: " ".join(heads[n]) for n in (*free, *sorted(beside)) if n not in columns and (heads[n] or n in counting)
    }
    area = Area(first, last, end, columns, others, tuple(twice), by_content)
    named = bool(area.roles & (NAMING | {"year"})) or any(column.region for column in columns.values())
    has_values = bool(area.having(VALUES, "value"))
    return area if is_told or area.describes or (named and has_values) else None


def _words_above(grid: Grid, first: int, last: int, column: int) -> list[str]:
    """What the rows of a head say above a column, from the top; in the upper rows an empty cell belongs to the word
    left of it, up to a column that has a name of its own."""
    words: list[str] = []
    for row in range(first, last + 1):
        if is_numbering(grid, row, grid.filled(row)):
            continue
        text = grid.text(row, column)
        left = column
        while not text and row < last and left > 0 and (row, left) not in grid.merged:
            left -= 1
            text = grid.text(row, left)
            if text and read_field(text)[0] not in ("", "value"):
                text = ""
                break
        if text and text not in words:
            words.append(text)
    return words


def _read_words(words: list[str], known: Known, headless: bool) -> Column:
    """What the words of a head say of a column; of two fields the lower one counts. Above a table without words of a
    head they are names of what is counted."""
    fields = [] if headless else [(role, unit) for role, unit in map(read_field, words) if role]
    year = region = unit = ""
    label: list[str] = []
    for word in words:
        if not headless and read_field(word)[0]:
            continue
        told, rest = _year_and_rest(word)
        year = told or year
        if not rest:
            continue
        meant = known.regions.meant(rest)
        if len(meant.keys) == 1 and ANOTHER not in meant.keys and not rest.isdecimal():
            region = rest
        elif is_unit(rest, known):
            unit = rest
        else:
            name, behind = split_unit(rest)
            unit = behind if is_unit(behind, known) else unit
            label.append(name if is_unit(behind, known) else rest)
    role = fields[-1][0] if fields and not year else NOTHING
    unit = unit or next((unit for _, unit in fields if unit), "")
    return Column(role, ", ".join(label), region, year, unit)


def _year_and_rest(word: str) -> tuple[str, str]:
    """('2020', 'Kreis Heinsberg') of 'Kreis Heinsberg 2020' and '2020 Kreis Heinsberg', ('', word) without a year."""
    year = year_of(word)
    if year is not None or name_period(word) == "school_year":
        return (word if year is None else str(year)), ""
    tokens = word.split()
    for at, rest in ((0, tokens[1:]), (-1, tokens[:-1])):
        if len(tokens) > 1 and len(tokens[at]) < 12 and (year := year_of(tokens[at].strip("(),:"))) is not None:
            return str(year), " ".join(rest)
    return "", word


@lru_cache(maxsize=5_000)
def _is_unit_word(text: str) -> bool:
    plain = normal(text)
    starts = ("je ", "pro ", "in ", "tsd", "mio", "mrd", "1000", "1 000", "1.000")
    return plain in (
        "anzahl",
        "number",
        "%",
        "prozent",
        "percent",
        "eur",
        "euro",
        "personen",
        "einheit",
    ) or plain.startswith(starts)


def is_unit(text: str, known: Known) -> bool:
    return bool(text) and (normal(text) in known.unit_names or _is_unit_word(text))


def _regions_in(grid: Grid, rows: list[int], number: int, known: Known) -> int:
    return sum(is_region(text, known) for row in rows if (text := grid.text(row, number)))


def _add_by_content(
    grid: Grid, rows: list[int], free: Iterable[int], columns: dict[int, Column], known: Known, headless: bool
) -> None:
    """Columns without a word of a head that hold keys or names of regions, or years, are told by what they hold. Below
    a head that is understood, a few figures that look like keys are none."""
    roles = {column.role for column in columns.values()}
    for number in free:
        texts = [text for row in rows if (text := grid.text(row, number))]
        if not texts:
            continue
        digits = [text.replace(" ", "") for text in texts]
        as_key = sum((text.isdecimal() or text == "DG") and is_region(text, known) for text in digits)
        as_name = sum(not text.isdecimal() and is_region(text, known) for text in texts)
        as_year = sum(year_of(grid.cell(row, number)) is not None for row in rows if grid.text(row, number))
        if "region_key" not in roles and (headless or len(texts) > 2) and as_key >= _MOSTLY * len(texts):
            role = "region_key"
        elif "region" not in roles and as_name >= _MOSTLY * len(texts):
            role = "region"
        elif "year" not in roles and as_year >= _MOSTLY * len(texts) and not any(c.year for c in columns.values()):
            role = "year"
        else:
            continue
        columns[number] = Column(role)
        roles.add(role)


def _add_names_of_rows(
    grid: Grid, rows: list[int], free: list[int], guesses: list[Column], columns: dict[int, Column]
) -> None:
    """The first column of words beside years is that of the indicators, whatever its head says."""
    if {column.role for column in columns.values()} & NAMING or not any(guess.year for guess in guesses):
        return
    for number in free:
        texts = [text for row in rows if (text := grid.text(row, number))]
        if number not in columns and texts and not any(is_figure(grid.cell(row, number)) for row in rows):
            columns[number] = Column("indicator")
            return


def _add_values(
    grid: Grid, rows: list[int], free: list[int], guesses: list[Column], columns: dict[int, Column]
) -> None:
    """Which columns hold values: those below years; without these the one that says so; else all that hold figures."""
    told = [number for number, column in columns.items() if column.role == "value"]
    dated = [number for number in free if guesses[number].year]
    if dated:
        chosen = dated
    elif told:
        columns.update({number: _values(guesses[number]) for number in told})
        return
    else:
        chosen = [n for n in free if _holds_figures(grid, rows, n) and not _only_counts(grid, rows, n)]
        for number in chosen:  # where nothing else names a column, what looks like a unit is its name: 'M'
            guess = guesses[number]
            guesses[number] = guess if guess.indicator else replace(guess, indicator=guess.unit, unit="")
    columns.update({number: _values(guesses[number]) for number in chosen})
    for number in told:  # the word above a group of years
        del columns[number]


def _values(guess: Column) -> Column:
    return Column(VALUES, guess.indicator, guess.region, guess.year, guess.unit)


def _holds_figures(grid: Grid, rows: list[int], number: int) -> bool:
    texts = [(row, text) for row in rows if (text := grid.text(row, number)) and not is_missing(without_marks(text)[0])]
    figures = sum(is_figure(grid.cell(row, number)) for row, _ in texts)
    return bool(figures) and figures >= _MOSTLY * len(texts)


def _only_counts(grid: Grid, rows: list[int], number: int) -> bool:
    """Whether a column without a name only numbers the rows."""
    texts = [grid.text(row, number) for row in rows]
    named = rows[0] > 0 and grid.text(rows[0] - 1, number)
    return not named and texts[0].isdecimal() and texts == [str(int(texts[0]) + step) for step in range(len(texts))]
