"""Judgements that need not be made again: those that rest on the same as in the database in use.

A build after one own table judges the indicators of that table; all others keep their rows.
"""

import json
from collections.abc import Mapping, Sequence, Set
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from loaders.build.before import ask_both
from loaders.build.judgement.material import Material
from loaders.build.rows import insert_rows
from settings import DATA, ROOT
from storage.checksums import compute_checksum, compute_file_checksum

# Tables of one row or more per indicator, and which of their rows judge() makes.
TABLES = {
    "found_break": "kind <> 'forbidden'",  # those are part_splices's
    "trend_scale": "true",
    "district_trend": "true",
    "district_change": "true",
    "district_standing": "true",
    "few_events": "true",
    "computed_mean": "true",
    "judgement_finding": "indicator_id IS NOT NULL",
}
_CODE = ("domain", "loaders/build/judgement")


def compute_inputs(
    connection: DuckDBPyConnection, material: Material, density: Mapping[int, Mapping[str, float]]
) -> dict[int, str]:
    """By indicator_id, the checksum of all that its judgements rest on: its values, its rules and breaks, what all
    indicators share (places, prices, inhabitants), and the code."""
    common = compute_checksum("\0".join([*_read_code(), *_write_shared(material, density)]).encode())
    values = dict(connection.execute(_VALUES).fetchall())
    found = {}
    for key, measure in material.measures.items():
        own = [
            common,
            repr(measure),
            str(values.get(measure.indicator_id)),
            repr(sorted(material.breaks.get(key, ()))),
            repr(
                sorted(
                    (region, sorted(years))
                    for (of, region), years in material.parted.items()
                    if of == measure.indicator_id
                )
            ),
        ]
        found[measure.indicator_id] = compute_checksum("\0".join(own).encode())
    return found


def _read_code() -> list[str]:
    files = sorted(file for folder in _CODE for file in (ROOT / folder).rglob("*.py"))
    return [duckdb.__version__, *map(compute_file_checksum, [DATA / "schema.sql", *files])]


def _write_shared(material: Material, density: Mapping[int, Mapping[str, float]]) -> list[str]:
    numbers = (material.prices, material.inhabitants, material.correction, material.census_year, density)
    return [repr(list(material.places.values())), *(json.dumps(part, sort_keys=True) for part in numbers)]


# The sum does not depend on the order in which the rows are read.
_VALUES = """
SELECT indicator_id, sum(hash(region_id, year, source_id, value, is_preferred)::HUGEINT)::VARCHAR
FROM observation GROUP BY indicator_id
"""


def find_kept(connection: DuckDBPyConnection, inputs: Mapping[int, str]) -> Set[int]:
    """The indicators (indicator_id) that rest on the same in the database attached as `before`."""
    if not ask_both(connection, _BEFORE):
        return set()
    then = dict(connection.execute(_BEFORE).fetchall())
    return {number for number, checksum in inputs.items() if then.get(number) == checksum}


_BEFORE = "SELECT indicator_id, checksum FROM before.judgement_input"


def insert_judged(
    connection: DuckDBPyConnection, table: str, listed: Sequence[tuple[Any, ...]], kept: Set[int]
) -> None:
    """Append to a table the rows `listed` and those `before` has of the indicators `kept`, in the order in which a
    build from nothing would."""
    if not kept:
        insert_rows(connection, table, listed)
        return
    connection.execute(f"CREATE OR REPLACE TEMP TABLE judged AS SELECT * FROM {table} LIMIT 0")
    insert_rows(connection, "judged", listed)
    is_kept = f"{TABLES[table]} AND indicator_id IN (SELECT unnest($kept))"
    rows = f"SELECT *, rowid AS number FROM before.{table} WHERE {is_kept} UNION ALL SELECT *, rowid FROM judged"
    connection.execute(
        f"INSERT INTO {table} SELECT * EXCLUDE (number) FROM ({rows}) ORDER BY indicator_id, number",
        {"kept": sorted(kept)},
    )
