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
    a.year::INTEGER AS year,
    sa.source_key AS shown_source_key,
    a.value AS shown_value,
    sb.source_key AS other_source_key,
    b.value AS other_value,
    (ea.rounding_step + eb.rounding_step) / 2 AS tolerance
FROM observation AS a
INNER JOIN observation AS b
    ON b.indicator_id = a.indicator_id AND b.region_id = a.region_id AND b.year = a.year
INNER JOIN indicator AS i ON i.indicator_id = a.indicator_id
INNER JOIN region AS r ON r.region_id = a.region_id
INNER JOIN source AS sa ON sa.source_id = a.source_id
INNER JOIN source AS sb ON sb.source_id = b.source_id
INNER JOIN series AS ea ON ea.indicator_key = i.indicator_key AND ea.source_key = sa.source_key
INNER JOIN series AS eb ON eb.indicator_key = i.indicator_key AND eb.source_key = sb.source_key
WHERE
    ea.precedence < eb.precedence
    AND abs(a.value - b.value) > (ea.rounding_step + eb.rounding_step) / 2 * 1.000001
ORDER BY abs(a.value - b.value) / NULLIF(abs(a.value), 0) DESC, i.indicator_key, r.region_key, a.year;
