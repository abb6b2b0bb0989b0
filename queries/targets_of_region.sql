-- Which targets hold for a region? One row per target of the region itself, of the territories it belongs to, of the EU
-- or the WHO; pledges of parties among them.
-- Parameters:
--   $region   region_key
-- Columns:
--   target_key      target
--   level           municipality, district, state, country, eu, who: whose target it is
--   is_own_region   whether it is a target of the region itself
--   indicator_key   indicator it is about, NULL if none
--   name_de         what is aimed for
--   name_en         the same, English
--   value           in the unit of the target, NULL if the target has no number
--   unit_de         unit of the target
--   unit_en         the same, English
--   year            year it is to be reached in, NULL if it holds in every year
--   base_value      value that whoever set it measures from, NULL if none
--   base_year       year of that, NULL if none
--   kind            decided, law, guideline, pledge, own
--   decided_by_de   who set it
--   decided_by_en   the same, English
--   document        where it is written
--   place           where in the document, NULL if not known
--   usable          line: fits definition and unit of the indicator; context: does not
--   reason_de       why it does not fit, or with which caveat it does
--   reason_en       the same, English
-- Order: indicator_key, nearest level first, law and decisions first, nearest year, target_key
SELECT
    target_key, level, coalesce(region_key = $region, false) AS is_own_region, indicator_key, name_de, name_en, value,
    unit_de, unit_en, year::INTEGER AS year, base_value, base_year::INTEGER AS base_year, kind,
    decided_by_de, decided_by_en, document, place, usable, reason_de, reason_en
FROM region_target
WHERE told_of = $region
ORDER BY
    indicator_key,
    array_position(ARRAY['municipality', 'district', 'state', 'country', 'eu', 'who'], level),
    array_position(ARRAY['law', 'decided', 'guideline', 'own', 'pledge'], kind),
    year,
    target_key;
