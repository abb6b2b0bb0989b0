"""From what the snapshots hold to our indicators, regions and units; replaces the shipped row of the same source."""

import json
from collections.abc import Iterator
from functools import cache

from duckdb import DuckDBPyConnection

from loaders.build.accepted import replace_rows
from loaders.build.new_regions import add_regions
from loaders.build.rows import insert_rows
from loaders.build.tables import record_table
from loaders.fetch.fetch import read_outcome
from loaders.fetch.scope import Scope
from loaders.fetch.snapshots import Snapshot, find_newest, write_shown
from loaders.sources.registry import find_source
from loaders.sources.rows import Gap, Value
from texts import CODES, Language, texts

# What the snapshots say, as temporary tables.
_PUBLISHED = {
    "published_value": """source_key VARCHAR, code VARCHAR, region_key VARCHAR, year SMALLINT, value DOUBLE,
                          place VARCHAR, flag VARCHAR, file VARCHAR""",
    "published_boundary": "source_key VARCHAR, region_key VARCHAR, coordinates VARCHAR, file VARCHAR",
    "published_gap": "source_key VARCHAR, code VARCHAR, region_key VARCHAR, reason_de VARCHAR, reason_en VARCHAR",
}


# Eurostat marks a figure by letters, several at once: forecast, estimated (by itself or by the country), provisional.
_KIND_OF_FLAG = """
    CASE WHEN p.source_key <> 'eurostat' THEN 'observed'
         WHEN contains(p.flag, 'f') THEN 'forecast'
         WHEN contains(p.flag, 'e') OR contains(p.flag, 's') THEN 'estimated'
         WHEN contains(p.flag, 'p') THEN 'provisional'
         ELSE 'observed' END"""


def load_snapshots(connection: DuckDBPyConnection) -> None:
    """Add the values of the newest snapshots to `accepted_observation`, what they give as reason for a gap to
    `source_remark`, boundaries to `boundary`. The newest answer that speaks for a code, region and year counts, also
    where it has nothing. Raises SnapshotDamaged, SourceChanged."""
    for table, columns in _PUBLISHED.items():
        connection.execute(f"CREATE TEMP TABLE {table} ({columns})")
    gaps: list[tuple[object, ...]] = []
    boundaries: dict[str, tuple[object, ...]] = {}
    names: dict[str, str] = {}
    for key, source in find_source().items():
        newer: dict[str, list[Scope]] = {}
        for snapshot in reversed(list(find_newest(key))):
            values: list[tuple[object, ...]] = []
            body = snapshot.read()
            outlines = {
                region: (key, region, json.dumps(polygons, separators=(",", ":")), str(snapshot.file))
                for region, polygons in source.boundaries(body, snapshot.about)
            }
            boundaries = outlines | boundaries
            names |= source.names(body, snapshot.about)
            for row in source.read(body, snapshot.about):
                scopes = newer.get(row.code, ())
                if isinstance(row, Value):
                    if not any(scope.covers(row.region_key, row.year) for scope in scopes):
                        values.append((key, *row[:4], row.path, row.flag or None, str(snapshot.file)))
                elif not any(row.region_key in scope.areas for scope in scopes):
                    gaps.append((key, row.code, row.region_key, *_reasons(row)))
            if scope := Scope.of(snapshot.about.request):
                for code in scope.codes:
                    newer.setdefault(code, []).append(scope)
            insert_rows(connection, "published_value", values)
            _record(connection, snapshot, len(values) + len(outlines))
    insert_rows(connection, "published_gap", gaps)
    insert_rows(connection, "published_boundary", list(boundaries.values()))
    regions = connection.execute("SELECT DISTINCT region_key FROM published_value").fetchall()
    add_regions(connection, {key for (key,) in regions}, names)
    _add_values(connection)
    _add_boundaries(connection)
    _add_remarks(connection)
    _add_outcomes(connection)


def _add_values(connection: DuckDBPyConnection) -> None:
    """Codes become indicators and units ours; a code without a mapping and a region without a row are not for us."""
    replace_rows(
        connection,
        f"""
        SELECT m.indicator_key, p.source_key, p.region_key, p.year,
               -- twelve decimals are far below any published digit and take off the dust of binary multiplication
               CASE WHEN m.factor = 1 THEN p.value ELSE round(p.value * m.factor, 12) END AS value,
               p.file, NULL::INTEGER AS line, p.place, p.flag, {_KIND_OF_FLAG} AS kind
        FROM published_value AS p
        INNER JOIN source_indicator AS m ON m.source_key = p.source_key AND m.code = p.code
        """,
    )


def _add_boundaries(connection: DuckDBPyConnection) -> None:
    """Of regions that are ours; a source may deliver those of neighbours too."""
    connection.execute(
        """
        INSERT INTO boundary
        SELECT p.region_key, p.source_key, p.coordinates, f.load_id
        FROM published_boundary AS p
        INNER JOIN region AS r ON r.region_key = p.region_key
        INNER JOIN input_file AS f ON f.file = p.file
        """
    )


def _add_remarks(connection: DuckDBPyConnection) -> None:
    connection.execute(
        """
        INSERT INTO source_remark
        SELECT DISTINCT ON (g.source_key, m.indicator_key, g.region_key)
               g.source_key, m.indicator_key, g.region_key, g.reason_de, g.reason_en
        FROM published_gap AS g
        INNER JOIN source_indicator AS m ON m.source_key = g.source_key AND m.code = g.code
        INNER JOIN region AS r ON r.region_key = g.region_key
        INNER JOIN indicator AS i ON i.indicator_key = m.indicator_key
        LEFT JOIN accepted_observation AS o ON o.indicator_id = i.indicator_id AND o.region_id = r.region_id
        WHERE o.year IS NULL
        ORDER BY g.source_key, m.indicator_key, g.region_key, g.reason_de, g.reason_en
        """
    )


def _add_outcomes(connection: DuckDBPyConnection) -> None:
    for key in find_source():
        went = read_outcome(key)
        if went.last_try:
            told = (went.last_try, went.last_success or None, went.error_de or None, went.error_en or None)
            connection.execute("INSERT INTO fetch_outcome VALUES ($1, $2, $3, $4, $5)", [key, *told])


def _reasons(gap: Gap) -> Iterator[str]:
    """German and English: ours under `loaders.gap`, where the German text of the service's known remarks stands as
    the service writes it; another remark word for word."""
    key = _known_remarks().get(gap.remark, f"loaders.gap.{gap.remark}")
    for code in CODES:
        if key in texts(code):
            yield Language(code)(key)
        else:
            yield Language(code)("loaders.gap_verbatim", remark=gap.remark)


@cache
def _known_remarks() -> dict[str, str]:
    """The service's own words -> name of the text."""
    return {text: key for key, text in texts("de").items() if key.startswith("loaders.gap.")}


def _record(connection: DuckDBPyConnection, snapshot: Snapshot, rows: int) -> None:
    about = snapshot.about
    fetched = (about.url, about.fetched_at, about.data_version or None, about.licence)
    record_table(connection, snapshot.file, write_shown(snapshot.file), about.sha256, rows, *fetched)
