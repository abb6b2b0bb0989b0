-- Which municipalities lie in which district? One row per name, also of municipalities that have been merged since.
-- Parameters: none
-- Columns:
--   region_key   district or independent city
--   name         name of a municipality in it
-- Order: region_key, name
SELECT region_key, name
FROM municipality_name
ORDER BY region_key, name;
