"""Judgements that need not be made again: those that rest on the same as in the database in use.

A build after one own table judges the indicators of that table; all others keep their rows.
"""

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from loaders.build.before import ask_both
from loaders.build.judgement.material import Material
from loaders.build.rows import insert_rows
from settings import DATA, ROOT
from storage.checksums import compute_checksum, compute_file_checksum

# Tables of one row or more per indicator, and which of their rows (b) judge() makes.
TABLES = {
    "found_break": "b.kind <> 'forbidden'",  # those are part_splices's
    "trend_scale": "true",
    "district_trend": "true",
    "district_change": "true",
    "district_standing": "true",
    "few_events": "true",
    "computed_mean": "true",
    "judgement_finding": "b.indicator_id IS NOT NULL",
}
_CODE = ("domain", "loaders/build/judgement")


def compute_inputs(
    connection: DuckDBPyConnection, material: Material, density: Mapping[int, Mapping[str, float]]
) -> dict[str, str]:
    """By indicator_key, the checksum of all that its judgements rest on: its values, its rules and breaks, what all
    indicators share (places, prices, inhabitants), and the code. All by their keys: with one more source or indicator,
    most numbers (source_id, indicator_id) are others."""
    common = compute_checksum("\0".join([*_read_code(), *_write_shared(material, density)]).encode())
    values = dict(connection.execute(_VALUES).fetchall())
    sources = dict(connection.execute("SELECT source_id, source_key FROM source").fetchall())
    found = {}
    for key, measure in material.measures.items():
        parted = {
            region: sorted(years) for (of, region), years in material.parted.items() if of == measure.indicator_id
        }
        own = (
            replace(measure, indicator_id=0, steps={}),
            sorted((sources[source], step) for source, step in measure.steps.items()),
            values.get(key),
            sorted(material.breaks.get(key, ())),
            sorted(parted.items()),
        )
        found[key] = compute_checksum("\0".join([common, *map(repr, own)]).encode())
    return found


def _read_code() -> list[str]:
    files = sorted(file for folder in _CODE for file in (ROOT / folder).rglob("*.py"))
    return [duckdb.__version__, *map(compute_file_checksum, [DATA / "schema.sql", *files])]


def _write_shared(material: Material, density: Mapping[int, Mapping[str, float]]) -> list[str]:
    numbers = (material.prices, material.inhabitants, material.correction, material.census_year, density)
    places = sorted((place.key, place.kind, place.size_class) for place in material.places.values())
    return [repr(places), *(json.dumps(part, sort_keys=True) for part in numbers)]


# The sum does not depend on the order in which the rows are read.
_VALUES = """
SELECT i.indicator_key, sum(hash(r.region_key, o.year, s.source_key, o.value, o.is_preferred)::HUGEINT)::VARCHAR
FROM observation AS o
INNER JOIN indicator AS i USING (indicator_id)
INNER JOIN region AS r USING (region_id)
INNER JOIN source AS s USING (source_id)
GROUP BY i.indicator_key
"""


def find_unchanged(connection: DuckDBPyConnection, inputs: Mapping[str, str]) -> Set[str]:
    """The indicators (indicator_key) that rest on the same in the database attached as `before`."""
    if not ask_both(connection, _BEFORE):
        return set()
    then = dict(connection.execute(_BEFORE).fetchall())
    return {key for key, checksum in inputs.items() if then.get(key) == checksum}


_BEFORE = "SELECT indicator_key, checksum FROM before.judgement_input"


def insert_judged(
    connection: DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]], unchanged: Set[str]
) -> None:
    """Append to a table these rows and those `before` has of the indicators `unchanged`, with the numbers of this
    database and in the order in which a build from nothing would."""
    if not unchanged:
        insert_rows(connection, table, rows)
        return
    connection.execute(f"CREATE OR REPLACE TEMP TABLE judged AS SELECT * FROM {table} LIMIT 0")
    insert_rows(connection, "judged", rows)
    columns = {name for name, *_ in connection.execute(f"DESCRIBE {table}").fetchall()}
    numbered = [name for name in ("indicator", "region", "source") if f"{name}_id" in columns]
    renewed = ", ".join(f"{name}.{name}_id AS {name}_id" for name in numbered)
    joined = "".join(
        f" LEFT JOIN before.{name} AS old_{name} ON old_{name}.{name}_id = b.{name}_id"
        f" LEFT JOIN {name} ON {name}.{name}_key = old_{name}.{name}_key"
        for name in numbered
    )
    merged = f"""
        SELECT b.* REPLACE ({renewed}), b.rowid AS number FROM before.{table} AS b {joined}
        WHERE {TABLES[table]} AND indicator.indicator_key IN (SELECT unnest($unchanged))
        UNION ALL SELECT *, rowid FROM judged
    """
    connection.execute(
        f"INSERT INTO {table} SELECT * EXCLUDE (number) FROM ({merged}) ORDER BY indicator_id, number",
        {"unchanged": sorted(unchanged)},
    )
