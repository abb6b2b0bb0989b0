-- What do the sources say of some indicators in a region? One row per indicator, year and source with a value.
-- Parameters:
--   $indicators   list of indicator_key
--   $region       region_key
-- Columns:
--   indicator_key   indicator
--   year            year of the data
--   source_key      source
--   value           in the unit of the indicator
--   rounding_step   values of the source are published to a multiple of it, in the unit of the indicator
-- Order: indicator_key, year, precedence of the source
SELECT i.indicator_key, o.year::INTEGER AS year, s.source_key, o.value, e.rounding_step
FROM observation AS o
INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
INNER JOIN region AS r ON r.region_id = o.region_id
INNER JOIN source AS s ON s.source_id = o.source_id
INNER JOIN series AS e ON e.indicator_key = i.indicator_key AND e.source_key = s.source_key
WHERE array_position($indicators::VARCHAR[], i.indicator_key) > 0 AND r.region_key = $region AND o.value IS NOT NULL
    AND o.status <> 'forecast'
ORDER BY i.indicator_key, o.year, e.precedence;
