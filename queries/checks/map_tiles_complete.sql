-- In a Land that has a tile map, every district and independent city has a tile, and nothing else has one.
WITH mapped AS (
    SELECT DISTINCT left(region_key, 2) AS state_key
    FROM map_tile
)
SELECT r.region_key, r.kind
FROM region AS r
INNER JOIN mapped AS m ON m.state_key = left(r.region_key, 2)
LEFT JOIN map_tile AS t ON t.region_key = r.region_key
WHERE (r.kind IN ('district', 'independent_city')) <> (t.region_key IS NOT NULL);
