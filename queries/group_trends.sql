-- How do the values of an indicator go on in some districts? One row per district with a trend.
-- Parameters:
--   $indicator   indicator_key
--   $regions     list of region_key
-- Columns:
--   region_key   district
--   year         year of the newest value of its basis; money is in prices of this year
--   value        in the unit of the indicator, as published
--   slope        per year, as it is carried on: half the district's own, half that of all districts
-- Order: region_key
SELECT r.region_key, t.year::INTEGER AS year, t.value, t.slope
FROM district_trend AS t
INNER JOIN indicator AS i ON i.indicator_id = t.indicator_id
INNER JOIN region AS r ON r.region_id = t.region_id
WHERE i.indicator_key = $indicator AND array_position($regions::VARCHAR[], r.region_key) > 0
ORDER BY r.region_key;
