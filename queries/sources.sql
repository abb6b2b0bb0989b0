-- Which publications do the figures come from, and how new are they? One row per source.
-- Parameters: none
-- Columns:
--   source_key        source
--   title_de          title
--   title_en          title, English
--   publisher         publisher
--   licence_de        licence
--   licence_en        licence, English
--   licence_url       where the licence is told
--   attribution       how the source wants to be named
--   url               web address
--   value_count       values of this source
--   indicator_count   indicators with a value
--   region_count      regions with a value
--   first_year        oldest data year
--   last_year         newest data year
--   last_try          when the source was last asked, UTC, NULL for one that the product carries
--   last_success      when it last answered completely, UTC, NULL for never
--   error_de          what went wrong the last time, NULL if nothing
--   error_en          the same, English
-- Order: last_year newest first, source_key
SELECT
    s.source_key,
    s.title_de,
    s.title_en,
    s.publisher,
    s.licence_de,
    s.licence_en,
    s.licence_url,
    s.attribution,
    s.url,
    c.value_count,
    c.indicator_count,
    c.region_count,
    c.first_year::INTEGER AS first_year,
    c.last_year::INTEGER AS last_year,
    f.last_try,
    f.last_success,
    f.error_de,
    f.error_en
FROM source AS s
INNER JOIN source_coverage AS c ON c.source_id = s.source_id
LEFT JOIN fetch_outcome AS f ON f.source_key = s.source_key
ORDER BY c.last_year DESC, s.source_key;
