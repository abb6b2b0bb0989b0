-- Which values are not a third to three times those of another definition in the same unit? One row per such year.
-- By the median of the regions with both; of fewer than ten, which may be odd, by Germany. What another definition counts
-- of another whole, or when it was still rare, has thirty times: still less than a wrong unit makes of it. What lies on
-- both sides of zero has no such measure.
WITH wide (indicator_key) AS (
    VALUES
        ('long_term_unemployed_share'),  -- of the unemployed, the other of the labour force
        ('gigabit_households'),  -- in its first years a fraction of those with 50 Mbit/s
        ('dwellings_renewable_heat')  -- of all dwellings, the other of new buildings
),
ratios AS (
    SELECT
        i.indicator_key,
        v.indicator_key AS variant,
        a.year,
        CASE
            WHEN count(*) >= 10 THEN median(a.value / b.value)
            ELSE max(CASE WHEN a.region_key = 'DE' THEN a.value / b.value END)
        END AS ratio,
        CASE WHEN i.indicator_key IN (SELECT indicator_key FROM wide) THEN 30 ELSE 3 END AS most
    FROM indicator AS i
    INNER JOIN indicator AS v ON i.variant_of = v.indicator_key AND i.unit_key = v.unit_key
    INNER JOIN preferred_observation AS a ON a.indicator_key = i.indicator_key
    INNER JOIN preferred_observation AS b
        ON b.indicator_key = v.indicator_key AND b.region_key = a.region_key AND b.year = a.year
    WHERE a.value > 0 AND b.value > 0 AND i.plausible_min >= 0
    GROUP BY i.indicator_key, v.indicator_key, a.year
)
SELECT indicator_key, variant, year, ratio
FROM ratios
WHERE ratio > most OR ratio * most < 1
ORDER BY indicator_key, year;
