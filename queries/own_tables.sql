-- Which tables has the office added itself, with which indicators, and are they in use? One row per table and indicator.
-- Parameters: none
-- Columns:
--   table_key       key, with which the table is removed
--   name            its name
--   original        name of the file it came from
--   imported_at     when it was taken in, ISO 8601 in UTC
--   imported_by     by whom, '' if not told
--   problem_de      why this database is without the table, NULL if it is in use
--   problem_en      the same, English
--   indicator_key   indicator it has values for, NULL if it is not in use
--   value_count     values in use
--   region_keys     districts, cities and municipalities with a value, separated by commas, NULL if none
-- Order: name, table_key, indicator_key
WITH given AS (
    SELECT
        s.source_key,
        i.indicator_key,
        r.region_key,
        r.kind
    FROM observation AS o
    INNER JOIN source AS s ON s.source_id = o.source_id
    INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
    INNER JOIN region AS r ON r.region_id = o.region_id
    WHERE starts_with(s.source_key, 'own_')
)
SELECT
    t.table_key,
    t.name,
    t.original,
    t.imported_at,
    t.imported_by,
    t.problem_de,
    t.problem_en,
    g.indicator_key,
    count(g.region_key)::INTEGER AS value_count,
    string_agg(DISTINCT g.region_key, ',' ORDER BY g.region_key)
        FILTER (WHERE g.kind NOT IN ('state', 'country')) AS region_keys
FROM own_table AS t
LEFT JOIN given AS g ON g.source_key = t.table_key OR starts_with(g.source_key, t.table_key || '__')
GROUP BY
    t.table_key, t.name, t.original, t.imported_at, t.imported_by, t.problem_de, t.problem_en, g.indicator_key
ORDER BY t.name, t.table_key, g.indicator_key;
