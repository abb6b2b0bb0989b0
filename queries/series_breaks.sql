-- From which years on are values not comparable with those before? One row per indicator and break with values on
-- both sides.
-- Parameters: none
-- Columns:
--   indicator_key   indicator
--   first_year      first year of the new basis
--   reason_de       reason
--   reason_en       reason, English
-- Order: indicator_key, first_year
SELECT indicator_key, first_year::INTEGER AS first_year, reason_de, reason_en
FROM shown_break
ORDER BY indicator_key, first_year;
