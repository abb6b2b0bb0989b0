-- Which values of some regions count, but need a remark? One row per value of the source shown.
-- Parameters:
--   $regions   list of region_key
-- Columns:
--   indicator_key   indicator
--   region_key      region
--   year            year of the data
--   source_key      source of the value
--   note_de         remark
--   note_en         remark, English
-- Order: indicator_key, region_key, year
SELECT n.indicator_key, n.region_key, n.year::INTEGER AS year, n.source_key, n.note_de, n.note_en
FROM value_note AS n
INNER JOIN preferred_observation AS o
    ON o.indicator_key = n.indicator_key AND o.region_key = n.region_key AND o.year = n.year
    AND o.source_key = n.source_key
WHERE array_position($regions::VARCHAR[], n.region_key) > 0
ORDER BY n.indicator_key, n.region_key, n.year;
