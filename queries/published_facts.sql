-- Which single figures does a report name for an indicator beside its tables? One row per figure.
-- Parameters:
--   $indicator   indicator_key
-- Columns:
--   source_key   report
--   region_key   region it is about, NULL if general
--   year         year
--   kind         value, relative_change, threshold, target
--   value        as printed (German number)
--   unit_de      unit as shown
--   unit_en      unit as shown, English
--   meaning_de   what the figure says
--   meaning_en   the same, English
-- Order: source_key, year, meaning_de
SELECT
    f.source_key, f.region_key, f.year::INTEGER AS year, f.kind, f.value, u.label_de AS unit_de, u.label_en AS unit_en,
    f.meaning_de, f.meaning_en
FROM published_fact AS f
INNER JOIN unit AS u ON u.unit_key = f.unit_key
WHERE f.indicator_key = $indicator
ORDER BY f.source_key, f.year, f.meaning_de;
