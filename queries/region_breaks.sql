-- From which years on may the values of a region not be joined with those before? One row per indicator and break,
-- declared for it, its Land or all, or found in it.
-- Parameters:
--   $region   region_key
-- Columns:
--   indicator_key   indicator
--   first_year      first year of the new basis
--   kind            declared; census: follows a census; odd: the step is not like others; untestable: the source changes
--                   and nothing shows that both agree; forbidden: the sources must not be joined
-- Order: indicator_key, first_year
SELECT indicator_key, first_year::INTEGER AS first_year, 'declared' AS kind
FROM shown_break
WHERE region_key = 'DE' OR starts_with($region, region_key)
UNION ALL
SELECT i.indicator_key, f.first_year::INTEGER AS first_year, f.kind
FROM found_break AS f
INNER JOIN indicator AS i ON i.indicator_id = f.indicator_id
INNER JOIN region AS r ON r.region_id = f.region_id
WHERE r.region_key = $region
ORDER BY indicator_key, first_year, kind;
