-- Between which bounds are the values of an indicator plausible? One row per indicator.
-- Parameters: none
-- Columns:
--   indicator_key   indicator
--   lower           smallest plausible value, in the unit of the indicator
--   upper           largest plausible value
-- Order: indicator_key
SELECT indicator_key, plausible_min::FLOAT8 AS lower, plausible_max::FLOAT8 AS upper
FROM indicator
ORDER BY indicator_key;
