-- Which office of an administration contributes to which goals? One row per office and goal; an office for which the
-- document names no goal has one row.
-- Parameters:
--   $region   region_key
-- Columns:
--   programme_key   programme that describes the offices
--   office_number   number of the office, letters where it has none
--   office_de       how measures call it
--   office_en       the same, English
--   name_de         its field of work
--   name_en         the same, English
--   sdg             goal it contributes to, NULL if the document names none for it
-- Order: programme_key, office_number, sdg
SELECT o.programme_key, o.office_number, o.office_de, o.office_en, o.name_de, o.name_en, g.sdg::INTEGER AS sdg
FROM office AS o
INNER JOIN programme AS p ON p.programme_key = o.programme_key
LEFT JOIN office_sdg AS g ON g.programme_key = o.programme_key AND g.office_number = o.office_number
WHERE p.region_key = $region
ORDER BY o.programme_key, o.office_number, g.sdg;
