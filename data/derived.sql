-- Views and small derived tables, made from the tables of schema.sql at the end of a build.

-- One row per indicator, region and year: the value of the source with precedence. `region_kind` spares a second join
-- with region, which would keep the database from skipping what lies outside of the regions asked for.
CREATE VIEW preferred_observation AS
SELECT
    i.indicator_key,
    r.region_key,
    r.kind AS region_kind,
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

-- One row per indicator, source and region: its values, in which forecasts do not count. For the tables below and the rest of the build; goes with it.
CREATE TEMP TABLE place_coverage AS
SELECT
    indicator_id,
    source_id,
    region_id,
    count(*)::INTEGER AS row_count,
    count(CASE WHEN status <> 'forecast' THEN value END)::INTEGER AS value_count,
    count(CASE WHEN is_preferred THEN value END)::INTEGER AS preferred_count,
    max(CASE WHEN is_preferred AND value IS NOT NULL THEN year END) AS last_preferred_year,
    min(CASE WHEN value IS NOT NULL AND status <> 'forecast' THEN year END) AS first_year,
    max(CASE WHEN value IS NOT NULL AND status <> 'forecast' THEN year END) AS last_year
FROM observation
GROUP BY indicator_id, source_id, region_id;

-- One row per indicator and source with a value: how far its values reach.
CREATE TABLE series_coverage AS
SELECT
    indicator_id,
    source_id,
    sum(value_count)::INTEGER AS value_count,
    count(DISTINCT region_id)::INTEGER AS region_count,
    min(first_year) AS first_year,
    max(last_year) AS last_year
FROM place_coverage
WHERE value_count > 0
GROUP BY indicator_id, source_id
ORDER BY indicator_id, source_id;

-- One row per source with a value.
CREATE TABLE source_coverage AS
SELECT
    source_id,
    sum(value_count)::INTEGER AS value_count,
    count(DISTINCT indicator_id)::INTEGER AS indicator_count,
    count(DISTINCT region_id)::INTEGER AS region_count,
    min(first_year) AS first_year,
    max(last_year) AS last_year
FROM place_coverage
WHERE value_count > 0
GROUP BY source_id
ORDER BY source_id;

-- One row per indicator with a value: how far the values of the sources with precedence reach.
CREATE TABLE indicator_coverage AS
SELECT
    p.indicator_id,
    sum(p.preferred_count)::INTEGER AS observation_count,
    count(DISTINCT p.region_id)::INTEGER AS region_count,
    count(DISTINCT CASE WHEN r.kind IN ('district', 'independent_city') THEN p.region_id END)::INTEGER
        AS district_count,
    min(p.first_year) AS first_year,
    max(p.last_year) AS last_year
FROM place_coverage AS p
INNER JOIN region AS r ON p.region_id = r.region_id
WHERE p.value_count > 0
GROUP BY p.indicator_id
ORDER BY p.indicator_id;

-- One row per indicator, region, year and pair of sources of one definition whose values differ by more than rounding.
CREATE TABLE source_disagreement AS
SELECT
    a.indicator_id,
    a.region_id,
    a.year,
    a.source_id AS shown_source_id,
    a.value AS shown_value,
    b.source_id AS other_source_id,
    b.value AS other_value,
    (ea.rounding_step + eb.rounding_step) / 2 AS tolerance
FROM observation AS a
INNER JOIN observation AS b
    ON b.indicator_id = a.indicator_id AND b.region_id = a.region_id AND b.year = a.year
INNER JOIN indicator AS i ON i.indicator_id = a.indicator_id
INNER JOIN source AS sa ON sa.source_id = a.source_id
INNER JOIN source AS sb ON sb.source_id = b.source_id
INNER JOIN series AS ea ON ea.indicator_key = i.indicator_key AND ea.source_key = sa.source_key
INNER JOIN series AS eb ON eb.indicator_key = i.indicator_key AND eb.source_key = sb.source_key
WHERE
    a.indicator_id IN (SELECT indicator_id FROM series_coverage GROUP BY indicator_id HAVING count(*) > 1)
    AND b.indicator_id IN (SELECT indicator_id FROM series_coverage GROUP BY indicator_id HAVING count(*) > 1)
    AND a.status <> 'forecast' AND b.status <> 'forecast'
    AND ea.precedence < eb.precedence
    AND abs(a.value - b.value) > (ea.rounding_step + eb.rounding_step) / 2 * 1.000001
ORDER BY a.indicator_id, a.region_id, a.year, shown_source_id, other_source_id;

-- One row per indicator, Land or Germany (state_key DE) and year: how its districts and independent cities spread.
CREATE TABLE district_spread AS
SELECT
    o.indicator_id,
    coalesce(left(r.region_key, 2), 'DE') AS state_key,
    o.year,
    count(o.value)::INTEGER AS district_count,
    percentile_cont(0.25) WITHIN GROUP (ORDER BY o.value) AS lower_quartile,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY o.value) AS median,
    percentile_cont(0.75) WITHIN GROUP (ORDER BY o.value) AS upper_quartile
