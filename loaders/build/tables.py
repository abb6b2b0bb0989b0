"""The shipped CSV files into their tables: reference data and reports."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from duckdb import DuckDBPyConnection

from loaders.build.staging import LINE, TYPED_WITH_LINES, stage_file, write_shown
from loaders.build.validation import ColumnRule, is_numbered, read_schema_columns, validate_rows
from loaders.own.tables import form
from loaders.own.targets.targets import is_target, read_tables
from settings import DATA, additions_folder
from storage.checksums import compute_file_checksum

# In the order in which they refer to each other. File name below data/reference -> table.
REFERENCE = {
    "units.csv": "unit",
    "sdgs.csv": "sdg",
    "bnk_criteria.csv": "bnk_criterion",
    "regions.csv": "region",
    "region_names.csv": "region_name",
    "region_changes.csv": "region_change",
    "municipality_names.csv": "municipality_name",
    "map_tiles.csv": "map_tile",
    "definition_versions.csv": "definition_version",
    "indicators.csv": "indicator",
    "short_names.csv": "short_name",
    "lead_indicators.csv": "lead_indicator",
    "natural_units.csv": "natural_unit",
    "indicator_sdgs.csv": "indicator_sdg",
    "sources.csv": "source",
    "series.csv": "series",
    "source_indicators.csv": "source_indicator",
    "source_regions.csv": "source_region",
    "series_audit.csv": "series_audit",
    "series_breaks.csv": "series_break",
    "forbidden_splices.csv": "forbidden_splice",
    "survey_rhythms.csv": "survey_rhythm",
    "known_errors.csv": "known_error",
    "judgement_rules.csv": "judgement_rule",
    "standing_topics.csv": "standing_topic",
    "price_index.csv": "price_index",
    "past_errors.csv": "past_error",
    "common_factors.csv": "common_factor",
    "withheld_years.csv": "withheld_year",
    "unpublished.csv": "unpublished",
    "value_notes.csv": "value_note",
    "targets.csv": "target",
    "yardsticks.csv": "yardstick",
    "bnk_aspects.csv": "bnk_aspect",
    "bnk2_fields.csv": "bnk2_field",
    "bnk2_indicators.csv": "bnk2_indicator",
    "programmes.csv": "programme",
    "measures.csv": "measure",
    "offices.csv": "office",
    "measure_offices.csv": "measure_office",
    "measure_sdgs.csv": "measure_sdg",
    "measure_indicators.csv": "measure_indicator",
    "office_sdgs.csv": "office_sdg",
    "pledges.csv": "pledge",
}
# File name below data/reports/<source_key> -> table.
REPORT = {"tables.csv": "published_change", "facts.csv": "published_fact", "explanations.csv": "explanation"}

_TARGET_RULES = (
    ColumnRule(
        "implausible",
        ("value",),
        """typed.usable <> 'context' AND EXISTS (
               SELECT 1 FROM indicator AS i WHERE i.indicator_key = typed.indicator_key
               AND (typed.value < i.plausible_min OR typed.value > i.plausible_max))""",
    ),
    ColumnRule(
        "no_direction",
        ("indicator_key",),
        """typed.usable <> 'context' AND EXISTS (
               SELECT 1 FROM indicator AS i WHERE i.indicator_key = typed.indicator_key AND i.direction = 'none')""",
    ),
    ColumnRule("own_key", ("target_key", "kind"), "(typed.kind = 'own') <> starts_with(typed.target_key, 'own_')"),
)


def load_reference(connection: DuckDBPyConnection, data: Path = DATA, own: Sequence[Path] = ()) -> None:
    """Fill the dictionary tables from data/reference, the office's additions to it, the folders of `own` tables and the
    files of own targets among them. Raises InvalidRows."""
    for name, table in REFERENCE.items():
        added = sorted((additions_folder() / "reference").glob(name))
        added += [folder / name for folder in read_tables(own)] if name in form.REFERENCE else []
        rules = _TARGET_RULES if table == "target" else ()
        added += [file for file in own if table == "target" and is_target(file)]
        _load(connection, [data / "reference" / name, *added], table, rules=rules)


def wake_targets(connection: DuckDBPyConnection) -> None:
    """A target that waits for a series of its region is a line where there is one now, as an own table may bring it;
    else it stays context."""
    connection.execute(
        """
        UPDATE target
        SET usable = CASE WHEN woken.target_key IS NULL THEN 'context' ELSE 'line' END,
            reason_de = CASE WHEN woken.target_key IS NULL THEN target.reason_de END,
            reason_en = CASE WHEN woken.target_key IS NULL THEN target.reason_en END
        FROM (
            SELECT t.target_key AS waiting_key, max(s.target_key) AS target_key
            FROM target AS t
            LEFT JOIN (
                SELECT w.target_key
                FROM target AS w
                INNER JOIN indicator AS i ON i.indicator_key = w.indicator_key
                INNER JOIN region AS r ON r.region_key = w.region_key
                INNER JOIN observation AS o
                    ON o.indicator_id = i.indicator_id AND o.region_id = r.region_id AND o.is_preferred
                WHERE w.usable = 'waiting'
            ) AS s ON s.target_key = t.target_key
            WHERE t.usable = 'waiting'
            GROUP BY t.target_key
        ) AS woken
        WHERE target.target_key = woken.waiting_key
        """
    )


def load_reports(connection: DuckDBPyConnection, data: Path = DATA) -> None:
    """Fill the tables of what reports printed from data/reports/<source_key>. Raises InvalidRows.

    Leaves the temporary table `report_line` (source_key, indicator_key, region_key, file, line).
    """
    keys = "source_key, indicator_key, region_key"
    connection.execute(
        f"CREATE TEMP TABLE report_line AS SELECT {keys}, '' AS file, 0 AS line FROM published_change WHERE false"
    )
    for name, table in REPORT.items():
        found = (sorted((top / "reports").glob(f"*/{name}")) for top in (data, additions_folder()))
        if files := [*chain.from_iterable(found)]:
            _load(connection, files, table, {"source_key": "parse_path(file)[-2]"})
            if table == "published_change":
                connection.execute(f"INSERT INTO report_line SELECT {keys}, file, {LINE} FROM {TYPED_WITH_LINES}")


def _load(
    connection: DuckDBPyConnection,
    files: Sequence[Path],
    table: str,
    derived: Mapping[str, str] | None = None,
    rules: Sequence[ColumnRule] = (),
) -> None:
    """One kind of CSV file into one table, checked against the table's constraints and `rules`."""
    derived = derived or {}
    columns = [name for name in read_schema_columns(table) if name not in derived]
    stage_file(connection, files, columns, derived)
    validate_rows(connection, table, columns, rules)
    filled = ", ".join((*columns, *derived))
    numbered = is_numbered(table)
    # Shorter keys first: of regions, the Länder and districts that most pages ask for get numbers next to each other.
    identity = f"row_number() OVER (ORDER BY length({table}_key), {table}_key)," if numbered else ""
    target = f"{table}_id, {filled}" if numbered else filled
    connection.execute(f"INSERT INTO {table} ({target}) SELECT {identity} {filled} FROM typed")
    record_staged(connection, files)


