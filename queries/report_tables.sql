-- What does a report print? One row per indicator table, as printed.
-- Parameters:
--   $report   source_key of the report
-- Columns:
--   indicator_key     indicator that the table is about
--   region_key        region
--   criterion         criterion of the BNK it stands under
--   title             title as printed
--   unit              unit as printed, NULL if none is printed
--   source            source as printed
--   year_1            first year
--   value_1           as printed (German number)
--   year_2            second year
--   value_2           as printed (German number)
--   year_3            third year
--   value_3           as printed (German number)
--   absolute_change   as printed
--   relative_change   as printed
-- Order: criterion, title
SELECT
    indicator_key, region_key, criterion::INTEGER AS criterion, title, unit, source,
    year_1::INTEGER AS year_1, value_1, year_2::INTEGER AS year_2, value_2, year_3::INTEGER AS year_3, value_3,
    absolute_change, relative_change
FROM published_change
WHERE source_key = $report
ORDER BY criterion, title;
