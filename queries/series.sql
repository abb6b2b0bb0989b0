-- Where do an indicator's values come from? One row per source with a value of the indicator.
-- Parameters:
--   $indicator   indicator_key
-- Columns:
--   source_key       source
--   title_de         title of the source
--   title_en         title of the source, English
--   publisher        publisher
--   licence_de       licence
--   licence_en       licence, English
--   licence_url      where the licence is told
--   attribution      how the source wants to be named
--   citation         table or series
--   read_from        where the figures were read
--   precedence       1 = shown first where several sources give a value, counted among these sources
--   rounding_step    values are published to a multiple of it, in the unit of the indicator
--   calculation_de   how the value was formed from what is published, NULL if published as it is
--   calculation_en   the same, English
--   note_de          what to mind, NULL if nothing
--   note_en          the same, English
--   value_count      values of this source, NULL-free
--   region_count     regions with a value
--   first_year       oldest year
--   last_year        newest year
-- Order: precedence
SELECT
    s.source_key,
    s.title_de,
    s.title_en,
    s.publisher,
    s.licence_de,
    s.licence_en,
    s.licence_url,
    s.attribution,
    e.citation,
    e.read_from,
    row_number() OVER (ORDER BY e.precedence)::INTEGER AS precedence,
    e.rounding_step,
    e.calculation_de,
    e.calculation_en,
    e.note_de,
    e.note_en,
    c.value_count,
    c.region_count,
    c.first_year::INTEGER AS first_year,
    c.last_year::INTEGER AS last_year
FROM series AS e
INNER JOIN source AS s ON s.source_key = e.source_key
INNER JOIN indicator AS i ON i.indicator_key = e.indicator_key
INNER JOIN series_coverage AS c ON c.indicator_id = i.indicator_id AND c.source_id = s.source_id
WHERE e.indicator_key = $indicator
ORDER BY e.precedence;
