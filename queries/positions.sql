-- How does a region stand beside others on some indicators? One row per indicator and region of the group with a value
-- in the year of comparison: of the years in which nine tenths of the group have a value, all from one source, the
-- newest; an earlier one, at most four years older, where only then the region has a value, too. If it has none in that
-- year, its newest value with the year of it. None of an indicator that is an amount or has no such year.
-- Parameters:
--   $region       region_key
--   $group        list of region_key: those compared, the region among them or not
--   $indicators   list of indicator_key
-- Columns:
--   indicator_key   indicator
--   region_key      region
--   year            year of comparison; of the region itself maybe another
--   value           in the unit of the indicator
--   source_key      source of the value
--   is_counted      whether the value is compared: of the group, in the year and from the source of comparison
--   is_blurred      whether noise leaves nearly every rank among its kind possible, of the region itself
-- Order: indicator_key, region_key
WITH members AS (
    SELECT DISTINCT m.region_key
    FROM (SELECT unnest($group::VARCHAR[]) AS region_key) AS m
),
asked AS (
    SELECT DISTINCT i.indicator_key
    FROM (SELECT unnest($indicators::VARCHAR[]) AS indicator_key) AS i
),
known AS (
    SELECT
        o.indicator_key,
        o.region_key,
        o.year,
        o.value,
        o.source_key,
        m.region_key IS NOT NULL AS in_group
    FROM rate_value AS o
    INNER JOIN asked AS a ON a.indicator_key = o.indicator_key
    LEFT JOIN members AS m ON m.region_key = o.region_key
    WHERE m.region_key IS NOT NULL OR o.region_key = $region
),
full_year AS (
    SELECT
        indicator_key,
        source_key,
        year,
        max(CASE WHEN region_key = $region THEN 1 ELSE 0 END) AS has_region,
        max(year) OVER (PARTITION BY indicator_key) AS newest
    FROM known
    GROUP BY indicator_key, source_key, year
    HAVING
        10 * count(CASE WHEN in_group THEN 1 END)
        >= 9 * (SELECT count(*) FROM members)
),
choice AS (
    SELECT
        indicator_key,
        source_key,
        year,
        row_number() OVER (
            PARTITION BY indicator_key
            ORDER BY CASE WHEN year >= newest - 4 THEN has_region ELSE 0 END DESC, year DESC, source_key
        ) AS place
    FROM full_year
),
counted AS (
    SELECT k.*
    FROM choice AS c
    INNER JOIN known AS k
        ON k.indicator_key = c.indicator_key AND k.year = c.year AND k.source_key = c.source_key
    WHERE c.place = 1
),
blurred AS (
    SELECT i.indicator_key
    FROM district_standing AS s
    INNER JOIN indicator AS i ON i.indicator_id = s.indicator_id
    INNER JOIN region AS r ON r.region_id = s.region_id
    WHERE r.region_key = $region AND s.has_interval AND s.best_fifth IS NULL
),
elsewhere AS (
    SELECT k.*, row_number() OVER (PARTITION BY k.indicator_key ORDER BY k.year DESC) AS place
    FROM known AS k
    INNER JOIN choice AS c ON c.indicator_key = k.indicator_key AND c.place = 1
    WHERE
        k.region_key = $region
        AND k.indicator_key NOT IN (SELECT indicator_key FROM counted WHERE region_key = $region)
)
SELECT
    indicator_key, region_key, year::INTEGER AS year, value, source_key, in_group AS is_counted,
    region_key = $region AND indicator_key IN (SELECT indicator_key FROM blurred) AS is_blurred
FROM counted
UNION ALL
SELECT indicator_key, region_key, year::INTEGER AS year, value, source_key, FALSE AS is_counted, FALSE AS is_blurred
FROM elsewhere
WHERE place = 1
ORDER BY indicator_key, region_key;
