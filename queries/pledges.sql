-- What do election programmes for a region pledge? One row per pledge; those for its municipalities are not for it.
-- Parameters:
--   $region   region_key
-- Columns:
--   programme_key   programme it stands in
--   programme_de    name of the programme
--   programme_en    the same, English
--   publisher       party or list
--   document        where it is written
--   number          order in the programme
--   topic_de        topic
--   topic_en        the same, English
--   content_de      what is pledged, in neutral words
--   content_en      the same, English
--   amount          number that is named, NULL if none
--   unit_de         unit of the amount
--   unit_en         the same, English
--   year            year that is named, NULL if none
--   indicator_key   indicator in which it would be seen, NULL if it cannot be measured here
--   indicator_de    its name
--   indicator_en    the same, English
--   reason_de       why it cannot be measured here, NULL if it can
--   reason_en       the same, English
--   place           where in the document
-- Order: programme_key, number
SELECT
    p.programme_key, p.name_de AS programme_de, p.name_en AS programme_en, p.publisher, p.document,
    d.number::INTEGER AS number, d.topic_de, d.topic_en, d.content_de, d.content_en, d.amount, d.unit_de, d.unit_en,
    d.year::INTEGER AS year, d.indicator_key, i.name_de AS indicator_de, i.name_en AS indicator_en,
    d.reason_de, d.reason_en, d.place
FROM pledge AS d
INNER JOIN programme AS p ON p.programme_key = d.programme_key
LEFT JOIN indicator AS i ON i.indicator_key = d.indicator_key
WHERE p.region_key = $region
ORDER BY p.programme_key, d.number;
