-- From which years on are values not comparable with those before? One row per indicator, territory and break with
-- values on both sides.
-- Parameters: none
-- Columns:
--   indicator_key   indicator
--   region_key      where: DE everywhere, the key of a Land in it and its districts, any other key there only
--   alone           true for a break that was found in the region and says nothing of those in it
--   first_year      first year of the new basis
--   reason_de       reason
--   reason_en       reason, English
-- Order: indicator_key, first_year, region_key
SELECT indicator_key, region_key, false AS alone, first_year::INTEGER AS first_year, reason_de, reason_en
FROM shown_break
UNION ALL
SELECT i.indicator_key, r.region_key, true AS alone, f.first_year::INTEGER AS first_year, f.reason_de, f.reason_en
FROM found_break AS f
INNER JOIN indicator AS i ON i.indicator_id = f.indicator_id
INNER JOIN region AS r ON r.region_id = f.region_id
WHERE f.kind = 'forbidden'
ORDER BY indicator_key, first_year, region_key;
