-- How do a few regions stand on all indicators? One row per indicator and region with a value in the year of
-- comparison: the newest year for which the most of these regions have a value.
-- Parameters:
--   $regions         list of region_key
--   $reference       region_key to compare with, usually the Land
-- Columns:
--   indicator_key     indicator
--   region_key        region
--   year              year of comparison
--   value             in the unit of the indicator
--   source_key        source of the value
--   reference_value   value of the reference in that year, NULL if none
--   region_count      how many of the regions have a value in that year
-- Order: indicator_key, region_key
WITH chosen AS (
    SELECT indicator_id, indicator_key, region_key, year, value, source_key
    FROM preferred_observation
    WHERE array_position($regions::VARCHAR[], region_key) > 0 AND value IS NOT NULL
),
years AS (
    SELECT
        indicator_id,
        year,
        count(*) AS region_count,
        row_number() OVER (PARTITION BY indicator_id ORDER BY count(*) DESC, year DESC) AS choice
    FROM chosen
    GROUP BY indicator_id, year
)
SELECT
    c.indicator_key,
    c.region_key,
    c.year::INTEGER AS year,
    c.value,
    c.source_key,
    f.value AS reference_value,
    y.region_count::INTEGER AS region_count
FROM chosen AS c
INNER JOIN years AS y ON y.indicator_id = c.indicator_id AND y.year = c.year AND y.choice = 1
LEFT JOIN preferred_observation AS f
    ON f.indicator_id = c.indicator_id AND f.year = c.year AND f.region_key = $reference
ORDER BY c.indicator_key, c.region_key;
