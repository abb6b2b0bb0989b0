-- What do several years together tell of indicators with few events? One row per such indicator and district.
-- Parameters:
--   $regions   list of region_key
-- Columns:
--   indicator_key   indicator
--   region_key      district
--   years           the newest years told together, '2016,2018,2019'
--   rate            mean of these, in the unit of the indicator
--   event_count     cases in all of them
--   place           usual, striking, clearly_striking: among all of its kind
--   earlier_years   as many years before, NULL where there are too few
--   earlier_count   cases in all of those, likewise
--   change          between both counts in standard deviations, likewise
-- Order: indicator_key, region_key
SELECT
    i.indicator_key,
    r.region_key,
    f.years,
    f.rate,
    f.event_count::INTEGER AS event_count,
    f.place,
    f.earlier_years,
    f.earlier_count::INTEGER AS earlier_count,
    f.change
FROM few_events AS f
INNER JOIN indicator AS i ON i.indicator_id = f.indicator_id
INNER JOIN region AS r ON r.region_id = f.region_id
WHERE array_position($regions::VARCHAR[], r.region_key) > 0
ORDER BY i.indicator_key, r.region_key;
