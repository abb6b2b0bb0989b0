-- What moved in a district, against comparable ones? One row per indicator that could be compared.
-- Parameters:
--   $region   region_key
-- Columns:
--   indicator_key        indicator
--   topic                of one topic at most one is named
--   direction_strength   clear; disputed; disputed_in_cities: whether more is better there is disputed
--   first_year           year at the start
--   first_value          in the unit of the indicator, as published
--   last_year            year at the end
--   last_value           in the unit of the indicator, as published
--   comparable           number of comparable districts
--   own_change           real, in the unit of the indicator, or as ln(last / first) where is_log
--   elsewhere            median change of the comparable, likewise
--   excess               better (positive) or worse than elsewhere, likewise
--   z_own                own change in multiples of noise, positive = better
--   z_relative           excess in multiples of noise
--   percentile           share of the comparable that did worse, 0 to 1
--   unusual              excess in multiples of the usual one, NULL where all changed alike
--   word                 own change and change against the others in one word
--   is_notable           beyond noise and in the outer fifth
--   is_log               whether changes are relative
-- Order: indicator_key
SELECT
    i.indicator_key,
    coalesce(j.topic, i.indicator_key) AS topic,
    coalesce(j.direction_strength, 'clear') AS direction_strength,
    c.first_year::INTEGER AS first_year,
    c.first_value,
    c.last_year::INTEGER AS last_year,
    c.last_value,
    c.comparable::INTEGER AS comparable,
    c.own_change,
    c.elsewhere,
    c.excess,
    c.z_own,
    c.z_relative,
    c.percentile,
    c.unusual,
    c.word,
    c.is_notable,
    c.is_log
FROM district_change AS c
INNER JOIN indicator AS i ON i.indicator_id = c.indicator_id
INNER JOIN region AS r ON r.region_id = c.region_id
LEFT JOIN judgement_rule AS j ON j.indicator_key = i.indicator_key
WHERE r.region_key = $region
ORDER BY i.indicator_key;
