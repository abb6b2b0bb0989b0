-- Which indicators are there, defined how, and how far do their data reach? One row per indicator with a value or with
-- a report's reason why it has none.
-- Parameters: none
-- Columns:
--   indicator_key         key
--   definition_version_de   whose definition, in which edition
--   definition_version_en   the same, English
--   name_de               name
--   name_en               name, English
--   short_name_de         name of at most 22 characters, or the whole name where none is needed
--   short_name_en         the same, English
--   lead_position         place among the topics that a district is introduced with, NULL for the others
--   lead_districts        of which districts that holds: all, sparse, dense (in inhabitants)
--   unit_key              key of the unit
--   unit_de               unit as shown
--   unit_en               unit as shown, English
--   difference_unit_de    unit of a difference of two values
--   difference_unit_en    unit of a difference of two values, English
--   unit_kind             rate (comparable between regions) or amount
--   decimals              decimals to show
--   direction             up, down, towards (direction_value), none: which way is better
--   direction_value       in the unit of the indicator, NULL unless direction is 'towards'
--   bnk_criterion         criterion of the BNK, NULL if none
--   variant_of            indicator_key of the same subject in another definition, NULL if none
--   definition_de         definition
--   definition_en         definition, English
--   note_de               what to mind, NULL if nothing
--   note_en               what to mind, English
--   first_sdg             smallest number of a goal it belongs to, 1-17
--   observation_count     values, all sources with precedence
--   region_count          regions with a value
--   district_count        districts and independent cities with a value
--   ranked_count          most districts and independent cities with a value in one year
--   is_ranked             whether there are enough cases behind it that a rank says something
--   first_year            year of the oldest value, NULL without values
--   last_year             year of the newest value, NULL without values
-- Order: first_sdg, indicator_key
WITH goals AS (
    SELECT indicator_key, min(sdg)::INTEGER AS first_sdg
    FROM indicator_sdg
    GROUP BY indicator_key
),
ranks AS (
    SELECT indicator_id, max(district_count) AS ranked_count
    FROM district_spread
    GROUP BY indicator_id
)
SELECT
    i.indicator_key,
    v.label_de AS definition_version_de,
    v.label_en AS definition_version_en,
    i.name_de,
    i.name_en,
    coalesce(h.short_name_de, i.name_de) AS short_name_de,
    coalesce(h.short_name_en, i.name_en) AS short_name_en,
    l.position::INTEGER AS lead_position,
    l.districts AS lead_districts,
    i.unit_key,
    u.label_de AS unit_de,
    u.label_en AS unit_en,
    u.difference_label_de AS difference_unit_de,
    u.difference_label_en AS difference_unit_en,
    u.kind AS unit_kind,
    i.decimals::INTEGER AS decimals,
    i.direction,
    i.direction_value,
    i.bnk_criterion::INTEGER AS bnk_criterion,
    i.variant_of,
    i.definition_de,
    i.definition_en,
    i.note_de,
    i.note_en,
    g.first_sdg,
    coalesce(c.observation_count, 0) AS observation_count,
    coalesce(c.region_count, 0) AS region_count,
    coalesce(c.district_count, 0) AS district_count,
    coalesce(k.ranked_count, 0) AS ranked_count,
    coalesce(j.is_ranked, true) AS is_ranked,
    c.first_year::INTEGER AS first_year,
    c.last_year::INTEGER AS last_year
FROM indicator AS i
INNER JOIN shown_indicator AS x ON x.indicator_id = i.indicator_id
INNER JOIN unit AS u ON u.unit_key = i.unit_key
INNER JOIN definition_version AS v ON v.definition_version_key = i.definition_version
INNER JOIN goals AS g ON g.indicator_key = i.indicator_key
LEFT JOIN short_name AS h ON h.indicator_key = i.indicator_key
LEFT JOIN lead_indicator AS l ON l.indicator_key = i.indicator_key
LEFT JOIN indicator_coverage AS c ON c.indicator_id = i.indicator_id
LEFT JOIN ranks AS k ON k.indicator_id = i.indicator_id
LEFT JOIN judgement_rule AS j ON j.indicator_key = i.indicator_key
ORDER BY g.first_sdg, i.indicator_key;
