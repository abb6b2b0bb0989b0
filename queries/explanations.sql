-- Why is a value missing? One row per indicator and region that a report or a source explains as missing,
-- or per single figure that the source shows but that is not credible.
-- Parameters:
--   $regions   list of region_key
-- Columns:
--   indicator_key   indicator
--   region_key      region
--   year            year of the single figure, NULL if the indicator is missing as a whole
--   source_key      who says so, '' for what the product says: that nobody publishes the indicator by district
--   reason_de       reason
--   reason_en       reason, English
-- Order: indicator_key, region_key, year
SELECT indicator_key, region_key, NULL::INTEGER AS year, source_key, reason_de, reason_en
FROM explanation
WHERE array_position($regions::VARCHAR[], region_key) > 0
UNION ALL
SELECT indicator_key, region_key, NULL::INTEGER AS year, source_key, reason_de, reason_en
FROM source_remark
INNER JOIN shown_indicator USING (indicator_key)
WHERE array_position($regions::VARCHAR[], region_key) > 0
UNION ALL
SELECT indicator_key, region_key, year::INTEGER AS year, source_key, reason_de, reason_en
FROM known_error
WHERE array_position($regions::VARCHAR[], region_key) > 0
UNION ALL
SELECT i.indicator_key, r.region_key, w.year::INTEGER AS year, w.source_key, w.reason_de, w.reason_en
FROM withheld_year AS w
INNER JOIN indicator AS i ON i.indicator_key = w.indicator_key
INNER JOIN source AS s ON s.source_key = w.source_key
INNER JOIN region AS r ON array_position($regions::VARCHAR[], r.region_key) > 0
WHERE EXISTS (
    SELECT 1
    FROM observation AS o
    WHERE o.indicator_id = i.indicator_id AND o.region_id = r.region_id AND o.source_id = s.source_id
        AND o.year = w.year AND o.value IS NULL
)
UNION ALL
SELECT u.indicator_key, r.region_key, NULL::INTEGER AS year, '' AS source_key, u.reason_de, u.reason_en
FROM unpublished AS u
INNER JOIN shown_indicator AS i ON i.indicator_key = u.indicator_key
INNER JOIN region AS r ON array_position($regions::VARCHAR[], r.region_key) > 0
WHERE r.kind IN ('district', 'independent_city')
    AND NOT EXISTS (
        SELECT 1
        FROM observation AS o
        WHERE o.indicator_id = i.indicator_id AND o.region_id = r.region_id AND o.value IS NOT NULL
    )
    AND NOT EXISTS (
        SELECT 1 FROM explanation AS e WHERE e.indicator_key = u.indicator_key AND e.region_key = r.region_key
    )
ORDER BY indicator_key, region_key, year;
