-- Every indicator of a criterion of the BNK, those of own tables aside, belongs to a field of BNK 2.0.
SELECT i.indicator_key
FROM indicator AS i
LEFT JOIN bnk2_indicator AS m ON m.indicator_key = i.indicator_key
WHERE i.bnk_criterion IS NOT NULL AND i.definition_version <> 'own' AND m.field IS NULL;
