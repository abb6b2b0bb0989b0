-- For which years can the districts of a Land be ranked by an indicator? One row per year with at least ten values.
-- Parameters:
--   $indicator   indicator_key
--   $state       region_key of the Land
-- Columns:
--   year             year of the data
--   district_count   districts and independent cities with a value
--   is_default       true for one year: the newest that has at least nine tenths of the most districts of any year
-- Order: year, newest first
WITH ranked AS (
    SELECT s.year, s.district_count, max(s.district_count) OVER () AS most
    FROM district_spread AS s
    INNER JOIN indicator AS i ON i.indicator_id = s.indicator_id
    WHERE i.indicator_key = $indicator AND s.state_key = $state AND s.district_count >= 10
)
SELECT
    year::INTEGER AS year,
    district_count,
    year = max(CASE WHEN district_count >= 0.9 * most THEN year END) OVER () AS is_default
FROM ranked
ORDER BY year DESC;
