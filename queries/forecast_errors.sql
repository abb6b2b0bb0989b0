-- How far were past forecasts of an indicator off? One row per years ahead.
-- Parameters:
--   $indicator   indicator_key
-- Columns:
--   horizon    years ahead, 1 to 7
--   factor     half the range of four out of five in scales
--   coverage   share of past forecasts that the range held, 0 to 1; NULL where none could be tested
--   origins    years that they started from, likewise
--   errors     number of forecasts, likewise
-- Order: horizon
SELECT
    e.horizon::INTEGER AS horizon,
    e.factor,
    e.coverage,
    e.origins::INTEGER AS origins,
    e.errors
FROM trend_error AS e
INNER JOIN indicator AS i ON i.indicator_id = e.indicator_id
WHERE i.indicator_key = $indicator
ORDER BY e.horizon;
