-- Which targets have been set on the subject of an indicator? One row per target; pledges of parties are left out.
-- Parameters:
--   $indicator   indicator_key
-- Columns:
--   target_key      target
--   level           municipality, district, state, country, eu, who
--   name_de         what is aimed for
--   name_en         the same, English
--   value           in the unit of the target, NULL if the target has no number
--   unit_de         unit of the target
--   unit_en         the same, English
--   year            year it is to be reached in, NULL if it holds in every year
--   kind            decided, law, guideline, own
--   decided_by_de   who set it
--   decided_by_en   the same, English
--   document        where it is written
--   place           where in the document, NULL if not known
--   usable          line: fits definition and unit of the indicator; context: does not
--   reason_de       why it does not fit, or with which caveat it does
--   reason_en       the same, English
-- Order: usable (line first), level, year, target_key
SELECT
    target_key, level, name_de, name_en, value, unit_de, unit_en, year::INTEGER AS year, kind,
    decided_by_de, decided_by_en, document, place, usable, reason_de, reason_en
FROM target
WHERE indicator_key = $indicator AND kind <> 'pledge'
ORDER BY usable DESC, level, year, target_key;
