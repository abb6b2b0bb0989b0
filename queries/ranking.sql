-- How do the districts of a Land stand on an indicator in one year? One row per district or independent city
-- with a value, with the spread of all of them beside it.
-- Parameters:
--   $indicator   indicator_key
--   $state       region_key of the Land
--   $year        year
-- Columns:
--   region_key       district or independent city
--   value            in the unit of the indicator
--   source_key       source of the value
--   rank             1 = best by the indicator's direction, equal values share a rank; by size, largest first,
--                    if the indicator has no direction
--   district_count   districts with a value
--   lower_quartile   of all these districts, in the unit of the indicator
--   median           of all these districts, in the unit of the indicator
--   upper_quartile   of all these districts, in the unit of the indicator
-- Order: rank, region_key
SELECT
    o.region_key,
    o.value,
    o.source_key,
    rank() OVER (
        ORDER BY CASE i.direction
            WHEN 'down' THEN o.value
            WHEN 'towards' THEN abs(o.value - i.direction_value)
            ELSE -o.value
        END
    )::INTEGER AS rank,
    s.district_count,
    s.lower_quartile,
    s.median,
    s.upper_quartile
FROM preferred_observation AS o
INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
INNER JOIN region AS r ON r.region_id = o.region_id
INNER JOIN district_spread AS s
    ON s.indicator_id = o.indicator_id AND s.year = o.year AND s.state_key = left(o.region_key, 2)
WHERE
    o.indicator_key = $indicator
    AND o.year = $year
    AND s.state_key = $state
    AND r.kind IN ('district', 'independent_city')
    AND o.value IS NOT NULL
ORDER BY rank, o.region_key;
