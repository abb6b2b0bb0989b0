-- Which single figures does a report name for an indicator beside its tables? One row per figure.
-- Parameters:
--   $indicator   indicator_key
-- Columns:
--   source_key   report
--   region_key   region it is about, NULL if general
--   year         year
--   kind         value, relative_change, threshold, target
--   value        as printed (German number)
--   unit_key     unit
--   meaning_de   what the figure says
--   meaning_en   the same, English
-- Order: source_key, year, meaning_de
SELECT source_key, region_key, year::INTEGER AS year, kind, value, unit_key, meaning_de, meaning_en
FROM published_fact
WHERE indicator_key = $indicator
ORDER BY source_key, year, meaning_de;
