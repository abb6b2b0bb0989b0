-- The number of an aspect begins with that of its criterion.
SELECT aspect, criterion
FROM bnk_aspect
WHERE split_part(aspect, '.', 1)::INTEGER <> criterion;
