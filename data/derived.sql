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

-- One row per indicator that is shown: it has a value, or a report explains why it has none. The others are known
-- to reference data only and wait for a source to be fetched.
CREATE TABLE shown_indicator AS
SELECT i.indicator_id, i.indicator_key
FROM indicator AS i
WHERE
    EXISTS (SELECT 1 FROM observation AS o WHERE o.indicator_id = i.indicator_id)
    OR EXISTS (SELECT 1 FROM explanation AS e WHERE e.indicator_key = i.indicator_key)
ORDER BY i.indicator_id;

-- One row per break that divides an indicator's values: there are some before it and some from it on.
CREATE TABLE shown_break AS
SELECT i.indicator_id, k.indicator_key, k.first_year, k.reason_de, k.reason_en
FROM series_break AS k
INNER JOIN indicator AS i ON k.indicator_key = i.indicator_key
INNER JOIN (
    SELECT indicator_id, min(year) AS oldest, max(year) AS newest
    FROM observation
    WHERE value IS NOT NULL
    GROUP BY indicator_id
) AS y ON i.indicator_id = y.indicator_id AND k.first_year > y.oldest AND k.first_year <= y.newest
ORDER BY i.indicator_id, k.first_year;

-- One row per region and target that can be told of it: its own, and those of the larger territories it lies in. An
-- amount that a larger territory wants for itself is no measure for one region and is told only as context.
CREATE VIEW region_target AS
SELECT r.region_key AS told_of, t.*
FROM region AS r
INNER JOIN target AS t
    ON t.region_key = r.region_key
    OR (
        (t.region_key IS NULL OR t.region_key = 'DE' OR starts_with(r.region_key, t.region_key))
        AND (
            t.usable = 'context'
            OR t.indicator_key NOT IN (
                SELECT i.indicator_key
                FROM indicator AS i
                INNER JOIN unit AS u ON i.unit_key = u.unit_key
                WHERE u.kind = 'amount'
            )
        )
    );