def record_staged(connection: DuckDBPyConnection, files: Sequence[Path]) -> None:
    """Note in `load` what has just been staged: the files, their fingerprints, their rows."""
    counts = dict(connection.execute("SELECT file, count(*) FROM staging GROUP BY file").fetchall())
    record_files(connection, {file: counts.get(str(file), 0) for file in files})


def record_files(connection: DuckDBPyConnection, rows: Mapping[Path, int]) -> list[int]:
    """Note in `load` the files that have just been read, with their fingerprints and their number of rows; returns the
    load_id of each."""
    return [
        record_table(connection, file, write_shown(file), compute_file_checksum(file), count)
        for file, count in rows.items()
    ]


def record_table(
    connection: DuckDBPyConnection, file: Path, name: str, checksum: str, rows: int, *about: str | None
) -> int:
    """Note one input in `load`, and under which number in the temporary table `input_file` (file, load_id); returns it.

    `about`: url, fetched_at, data_version and licence of what was fetched.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS input_file (file VARCHAR, load_id INTEGER)")
    fetched = [*about, None, None, None, None][:4]
    [(load_id,)] = connection.execute(
        """INSERT INTO load SELECT coalesce(max(load_id), 0) + 1, $1, $2, $3, $4, $5, $6, $7 FROM load
           RETURNING load_id""",
        [name, checksum, rows, *fetched],
    ).fetchall()
    connection.execute("INSERT INTO input_file VALUES ($1, $2)", [str(file), load_id])
    return int(load_id)
