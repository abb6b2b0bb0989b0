-- How do two indicators stand against each other? One row per region with a value in both: those of a group, with the
-- correlation over them beside it, and further ones to be shown with them.
-- Parameters:
--   $first         indicator_key
--   $first_year    year of its values
--   $second        indicator_key
--   $second_year   year of its values
--   $group         list of region_key: the regions that the correlation is over
--   $also          list of region_key: regions shown whether they are of the group or not
-- Columns:
--   region_key       region
--   in_group         whether it is of the group
--   first_value      in the unit of the first indicator
--   first_source     source of that value
--   second_value     in the unit of the second indicator
--   second_source    source of that value
--   district_count   regions of the group with both values
--   spearman         rank correlation over these, equal values sharing the mean of their ranks; NULL if it has none
--   pearson          correlation of the values over these; NULL if it has none
--   tied             most of these that share one value in either indicator, 1 if none do
-- Order: first_value, largest first, region_key
WITH pair AS (
    SELECT
        a.region_key,
        coalesce(array_position($group::VARCHAR[], a.region_key), 0) > 0 AS in_group,
        a.value AS first_value,
        a.source_key AS first_source,
        b.value AS second_value,
        b.source_key AS second_source
    FROM preferred_observation AS a
    INNER JOIN preferred_observation AS b ON b.region_id = a.region_id
    WHERE
        a.indicator_key = $first
        AND a.year = $first_year
        AND a.value IS NOT NULL
        AND b.indicator_key = $second
        AND b.year = $second_year
        AND b.value IS NOT NULL
        AND (
            array_position($group::VARCHAR[], a.region_key) > 0 OR array_position($also::VARCHAR[], a.region_key) > 0
        )
        AND (
            array_position($group::VARCHAR[], b.region_key) > 0 OR array_position($also::VARCHAR[], b.region_key) > 0
        )
),
counted AS (
    SELECT
        first_value,
        second_value,
        count(*) OVER (PARTITION BY first_value) AS first_tied,
        count(*) OVER (PARTITION BY second_value) AS second_tied,
        rank() OVER (ORDER BY first_value) AS first_rank,
        rank() OVER (ORDER BY second_value) AS second_rank
    FROM pair
    WHERE in_group
),
measured AS (
    SELECT
        count(*)::INTEGER AS district_count,
        corr(first_rank + (first_tied - 1) / 2.0, second_rank + (second_tied - 1) / 2.0) AS spearman,
        corr(first_value, second_value) AS pearson,
        max(greatest(first_tied, second_tied))::INTEGER AS tied
    FROM counted
)
SELECT
    p.region_key,
    p.in_group,
    p.first_value,
    p.first_source,
    p.second_value,
    p.second_source,
    m.district_count,
    nullif(m.spearman, 'NaN'::FLOAT8) AS spearman,
    nullif(m.pearson, 'NaN'::FLOAT8) AS pearson,
    coalesce(m.tied, 0) AS tied
FROM pair AS p
CROSS JOIN measured AS m
ORDER BY p.first_value DESC, p.region_key;
