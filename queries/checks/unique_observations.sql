-- There is one observation per indicator, region, year and source.
SELECT indicator_id, region_id, year, source_id, count(*) AS times
FROM observation
GROUP BY indicator_id, region_id, year, source_id
HAVING count(*) > 1;
