-- How did every indicator develop in some regions? One row per indicator, region and year with a value.
-- Parameters:
--   $regions   list of region_key
-- Columns:
--   indicator_key   indicator
--   region_key      region
--   year            year of the data
--   value           in the unit of the indicator
-- Order: indicator_key, region_key, year
SELECT indicator_key, region_key, year::INTEGER AS year, value
FROM preferred_observation
WHERE array_position($regions::VARCHAR[], region_key) > 0 AND value IS NOT NULL
ORDER BY indicator_key, region_key, year;
