-- Which ranks does noise leave possible? One row per district that is ranked by an indicator, among those of its kind.
-- Parameters:
--   $indicator   indicator_key
-- Columns:
--   region_key     district
--   first_year     first year of the mean where several are told together
--   year           year of the value
--   value          in the unit of the indicator
--   rank           1 = best, without direction 1 = highest
--   best           best rank that noise leaves possible
--   worst          worst rank that noise leaves possible
--   group_size     districts of its kind with a value
--   best_fifth     fifth of the best rank, NULL where they cannot be told apart
--   worst_fifth    fifth of the worst rank, likewise
--   has_interval   whether noise is known; false: one survey only
-- Order: region_key
SELECT
    r.region_key,
    s.first_year::INTEGER AS first_year,
    s.year::INTEGER AS year,
    s.value,
    s.place::INTEGER AS rank,
    s.best::INTEGER AS best,
    s.worst::INTEGER AS worst,
    s.group_size::INTEGER AS group_size,
    s.best_fifth,
    s.worst_fifth,
    s.has_interval
FROM district_standing AS s
INNER JOIN indicator AS i ON i.indicator_id = s.indicator_id
INNER JOIN region AS r ON r.region_id = s.region_id
WHERE i.indicator_key = $indicator
ORDER BY r.region_key;
