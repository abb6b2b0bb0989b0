"""The same questions to pandas in memory, to SQLite with fitting indexes and to DuckDB by bare numbers."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from testbed.questions import Parameters

_ROWS = "SELECT indicator_id, region_id, year, source_id, value FROM observation WHERE is_preferred"
_BATCH = 1_000_000
_SQLITE = """
    CREATE TABLE observation (
        indicator_id INTEGER, region_id INTEGER, year INTEGER, source_id INTEGER, value REAL,
        PRIMARY KEY (indicator_id, region_id, year)
    ) WITHOUT ROWID
"""
# The questions, by numbers: one indicator in a few regions; one indicator and year in all districts of a Land, with
# ranks; all indicators of a region. A query file beside each answers the same and more.
QUESTIONS = {
    "values": """SELECT region_id, year, value FROM observation
                 WHERE indicator_id = {indicator} AND region_id IN ({few})""",
    "ranking": """SELECT region_id, value, rank() OVER (ORDER BY value) FROM observation
                  WHERE indicator_id = {indicator} AND year = {year} AND region_id IN ({all})""",
    "histories": "SELECT indicator_id, year, value FROM observation WHERE region_id = {region}",
}
Ask = Callable[[str, Parameters], object]


class Numbers:
    """Parameters of the query files as the numbers inside the database."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._ids = {
            name: dict(connection.execute(f"SELECT {name}_key, {name}_id FROM {name}").fetchall())
            for name in ("indicator", "region")
        }

    def indicator(self, drawn: Parameters) -> int:
        return int(self._ids["indicator"][drawn["indicator"]])

    def region(self, drawn: Parameters) -> int:
        return int(self._ids["region"][drawn["region"]])

    def regions(self, drawn: Parameters, name: str) -> list[int]:
        return [self._ids["region"][key] for key in drawn[name]]

    def sql(self, question: str, drawn: Parameters) -> str:
        few, many = (", ".join(map(str, self.regions(drawn, name))) for name in ("regions", "group"))
        told = {"indicator": self.indicator(drawn), "region": self.region(drawn), "year": drawn["year"]}
        return QUESTIONS[question].format(**told, few=few, all=many)


def bare(connection: duckdb.DuckDBPyConnection) -> Ask:
    """The product's own file, asked for numbers by a statement without a join."""
    numbers = Numbers(connection)
    return lambda question, drawn: connection.execute(numbers.sql(question, drawn)).df()


@contextmanager
def sqlite(filled: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[Ask]:
    """The shown values in SQLite, in the order of its primary key, with an index by region."""
    numbers = Numbers(filled)
    file = folder / "peer.sqlite"
    file.unlink(missing_ok=True)
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(_SQLITE)
    connection.execute("BEGIN")
    rows = filled.execute(f"{_ROWS} ORDER BY indicator_id, region_id, year")
    while batch := rows.fetchmany(_BATCH):
        connection.executemany("INSERT INTO observation VALUES (?, ?, ?, ?, ?)", batch)
    connection.execute("CREATE INDEX by_region ON observation (region_id, indicator_id, year, value)")
    connection.execute("COMMIT")
    yield lambda question, drawn: connection.execute(numbers.sql(question, drawn)).fetchall()
    connection.close()
    file.unlink()


def in_memory(connection: duckdb.DuckDBPyConnection) -> Ask:
    """All shown values as a DataFrame in memory, filtered by masks."""
    numbers = Numbers(connection)
    frame = connection.execute(_ROWS).df()

    def ask(question: str, drawn: Parameters) -> object:
        if question == "histories":
            return frame[frame["region_id"] == numbers.region(drawn)]
        found = frame[frame["indicator_id"] == numbers.indicator(drawn)]
        if question == "values":
            return found[found["region_id"].isin(numbers.regions(drawn, "regions"))]
        found = found[(found["year"] == drawn["year"]) & found["region_id"].isin(numbers.regions(drawn, "group"))]
        return found["value"].rank(method="min")

    return ask
