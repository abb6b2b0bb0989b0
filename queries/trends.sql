-- How do the values of a region go on? One row per indicator with a trend.
-- Parameters:
--   $region   region_key
-- Columns:
--   indicator_key   indicator
--   year            year of the newest value of its basis; money is in prices of this year
--   value           in the unit of the indicator, as published
--   slope           per year, as it is carried on: half the region's own, half that of all districts
--   scale           usual variation
--   since           first year of the window
--   observations    values in the window
--   tide            median slope of all districts per year, NULL where there are too few or the region is none
--   class_scale     median variation of districts of its size, likewise
--   step            values are published in multiples of it
--   is_money        whether years are compared in prices of one year
--   factor_1        half the range of four out of five one year ahead, in scales
--   factor_2        the same two years ahead
--   factor_3        three years ahead
--   factor_4        four years ahead
--   factor_5        five years ahead
--   factor_6        six years ahead
--   factor_7        seven years ahead
--   every_years     the statistic comes every so many years
--   coverage        share of past forecasts of the indicator that the range held, NULL where none could be tested
-- Order: indicator_key
SELECT
    i.indicator_key,
    t.year::INTEGER AS year,
    t.value,
    t.slope,
    t.scale,
    t.since::INTEGER AS since,
    t.observations::INTEGER AS observations,
    s.tide * CASE WHEN i.unit_key LIKE 'eur%' THEN p.value / q.value ELSE 1 END AS tide,
    s.class_scale * CASE WHEN i.unit_key LIKE 'eur%' THEN p.value / q.value ELSE 1 END AS class_scale,
    coalesce(s.step, 0)::FLOAT8 AS step,
    i.unit_key LIKE 'eur%' AS is_money,
    max(CASE WHEN e.horizon = 1 THEN e.factor END) AS factor_1,
    max(CASE WHEN e.horizon = 2 THEN e.factor END) AS factor_2,
    max(CASE WHEN e.horizon = 3 THEN e.factor END) AS factor_3,
    max(CASE WHEN e.horizon = 4 THEN e.factor END) AS factor_4,
    max(CASE WHEN e.horizon = 5 THEN e.factor END) AS factor_5,
    max(CASE WHEN e.horizon = 6 THEN e.factor END) AS factor_6,
    max(CASE WHEN e.horizon = 7 THEN e.factor END) AS factor_7,
    coalesce(y.every_years, 1)::INTEGER AS every_years,
    sum(e.coverage * e.errors) / sum(CASE WHEN e.coverage IS NOT NULL THEN e.errors END) AS coverage
FROM district_trend AS t
INNER JOIN indicator AS i ON i.indicator_id = t.indicator_id
INNER JOIN region AS r ON r.region_id = t.region_id
INNER JOIN trend_error AS e ON e.indicator_id = t.indicator_id
LEFT JOIN trend_scale AS s ON s.indicator_id = t.indicator_id AND s.size_class = t.size_class
LEFT JOIN price_index AS p ON p.year = t.year
LEFT JOIN price_index AS q ON q.year = s.year
LEFT JOIN survey_rhythm AS y ON y.indicator_key = i.indicator_key
WHERE r.region_key = $region
GROUP BY
    i.indicator_key, i.unit_key, t.year, t.value, t.slope, t.scale, t.since, t.observations, s.tide, s.class_scale,
    s.step, p.value, q.value, y.every_years
ORDER BY i.indicator_key;
