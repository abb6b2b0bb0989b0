-- A variant points to another indicator of the same subject, not to itself and not to a variant.
SELECT i.indicator_key, i.variant_of
FROM indicator AS i
LEFT JOIN indicator AS o ON o.indicator_key = i.variant_of
WHERE i.variant_of IS NOT NULL
    AND (o.indicator_key IS NULL OR o.indicator_key = i.indicator_key OR o.variant_of IS NOT NULL);
