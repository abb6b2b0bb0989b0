-- How do some regions stand on an indicator in one year? One row per region with a value: those of a group, ranked,
-- with the spread of the group beside it, and further ones to be shown with them, without a rank.
-- Parameters:
--   $indicator   indicator_key
--   $year        year
--   $group       list of region_key: the regions ranked
--   $also        list of region_key: regions shown whether they are of the group or not
-- Columns:
--   region_key       region
--   value            in the unit of the indicator
--   source_key       source of the value
--   rank             1 = best of the group by the indicator's direction, values that look equal with the decimals of
--                    the indicator share a rank; by size, largest first, if it has no direction; NULL outside of the
--                    group
--   district_count   regions of the group with a value
--   lower_quartile   of these, in the unit of the indicator, NULL with fewer than 10
--   median           of these, in the unit of the indicator, NULL without any
--   upper_quartile   of these, in the unit of the indicator, NULL with fewer than 10
-- Order: best first, region_key
WITH shown AS (
    SELECT
        o.region_key,
        o.value,
        o.source_key,
        coalesce(array_position($group::VARCHAR[], o.region_key), 0) > 0 AS in_group,
        i.decimals,
        CASE i.direction
            WHEN 'down' THEN o.value
            WHEN 'towards' THEN abs(o.value - i.direction_value)
            ELSE -o.value
        END AS from_best
    FROM preferred_observation AS o
    INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
    WHERE
        o.indicator_key = $indicator
        AND o.year = $year
        AND o.value IS NOT NULL
        AND (
            array_position($group::VARCHAR[], o.region_key) > 0 OR array_position($also::VARCHAR[], o.region_key) > 0
        )
),
seen AS (  -- halves are rounded up, as they are shown; 1e-9 because 1.005 is a little less in binary
    SELECT
        *,
        sign(from_best) * floor(abs(from_best) * power(10.0, decimals) + 0.5 + 1e-9) AS seen_from_best
    FROM shown
),
spread AS (
    SELECT
        count(*)::INTEGER AS district_count,
        percentile_cont(0.25) WITHIN GROUP (ORDER BY value) AS lower_quartile,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median,
        percentile_cont(0.75) WITHIN GROUP (ORDER BY value) AS upper_quartile
    FROM shown
    WHERE in_group
)
SELECT
    r.region_key,
    r.value,
    r.source_key,
    CASE WHEN r.in_group THEN rank() OVER (PARTITION BY r.in_group ORDER BY r.seen_from_best) END::INTEGER AS rank,
    s.district_count,
    CASE WHEN s.district_count >= 10 THEN s.lower_quartile END AS lower_quartile,
    s.median,
    CASE WHEN s.district_count >= 10 THEN s.upper_quartile END AS upper_quartile
FROM seen AS r
CROSS JOIN spread AS s
ORDER BY r.from_best, r.region_key;
