-- What do sources expect of an indicator in some regions? One row per region and year with a forecast; never observed,
-- never judged.
-- Parameters:
--   $indicator   indicator_key
--   $regions     list of region_key
-- Columns:
--   region_key   region
--   year         year of the forecast
--   value        in the unit of the indicator
--   source_key   source of the forecast, the one with precedence where there are several
-- Order: region_key, year
WITH told AS (
    SELECT
        r.region_key,
        o.year,
        o.value,
        s.source_key,
        row_number() OVER (PARTITION BY r.region_key, o.year ORDER BY e.precedence) AS choice
    FROM observation AS o
    INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
    INNER JOIN region AS r ON r.region_id = o.region_id
    INNER JOIN source AS s ON s.source_id = o.source_id
    INNER JOIN series AS e ON e.indicator_key = i.indicator_key AND e.source_key = s.source_key
    WHERE
        o.status = 'forecast' AND i.indicator_key = $indicator
        AND array_position($regions::VARCHAR[], r.region_key) > 0
)
SELECT region_key, year::INTEGER AS year, value, source_key
FROM told
WHERE choice = 1
ORDER BY region_key, year;
