-- Where do sources of one definition disagree by more than their rounding? One row per indicator, region, year
-- and pair of sources whose values cannot be roundings of the same number.
-- Parameters: none
-- Columns:
--   indicator_key        indicator
--   region_key           region
--   year                 year of the data
--   shown_source_key     source with precedence of the two
--   shown_value          its value, in the unit of the indicator
--   other_source_key     the other source
--   other_value          its value, in the unit of the indicator
--   tolerance            half the rounding steps of both, in the unit of the indicator
-- Order: share of the shown value by which they differ, largest first
SELECT
    i.indicator_key,
    r.region_key,
    d.year::INTEGER AS year,
    sa.source_key AS shown_source_key,
    d.shown_value,
    sb.source_key AS other_source_key,
    d.other_value,
    d.tolerance
FROM source_disagreement AS d
INNER JOIN indicator AS i ON i.indicator_id = d.indicator_id
INNER JOIN region AS r ON r.region_id = d.region_id
INNER JOIN source AS sa ON sa.source_id = d.shown_source_id
INNER JOIN source AS sb ON sb.source_id = d.other_source_id
ORDER BY
    abs(d.shown_value - d.other_value) / NULLIF(abs(d.shown_value), 0) DESC NULLS LAST,
    i.indicator_key,
    r.region_key,
    d.year,
    d.shown_source_id,
    d.other_source_id;
