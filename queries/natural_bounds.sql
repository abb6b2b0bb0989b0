-- Between which bounds do an indicator's values lie by nature, and how finely are they published? One row.
-- Parameters:
--   $indicator   indicator_key
-- Columns:
--   lower           0 where the values cannot be negative, else NULL
--   upper           100 where they are shares of a whole, else NULL
--   rounding_step   published to a multiple of it, by the coarsest of its sources; in the unit of the indicator
-- Order: none, it is one row
SELECT
    CASE WHEN i.plausible_min >= 0 THEN 0 END::FLOAT8 AS lower,
    CASE WHEN i.unit_key = 'percent' AND i.plausible_max <= 100 THEN 100 END::FLOAT8 AS upper,
    coalesce(max(s.rounding_step), 0)::FLOAT8 AS rounding_step
FROM indicator AS i
LEFT JOIN series AS s ON s.indicator_key = i.indicator_key
WHERE i.indicator_key = $indicator
GROUP BY i.indicator_key, i.plausible_min, i.plausible_max, i.unit_key
ORDER BY i.indicator_key;
