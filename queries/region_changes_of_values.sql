-- Which values of a region have the last builds changed or removed? One row per build and indicator.
-- Parameters:
--   $region   region_key
-- Columns:
--   built_at        when, UTC
--   indicator_key   indicator
--   revised_count   values that are others than in the build before
--   gone_count      values that are no longer there
--   revised_year    year of the newest of the revised values, NULL without any
--   value_before    that value before, in the unit of the indicator
--   value           the same now
-- Order: newest first, indicator_key
SELECT
    v.built_at,
    i.indicator_key,
    v.revised_count,
    v.gone_count,
    v.revised_year::INTEGER AS revised_year,
    v.value_before,
    v.value
FROM value_change AS v
INNER JOIN indicator AS i ON i.indicator_id = v.indicator_id
INNER JOIN region AS r ON r.region_id = v.region_id
WHERE r.region_key = $region AND v.revised_count + v.gone_count > 0
ORDER BY v.built_at DESC, i.indicator_key;
