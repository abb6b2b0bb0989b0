-- Every region except Germany lies in a region that exists.
SELECT r.region_key, r.parent_key
FROM region AS r
LEFT JOIN region AS p ON p.region_key = r.parent_key
WHERE (r.kind = 'country') <> (p.region_key IS NULL);
