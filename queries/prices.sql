-- How have consumer prices developed? One row per year.
-- Parameters: none
-- Columns:
--   year     year
--   value    consumer price index of Germany, 2020 = 100
--   source   who publishes it, and where it was read
-- Order: year
SELECT year::INTEGER AS year, value, source
FROM price_index
ORDER BY year;
