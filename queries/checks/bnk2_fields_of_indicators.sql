-- Every indicator that belongs to a criterion of the BNK belongs to a field of BNK 2.0.
SELECT i.indicator_key
FROM indicator AS i
LEFT JOIN bnk2_indicator AS m ON m.indicator_key = i.indicator_key
WHERE i.bnk_criterion IS NOT NULL AND m.field IS NULL;
