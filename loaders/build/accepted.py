"""Rows that have passed all rules, by our numbers and from all sources together; then marked and sorted into
`observation`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from duckdb import DuckDBPyConnection

from loaders.build.staging import find_lines, write_shown
from loaders.errors import InvalidRows, RowProblem

# Observations lie in blocks of so many regions, in each sorted by indicator: both "one indicator in all districts" and
# "all indicators of one region" then read a few row groups (docs/benchmarks.md).
REGIONS_TOGETHER = 128
# So many rows are sorted at a time: a fraction of the memory that sorting all of them takes.
ROWS_TOGETHER = 8_000_000

_COLUMNS = """indicator_id SMALLINT, region_id SMALLINT, year SMALLINT, source_id SMALLINT, value DOUBLE,
              load_id INTEGER, line INTEGER, place VARCHAR, flag VARCHAR, kind VARCHAR"""
# What known_errors.csv and withheld_years.csv declare, by our numbers; rows stand in the order of their files.
_KNOWN = """
    SELECT k.*, CAST(k.rowid + 2 AS INTEGER) AS line, i.indicator_id, r.region_id, s.source_id
    FROM known_error AS k
    INNER JOIN indicator AS i ON i.indicator_key = k.indicator_key
    INNER JOIN region AS r ON r.region_key = k.region_key
    INNER JOIN source AS s ON s.source_key = k.source_key
"""
_WITHHELD_YEARS = """
    SELECT w.*, CAST(w.rowid + 2 AS INTEGER) AS line, i.indicator_id, s.source_id
    FROM withheld_year AS w
    INNER JOIN indicator AS i ON i.indicator_key = w.indicator_key
    INNER JOIN source AS s ON s.source_key = w.source_key
"""
_SAME = "o.indicator_id = {0}.indicator_id AND o.region_id = {0}.region_id AND o.year = {0}.year"

# Only an indicator with several sources needs a look at which of them comes first.
_SORTED = """
    INSERT INTO observation
    SELECT indicator_id, region_id, year, source_id, value,
           CASE WHEN value IS NULL THEN 'not_credible' ELSE kind END,
           is_first AND kind <> 'forecast', load_id, line, place, flag
    FROM (
        SELECT *, true AS is_first
        FROM accepted_observation
        WHERE indicator_id NOT IN (SELECT indicator_id FROM of_several_sources)
        UNION ALL
        SELECT o.*, row_number() OVER (PARTITION BY o.indicator_id, o.region_id, o.year
                                       ORDER BY o.kind = 'forecast', o.value IS NULL, e.precedence) = 1
        FROM accepted_observation AS o
        INNER JOIN of_several_sources AS m ON m.indicator_id = o.indicator_id
        INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
        INNER JOIN source AS s ON s.source_id = o.source_id
        INNER JOIN series AS e ON e.indicator_key = i.indicator_key AND e.source_key = s.source_key
    )
    WHERE region_id BETWEEN $first AND $last
    ORDER BY region_id // $block, indicator_id, region_id, year, source_id
