-- Which boundaries do the districts of a Land have? One row per district or independent city; none at all unless there
-- is one of every district of the Land, as a map with holes would mislead.
-- Parameters:
--   $state   region_key of the Land
-- Columns:
--   region_key    district or independent city
--   coordinates   of a MultiPolygon as GeoJSON writes them, degrees (WGS 84)
--   source_key    source of the boundary
--   fetched_at    when it was fetched, UTC
-- Order: region_key
WITH districts AS (
    SELECT region_key
    FROM region
    WHERE starts_with(region_key, $state) AND kind IN ('district', 'independent_city')
)
SELECT b.region_key, b.coordinates, b.source_key, l.fetched_at
FROM districts AS d
INNER JOIN boundary AS b ON b.region_key = d.region_key
INNER JOIN load AS l ON l.load_id = b.load_id
WHERE NOT EXISTS (
    SELECT 1 FROM districts AS d2
    LEFT JOIN boundary AS b2 ON b2.region_key = d2.region_key
    WHERE b2.region_key IS NULL
)
ORDER BY b.region_key;
