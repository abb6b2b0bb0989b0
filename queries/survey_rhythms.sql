-- Which indicators rest on a statistic that is not made every year? One row per indicator.
-- Parameters: none
-- Columns:
--   indicator_key   indicator
--   every_years     years from one survey to the next
--   survey_year     a year with a survey
--   statistic_de    statistic
--   statistic_en    statistic, English
-- Order: indicator_key
SELECT indicator_key, every_years::INTEGER AS every_years, survey_year::INTEGER AS survey_year, statistic_de, statistic_en
FROM survey_rhythm
ORDER BY indicator_key;
