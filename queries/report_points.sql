-- Which data points can a report of a year print for a region? One row per indicator and year: the three newest values
-- up to that year.
-- Parameters:
--   $region      region_key
--   $reference   region_key to compare with, usually the Land
--   $year        last year that is looked at
-- Columns:
--   indicator_key          indicator
--   year                   year of the data
--   value                  in the unit of the indicator
--   source_key             source of the value
--   reference_value        value of the reference in that year, NULL if none
--   reference_source_key   source of that, NULL if none
-- Order: indicator_key, year
WITH own AS (
    SELECT
        indicator_id,
        indicator_key,
        year,
        value,
        source_key,
        row_number() OVER (PARTITION BY indicator_id ORDER BY year DESC) AS age
    FROM preferred_observation
    WHERE region_key = $region AND value IS NOT NULL AND year <= $year
),
reference AS (
    SELECT indicator_id, year, value, source_key
    FROM preferred_observation
    WHERE region_key = $reference AND value IS NOT NULL
)
SELECT
    o.indicator_key,
    o.year::INTEGER AS year,
    o.value,
    o.source_key,
    f.value AS reference_value,
    f.source_key AS reference_source_key
FROM own AS o
LEFT JOIN reference AS f ON f.indicator_id = o.indicator_id AND f.year = o.year
WHERE o.age <= 3
ORDER BY o.indicator_key, o.year;
