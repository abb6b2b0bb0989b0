-- Which indicators of a region have got a newer year than before, since when and from which source? One row per
-- indicator.
-- Parameters:
--   $region   region_key
-- Columns:
--   indicator_key   indicator
--   year            newest year with a value
--   year_before     newest year until then, NULL where there was no value
--   source_key      source of the value
--   since           when the database first had it, UTC
-- Order: newest first, indicator_key
SELECT
    i.indicator_key,
    n.year::INTEGER AS year,
    n.year_before::INTEGER AS year_before,
    s.source_key,
    n.since
FROM newest_year AS n
INNER JOIN indicator AS i ON i.indicator_id = n.indicator_id
INNER JOIN region AS r ON r.region_id = n.region_id
INNER JOIN source AS s ON s.source_id = n.source_id
WHERE r.region_key = $region AND n.since IS NOT NULL
ORDER BY n.since DESC, i.indicator_key;
