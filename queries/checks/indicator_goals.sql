-- Every indicator belongs to at least one goal.
SELECT i.indicator_key
FROM indicator AS i
LEFT JOIN indicator_sdg AS m ON m.indicator_key = i.indicator_key
WHERE m.sdg IS NULL;
