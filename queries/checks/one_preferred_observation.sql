-- Exactly one source is preferred for each indicator, region and year; where there is only one, all of it is. A forecast
-- never is.
SELECT indicator_id, region_id, year, count(*) FILTER (is_preferred) AS preferred
FROM observation
WHERE
    status <> 'forecast'
    AND (
        NOT is_preferred OR indicator_id IN (
            SELECT indicator_id FROM place_coverage GROUP BY indicator_id HAVING min(source_id) <> max(source_id)
        )
    )
GROUP BY indicator_id, region_id, year
HAVING count(*) FILTER (is_preferred) <> 1;
