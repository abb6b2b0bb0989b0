-- Which targets has the office added itself, and are they in use? One row per target.
-- Parameters: none
-- Columns:
--   target_key      key, with which it is removed
--   name            what is aimed for
--   region_key      for whom, NULL if it is not in use
--   indicator_key   indicator it is about, NULL if it is not in use
--   value           in the unit of the indicator, NULL if it is not in use
--   year            year it is to be reached in, NULL if it holds in every year or is not in use
--   decided_by      who set it, NULL if it is not in use
--   document        where it is written, NULL if it is not in use
--   problem_de      why this database is without the target, NULL if it is in use
--   problem_en      the same, English
-- Order: target_key
SELECT
    o.target_key,
    o.name,
    t.region_key,
    t.indicator_key,
    t.value,
    t.year::INTEGER AS year,
    t.decided_by_de AS decided_by,
    t.document,
    o.problem_de,
    o.problem_en
FROM own_target AS o
LEFT JOIN target AS t ON t.target_key = o.target_key AND o.problem_de IS NULL
ORDER BY o.target_key;
