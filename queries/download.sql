-- All figures with everything a reader needs to check them. One row per indicator, region, year and source.
-- Parameters:
--   $indicators   list of indicator_key
-- Columns:
--   indicator_key   indicator
--   indicator_de    its name
--   indicator_en    its name, English
--   region_key      AGS
--   region_de       name of the region
--   region_en       name of the region, English
--   year            year of the data
--   value           in the unit of the indicator, NULL if the source's figure is not credible
--   unit_de         unit of the indicator
--   unit_en         unit of the indicator, English
--   status          observed, provisional, estimated, not_credible, forecast
--   is_preferred    true for the value that is shown where several sources give one
--   source_key      source
--   publisher       publisher
--   citation        table or series
--   licence_de      licence
--   licence_en      licence, English
-- Order: indicator_key, region_key, year, source_key
SELECT
    i.indicator_key,
    i.name_de AS indicator_de,
    i.name_en AS indicator_en,
    r.region_key,
    r.name_de AS region_de,
    r.name_en AS region_en,
    o.year::INTEGER AS year,
    o.value,
    u.label_de AS unit_de,
    u.label_en AS unit_en,
    o.status,
    o.is_preferred,
    s.source_key,
    s.publisher,
    e.citation,
    s.licence_de,
    s.licence_en
FROM observation AS o
INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
INNER JOIN unit AS u ON u.unit_key = i.unit_key
INNER JOIN region AS r ON r.region_id = o.region_id
INNER JOIN source AS s ON s.source_id = o.source_id
INNER JOIN series AS e ON e.indicator_key = i.indicator_key AND e.source_key = s.source_key
WHERE array_position($indicators::VARCHAR[], i.indicator_key) > 0
ORDER BY i.indicator_key, r.region_key, o.year, s.source_key;
