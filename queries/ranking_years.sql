-- For which years can the districts of a Land be ranked by an indicator? One row per year with district values.
-- Parameters:
--   $indicator   indicator_key
--   $state       region_key of the Land
-- Columns:
--   year             year of the data
--   district_count   districts and independent cities with a value
--   is_default       true for one year: the newest of those with the most districts
-- Order: year, newest first
SELECT
    s.year::INTEGER AS year,
    s.district_count,
    row_number() OVER (ORDER BY s.district_count DESC, s.year DESC) = 1 AS is_default
FROM district_spread AS s
INNER JOIN indicator AS i ON i.indicator_id = s.indicator_id
WHERE i.indicator_key = $indicator AND s.state_key = $state
ORDER BY s.year DESC;
