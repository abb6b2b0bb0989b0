-- Which targets can be drawn as a line beside the values of a region? One row per target of the region itself or of a
-- larger territory that it belongs to, fitting definition and unit of the indicator; pledges of parties are left out.
-- Parameters:
--   $indicator   indicator_key
--   $region      region_key
-- Columns:
--   target_key      target
--   level           municipality, district, state, country, eu, who: whose target it is
--   name_de         what is aimed for
--   name_en         the same, English
--   value           in the unit of the indicator
--   year            year it is to be reached in, NULL if it holds in every year
--   base_value      value that whoever set it measures from, NULL if none
--   base_year       year of that, NULL if none
--   decided_by_de   who set it
--   decided_by_en   the same, English
--   document        where it is written
--   reason_de       with which caveat it fits, NULL if with none
--   reason_en       the same, English
-- Order: level (the region's own first, then Land, Germany, EU, WHO), year, target_key
SELECT
    target_key, level, name_de, name_en, value, year::INTEGER AS year, base_value, base_year::INTEGER AS base_year,
    decided_by_de, decided_by_en, document, reason_de, reason_en
FROM region_target
WHERE told_of = $region AND indicator_key = $indicator AND usable = 'line' AND kind <> 'pledge'
ORDER BY
    CASE level
        WHEN 'municipality' THEN 1 WHEN 'district' THEN 2 WHEN 'state' THEN 3 WHEN 'country' THEN 4 WHEN 'eu' THEN 5
        ELSE 6
    END,
    year,
    target_key;
