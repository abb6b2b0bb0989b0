-- Where does each value of an indicator in a region come from? One row per year and source.
-- Parameters:
--   $indicator   indicator_key
--   $region      region_key
-- Columns:
--   year           year
--   value          value in the unit of the indicator, NULL if the source shows a figure that is not credible
--   source_key     source
--   title_de       title of the source
--   title_en       title of the source, English
--   is_preferred   whether this is the value that the pages show for the year
--   status          observed, provisional, estimated, forecast or not_credible
--   file           path below the data folder
--   line           line of that file, NULL if the figure stands in an answer that has no lines
--   place          place in the answer, NULL if there is a line
--   flag           the source's own mark of the figure, NULL if none
--   url            address the file was fetched from, NULL for a file that the product carries
--   fetched_at     when, UTC
--   data_version   version of the data as the service names it
--   sha256         fingerprint of the file's bytes
-- Order: year newest first, then the value shown first, source_key
SELECT
    o.year::INTEGER AS year,
    o.value,
    s.source_key,
    s.title_de,
    s.title_en,
    o.is_preferred,
    o.status,
    l.file,
    o.line,
    o.place,
    o.flag,
    l.url,
    l.fetched_at,
    l.data_version,
    l.sha256
FROM observation AS o
INNER JOIN indicator AS i ON i.indicator_id = o.indicator_id
INNER JOIN region AS r ON r.region_id = o.region_id
INNER JOIN source AS s ON s.source_id = o.source_id
INNER JOIN load AS l ON l.load_id = o.load_id
WHERE i.indicator_key = $indicator AND r.region_key = $region
ORDER BY o.year DESC, o.is_preferred DESC, s.source_key;
