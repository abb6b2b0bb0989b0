-- Every declared series has values or can be fetched from its source.
SELECT e.indicator_key, e.source_key
FROM series AS e
INNER JOIN indicator AS i ON i.indicator_key = e.indicator_key
INNER JOIN source AS s ON s.source_key = e.source_key
LEFT JOIN place_coverage AS p ON p.indicator_id = i.indicator_id AND p.source_id = s.source_id
LEFT JOIN source_indicator AS m ON m.indicator_key = e.indicator_key AND m.source_key = e.source_key
WHERE p.region_id IS NULL AND m.code IS NULL;
