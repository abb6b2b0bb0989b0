-- Which districts of a Land come nearest to a region on a measure? One row for the region itself and one per district
-- or independent city among the nearest; none if there is no year in which the region and enough others have a value.
-- Parameters:
--   $measure   indicator_key of the measure; values not above 0 count as none
--   $region    region_key of the region that they are to be like
--   $state     region_key of the Land
--   $count     how many of the nearest; more where several are equally near
-- Columns:
--   region_key   the region itself, or one near it
--   year         the newest with a value for the region and for nine tenths of the most districts of any such year
--   value        in the unit of the measure
--   source_key   source of the value
--   ratio        value divided by that of the region, without unit
--   place        0 for the region itself, 1 for the nearest by the ratio (half as much is as near as twice as much)
-- Order: place, region_key
WITH known AS (
    SELECT
        region_key,
        year,
        value,
        source_key,
        region_kind IN ('district', 'independent_city') AS is_district
    FROM preferred_observation
    WHERE
        indicator_key = $measure
        AND value > 0
        AND (
            (region_kind IN ('district', 'independent_city') AND starts_with(region_key, $state))
            OR region_key = $region
        )
),
years AS (
    SELECT year, count(*) FILTER (WHERE is_district) AS district_count
    FROM known
    WHERE year IN (SELECT year FROM known WHERE region_key = $region)
    GROUP BY year
    HAVING count(*) FILTER (WHERE is_district) > $count
),
near AS (
    SELECT
        k.region_key,
        k.year,
        k.value,
        k.source_key,
        k.value / own.value AS ratio,
        CASE WHEN k.region_key = $region THEN 0
            ELSE rank() OVER (PARTITION BY k.region_key = $region ORDER BY abs(ln(k.value / own.value)))
        END AS place
    FROM known AS k
    INNER JOIN known AS own ON own.region_key = $region AND own.year = k.year
    WHERE k.year = (SELECT max(year) FROM years WHERE district_count >= 0.9 * (SELECT max(district_count) FROM years))
)
SELECT region_key, year::INTEGER AS year, value, source_key, ratio, place::INTEGER AS place
FROM near
WHERE place <= $count
ORDER BY place, region_key;
