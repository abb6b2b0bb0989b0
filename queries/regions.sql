-- Which territories are there? One row per region.
-- Parameters: none
-- Columns:
--   region_key      AGS as text, 'DE' for Germany
--   kind            country, state, district, independent_city, municipality
--   parent_key      region_key of the next larger territory, NULL for Germany
--   name_de         official name
--   name_en         official name, English
--   short_name_de   name for labels, of each region another
--   short_name_en   name for labels, English
--   designation     what kind of place it is by law (kreis, landkreis, kreisfreie_stadt, ...), NULL if not known
--   council         who decides there (kreistag, stadtrat, ...), NULL if not known
--   nominative_de   name in a German sentence ("der Kreis Düren"), NULL if not known, as are the following
--   accusative_de   the same in the accusative
--   dative_de       in the dative
--   genitive_de     in the genitive
--   locative_de     where something is ("im Kreis Düren")
--   running_en      name in an English sentence
-- Order: region_id (Germany last, else by AGS)
SELECT
    r.region_key,
    r.kind,
    r.parent_key,
    r.name_de,
    r.name_en,
    r.short_name_de,
    r.short_name_en,
    n.designation,
    n.council,
    n.nominative_de,
    n.accusative_de,
    n.dative_de,
    n.genitive_de,
    n.locative_de,
    n.running_en
FROM region AS r
LEFT JOIN region_name AS n ON n.region_key = r.region_key
ORDER BY r.region_id;
