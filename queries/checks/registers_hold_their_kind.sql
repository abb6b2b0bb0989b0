-- Pledges stand in programmes of the kind pledges, measures in all others.
SELECT p.programme_key, p.kind
FROM programme AS p
WHERE (p.kind = 'pledges' AND EXISTS (SELECT 1 FROM measure AS m WHERE m.programme_key = p.programme_key))
    OR (p.kind <> 'pledges' AND EXISTS (SELECT 1 FROM pledge AS d WHERE d.programme_key = p.programme_key));
