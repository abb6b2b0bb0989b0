"""Rows against the schema: the constraints of a table decide what an incoming row may hold.

The rules are read from a database itself (types, NOT NULL, CHECK, keys, references), so that data/schema.sql and
data/incoming.sql stay the only places that state them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from loaders.build.staging import STAGING, find_lines, write_shown
from loaders.errors import InvalidRows, RowProblem
from settings import DATA
from texts import CONTROLS

SHOWN_PROBLEMS = 20

# DuckDB casts '12.5' to the integer 13 and 'nan' to a number: the text must look like what it becomes.
_PATTERNS = {
    "whole_number": r"-?\d+",
    "number": r"-?\d+(\.\d+)?([eE][-+]?\d+)?",
}
_KINDS = {"TINYINT": "whole_number", "SMALLINT": "whole_number", "INTEGER": "whole_number", "DOUBLE": "number"}

# No text of UTF-8 holds halves of a sign, and DuckDB's patterns know none.
_CONTROLS = "[\\x0b\\x0c{}]".format(
    "".join(f"\\x{{{first:X}}}-\\x{{{last:X}}}" for first, last in CONTROLS if not 0xD800 <= first <= 0xDFFF)
)


@dataclass(frozen=True)
class ColumnRule:
    """`broken` is an SQL condition that is true for rows of `typed` that break the rule. `suspected`, where given, is
    one over all rows together, quicker to answer: where it is false, no row breaks the rule."""

    reason: str
    columns: tuple[str, ...]
    broken: str
    expected: str = ""
    suspected: str = ""


@dataclass
class Structure:
    """What the schema says of a table: its columns with their types, in their order, and its constraints, each as kind,
    expression, columns, table and columns referred to."""

    columns: dict[str, str] = field(default_factory=dict)
    constraints: list[tuple[str, str, list[str], str, list[str]]] = field(default_factory=list)


@cache
def read_structures() -> dict[str, Structure]:
    """Of all tables. The catalogue is asked once: DuckDB goes through all of it for every question about one table."""
    with duckdb.connect() as connection:
        for name in ("schema.sql", "incoming.sql"):
            connection.execute((DATA / name).read_text(encoding="utf-8"))
        columns = connection.execute(
            "SELECT table_name, column_name, data_type FROM duckdb_columns() ORDER BY table_name, column_index"
        ).fetchall()
        constraints = connection.execute(
            """
            SELECT table_name, constraint_type, expression, constraint_column_names, referenced_table,
                   referenced_column_names
            FROM duckdb_constraints()
            """
        ).fetchall()
    found = {table: Structure() for table, *_ in columns}
    for table, name, kind in columns:
        found[table].columns[name] = kind
    for table, *constraint in constraints:
        found[table].constraints.append(tuple(constraint))
    return found


def read_schema_columns(table: str) -> dict[str, str]:
    """Column names and types of a table in their order, without its internal `<table>_id`."""
    return {name: kind for name, kind in read_structures()[table].columns.items() if name != f"{table}_id"}


def is_numbered(table: str) -> bool:
    """Whether the table has an internal id that the loaders number in the order of its key."""
    return f"{table}_id" in read_structures()[table].columns


def validate_rows(
    connection: DuckDBPyConnection, table: str, csv_columns: Sequence[str], extra_rules: Sequence[ColumnRule] = ()
) -> None:
    """Hold the rows of `staging` against the constraints of `table` and the `extra_rules`; leaves the view
    `typed` (same columns, cast). `csv_columns` are those that stand in the files: with them a row is found there.

    Raises InvalidRows with file, line, column, what was found and what is expected.
    """
    columns = read_schema_columns(table)
    casts = ", ".join(f"TRY_CAST({name} AS {kind}) AS {name}" for name, kind in columns.items())
    raws = ", ".join(f"{name} AS raw_{name}" for name in columns)
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW typed AS SELECT {casts}, {raws}, file, rowid AS row_number FROM {STAGING}"
    )
    rules = [
        rule
        for rule in [*_schema_rules(table, columns), *extra_rules]
        if not rule.suspected or connection.execute(f"SELECT {rule.suspected}").fetchall() == [(True,)]
    ]
    counts = _count_broken(connection, rules)
    if any(counts):
        problems = [
            problem
            for rule, count in zip(rules, counts, strict=True)
            if count
            for problem in _locate(connection, rule, csv_columns)
        ]
        problems.sort(key=lambda problem: (problem.file, problem.line))
        raise InvalidRows(problems[:SHOWN_PROBLEMS], sum(counts))


def _count_broken(connection: DuckDBPyConnection, rules: Sequence[ColumnRule]) -> tuple[int, ...]:
    """How many rows break each rule, in one pass over all rows."""
    counted = ", ".join(f"count(*) FILTER (rule_{n})" for n in range(len(rules)))
    judged = ", ".join(f"({rule.broken}) AS rule_{n}" for n, rule in enumerate(rules))
    found = connection.execute(f"SELECT {counted} FROM (SELECT {judged} FROM typed)").fetchone()
    return found or ()


def _schema_rules(table: str, columns: dict[str, str]) -> Iterator[ColumnRule]:
    for name, kind in columns.items():
        if kind in _KINDS:
            looks_right = _looks_right(f"raw_{name}", kind)
            yield ColumnRule(_KINDS[kind], (name,), f"raw_{name} IS NOT NULL AND ({name} IS NULL OR NOT {looks_right})")
    referring = {
        name for kind, _, names, *_ in read_structures()[table].constraints if kind == "FOREIGN KEY" for name in names
    }
    for name in columns.keys() - referring:
        if columns[name] == "VARCHAR":
            yield ColumnRule("controls", (name,), f"regexp_matches(raw_{name}, '{_CONTROLS}')")
    for kind, expression, names, other, other_names in read_structures()[table].constraints:
        if not set(names) <= set(columns):
            continue  # the internal id, which the loaders number themselves
        given = " AND ".join(f"{name} IS NOT NULL" for name in names)
        if kind == "NOT NULL":
            yield ColumnRule("missing", tuple(names), f"raw_{names[0]} IS NULL")
        elif kind == "CHECK":
            yield ColumnRule("not_allowed", tuple(dict.fromkeys(names)), f"NOT ({expression})", expression)
        elif kind in ("PRIMARY KEY", "UNIQUE"):
            key = ", ".join(names)
            twice = f"SELECT {key} FROM typed GROUP BY {key} HAVING count(*) > 1"
            suspected = f"(SELECT count(*) > count(DISTINCT hash({key})) FROM typed)"
            yield ColumnRule("duplicate", tuple(names), f"{given} AND ({key}) IN ({twice})", suspected=suspected)
        elif kind == "FOREIGN KEY":
            unknown = f"({', '.join(names)}) NOT IN (SELECT ({', '.join(other_names)}) FROM {other})"
            yield ColumnRule("unknown", tuple(names), f"{given} AND {unknown}", other)


def _looks_right(text: str, kind: str) -> str:
    """SQL: whether the SQL expression `text` is written as a number of that type is."""
    return f"regexp_full_match({text}, '{_PATTERNS[_KINDS[kind]]}')"


def cast_column(name: str, kind: str) -> str:
    """SQL that turns the text column `name` into a number of that type, NULL if it does not look like one."""
    return f"CASE WHEN {_looks_right(name, kind)} THEN TRY_CAST({name} AS {kind}) END AS {name}"


def list_allowed_values(table: str) -> str:
    """SQL: what all CHECK constraints of `table` together demand of a row."""
    checks = [expression for kind, expression, *_ in read_structures()[table].constraints if kind == "CHECK"]
    return " AND ".join(f"({expression})" for expression in checks) or "true"


def _locate(connection: DuckDBPyConnection, rule: ColumnRule, csv_columns: Sequence[str]) -> list[RowProblem]:
    """The rule's broken rows with their line numbers, at most SHOWN_PROBLEMS."""
    cells = ", ".join(f"raw_{name}" for name in (*csv_columns, *rule.columns))
    rows = connection.execute(
        f"SELECT DISTINCT file, {cells} FROM typed WHERE {rule.broken} LIMIT {SHOWN_PROBLEMS}"
    ).fetchall()
    problems = []
    for file, *values in rows:
        row = dict(zip(csv_columns, values, strict=False))
        found = ", ".join(value or "" for value in values[len(csv_columns) :])
        for line in find_lines(Path(file), row):
            problems.append(
                RowProblem(write_shown(Path(file)), line, ", ".join(rule.columns), found, rule.reason, rule.expected)
            )
    return problems
