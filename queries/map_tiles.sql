-- Where on the tile map do the districts of a Land lie? One row per district or independent city.
-- Parameters:
--   $state   region_key of the Land
-- Columns:
--   region_key    district or independent city
--   tile_column   from the west, 1 first
--   tile_row      from the north, 1 first
--   label         letters of the number plate
-- Order: tile_row, tile_column
SELECT region_key, tile_column::INTEGER AS tile_column, tile_row::INTEGER AS tile_row, label
FROM map_tile
WHERE starts_with(region_key, $state)
ORDER BY tile_row, tile_column;
