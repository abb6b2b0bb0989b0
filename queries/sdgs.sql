-- Which are the goals, and which of the shown indicators belong to each? One row per goal and indicator.
-- Parameters: none
-- Columns:
--   sdg             number of the goal, 1-17
--   name_de         name
--   name_en         name, English
--   colour          colour of its chip, '#RRGGBB'
--   indicator_key   key, NULL for a goal without indicators
--   assigned_by     portal (the former SDG-Portal) or own (this project), NULL for a goal without indicators
-- Order: sdg, indicator_key
SELECT g.sdg::INTEGER AS sdg, g.name_de, g.name_en, g.colour, m.indicator_key, m.assigned_by
FROM sdg AS g
LEFT JOIN (
    SELECT a.sdg, a.indicator_key, a.assigned_by
    FROM indicator_sdg AS a
    INNER JOIN shown_indicator AS x ON x.indicator_key = a.indicator_key
) AS m ON m.sdg = g.sdg
ORDER BY g.sdg, m.indicator_key;
