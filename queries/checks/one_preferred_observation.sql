-- Exactly one source is preferred for each indicator, region and year.
SELECT indicator_id, region_id, year, count(*) FILTER (is_preferred) AS preferred
FROM observation
GROUP BY indicator_id, region_id, year
HAVING count(*) FILTER (is_preferred) <> 1;
