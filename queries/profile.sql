-- Where does a region stand on every indicator? One row per indicator with a value for the region: the newest
-- value, an earlier one to tell the change, and the value of the Land in the newest year that both have.
-- Parameters:
--   $region      region_key
--   $reference   region_key to compare with, usually the Land
-- Columns:
--   indicator_key      indicator
--   year               newest year with a value
--   value              in the unit of the indicator
--   source_key         source of the value
--   base_year          oldest of the five years before `year` that has a value on the same basis, NULL if none
--   base_value         value of that year
--   break_reason_de    reason of a break in the series within these five years, NULL if none
--   break_reason_en    the same, English
--   common_year        newest year with a value for the region and the reference, NULL if none
--   common_value       value of the region in that year
--   reference_value    value of the reference in that year
--   district_count     districts and independent cities of the Land with a value in `year`
--   lower_quartile     of these districts in `year`, NULL with fewer than 10
--   upper_quartile     of these districts in `year`, NULL with fewer than 10
-- Order: indicator_key
WITH own AS (
    SELECT indicator_id, indicator_key, year, value, source_key
    FROM preferred_observation
    WHERE region_key = $region AND value IS NOT NULL
),
reference AS (
    SELECT indicator_id, year, value
    FROM preferred_observation
    WHERE region_key = $reference AND value IS NOT NULL
),
newest AS (
    SELECT * FROM own AS o
    WHERE o.year = (SELECT max(x.year) FROM own AS x WHERE x.indicator_id = o.indicator_id)
),
last_break AS (
    SELECT n.indicator_id, n.indicator_key, max(k.first_year) AS first_year
    FROM newest AS n
    INNER JOIN shown_break AS k ON k.indicator_key = n.indicator_key AND k.first_year <= n.year
    GROUP BY n.indicator_id, n.indicator_key
),
base AS (
    SELECT o.indicator_id, min(o.year) AS year
    FROM own AS o
    INNER JOIN newest AS n ON n.indicator_id = o.indicator_id
    LEFT JOIN last_break AS l ON l.indicator_id = o.indicator_id
    WHERE o.year BETWEEN n.year - 5 AND n.year - 1 AND o.year >= coalesce(l.first_year, o.year)
    GROUP BY o.indicator_id
),
common AS (
    SELECT o.indicator_id, max(o.year) AS year
    FROM own AS o
    INNER JOIN reference AS f ON f.indicator_id = o.indicator_id AND f.year = o.year
    GROUP BY o.indicator_id
)
SELECT
    n.indicator_key,
    n.year::INTEGER AS year,
    n.value,
    n.source_key,
    b.year::INTEGER AS base_year,
    bo.value AS base_value,
    k.reason_de AS break_reason_de,
    k.reason_en AS break_reason_en,
    c.year::INTEGER AS common_year,
    co.value AS common_value,
    f.value AS reference_value,
    coalesce(s.district_count, 0) AS district_count,
    CASE WHEN s.district_count >= 10 THEN s.lower_quartile END AS lower_quartile,
    CASE WHEN s.district_count >= 10 THEN s.upper_quartile END AS upper_quartile
FROM newest AS n
LEFT JOIN base AS b ON b.indicator_id = n.indicator_id
LEFT JOIN own AS bo ON bo.indicator_id = b.indicator_id AND bo.year = b.year
LEFT JOIN last_break AS l ON l.indicator_id = n.indicator_id AND l.first_year > n.year - 5
LEFT JOIN shown_break AS k ON k.indicator_key = l.indicator_key AND k.first_year = l.first_year
LEFT JOIN common AS c ON c.indicator_id = n.indicator_id
LEFT JOIN own AS co ON co.indicator_id = c.indicator_id AND co.year = c.year
LEFT JOIN reference AS f ON f.indicator_id = c.indicator_id AND f.year = c.year
LEFT JOIN district_spread AS s
    ON s.indicator_id = n.indicator_id AND s.year = n.year AND s.state_key = left($region::VARCHAR, 2)
ORDER BY n.indicator_key;
