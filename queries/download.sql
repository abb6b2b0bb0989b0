-- All figures with everything a reader needs to check them. One row per indicator, region, year and source.
-- Parameters:
--   $indicators   list of indicator_key
-- Columns:
--   indicator_key   indicator
--   region_key      AGS
--   year            year of the data
--   value           in the unit of the indicator, NULL if the source's figure is not credible
--   status          observed or not_credible
--   is_preferred    true for the value that is shown where several sources give one
--   source_key      source
--   publisher       publisher
--   citation        table or series
--   licence         licence, German
-- Order: indicator_key, region_key, year, source_key
SELECT
    i.indicator_key,
    r.region_key,
    o.year::INTEGER AS year,
    o.value,
    o.status,
    o.is_preferred,
    s.source_key,
    s.publisher,
    e.citation,
    s.licence_de AS licence
FROM observation AS o
INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
INNER JOIN region AS r ON r.region_id = o.region_id
INNER JOIN source AS s ON s.source_id = o.source_id
INNER JOIN series AS e ON e.indicator_key = i.indicator_key AND e.source_key = s.source_key
WHERE i.indicator_key = ANY($indicators::VARCHAR[])
ORDER BY i.indicator_key, r.region_key, o.year, s.source_key;
