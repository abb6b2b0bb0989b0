-- Which national value is not a third to three times that of another definition in the same unit? One row per such year.
SELECT i.indicator_key, v.indicator_key AS variant, a.year, a.value, b.value AS variant_value
FROM indicator AS i
INNER JOIN indicator AS v ON i.variant_of = v.indicator_key AND i.unit_key = v.unit_key
INNER JOIN preferred_observation AS a ON a.indicator_key = i.indicator_key AND a.region_key = 'DE'
INNER JOIN preferred_observation AS b ON b.indicator_key = v.indicator_key AND b.region_key = 'DE' AND b.year = a.year
WHERE a.value > 0 AND b.value > 0 AND (a.value / b.value < 1.0 / 3 OR a.value / b.value > 3)
ORDER BY i.indicator_key, a.year;
