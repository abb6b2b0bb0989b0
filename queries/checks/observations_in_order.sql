-- Observations lie in blocks of 128 regions, in each by indicator, region, year and source, and none comes twice.
WITH placed AS (
    SELECT
        (region_id // 128, indicator_id, region_id, year, source_id) AS place,
        lag((region_id // 128, indicator_id, region_id, year, source_id)) OVER () AS place_before
    FROM observation
)
SELECT place, place_before
FROM placed
WHERE place <= place_before;
