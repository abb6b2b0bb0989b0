-- An office of a measure is one that its programme describes, if the programme describes its offices.
SELECT o.measure_key, o.office_de, o.office_number
FROM measure_office AS o
INNER JOIN measure AS m ON m.measure_key = o.measure_key
WHERE o.office_number IS NOT NULL
    AND EXISTS (SELECT 1 FROM office AS known WHERE known.programme_key = m.programme_key)
    AND NOT EXISTS (
        SELECT 1 FROM office AS known
        WHERE known.programme_key = m.programme_key AND known.office_number = o.office_number
    );
