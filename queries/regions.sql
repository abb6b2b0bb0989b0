-- Which territories are there? One row per region.
-- Parameters: none
-- Columns:
--   region_key      AGS as text, 'DE' for Germany
--   kind            country, state, district, independent_city, municipality
--   parent_key      region_key of the next larger territory, NULL for Germany
--   name_de         official name
--   name_en         official name, English
--   short_name_de   name for labels
--   short_name_en   name for labels, English
-- Order: region_id (Germany last, else by AGS)
SELECT region_key, kind, parent_key, name_de, name_en, short_name_de, short_name_en
FROM region
ORDER BY region_id;
