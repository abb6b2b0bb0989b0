-- Which values of larger territories are published by nobody, but follow from their districts? One row per region and
-- year.
-- Parameters:
--   $indicator   indicator_key
--   $regions     list of region_key
-- Columns:
--   region_key       Land or Germany
--   year             year of the data
--   value            mean of the districts, in the unit of the indicator
--   district_count   districts that it was computed from
--   mean_precision   right to so many percent
-- Order: region_key, year
SELECT
    r.region_key,
    c.year::INTEGER AS year,
    c.value,
    c.district_count::INTEGER AS district_count,
    c.mean_precision::INTEGER AS mean_precision
FROM computed_mean AS c
INNER JOIN indicator AS i ON i.indicator_id = c.indicator_id
INNER JOIN region AS r ON r.region_id = c.region_id
WHERE i.indicator_key = $indicator AND array_position($regions::VARCHAR[], r.region_key) > 0
ORDER BY r.region_key, c.year;
