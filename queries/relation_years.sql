-- Of which years can two indicators be set against each other? One row per year in which at least ten districts of a
-- Land have a value in both.
-- Parameters:
--   $first    indicator_key
--   $second   indicator_key
--   $state    region_key of the Land
-- Columns:
--   year             year of the data
--   district_count   districts and independent cities with both values
--   is_default       true for one year: the newest that has at least nine tenths of the most districts of any year
-- Order: year, newest first
WITH common AS (
    SELECT a.year, count(*) AS district_count
    FROM preferred_observation AS a
    INNER JOIN preferred_observation AS b ON b.region_id = a.region_id AND b.year = a.year
    WHERE
        a.indicator_key = $first
        AND a.value IS NOT NULL
        AND b.indicator_key = $second
        AND b.value IS NOT NULL
        AND a.region_kind IN ('district', 'independent_city')
        AND starts_with(a.region_key, $state)
        AND b.region_kind IN ('district', 'independent_city')
        AND starts_with(b.region_key, $state)
    GROUP BY a.year
    HAVING count(*) >= 10
),
compared AS (
    SELECT year, district_count, max(district_count) OVER () AS most
    FROM common
)
SELECT
    year::INTEGER AS year,
    district_count::INTEGER AS district_count,
    year = max(CASE WHEN district_count >= 0.9 * most THEN year END) OVER () AS is_default
FROM compared
ORDER BY year DESC;
