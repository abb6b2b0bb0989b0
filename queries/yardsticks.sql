-- What of the targets of larger territories can be carried over to a region as a yardstick? One row per target and way of
-- carrying it over.
-- Parameters:
--   $region   region_key
-- Columns:
--   target_key          target
--   rule                threshold, reduction, per_head, per_area
--   amount              the value in the unit of the indicator; a reduction as a share; of per_head and per_area the
--                       amount of the larger territory: in the unit of the indicator, or in things, or in hectares
--   level               state, country, eu, who: whose target it is
--   owner_key           region_key of the larger territory, NULL for the EU and the WHO
--   indicator_key       indicator
--   is_amount           whether the indicator grows with the size of a region
--   per                 of an indicator per so many inhabitants: how many, NULL for others
--   years_together      so many years of the indicator are told as one mean
--   name_de             what is aimed for
--   name_en             the same, English
--   year                year it is to be reached in, NULL if it holds at all times
--   base_year           year that a reduction counts from
--   kind                decided, law, guideline
--   decided_by_de       who set it
--   decided_by_en       the same, English
--   document            where it is written
--   place               where in the document, NULL if not known
--   caveat_de           what to mind
--   caveat_en           the same, English
--   own_inhabitants     of the region, in the newest year known of both, NULL if none is
--   whole_inhabitants   of the larger territory, likewise
--   own_area            of the region in square kilometres, inhabitants by density, likewise
--   whole_area          of the larger territory, likewise
-- Order: indicator_key, level (Land, Germany, EU, WHO), year, target_key, rule
WITH people AS (
    SELECT region_key, year, value
    FROM preferred_observation
    WHERE indicator_key = 'population' AND value IS NOT NULL
),
measured AS (
    SELECT p.region_key, p.year, p.value / d.value AS area
    FROM people AS p
    INNER JOIN preferred_observation AS d
        ON d.indicator_key = 'population_density' AND d.region_key = p.region_key AND d.year = p.year AND d.value > 0
),
newest_people AS (
    SELECT w.region_key, max(o.year) AS year
    FROM people AS o
    INNER JOIN people AS w ON w.year = o.year
    WHERE o.region_key = $region
    GROUP BY w.region_key
),
newest_area AS (
    SELECT w.region_key, max(o.year) AS year
    FROM measured AS o
    INNER JOIN measured AS w ON w.year = o.year
    WHERE o.region_key = $region
    GROUP BY w.region_key
)
SELECT
    t.target_key,
    y.rule,
    y.amount,
    t.level,
    t.region_key AS owner_key,
    t.indicator_key,
    u.kind = 'amount' AS is_amount,
    n.per::INTEGER AS per,
    coalesce(j.years_together, 1)::INTEGER AS years_together,
    t.name_de,
    t.name_en,
    t.year::INTEGER AS year,
    t.base_year::INTEGER AS base_year,
    t.kind,
    t.decided_by_de,
    t.decided_by_en,
    t.document,
    t.place,
    t.reason_de AS caveat_de,
    t.reason_en AS caveat_en,
    po.value AS own_inhabitants,
    pw.value AS whole_inhabitants,
    ao.area AS own_area,
    aw.area AS whole_area
FROM region_target AS t
INNER JOIN yardstick AS y ON y.target_key = t.target_key
INNER JOIN indicator AS i ON i.indicator_key = t.indicator_key
INNER JOIN unit AS u ON u.unit_key = i.unit_key
LEFT JOIN natural_unit AS n ON n.indicator_key = t.indicator_key
LEFT JOIN judgement_rule AS j ON j.indicator_key = t.indicator_key
LEFT JOIN newest_people AS np ON np.region_key = t.region_key
LEFT JOIN people AS po ON po.region_key = $region AND po.year = np.year
LEFT JOIN people AS pw ON pw.region_key = t.region_key AND pw.year = np.year
LEFT JOIN newest_area AS na ON na.region_key = t.region_key
LEFT JOIN measured AS ao ON ao.region_key = $region AND ao.year = na.year
LEFT JOIN measured AS aw ON aw.region_key = t.region_key AND aw.year = na.year
WHERE t.told_of = $region AND t.level NOT IN ('district', 'municipality')
ORDER BY
    t.indicator_key,
    CASE t.level WHEN 'state' THEN 1 WHEN 'country' THEN 2 WHEN 'eu' THEN 3 ELSE 4 END,
    t.year,
    t.target_key,
    y.rule;
