-- Where does a district stand? One row per topic and indicator that can speak for it, also where there is no figure.
-- Parameters:
--   $region   region_key
-- Columns:
--   topic           topic
--   place           order within the topic, 1 = first choice
--   indicator_key   indicator
--   first_year      first year of the mean where several are told together, NULL without a rank
--   year            year of the value, likewise
--   value           in the unit of the indicator, likewise
--   median          of the districts of its kind, likewise
--   rank            1 = best, without direction 1 = highest
--   best            best rank that noise leaves possible
--   worst           worst rank that noise leaves possible
--   group_size      districts of its kind with a value
--   best_fifth      fifth of the best rank, NULL where they cannot be told apart
--   worst_fifth     fifth of the worst rank, likewise
--   has_interval    whether noise is known; false: one survey only
--   word            how it changed against comparable districts, NULL where not known
--   newest_year     newest year with a value of the district, NULL without any
-- Order: topic_position, place
SELECT
    t.topic,
    t.place::INTEGER AS place,
    t.indicator_key,
    s.first_year::INTEGER AS first_year,
    s.year::INTEGER AS year,
    s.value,
    s.median,
    s.place::INTEGER AS rank,
    s.best::INTEGER AS best,
    s.worst::INTEGER AS worst,
    s.group_size::INTEGER AS group_size,
    s.best_fifth,
    s.worst_fifth,
    s.has_interval,
    c.word,
    n.year::INTEGER AS newest_year
FROM standing_topic AS t
INNER JOIN indicator AS i ON i.indicator_key = t.indicator_key
INNER JOIN region AS r ON r.region_key = $region
LEFT JOIN district_standing AS s ON s.indicator_id = i.indicator_id AND s.region_id = r.region_id
LEFT JOIN district_change AS c ON c.indicator_id = i.indicator_id AND c.region_id = r.region_id
LEFT JOIN newest_year AS n ON n.indicator_id = i.indicator_id AND n.region_id = r.region_id
ORDER BY t.topic_position, t.place;
