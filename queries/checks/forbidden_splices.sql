-- Between the values of two sources that must not be joined, there is a break: declared, or found by this build.
WITH next AS (
    SELECT
        indicator_key,
        region_key,
        source_key,
        year,
        lag(source_key) OVER (PARTITION BY indicator_id, region_id ORDER BY year) AS source_before,
        lag(year) OVER (PARTITION BY indicator_id, region_id ORDER BY year) AS year_before
    FROM preferred_observation
    WHERE
        value IS NOT NULL
        AND indicator_key IN (SELECT indicator_key FROM forbidden_splice)
)
SELECT n.indicator_key, n.source_before, n.source_key, min(n.year_before), max(n.year), count(*)
FROM next AS n
INNER JOIN forbidden_splice AS f
    ON f.indicator_key = n.indicator_key
    AND (
        (f.source_key = n.source_before AND f.other_source_key = n.source_key)
        OR (f.source_key = n.source_key AND f.other_source_key = n.source_before)
    )
WHERE NOT EXISTS (
    SELECT 1
    FROM series_break AS k
    WHERE k.indicator_key = n.indicator_key AND k.first_year > n.year_before AND k.first_year <= n.year
        AND (k.region_key = 'DE' OR starts_with(n.region_key, k.region_key))
)
AND NOT EXISTS (
    SELECT 1
    FROM found_break AS b
    INNER JOIN indicator AS i ON i.indicator_id = b.indicator_id
    INNER JOIN region AS r ON r.region_id = b.region_id
    WHERE i.indicator_key = n.indicator_key AND r.region_key = n.region_key
        AND b.first_year > n.year_before AND b.first_year <= n.year
)
GROUP BY n.indicator_key, n.source_before, n.source_key;
