-- How did an indicator develop in all districts of a Land? One row per district or independent city and year.
-- Parameters:
--   $indicator   indicator_key
--   $state       region_key of the Land
-- Columns:
--   region_key   region
--   year         year of the data
--   value        in the unit of the indicator
--   source_key   source of the value
-- Order: region_key, year
SELECT region_key, year::INTEGER AS year, value, source_key
FROM preferred_observation
WHERE
    indicator_key = $indicator
    AND value IS NOT NULL
    AND region_kind IN ('district', 'independent_city')
    AND starts_with(region_key, $state)
ORDER BY region_key, year;
