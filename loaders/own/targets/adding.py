"""A CSV file of own targets is checked by the very rules of a build before anything of it is taken in."""

import csv
import io
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import duckdb

from loaders.build.tables import load_reference
from loaders.errors import InvalidRows, RowProblem
from loaders.own.tables import storage
from loaders.own.tables.known import csv_rows
from loaders.own.tables.leaving_out import broken, find_unreadable
from loaders.own.targets import targets
from loaders.reference import read_rows
from settings import DATA, data_folder
from texts import CODES, Language

NEEDED = ("region_key", "indicator_key", "value", "decided_by", "document")
OPTIONAL = ("name", "year", "base_value", "base_year", "place")
_LEVELS = {"independent_city": "district"}  # else the level of a target is the kind of its region

Row = Mapping[str, str]


def add_target(file: Path, called: str) -> list[str]:
    """Check all rows of `file` and store them, or none of them; their keys, also of those that are there already.

    Columns: NEEDED and OPTIONAL, divided by commas or semicolons; numbers as 12.5. Raises InvalidRows with the line of
    each problem in the file, named `called`; OSError.
    """
    given = _read(file, called)
    regions, indicators, units = (
        _read_known(name, key)
        for name, key in (("regions", "region_key"), ("indicators", "indicator_key"), ("units", "unit_key"))
    )
    rows: list[Row] = []
    for one in given:
        indicator = indicators.get(one["indicator_key"], {})
        unit = units.get(indicator.get("unit_key", ""), {})
        wanted = f"{targets.PREFIX}{one['region_key'].lower()}_{one['indicator_key']}_{one['year'] or 'every_year'}"
        key = targets.find_free_key(wanted, [row["target_key"] for row in rows])
        rows.append(_row(one, key, regions.get(one["region_key"], {}), indicator, unit))
    _check(rows, called)
    return targets.put_target(rows)


def _read(file: Path, called: str) -> list[Row]:
    """The rows with all columns, blanks around cells taken away. Raises InvalidRows."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidRows([RowProblem(called, 0, "", "", "not_utf8")], 1) from error
    header = text.partition("\n")[0]
    delimiter = max(",;", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:  # a quotation mark that is never closed would swallow all rows behind it
        columns = set(reader.fieldnames or ())
        given = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise InvalidRows([RowProblem(called, reader.reader.line_num, "", "", "quotes")], 1) from error
    if not set(NEEDED) <= columns <= {*NEEDED, *OPTIONAL}:
        expected = delimiter.join((*NEEDED, *OPTIONAL))
        raise InvalidRows([RowProblem(called, 1, "", header.strip(), "wrong_columns", expected)], 1)
    rows: list[Row] = []
    problems: list[RowProblem] = []
    for line, cells in given:
        row = {name: (cells.get(name) or "").strip() for name in (*NEEDED, *OPTIONAL)}
        rows.append(row)
        problems += [RowProblem(called, line, name, "", "missing") for name in NEEDED if not row[name]]
        if None in cells:
            problems.append(RowProblem(called, line, "", delimiter.join(cells[None]), "malformed"))
    if problems or not rows:
        problems = problems or [RowProblem(called, 0, "", "", "no_rows")]
        raise InvalidRows(problems, len(problems))
    return rows


def _row(one: Row, key: str, region: Row, indicator: Row, unit: Row) -> Row:
    """A row of data/reference/targets.csv."""
    kind = region.get("kind", "district")
    names = {code: one["name"] or _name_target(one["value"], indicator, unit, Language(code)) for code in CODES}
    return {
        "target_key": key,
        "region_key": one["region_key"],
        "level": _LEVELS.get(kind, kind),
        "indicator_key": one["indicator_key"],
        **{f"name_{code}": name for code, name in names.items()},
        "value": one["value"],
        **{f"unit_{code}": unit.get(f"label_{code}", "") for code in CODES},
        **{name: one[name] for name in ("year", "base_value", "base_year")},
        "kind": "own",
        **{f"decided_by_{code}": one["decided_by"] for code in CODES},
        **{"document": one["document"], "place": one["place"], "usable": "line"},
        **{f"reason_{code}": "" for code in CODES},
    }


def _name_target(value: str, indicator: Row, unit: Row, language: Language) -> str:
    """'Pkw-Dichte: 500 je 1.000 Einw.', for a target without a wording of its own."""
    with suppress(ValueError):  # what is no number is refused by the check
        value = language.number(float(value), len(value.partition(".")[2]))
    named, label = (row.get(f"{name}_{language.code}", "") for row, name in ((indicator, "name"), (unit, "label")))
    return f"{named}: {value} {label}".strip()


def _read_known(name: str, key: str) -> dict[str, Row]:
    """Rows of reference data by key, those of own tables among them."""
    of_tables = (row for table in storage.tables() for row in csv_rows(table / f"{name}.csv"))
    return {row[key]: row for row in (*read_rows(name), *of_tables) if key in row}


def _check(rows: Sequence[Row], called: str) -> None:
    """Load the rows with all reference data, as a build does. Raises InvalidRows."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "targets.csv"
        storage.write_csv(file, list(rows[0]), rows)
        unread = {one.table for one in find_unreadable(storage.tables())}
        tables = [table for table in storage.tables() if table not in unread]
        while True:
            try:
                with duckdb.connect() as connection:
                    connection.execute((DATA / "schema.sql").read_text(encoding="utf-8"))
                    load_reference(connection, data_folder(), [*tables, file])
                return
            except InvalidRows as error:
                left_out = {one.table for one in broken(error, tables)}
                if not left_out:
                    raise _tell_problems(error, file, called) from error
                tables = [table for table in tables if table not in left_out]


def _tell_problems(error: InvalidRows, file: Path, called: str) -> InvalidRows:
    """The problems as those of the file that was given, in its own columns."""
    problems = [
        replace(problem, file=called, column=problem.column.replace("_de", ""))
        if problem.file == str(file)
        else problem
        for problem in error.problems
        if "usable" not in problem.column  # follows from a cell that is told already
    ]
    return InvalidRows(problems, len(problems))
