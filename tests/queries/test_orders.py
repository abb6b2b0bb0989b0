"""Rows come in the order that the head of a query tells, however they lie in the tables."""

import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import queries
from testbed.questions import Visits, parameters

DRAWN = 4  # visits


def copy_mixed_up(file: Path, folder: Path) -> duckdb.DuckDBPyConnection:
    """The database with the rows of every table in another order."""
    copied = shutil.copy(file, folder / "as_built.duckdb")  # the reader of the pages holds the file itself
    connection = duckdb.connect(folder / "mixed_up.duckdb")
    connection.execute(f"ATTACH '{copied}' AS built (READ_ONLY)")
    of_built = "WHERE database_name = 'built' AND NOT internal"
    for (table,) in connection.execute(f"SELECT table_name FROM duckdb_tables() {of_built}").fetchall():
        connection.execute(f"CREATE TABLE {table} AS FROM built.{table} ORDER BY hash(rowid)")
    views = connection.execute(f"SELECT sql FROM duckdb_views() {of_built}").fetchall()
    connection.execute("DETACH built")
    for (view,) in views:
        connection.execute(view)
    return connection


@pytest.mark.usefixtures("shipped_database")
def test_the_order_of_an_answer_does_not_hang_on_how_rows_lie_in_the_tables(tmp_path: Path) -> None:
    mixed_up = copy_mixed_up(queries.find_file(), tmp_path)
    visits, names = Visits(), sorted(file.stem for file in queries.QUERIES.glob("*.sql"))
    rows = 0
    for drawn in (visits.draw() for _ in range(DRAWN)):
        for name in names:
            given = parameters(name, drawn)
            answer, other = queries.run_query(name, **given), mixed_up.execute(queries.read_query(name), given).df()
            pd.testing.assert_frame_equal(answer, other, rtol=1e-9, obj=f"{name} of {given}")  # sums of other order
            rows += len(answer)

    assert rows > 10_000
