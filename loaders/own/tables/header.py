"""Where the tables of a sheet are: the rows of each head, and the rows below it."""

from loaders.own.tables.cells import name_period, year_of
from loaders.own.tables.columns import (
    NAMING,
    SAMPLE,
    VALUES,
    Area,
    is_figure,
    is_numbering,
    is_region,
    read_area,
    read_field,
    read_texts,
)
from loaders.own.tables.known import Known
from loaders.own.tables.reading.grid import Grid, text_of

WITHIN = 100  # rows from the top in which a head is looked for
_DEEPEST = 6  # rows of a head
_KEYS = 3  # columns in which a figure may be the key of a region


def find_areas(grid: Grid, known: Known) -> list[Area]:
    """The tables of a sheet, one below the other: each begins with a row of words that heads use; where no row has
    such words, with the first row of figures beside the key or name of a region."""
    heads: list[tuple[int, int]] = []
    row = 0
    while row < len(grid.rows) and (heads or row < WITHIN):
        if _is_head(grid, row, first=not heads):
            heads.append((row, _end_of_head(grid, row)))
            row = heads[-1][1]
        row += 1
    ends = [*(first for first, _ in heads[1:]), len(grid.rows)][: len(heads)]
    areas = [read_area(grid, first, last, end, known) for (first, last), end in zip(heads, ends, strict=True)]
    found = [area for area in areas if area is not None]
    if not found and (head := _head_above_figures(grid, known)):
        area = read_area(grid, *head, len(grid.rows), known, by_content=True)
        found = [area] if area and area.having(VALUES) else []
    return found


def has_table(grid: Grid, known: Known) -> bool:
    """Whether the beginning of a grid holds a table, for telling the delimiter of a CSV file."""
    start = Grid(grid.sheet, grid.rows[: WITHIN + SAMPLE], grid.lines[: WITHIN + SAMPLE])
    return any(area.having(VALUES, "value") or area.describes for area in find_areas(start, known))


def find_nearest_line(grid: Grid) -> tuple[int, set[str]]:
    """The row that came closest to a head and the fields it has; (-1, set()) if no row has a word of a head."""
    rows = range(min(WITHIN, len(grid.rows)))
    fields = {row: {role for role, _ in map(read_field, read_texts(grid, row)) if role} for row in rows}
    best = max(rows, key=lambda row: len(fields[row]), default=-1)
    return (best, fields[best]) if best >= 0 and fields[best] else (-1, set())


def _is_head(grid: Grid, row: int, first: bool) -> bool:
    """Whether a row is the first of a head: words that name columns, and no figures."""
    cells = [cell for column in range(len(grid.rows[row])) if text_of(cell := grid.cell(row, column))]
    texts = [text_of(cell) for cell in cells]
    roles = {role for role, _ in map(read_field, texts) if role}
    if not roles or (roles == {"year"} and len(texts) == 2 and year_of(cells[1]) is not None):
        return False
    years = sum(year_of(cell) is not None or name_period(text_of(cell)) == "school_year" for cell in cells)
    if any(is_figure(cell) and year_of(cell) is None for cell in cells):
        return False
    if len(roles) >= 2 and (roles & NAMING or {"year", "value"} <= roles):
        return True
    if not roles & (NAMING | {"year"}):
        return False
    if years and (first or years > 1):
        return len(texts) > 1
    return first and len(texts) > 1 and _leads(grid, row)


def _leads(grid: Grid, row: int) -> bool:
    """Whether rows of figures, or a second row of the head, follow a row with a single word of a head."""
    for below in range(row + 1, min(row + 1 + _DEEPEST, len(grid.rows))):
        filled = grid.filled(below)
        if len(filled) < 2:
            continue
        return any(
            is_figure(grid.own(below, column)) or year_of(grid.own(below, column)) is not None
            for column in filled
            if column > 0 and grid.text(row, column)
        ) and not (len(filled) == 2 and len(grid.filled(row)) == 2 and year_of(grid.own(below, filled[1])) is not None)
    return False


def _end_of_head(grid: Grid, first: int) -> int:
    """The last row of the head that begins in `first`: below it stand years, units and words, but only in columns that
    the head has not named yet, or the numbers of the columns."""
    named = {
        column
        for column, text in enumerate(read_texts(grid, first))
        if read_field(text)[0] not in ("", "value") and grid.merged.get((first, column), (first, column))[1] == column
    }
    last = first
    for row in range(first + 1, min(first + _DEEPEST, len(grid.rows))):
        filled = [column for column in grid.filled(row) if grid.merged.get((row, column), (row, column))[0] == row]
        down = any(grid.merged.get((row, column), (row, 0))[0] < row for column in range(len(grid.rows[row])))
        if not filled and not down:
            break
        if is_numbering(grid, row, filled):
            return row
        figures = [c for c in filled if is_figure(grid.own(row, c)) and year_of(grid.own(row, c)) is None]
        if figures or named & set(filled) or (not filled and not down):
            break
        last = row
    return last


def _head_above_figures(grid: Grid, known: Known) -> tuple[int, int] | None:
    """The head of a table without words of a head: the rows right above the first figures beside a region."""
    for row in range(min(WITHIN, len(grid.rows))):
        texts = read_texts(grid, row)
        dated = any(year_of(text) is not None for text in texts[:1])
        over = range(max(0, row - _DEEPEST), row) if dated else ()
        above = [text for one in over for text in read_texts(grid, one)]
        named = [text for n, text in enumerate(texts) if n < _KEYS or not is_figure(grid.own(row, n))]
        names_region = any(is_region(text, known) for text in (*named, *above))
        figures = [c for c in range(len(texts)) if is_figure(cell := grid.own(row, c)) and year_of(cell) is None]
        figures = [c for c in figures if not is_region(texts[c], known)]
        if not names_region or not figures or len(texts) < 2:
            continue
        first = row
        while first and row - first < _DEEPEST and any(column >= figures[0] for column in grid.filled(first - 1)):
            first -= 1
        return first, row - 1
    return None
