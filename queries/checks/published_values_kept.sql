-- Each value that a report prints is an observation of that report.
WITH printed AS (
    SELECT o.*
    FROM observation AS o
    WHERE o.source_id IN (
        SELECT s.source_id
        FROM source AS s
        WHERE s.source_key IN (SELECT source_key FROM published_change)
    )
)
SELECT p.source_key, p.indicator_key, p.region_key, count(o.year) AS kept
FROM published_change AS p
INNER JOIN indicator AS i ON i.indicator_key = p.indicator_key
INNER JOIN region AS r ON r.region_key = p.region_key
INNER JOIN source AS s ON s.source_key = p.source_key
LEFT JOIN printed AS o
    ON o.indicator_id = i.indicator_id AND o.region_id = r.region_id AND o.source_id = s.source_id
    AND o.year IN (p.year_1, p.year_2, p.year_3)
GROUP BY p.source_key, p.indicator_key, p.region_key
HAVING count(o.year) <> 3;
