-- Which fields of action does BNK 2.0 have, and which of the shown indicators belong to each? One row per field and
-- indicator.
-- Parameters: none
-- Columns:
--   field           number of the field, 1 to 11
--   field_de        its title
--   field_en        the same, English
--   indicator_key   indicator, NULL for a field without indicators
-- Order: field, indicator_key
SELECT f.field::INTEGER AS field, f.title_de AS field_de, f.title_en AS field_en, m.indicator_key
FROM bnk2_field AS f
LEFT JOIN (
    SELECT a.field, a.indicator_key
    FROM bnk2_indicator AS a
    INNER JOIN shown_indicator AS x ON x.indicator_key = a.indicator_key
) AS m ON m.field = f.field
ORDER BY f.field, m.indicator_key;
