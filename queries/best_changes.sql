-- Which of some districts have improved on an indicator beyond noise? One row per district that has.
-- Parameters:
--   $indicator   indicator_key
--   $regions     list of region_key
--   $least       how many times noise the improvement is at least
-- Columns:
--   region_key    district
--   first_year    year at the start
--   first_value   in the unit of the indicator, as published
--   last_year     year at the end
--   last_value    in the unit of the indicator, as published
--   own_change    real, in the unit of the indicator, or as ln(last / first) where is_log
--   z_own         own change in multiples of noise, positive = better
--   word          own change and change against comparable districts in one word
--   is_log        whether the change is relative
-- Order: the largest improvement first, then region_key
SELECT
    r.region_key,
    c.first_year::INTEGER AS first_year,
    c.first_value,
    c.last_year::INTEGER AS last_year,
    c.last_value,
    c.own_change,
    c.z_own,
    c.word,
    c.is_log
FROM district_change AS c
INNER JOIN indicator AS i ON i.indicator_id = c.indicator_id
INNER JOIN region AS r ON r.region_id = c.region_id
WHERE
    i.indicator_key = $indicator
    AND array_position($regions::VARCHAR[], r.region_key) > 0
    AND c.z_own >= $least::FLOAT8
ORDER BY abs(c.own_change) DESC, r.region_key;
