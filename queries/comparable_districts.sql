-- Against which districts was a change held? One row per district of the same kind, the forty with the nearest value at
-- the start; equally near ones by their key.
-- Parameters:
--   $indicator   indicator_key
--   $region      region_key
-- Columns:
--   region_key    district
--   first_value   in the unit of the indicator, as published
--   last_value    in the unit of the indicator, as published
--   own_change    real, in the unit of the indicator or as ln(last / first)
-- Order: nearest start first, region_key
SELECT o.region_key, c.first_value, c.last_value, c.own_change
FROM district_change AS c
INNER JOIN region AS o ON o.region_id = c.region_id
INNER JOIN district_change AS m ON m.indicator_id = c.indicator_id
INNER JOIN region AS r ON r.region_id = m.region_id
INNER JOIN indicator AS i ON i.indicator_id = c.indicator_id
WHERE i.indicator_key = $indicator AND r.region_key = $region AND o.kind = r.kind AND o.region_key <> r.region_key
ORDER BY abs(c.first_value - m.first_value), o.region_key
LIMIT 40;
