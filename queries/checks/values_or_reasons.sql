-- Every indicator has a value, an explanation why it has none, or a source that it can be fetched from.
SELECT i.indicator_key
FROM indicator AS i
WHERE NOT EXISTS (SELECT 1 FROM place_coverage AS p WHERE p.indicator_id = i.indicator_id)
    AND NOT EXISTS (SELECT 1 FROM explanation AS e WHERE e.indicator_key = i.indicator_key)
    AND NOT EXISTS (SELECT 1 FROM source_indicator AS m WHERE m.indicator_key = i.indicator_key);
