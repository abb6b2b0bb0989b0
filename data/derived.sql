-- Views and small derived tables, made from the tables of schema.sql at the end of a build.

-- One row per indicator, region and year: the value of the source with precedence.
CREATE VIEW preferred_observation AS
SELECT
    i.indicator_key,
    r.region_key,
    o.year,
    o.value,
    o.status,
    s.source_key,
    o.indicator_id,
    o.region_id
FROM observation AS o
INNER JOIN indicator AS i ON o.indicator_id = i.indicator_id
INNER JOIN region AS r ON o.region_id = r.region_id
INNER JOIN source AS s ON o.source_id = s.source_id
WHERE o.is_preferred;

-- One row per indicator, Land and year: how its districts and independent cities spread.
CREATE TABLE district_spread AS
SELECT
    o.indicator_id,
    left(r.region_key, 2) AS state_key,
    o.year,
    count(o.value)::INTEGER AS district_count,
    percentile_cont(0.25) WITHIN GROUP (ORDER BY o.value) AS lower_quartile,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY o.value) AS median,
    percentile_cont(0.75) WITHIN GROUP (ORDER BY o.value) AS upper_quartile
FROM observation AS o
INNER JOIN region AS r ON o.region_id = r.region_id
WHERE o.is_preferred AND o.value IS NOT NULL AND r.kind IN ('district', 'independent_city')
GROUP BY o.indicator_id, left(r.region_key, 2), o.year
ORDER BY o.indicator_id, left(r.region_key, 2), o.year;
