-- From which years on may an indicator's values of a district not be joined with those before? One row per district or
-- independent city of a Land and break, declared or found in it.
-- Parameters:
--   $indicator   indicator_key
--   $state       first digits of the districts' keys, '' for all of Germany
-- Columns:
--   region_key   region
--   first_year   first year of the new basis
-- Order: region_key, first_year
SELECT r.region_key, b.first_year::INTEGER AS first_year
FROM shown_break AS b
INNER JOIN region AS r ON b.region_key = 'DE' OR starts_with(r.region_key, b.region_key)
WHERE
    b.indicator_key = $indicator AND r.kind IN ('district', 'independent_city') AND starts_with(r.region_key, $state)
UNION
SELECT r.region_key, f.first_year::INTEGER AS first_year
FROM found_break AS f
INNER JOIN indicator AS i ON i.indicator_id = f.indicator_id
INNER JOIN region AS r ON r.region_id = f.region_id
WHERE
    i.indicator_key = $indicator AND r.kind IN ('district', 'independent_city') AND starts_with(r.region_key, $state)
ORDER BY region_key, first_year;
