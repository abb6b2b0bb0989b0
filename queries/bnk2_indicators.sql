-- Which indicators belong to which field of action of BNK 2.0? One row per field and indicator, as assigned by this
-- project; an indicator can belong to several fields.
-- Parameters:
-- Columns:
--   field           number of the field, 1 to 11
--   field_de        its title
--   field_en        the same, English
--   indicator_key   indicator
-- Order: field, indicator_key
SELECT f.field::INTEGER AS field, f.title_de AS field_de, f.title_en AS field_en, m.indicator_key
FROM bnk2_field AS f
INNER JOIN bnk2_indicator AS m ON m.field = f.field
ORDER BY f.field, m.indicator_key;
