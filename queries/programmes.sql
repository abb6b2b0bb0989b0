-- Which territories have a programme with measures of their own? One row per programme.
-- Parameters: none
-- Columns:
--   programme_key   programme
--   region_key      whose it is
--   name_de         name
--   name_en         name, English
-- Order: region_key, programme_key
SELECT p.programme_key, p.region_key, p.name_de, p.name_en
FROM programme AS p
WHERE EXISTS (SELECT 1 FROM measure AS m WHERE m.programme_key = p.programme_key)
ORDER BY p.region_key, p.programme_key;
