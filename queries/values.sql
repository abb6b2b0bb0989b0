-- How did an indicator develop in some regions? One row per region and year, gaps as rows without a value
-- where the source's figure is not credible; years without a figure have no row.
-- Parameters:
--   $indicator   indicator_key
--   $regions     list of region_key
-- Columns:
--   region_key   region
--   year         year of the data
--   value        in the unit of the indicator, NULL if not credible
--   status       observed, provisional, estimated, not_credible
--   source_key   source of the value
-- Order: region_key, year
SELECT region_key, year::INTEGER AS year, value, status, source_key
FROM preferred_observation
WHERE indicator_key = $indicator AND array_position($regions::VARCHAR[], region_key) > 0
ORDER BY region_key, year;
