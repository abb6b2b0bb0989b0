-- What is a measure of a region linked to? One row per measure and office, goal or indicator; of the region's own
-- programmes.
-- Parameters:
--   $region   region_key
-- Columns:
--   measure_key   measure
--   link          office, sdg, indicator: what the row is about
--   target        the office as the document calls it, the number of the goal, the indicator_key
--   target_de     name of the office, the goal or the indicator
--   target_en     the same, English
--   office_number number of the whole office, NULL outside the administration and for what is no office
--   role          responsible, coordinating, supporting; NULL for what is no office
--   basis         of a goal: document (it names the goal) or assigned (by this project); else NULL
-- Order: programme, position of the measure; offices by role and number, goals by number, indicators by key
WITH
link AS (
    SELECT
        measure_key, 'office' AS link, office_de AS target, office_de AS target_de, office_en AS target_en,
        office_number, role, NULL AS basis,
        array_position(ARRAY['responsible', 'coordinating', 'supporting'], role) AS rank
    FROM measure_office
    UNION ALL
    SELECT m.measure_key, 'sdg', m.sdg::VARCHAR, s.name_de, s.name_en, NULL, NULL, m.basis, m.sdg
    FROM measure_sdg AS m
    INNER JOIN sdg AS s ON s.sdg = m.sdg
    UNION ALL
    SELECT m.measure_key, 'indicator', m.indicator_key, i.name_de, i.name_en, NULL, NULL, NULL, 1
    FROM measure_indicator AS m
    INNER JOIN indicator AS i ON i.indicator_key = m.indicator_key
)
SELECT l.measure_key, l.link, l.target, l.target_de, l.target_en, l.office_number, l.role, l.basis
FROM link AS l
INNER JOIN measure AS m ON m.measure_key = l.measure_key
INNER JOIN programme AS p ON p.programme_key = m.programme_key
WHERE p.region_key = $region
ORDER BY
    p.programme_key, m.position,
    array_position(ARRAY['office', 'sdg', 'indicator'], l.link), l.rank, l.office_number NULLS LAST, l.target;
