-- Which keys have reforms replaced, or are newer than the figures? One row per such key.
-- Parameters: none
-- Columns:
--   former_key    key that is no region of ours
--   former_name   name of the place under that key
--   region_key    region that stands for it
--   changed_on    day of the change
--   remark_de     what to tell somebody who comes with the key
--   remark_en     the same, English
-- Order: former_key
SELECT former_key, former_name, region_key, changed_on, remark_de, remark_en
FROM region_change
ORDER BY former_key;
