-- Which published reports are there with their tables? One row per report and region.
-- Parameters: none
-- Columns:
--   source_key    report
--   title_de      title
--   title_en      title, English
--   region_key    region it is about
--   table_count   indicator tables
-- Order: source_key, region_key
SELECT s.source_key, s.title_de, s.title_en, p.region_key, count(*)::INTEGER AS table_count
FROM published_change AS p
INNER JOIN source AS s ON s.source_key = p.source_key
GROUP BY s.source_key, s.title_de, s.title_en, p.region_key
ORDER BY s.source_key, p.region_key;
