-- From which years on are values not comparable with those before? One row per indicator, territory and break with
-- values on both sides.
-- Parameters: none
-- Columns:
--   indicator_key   indicator
--   region_key      where: DE everywhere, the key of a Land in it and its districts, any other key there only
--   first_year      first year of the new basis
--   reason_de       reason
--   reason_en       reason, English
-- Order: indicator_key, first_year, region_key
SELECT indicator_key, region_key, first_year::INTEGER AS first_year, reason_de, reason_en
FROM shown_break
ORDER BY indicator_key, first_year, region_key;
