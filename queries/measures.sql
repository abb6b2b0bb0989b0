-- Which measures, goals and milestones do the programmes of a region hold? One row per measure of the programmes that the
-- region itself has decided: those of its municipalities are none of its own.
-- Parameters:
--   $region   region_key
-- Columns:
--   measure_key         measure
--   programme_key       programme it stands in
--   programme_de        name of the programme
--   programme_en        the same, English
--   kind                plan, goals, milestones
--   region_key          whose programme it is
--   publisher           who published it
--   document            where it is written
--   decided             day on which the programme was decided, NULL if not known
--   interim_due         day by which the interim evaluation is due, NULL if none
--   final_due           day by which the evaluation is due, NULL if none
--   dates_note_de       what these days rest on
--   dates_note_en       the same, English
--   number              as the document numbers it
--   position            order in the document
--   field_de            field of action
--   field_en            the same, English
--   objective_de        what is to be reached
--   objective_en        the same, English
--   recommendation_de   what is to be done, NULL if the document says nothing
--   recommendation_en   the same, English
--   time_frame          as printed, NULL if none
--   first_year          first year of it, NULL if it has no beginning or names no year
--   last_year           last year of it, NULL if it has no end or names no year
--   place               where in the document
-- Order: programme_key, position
SELECT
    m.measure_key, p.programme_key, p.name_de AS programme_de, p.name_en AS programme_en, p.kind, p.region_key,
    p.publisher, p.document, p.decided, p.interim_due, p.final_due, p.dates_note_de, p.dates_note_en,
    m.number, m.position::INTEGER AS position, m.field_de, m.field_en, m.objective_de, m.objective_en,
    m.recommendation_de, m.recommendation_en, m.time_frame,
    m.first_year::INTEGER AS first_year, m.last_year::INTEGER AS last_year, m.place
FROM measure AS m
INNER JOIN programme AS p ON p.programme_key = m.programme_key
WHERE p.region_key = $region
ORDER BY p.programme_key, m.position;