"""


def begin_acceptance(connection: DuckDBPyConnection) -> None:
    """Make the temporary table `accepted_observation`, empty."""
    connection.execute(f"CREATE TEMP TABLE accepted_observation ({_COLUMNS})")


def number_rows(rows: str) -> str:
    """SQL of rows as accepted_observation holds them, from `rows`: an SQL query with the columns of
    incoming_observation and file, line, place, flag, kind, whose keys are all known."""
    return f"""
        SELECT i.indicator_id, r.region_id, n.year, s.source_id, n.value, f.load_id, n.line, n.place, n.flag, n.kind
        FROM ({rows}) AS n
        INNER JOIN indicator AS i ON i.indicator_key = n.indicator_key
        INNER JOIN region AS r ON r.region_key = n.region_key
        INNER JOIN source AS s ON s.source_key = n.source_key
        INNER JOIN input_file AS f ON f.file = n.file
    """


def keep_latest_rows(connection: DuckDBPyConnection, indicators: Sequence[str]) -> None:
    """Of rows of these indicators for the same value of the same source keep the one that was accepted last."""
    connection.execute(
        """
        DELETE FROM accepted_observation WHERE rowid IN (
            SELECT o.rowid
            FROM accepted_observation AS o
            INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id AND list_contains($indicators, i.indicator_key)
            QUALIFY row_number() OVER (
                PARTITION BY o.indicator_id, o.region_id, o.year, o.source_id ORDER BY o.load_id DESC) > 1)
        """,
        {"indicators": list(indicators)},
    )


def accept_rows(connection: DuckDBPyConnection, rows: str) -> None:
    """Add `rows` (as of `numbered`)."""
    connection.execute(f"INSERT INTO accepted_observation {number_rows(rows)}")


def replace_rows(connection: DuckDBPyConnection, rows: str) -> None:
    """Add `rows` (as of `numbered`) in place of those of the same indicator, region, year and source."""
    connection.execute(f"CREATE TEMP TABLE newer AS {number_rows(rows)}")
    connection.execute(
        f"""DELETE FROM accepted_observation AS o USING newer AS n
            WHERE {_SAME.format("n")} AND o.source_id = n.source_id"""
    )
    connection.execute("INSERT INTO accepted_observation FROM newer")
    connection.execute("DROP TABLE newer")


def reject_repaired_errors(connection: DuckDBPyConnection, data: Path) -> None:
    """A declared error with another value than the published one has been repaired: the declaration must go."""
    file = data / "reference" / "known_errors.csv"
    repaired = connection.execute(
        f"""
        SELECT k.indicator_key, k.source_key, k.region_key, CAST(k.year AS VARCHAR)
        FROM ({_KNOWN}) AS k
        INNER JOIN accepted_observation AS o
            ON {_SAME.format("k")} AND o.source_id = k.source_id AND o.value <> k.published_value
        """
    ).fetchall()
    names = ("indicator_key", "source_key", "region_key", "year")
    problems = [
        RowProblem(write_shown(file), line, "published_value", ", ".join(row), "repaired")
        for row in repaired
        for line in find_lines(file, dict(zip(names, row, strict=True)))
    ]
    if problems:
        raise InvalidRows(problems, len(problems))


def fill_observations(connection: DuckDBPyConnection, data: Path) -> None:
    """What is no measurement becomes missing, a year to come holds forecasts, the source with precedence is marked;
    sorted."""
    connection.execute("UPDATE accepted_observation SET kind = 'forecast' WHERE year > year(current_date)")
    files = {name: write_shown(data / "reference" / f"{name}.csv") for name in ("known_errors", "withheld_years")}
    connection.execute(
        f"""
        CREATE TEMP TABLE withheld AS
        SELECT indicator_id, region_id, year, source_id, $known_errors AS file, line
        FROM ({_KNOWN})
        UNION
        SELECT p.indicator_id, p.region_id, w.year, w.source_id, $withheld_years, w.line
        FROM ({_WITHHELD_YEARS}) AS w
        INNER JOIN (SELECT DISTINCT indicator_id, region_id FROM accepted_observation) AS p
            ON p.indicator_id = w.indicator_id
        """,
        files,
    )
    same = f"{_SAME.format('k')} AND o.source_id = k.source_id"
    connection.execute(f"UPDATE accepted_observation AS o SET value = NULL FROM withheld AS k WHERE {same}")
    connection.execute(
        f"""
        INSERT INTO accepted_observation
        SELECT k.indicator_id, k.region_id, k.year, k.source_id, NULL, l.load_id, k.line, NULL, NULL, 'observed'
        FROM withheld AS k
        INNER JOIN load AS l ON l.file = k.file
        WHERE NOT EXISTS (SELECT 1 FROM accepted_observation AS o WHERE {same})
        """
    )
    connection.execute("DROP TABLE withheld")
    connection.execute(
        """
        CREATE TEMP TABLE of_several_sources AS
        SELECT indicator_id FROM accepted_observation
        GROUP BY indicator_id HAVING min(source_id) <> max(source_id)
        """
    )
    for first, last in _blocks(connection):
        connection.execute(_SORTED, {"block": REGIONS_TOGETHER, "first": first, "last": last})
    connection.execute("DROP TABLE accepted_observation")


def _blocks(connection: DuckDBPyConnection) -> Iterator[tuple[int, int]]:
    """First and last region_id of whole blocks with about ROWS_TOGETHER observations."""
    found = connection.execute(
        """SELECT region_id // $block AS block, count(*) FROM accepted_observation GROUP BY block ORDER BY block""",
        {"block": REGIONS_TOGETHER},
    ).fetchall()
    first, rows = 0, 0
    for block, count in found:
        rows += count
        if rows >= ROWS_TOGETHER or block == found[-1][0]:
            yield first, (block + 1) * REGIONS_TOGETHER - 1
            first, rows = (block + 1) * REGIONS_TOGETHER, 0
