-- Every value lies within the plausible bounds of its indicator.
SELECT i.indicator_key, r.region_key, o.year, o.value, i.plausible_min, i.plausible_max
FROM observation AS o
INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
INNER JOIN region AS r ON r.region_id = o.region_id
WHERE o.value < i.plausible_min OR o.value > i.plausible_max;
