-- Which national values are, in every year that both have and in two at least, not a third to three times those of
-- another definition in the same unit? A single year may be odd; a wrong unit is wrong in all of them.
SELECT i.indicator_key, v.indicator_key AS variant, min(a.year), max(a.year), min(a.value / b.value), max(a.value / b.value)
FROM indicator AS i
INNER JOIN indicator AS v ON i.variant_of = v.indicator_key AND i.unit_key = v.unit_key
INNER JOIN preferred_observation AS a ON a.indicator_key = i.indicator_key AND a.region_key = 'DE'
INNER JOIN preferred_observation AS b ON b.indicator_key = v.indicator_key AND b.region_key = 'DE' AND b.year = a.year
WHERE a.value > 0 AND b.value > 0
GROUP BY i.indicator_key, v.indicator_key
HAVING count(*) >= 2 AND (max(a.value / b.value) < 1.0 / 3 OR min(a.value / b.value) > 3)
ORDER BY i.indicator_key;
