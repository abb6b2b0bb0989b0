-- What does the BNK ask about? One row per criterion and aspect; a criterion whose aspects are not known has one row.
-- Parameters:
-- Columns:
--   criterion         number of the criterion, 1 to 18
--   kind              steering or field
--   criterion_de      its title
--   criterion_en      the same, English
--   aspect            number of the aspect, NULL if the aspects of the criterion are not known
--   aspect_de         its short title, in our words
--   aspect_en         the same, English
--   indicator_count   indicators of the criterion
-- Order: criterion, aspect
SELECT
    c.criterion::INTEGER AS criterion, c.kind, c.title_de AS criterion_de, c.title_en AS criterion_en,
    a.aspect, a.title_de AS aspect_de, a.title_en AS aspect_en,
    (SELECT count(*) FROM indicator AS i WHERE i.bnk_criterion = c.criterion) AS indicator_count
FROM bnk_criterion AS c
LEFT JOIN bnk_aspect AS a ON a.criterion = c.criterion
ORDER BY c.criterion, split_part(a.aspect, '.', 2)::INTEGER;
