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
-- Order: indicator_key
WITH point AS (
    SELECT
        o.indicator_id,
        o.year,
        max(CASE WHEN r.region_key = $region THEN o.value END) AS value,
        max(CASE WHEN r.region_key = $region THEN o.source_id END) AS source_id,
        max(CASE WHEN r.region_key = $reference THEN o.value END) AS reference_value
    FROM observation AS o
    INNER JOIN region AS r ON r.region_id = o.region_id
    WHERE r.region_key IN ($region, $reference) AND o.is_preferred AND o.value IS NOT NULL
    GROUP BY o.indicator_id, o.year
),
own AS (
    SELECT *, max(year) OVER (PARTITION BY indicator_id) AS newest
    FROM point
    WHERE value IS NOT NULL
),
basis AS (
    SELECT
        k.indicator_id,
        k.first_year,
        k.reason_de,
        k.reason_en,
        row_number() OVER (PARTITION BY k.indicator_id ORDER BY k.first_year DESC, length(k.region_key) DESC) AS place
    FROM shown_break AS k
    INNER JOIN (SELECT DISTINCT indicator_id, newest FROM own) AS n
        ON n.indicator_id = k.indicator_id AND k.first_year <= n.newest
    WHERE k.region_key = 'DE' OR starts_with($region::VARCHAR, k.region_key)
),
told AS (
    SELECT
        o.indicator_id,
        o.newest,
        max(k.first_year) AS break_year,
        max(CASE WHEN o.reference_value IS NOT NULL THEN o.year END) AS common_year,
        min(
            CASE WHEN o.year BETWEEN o.newest - 5 AND o.newest - 1 AND o.year >= coalesce(k.first_year, o.year)
                THEN o.year END
        ) AS base_year
    FROM own AS o
    LEFT JOIN basis AS k ON k.indicator_id = o.indicator_id AND k.place = 1
    GROUP BY o.indicator_id, o.newest
)
SELECT
    i.indicator_key,
    t.newest::INTEGER AS year,
    o.value,
    e.source_key,
    t.base_year::INTEGER AS base_year,
    b.value AS base_value,
    k.reason_de AS break_reason_de,
    k.reason_en AS break_reason_en,
    t.common_year::INTEGER AS common_year,
    c.value AS common_value,
    c.reference_value
FROM told AS t
INNER JOIN indicator AS i ON i.indicator_id = t.indicator_id
INNER JOIN point AS o ON o.indicator_id = t.indicator_id AND o.year = t.newest
INNER JOIN source AS e ON e.source_id = o.source_id
LEFT JOIN point AS b ON b.indicator_id = t.indicator_id AND b.year = t.base_year
LEFT JOIN point AS c ON c.indicator_id = t.indicator_id AND c.year = t.common_year
LEFT JOIN basis AS k ON k.indicator_id = t.indicator_id AND k.place = 1 AND t.break_year > t.newest - 5
ORDER BY i.indicator_key;
