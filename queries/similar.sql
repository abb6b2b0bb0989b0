-- Which districts are most like a region? One row for the region itself and one per district or independent city among
-- the nearest in Germany; none for a region of which a criterion is not known.
-- Parameters:
--   $region   region_key of the region that they are to be like
--   $count    how many of the nearest; more where several are equally near
-- Columns:
--   region_key   the region itself, or one like it
--   distance     root of the mean square of the distances in the criteria (table likeness), in standard deviations
--   place        0 for the region itself, 1 for the nearest
-- Order: place, region_key
WITH apart AS (
    SELECT
        b.region_key,
        sqrt(avg((b.score - a.score) * (b.score - a.score))) AS distance
    FROM likeness AS a
    INNER JOIN likeness AS b ON b.criterion = a.criterion
    WHERE a.region_key = $region
    GROUP BY b.region_key
    HAVING count(*) = 4
),
near AS (
    SELECT
        region_key,
        distance,
        CASE WHEN region_key = $region THEN 0
            ELSE rank() OVER (PARTITION BY region_key = $region ORDER BY distance)
        END AS place
    FROM apart
)
SELECT region_key, distance, place::INTEGER AS place
FROM near
WHERE place <= $count
ORDER BY place, region_key;
