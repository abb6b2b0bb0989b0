-- Every indicator has a value or an explanation why it has none.
SELECT i.indicator_key
FROM indicator AS i
WHERE NOT EXISTS (SELECT 1 FROM observation AS o WHERE o.indicator_id = i.indicator_id)
    AND NOT EXISTS (SELECT 1 FROM explanation AS e WHERE e.indicator_key = i.indicator_key);
