-- All figures of an indicator or of a region, with everything that a program needs to pass them on. One row per
-- indicator, region, year and source.
-- Parameters:
--   $indicator   indicator_key, NULL for all
--   $region      region_key, NULL for all
-- Columns:
--   indicator_key   indicator
--   region_key      AGS
--   region_de       name of the region
--   region_en       name of the region, English
--   year            year of the data
--   value           in the unit of the indicator, NULL if the source's figure is not credible
--   unit_de         unit of the indicator
--   unit_en         unit of the indicator, English
--   kind            observed or not_credible
--   mark            the source's own mark of an estimated or otherwise limited value, NULL if none
--   is_preferred    true for the value that is shown where several sources give one
--   source_key      source
--   publisher       publisher
--   citation        table or series
--   attribution     how the licence wants the source to be named
--   licence_de      licence
--   licence_en      licence, English
--   licence_url     where the licence can be read
-- Order: indicator_key, region_key, year, source_key
SELECT
    i.indicator_key,
    r.region_key,
    r.name_de AS region_de,
    r.name_en AS region_en,
    o.year::INTEGER AS year,
    o.value,
    u.label_de AS unit_de,
    u.label_en AS unit_en,
    o.status AS kind,
    o.flag AS mark,
    o.is_preferred,
    s.source_key,
    s.publisher,
    e.citation,
    s.attribution,
    s.licence_de,
    s.licence_en,
    s.licence_url
FROM observation AS o
INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
INNER JOIN shown_indicator AS x ON x.indicator_id = i.indicator_id
INNER JOIN unit AS u ON u.unit_key = i.unit_key
INNER JOIN region AS r ON r.region_id = o.region_id
INNER JOIN source AS s ON s.source_id = o.source_id
INNER JOIN series AS e ON e.indicator_key = i.indicator_key AND e.source_key = s.source_key
WHERE ($indicator::VARCHAR IS NULL OR i.indicator_key = $indicator)
    AND ($region::VARCHAR IS NULL OR r.region_key = $region)
ORDER BY i.indicator_key, r.region_key, o.year, s.source_key;
