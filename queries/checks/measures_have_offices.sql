-- Every measure of a plan names an office or actor and a time frame.
SELECT m.measure_key
FROM measure AS m
INNER JOIN programme AS p ON p.programme_key = m.programme_key
LEFT JOIN measure_office AS o ON o.measure_key = m.measure_key
WHERE p.kind = 'plan' AND (o.office_de IS NULL OR m.time_frame IS NULL OR m.first_year IS NULL);
