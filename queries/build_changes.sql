-- What have the last builds changed in the values shown, against the build before each? One row per build and indicator.
-- Parameters: none
-- Columns:
--   built_at        when, UTC
--   indicator_key   indicator
--   new_count       values that were not there before
--   revised_count   values that are others than before
--   gone_count      values that are no longer there
--   region_count    regions, without municipalities
-- Order: newest first, indicator_key
SELECT
    v.built_at,
    i.indicator_key,
    sum(v.new_count)::INTEGER AS new_count,
    sum(v.revised_count)::INTEGER AS revised_count,
    sum(v.gone_count)::INTEGER AS gone_count,
    count(*)::INTEGER AS region_count
FROM value_change AS v
INNER JOIN indicator AS i ON i.indicator_id = v.indicator_id
GROUP BY v.built_at, i.indicator_key
ORDER BY v.built_at DESC, i.indicator_key;