FROM observation AS o
INNER JOIN region AS r ON o.region_id = r.region_id
WHERE o.is_preferred AND o.value IS NOT NULL AND r.kind IN ('district', 'independent_city')
GROUP BY GROUPING SETS ((o.indicator_id, left(r.region_key, 2), o.year), (o.indicator_id, o.year))
ORDER BY o.indicator_id, state_key, o.year;

-- One row per district and criterion by which districts are called alike: density and GDP per head (their logarithms: half
-- as much is as far as twice as much), share of people aged 65 and over, yearly growth of the population (over the longest
-- time that one source covers). `score`: distance from the mean of all districts in standard deviations.
CREATE TABLE likeness AS
WITH measured AS (
    SELECT
        CASE indicator_key
            WHEN 'population_density' THEN 'density'
            WHEN 'gdp_per_head' THEN 'gdp'
            ELSE 'age'
        END AS criterion,
        region_key,
        year,
        value
    FROM preferred_observation
    WHERE
        indicator_key IN ('population_density', 'gdp_per_head', 'population_65plus')
        AND region_kind IN ('district', 'independent_city')
        AND value > 0
),
full_year AS (
    SELECT criterion, year, count(*) AS districts, max(count(*)) OVER (PARTITION BY criterion) AS most
    FROM measured
    GROUP BY criterion, year
),
newest AS (
    SELECT criterion, max(year) AS year
    FROM full_year
    WHERE districts >= 0.9 * most
    GROUP BY criterion
),
counted AS (
    SELECT r.region_key, o.source_id, o.year, o.value
    FROM observation AS o
    INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
    INNER JOIN region AS r ON r.region_id = o.region_id
    WHERE i.indicator_key = 'population' AND r.kind IN ('district', 'independent_city') AND o.value > 0
),
covered AS (
    SELECT
        region_key,
        source_id,
        min(year) AS first_year,
        max(year) AS last_year,
        row_number() OVER (
            PARTITION BY region_key ORDER BY max(year) - min(year) DESC, max(year) DESC, source_id
        ) AS place
    FROM counted
    GROUP BY region_key, source_id
    HAVING max(year) > min(year)
),
known AS (
    SELECT
        m.criterion,
        m.region_key,
        CASE WHEN m.criterion = 'age' THEN m.value ELSE ln(m.value) END AS value
    FROM measured AS m
    INNER JOIN newest AS n ON n.criterion = m.criterion AND n.year = m.year
    UNION ALL
    SELECT 'growth', c.region_key, ln(b.value / a.value) / (c.last_year - c.first_year)
    FROM covered AS c
    INNER JOIN counted AS a
        ON a.region_key = c.region_key AND a.source_id = c.source_id AND a.year = c.first_year
    INNER JOIN counted AS b
        ON b.region_key = c.region_key AND b.source_id = c.source_id AND b.year = c.last_year
    WHERE c.place = 1
),
spread AS (
    SELECT criterion, avg(value) AS mean, stddev_pop(value) AS deviation
    FROM known
    GROUP BY criterion
)
-- Rounded: the order in which a sum is made must not show in the database.
SELECT k.region_key, k.criterion, round((k.value - s.mean) / s.deviation, 9) AS score
FROM known AS k
INNER JOIN spread AS s ON s.criterion = k.criterion
WHERE s.deviation > 0
ORDER BY k.region_key, k.criterion;

-- One row per indicator that is shown: it has a value, or a report explains why it has none. The others are known
-- to reference data only and wait for a source to be fetched.
CREATE TABLE shown_indicator AS
SELECT i.indicator_id, i.indicator_key
FROM indicator AS i
WHERE
    EXISTS (SELECT 1 FROM place_coverage AS p WHERE p.indicator_id = i.indicator_id)
    OR EXISTS (SELECT 1 FROM explanation AS e WHERE e.indicator_key = i.indicator_key)
ORDER BY i.indicator_id;

-- One row per break that divides an indicator's values: there are some before it and some from it on.
CREATE TABLE shown_break AS
SELECT i.indicator_id, k.indicator_key, k.region_key, k.first_year, k.reason_de, k.reason_en
FROM series_break AS k
INNER JOIN indicator AS i ON k.indicator_key = i.indicator_key
INNER JOIN (
    SELECT indicator_id, min(first_year) AS oldest, max(last_year) AS newest
    FROM series_coverage
    GROUP BY indicator_id
) AS y ON i.indicator_id = y.indicator_id AND k.first_year > y.oldest AND k.first_year <= y.newest
ORDER BY i.indicator_id, k.region_key, k.first_year;

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

-- One row per rate, region that is compared and year with a value of the source with precedence, by indicator and year:
-- what the first page of a visit asks for is read in one go.
CREATE TABLE rate_value AS
SELECT i.indicator_key, r.region_key, o.year, o.value, s.source_key
FROM observation AS o
INNER JOIN indicator AS i ON o.indicator_id = i.indicator_id
INNER JOIN unit AS u ON i.unit_key = u.unit_key
INNER JOIN region AS r ON o.region_id = r.region_id
INNER JOIN source AS s ON o.source_id = s.source_id
WHERE o.is_preferred AND o.value IS NOT NULL AND u.kind = 'rate' AND r.kind NOT IN ('country', 'state')
ORDER BY i.indicator_key, o.year, r.region_key;
