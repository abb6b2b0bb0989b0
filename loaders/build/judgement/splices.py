"""Breaks between the values of sources that must not be joined (forbidden_splice), where nobody has declared one."""

from collections import defaultdict
from collections.abc import Mapping

from duckdb import DuckDBPyConnection


def part_splices(connection: DuckDBPyConnection) -> None:
    """Note in found_break where a region's values come to one of two such sources after the other, municipalities and
    values without a judgement among them. Every value looks at the last one of the other source: one of a third source
    between them joins them as little."""
    connection.execute(
        """
        INSERT INTO found_break
        WITH shown AS (
            SELECT indicator_id, indicator_key, region_id, region_key, year, source_key
            FROM preferred_observation
            WHERE value IS NOT NULL AND indicator_key IN (SELECT indicator_key FROM forbidden_splice)
        ),
        met AS (
            SELECT b.indicator_id, b.indicator_key, b.region_id, b.region_key, max(a.year) AS year_before, b.year,
                   min(f.reason_de) AS reason_de, min(f.reason_en) AS reason_en
            FROM shown AS b
            INNER JOIN forbidden_splice AS f
                ON f.indicator_key = b.indicator_key AND b.source_key IN (f.source_key, f.other_source_key)
            INNER JOIN shown AS a
                ON a.indicator_id = b.indicator_id AND a.region_id = b.region_id AND a.year < b.year
                AND a.source_key <> b.source_key AND a.source_key IN (f.source_key, f.other_source_key)
            GROUP BY b.indicator_id, b.indicator_key, b.region_id, b.region_key, b.year,
                     f.source_key, f.other_source_key
        )
        SELECT DISTINCT ON (indicator_id, region_id, year)
               indicator_id, region_id, min(year) AS year, 'forbidden', min(reason_de), min(reason_en)
        FROM met
        WHERE NOT EXISTS (
            SELECT 1
            FROM series_break AS k
            WHERE k.indicator_key = met.indicator_key AND k.first_year > met.year_before AND k.first_year <= met.year
                AND (k.region_key = 'DE' OR starts_with(met.region_key, k.region_key))
        )
        GROUP BY indicator_id, region_id, year_before
        ORDER BY indicator_id, region_id, year, year_before
        """
    )


def read_parted(connection: DuckDBPyConnection) -> Mapping[tuple[int, str], set[int]]:
    """The first years that `part_splices` has noted, by indicator_id and region_key."""
    parted: dict[tuple[int, str], set[int]] = defaultdict(set)
    rows = connection.execute(
        "SELECT indicator_id, region_key, first_year FROM found_break INNER JOIN region USING (region_id)"
    ).fetchall()
    for indicator, region, year in rows:
        parted[indicator, region].add(year)
    return parted
