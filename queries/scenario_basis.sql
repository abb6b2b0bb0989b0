-- What must be known of an indicator to carry its values into the future? One row.
-- Parameters:
--   $indicator   indicator_key
-- Columns:
--   lower_bound      natural bound: 0 where no value can be negative, NULL if there is none
--   upper_bound      natural bound: 100 for a share, NULL if there is none
--   per              a value times the population, divided by `per`, is a number of things, NULL if it is none
--   natural_de       what these things are (cars, tonnes, persons), NULL if there are none
--   natural_en       the same, English
-- Order: indicator_key (one row)
SELECT
    CASE WHEN i.plausible_min >= 0 THEN 0.0::FLOAT8 END AS lower_bound,
    CASE WHEN i.unit_key = 'percent' AND i.plausible_max = 100 THEN 100.0::FLOAT8 END AS upper_bound,
    n.per,
    n.label_de AS natural_de,
    n.label_en AS natural_en
FROM indicator AS i
LEFT JOIN natural_unit AS n ON n.indicator_key = i.indicator_key
WHERE i.indicator_key = $indicator
ORDER BY i.indicator_key;
