"""CSV files to a table of text rows, as they stand, with the file each row came from."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from duckdb import DuckDBPyConnection
from duckdb import Error as DuckDBError

from loaders.errors import InvalidRows, RowProblem
from settings import DATA
from texts import write_name

STAGING = "staging"
# SQL of the rows of CSV files as text, for `read`; an empty cell is NULL.
TEXT_ROWS = """read_csv($files, columns = $columns, header = true, delim = ',', quote = '"', escape = '"',
                        nullstr = '', auto_detect = false, filename = 'file')"""
# SQL for a row's line in its file (header = 1), over `typed` joined with each file's first row.
_FIRST_ROWS = f"(SELECT file, min(rowid) AS first_row FROM {STAGING} GROUP BY file)"
TYPED_WITH_LINES = f"typed INNER JOIN {_FIRST_ROWS} AS first_rows USING (file)"
LINE = "CAST(typed.row_number - first_rows.first_row + 2 AS INTEGER)"


def stage_file(
    connection: DuckDBPyConnection,
    files: Sequence[Path],
    columns: Sequence[str],
    derived: Mapping[str, str] | None = None,
) -> None:
    """Read `files` into the table `staging`: `columns` as text (empty is NULL), then `file` and the `derived`
    columns, which are SQL expressions over the columns and `file`. The rows stand in the order of the files, so that
    the pseudo-column rowid tells the line (TYPED_WITH_LINES, LINE); a quoted line break shifts it.

    Raises InvalidRows if a file is missing, a header differs from `columns` or a file is not well-formed UTF-8 CSV.
    """
    extra = "".join(f", {expression} AS {name}" for name, expression in (derived or {}).items())
    read_staged(
        connection, f"CREATE OR REPLACE TEMP TABLE {STAGING} AS SELECT * {extra} FROM {TEXT_ROWS}", files, columns
    )


def read_staged(
    connection: DuckDBPyConnection,
    statement: str,
    files: Sequence[Path],
    columns: Sequence[str],
) -> None:
    """Execute `statement`, SQL over TEXT_ROWS: the rows of `files`, whose header must be `columns`.

    Raises InvalidRows as `stage` does.
    """
    for file in files:
        _check_header(file, columns)
    given = {"files": [str(file) for file in files], "columns": dict.fromkeys(columns, "VARCHAR")}
    try:
        connection.execute(statement, given)
    except DuckDBError as error:
        raise InvalidRows([_make_problem(error, files)], 1) from error


def _check_header(file: Path, columns: Sequence[str]) -> None:
    if any(write_name(name) != name for name in file.parts[-2:]):
        raise InvalidRows([RowProblem(write_shown(file), 0, "", "", "name")], 1)
    if not file.is_file():
        raise InvalidRows([RowProblem(write_shown(file), 0, "", "", "no_file")], 1)
    with file.open(encoding="utf-8-sig", errors="replace") as stream:
        header = stream.readline().rstrip("\r\n").split(",")
    if header != list(columns):
        problem = RowProblem(write_shown(file), 1, "", ",".join(header), "wrong_columns", ",".join(columns))
        raise InvalidRows([problem], 1)


def _make_problem(error: DuckDBError, files: Sequence[Path]) -> RowProblem:
    """The reader's complaint, with the file and line it names."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    file = next((file for file in files if str(file) in str(error)), files[0])
    number = next((word for word in lines[0].replace(":", " ").split() if word.isdigit()), "0")
    return RowProblem(write_shown(file), int(number), "", lines[0], "malformed")


def find_lines(file: Path, row: Mapping[str, str | None]) -> list[int]:
    """Line numbers (header = 1) of the rows of `file` whose cells equal `row`; a row may stand there twice."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        return [reader.line_num for cells in reader if all(cells[name] == (row[name] or "") for name in row)]


def write_shown(file: Path) -> str:
    """The path as messages show it: below data/ where it lies there."""
    return file.relative_to(DATA).as_posix() if file.is_relative_to(DATA) else str(file)
