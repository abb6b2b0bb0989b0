-- Between which bounds do an indicator's values lie by nature? One row.
-- Parameters:
--   $indicator   indicator_key
-- Columns:
--   lower   0 where the values cannot be negative, else NULL
--   upper   100 where they are shares of a whole, else NULL
-- Order: none, it is one row
SELECT
    CASE WHEN i.plausible_min >= 0 THEN 0 END::FLOAT8 AS lower,
    CASE WHEN i.unit_key = 'percent' AND i.plausible_max <= 100 THEN 100 END::FLOAT8 AS upper
FROM indicator AS i
WHERE i.indicator_key = $indicator
ORDER BY i.indicator_key;
