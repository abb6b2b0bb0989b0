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
SELECT o.region_key, o.year::INTEGER AS year, o.value, o.source_key
FROM preferred_observation AS o
INNER JOIN region AS r ON r.region_id = o.region_id
WHERE
    o.indicator_key = $indicator
    AND o.value IS NOT NULL
    AND r.kind IN ('district', 'independent_city')
    AND starts_with(o.region_key, $state)
ORDER BY o.region_key, o.year;
