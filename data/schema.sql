-- The tables of Kreiskompass: what each holds, one row per what.
-- This file is the only description of types, required columns, allowed values and references:
-- the loaders check every shipped or loaded CSV against these constraints before a row is taken in.
-- *_key are official or speaking codes (AGS, slug) and are what everything outside uses;
-- *_id are small integers that only live inside the database.

-- One row per unit of measurement. `difference_label` names a difference of two values (%-Punkte). An amount
-- (MW, persons) grows with the size of a region and is not compared between regions; a rate is. The key of money begins
-- with `eur`: it is told in prices of one year wherever years are compared.
CREATE TABLE unit (
    unit_key            VARCHAR PRIMARY KEY,
    label_de            VARCHAR NOT NULL,
    label_en            VARCHAR NOT NULL,
    difference_label_de VARCHAR NOT NULL,
    difference_label_en VARCHAR NOT NULL,
    kind                VARCHAR NOT NULL CHECK (kind IN ('rate', 'amount'))
);

-- One row per goal of the 2030 Agenda.
CREATE TABLE sdg (
    sdg     TINYINT PRIMARY KEY CHECK (sdg BETWEEN 1 AND 17),
    name_de VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    colour  VARCHAR NOT NULL CHECK (regexp_full_match(colour, '#[0-9A-F]{6}'))
);

-- One row per criterion of the Berichtsrahmen Nachhaltige Kommune (BNK, 2021): 1-9 steering, 10-18 fields.
CREATE TABLE bnk_criterion (
    criterion TINYINT PRIMARY KEY CHECK (criterion BETWEEN 1 AND 18),
    kind      VARCHAR NOT NULL CHECK (kind IN ('steering', 'field')),
    title_de  VARCHAR NOT NULL,
    title_en  VARCHAR NOT NULL
);

-- One row per aspect that a criterion of the BNK asks about.
CREATE TABLE bnk_aspect (
    aspect    VARCHAR PRIMARY KEY CHECK (regexp_full_match(aspect, '\d{1,2}\.\d{1,2}')),
    criterion TINYINT NOT NULL REFERENCES bnk_criterion (criterion),
    title_de  VARCHAR NOT NULL,
    title_en  VARCHAR NOT NULL
);

-- One row per field of action of the newer edition (BNK 2.0).
CREATE TABLE bnk2_field (
    field    TINYINT PRIMARY KEY CHECK (field BETWEEN 1 AND 11),
    title_de VARCHAR NOT NULL,
    title_en VARCHAR NOT NULL
);

-- One row per territory. region_key is the official key (AGS) as text, 'DE' for Germany.
CREATE TABLE region (
    region_id     SMALLINT PRIMARY KEY,
    region_key    VARCHAR NOT NULL UNIQUE CHECK (regexp_full_match(region_key, 'DE|\d{2}|\d{5}|\d{8}')),
    kind          VARCHAR NOT NULL
                  CHECK (kind IN ('country', 'state', 'district', 'independent_city', 'municipality')),
    parent_key    VARCHAR,  -- held by the check query parent_regions: a table cannot refer to itself in one INSERT
    nuts_code     VARCHAR,
    name_de       VARCHAR NOT NULL,
    name_en       VARCHAR NOT NULL,
    short_name_de VARCHAR NOT NULL,
    short_name_en VARCHAR NOT NULL
);

-- One row per region that sentences name: what kind of place it is, who decides there, its name in the cases of German
-- ("der Kreis Düren" … "im Kreis Düren") and in an English sentence. The words of a designation and of a council stand
-- under texts/ (region.toml).
CREATE TABLE region_name (
    region_key    VARCHAR PRIMARY KEY REFERENCES region (region_key),
    designation   VARCHAR NOT NULL
                  CHECK (designation IN ('bund', 'land', 'kreis', 'landkreis', 'kreisfreie_stadt', 'stadtkreis',
                                         'stadtstaat', 'staedteregion', 'region', 'regionalverband', 'stadt')),
    council       VARCHAR NOT NULL
                  CHECK (council IN ('bundestag', 'landtag', 'kreistag', 'rat', 'stadtrat', 'gemeinderat',
                                     'stadtverordnetenversammlung', 'stadtvertretung', 'ratsversammlung',
                                     'buergerschaft', 'stadtbuergerschaft', 'abgeordnetenhaus', 'staedteregionstag',
                                     'regionsversammlung', 'regionalversammlung')),
    nominative_de VARCHAR NOT NULL,
    accusative_de VARCHAR NOT NULL,
    dative_de     VARCHAR NOT NULL,
    genitive_de   VARCHAR NOT NULL,
    locative_de   VARCHAR NOT NULL,
    running_en    VARCHAR NOT NULL
);

-- One row per key that a reform has made another one, or that is newer than the figures: which of our regions stands for
-- it, since when, and what to tell somebody who comes with it.
CREATE TABLE region_change (
    former_key  VARCHAR PRIMARY KEY CHECK (regexp_full_match(former_key, '\d{5}')),
    former_name VARCHAR NOT NULL,
    region_key  VARCHAR NOT NULL REFERENCES region (region_key),
    changed_on  DATE NOT NULL,
    remark_de   VARCHAR NOT NULL,
    remark_en   VARCHAR NOT NULL,
    CHECK (former_key <> region_key)
);

-- One row per name of a municipality, also of one that has been merged with another since, with the district in which it
-- lies: by it, a search finds the district.
CREATE TABLE municipality_name (
    region_key VARCHAR REFERENCES region (region_key),
    name       VARCHAR,
    PRIMARY KEY (region_key, name)
);

-- One row per district and independent city of the Land: its place on the tile map, counted from the north-west corner,
-- and the letters of its number plate, by which it is known and which fit on a tile.
CREATE TABLE map_tile (
    region_key  VARCHAR PRIMARY KEY REFERENCES region (region_key),
    tile_column TINYINT NOT NULL CHECK (tile_column BETWEEN 1 AND 20),
    tile_row    TINYINT NOT NULL CHECK (tile_row BETWEEN 1 AND 20),
    label       VARCHAR NOT NULL UNIQUE CHECK (regexp_full_match(label, '[A-ZÄÖÜ]{1,3}')),
    UNIQUE (tile_column, tile_row)
);

-- One row per body of definitions: whose, in which edition.
CREATE TABLE definition_version (
    definition_version_key VARCHAR PRIMARY KEY,
    label_de               VARCHAR NOT NULL,
    label_en               VARCHAR NOT NULL
);

-- One row per indicator and definition: two definitions of one subject are two indicators,
-- the second pointing to the first with `variant_of`.
CREATE TABLE indicator (
    indicator_id       SMALLINT PRIMARY KEY,
    indicator_key      VARCHAR NOT NULL UNIQUE CHECK (regexp_full_match(indicator_key, '[a-z][a-z0-9_]*')),
    definition_version VARCHAR NOT NULL REFERENCES definition_version (definition_version_key),
    name_de            VARCHAR NOT NULL,
    name_en            VARCHAR NOT NULL,
    unit_key           VARCHAR NOT NULL REFERENCES unit (unit_key),
    decimals           TINYINT NOT NULL CHECK (decimals BETWEEN 0 AND 6),
    direction          VARCHAR NOT NULL CHECK (direction IN ('up', 'down', 'towards', 'none')),
    direction_value    DOUBLE,  -- the value that 'towards' means
    plausible_min      DOUBLE NOT NULL,
    plausible_max      DOUBLE NOT NULL,
    bnk_criterion      TINYINT REFERENCES bnk_criterion (criterion),
    variant_of         VARCHAR,  -- held by the check query indicator_variants
    definition_de      VARCHAR NOT NULL,
    definition_en      VARCHAR NOT NULL,
    note_de            VARCHAR,
    note_en            VARCHAR,
    CHECK ((direction = 'towards') = (direction_value IS NOT NULL)),
    CHECK (plausible_min < plausible_max)
);

-- One row per indicator whose name is too long for a row of pictures: a name of at most 22 characters. Two definitions of
-- one subject may share it, as they are never shown together under it.
CREATE TABLE short_name (
    indicator_key VARCHAR PRIMARY KEY REFERENCES indicator (indicator_key),
    short_name_de VARCHAR NOT NULL CHECK (length(short_name_de) <= 22),
    short_name_en VARCHAR NOT NULL CHECK (length(short_name_en) <= 22)
);

-- One row per topic that a district is introduced with, in the order in which they are listed; an office can put others.
CREATE TABLE lead_indicator (
    position      TINYINT NOT NULL CHECK (position BETWEEN 1 AND 20),
    indicator_key VARCHAR PRIMARY KEY REFERENCES indicator (indicator_key),
    districts     VARCHAR NOT NULL CHECK (districts IN ('all', 'sparse', 'dense')),
    UNIQUE (position, districts)
);

-- One row per indicator that relates a number of things (cars, tonnes, persons) to all inhabitants: a value times the
-- population, divided by `per`, is that number.
CREATE TABLE natural_unit (
    indicator_key VARCHAR PRIMARY KEY REFERENCES indicator (indicator_key),
    per           INTEGER NOT NULL CHECK (per > 0),
    label_de      VARCHAR NOT NULL,
    label_en      VARCHAR NOT NULL
);

-- One row per indicator and goal; assigned by the former SDG-Portal or by this project.
CREATE TABLE indicator_sdg (
    indicator_key VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    sdg           TINYINT NOT NULL REFERENCES sdg (sdg),
    assigned_by   VARCHAR NOT NULL CHECK (assigned_by IN ('portal', 'own')),
    PRIMARY KEY (indicator_key, sdg)
);

-- One row per publication that figures come from.
CREATE TABLE source (
    source_id   SMALLINT PRIMARY KEY,
    source_key  VARCHAR NOT NULL UNIQUE CHECK (regexp_full_match(source_key, '[a-z][a-z0-9_]*')),
    title_de    VARCHAR NOT NULL,
    title_en    VARCHAR NOT NULL,
    publisher   VARCHAR NOT NULL,
    licence_de  VARCHAR NOT NULL,
    licence_en  VARCHAR NOT NULL,
    licence_url VARCHAR NOT NULL,
    attribution VARCHAR NOT NULL,
    url         VARCHAR NOT NULL
);

-- One row per indicator and source. Where several sources give a value for the same indicator, region and
-- year, the one with the lowest `precedence` is shown. `rounding_step`: values are published to a multiple
-- of it, in the unit of the indicator.
CREATE TABLE series (
    indicator_key  VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    source_key     VARCHAR NOT NULL REFERENCES source (source_key),
    precedence     SMALLINT NOT NULL CHECK (precedence >= 1),
    citation       VARCHAR NOT NULL,
    read_from      VARCHAR NOT NULL,
    rounding_step  DOUBLE NOT NULL CHECK (rounding_step > 0),
    calculation_de VARCHAR,
    calculation_en VARCHAR,
    note_de        VARCHAR,
    note_en        VARCHAR,
    PRIMARY KEY (indicator_key, source_key),
    UNIQUE (indicator_key, precedence)
);

-- One row per figure that a source publishes under a code of its own (slug, table and variable, dataset): which
-- indicator of ours it is. The value published times `factor` is in the unit of the indicator. `published_unit` is the
-- unit as the source prints it, NULL if it prints none: when it changes, the figure has to be looked at anew.
CREATE TABLE source_indicator (
    source_key     VARCHAR NOT NULL,
    code           VARCHAR NOT NULL,
    indicator_key  VARCHAR NOT NULL,
    factor         DOUBLE NOT NULL CHECK (factor > 0),
    published_unit VARCHAR,
    PRIMARY KEY (source_key, code),
    FOREIGN KEY (indicator_key, source_key) REFERENCES series (indicator_key, source_key)
);

-- One row per region that a source calls by a name of its own instead of the official key.
CREATE TABLE source_region (
    source_key VARCHAR NOT NULL REFERENCES source (source_key),
    region_key VARCHAR NOT NULL REFERENCES region (region_key),
    code       VARCHAR NOT NULL,
    PRIMARY KEY (source_key, region_key),
    UNIQUE (source_key, code)
);

-- One row per year from which on an indicator's values are not comparable with the years before: everywhere
-- (region_key DE), in a Land and its districts, or in one region.
CREATE TABLE series_break (
    indicator_key VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    region_key    VARCHAR NOT NULL REFERENCES region (region_key),
    first_year    SMALLINT NOT NULL CHECK (first_year BETWEEN 1900 AND 2100),
    reason_de     VARCHAR NOT NULL,
    reason_en     VARCHAR NOT NULL,
    PRIMARY KEY (indicator_key, region_key, first_year)
);

-- One row per pair of sources of an indicator whose values must not be joined into one line: where one follows the other,
-- a break stands between them, a declared one or one that the build finds (check query forbidden_splices).
CREATE TABLE forbidden_splice (
    indicator_key    VARCHAR NOT NULL,
    source_key       VARCHAR NOT NULL,
    other_source_key VARCHAR NOT NULL,
    reason_de        VARCHAR NOT NULL,
    reason_en        VARCHAR NOT NULL,
    PRIMARY KEY (indicator_key, source_key, other_source_key),
    FOREIGN KEY (indicator_key, source_key) REFERENCES series (indicator_key, source_key),
    FOREIGN KEY (indicator_key, other_source_key) REFERENCES series (indicator_key, source_key)
);

-- One row per series that an audit of all districts has looked at: `reproduced` from an independent official table or
-- total, or `plausible` in itself (sums, jumps, ranks). `licence` as the audit found it.
CREATE TABLE series_audit (
    indicator_key   VARCHAR NOT NULL,
    source_key      VARCHAR NOT NULL,
    verdict         VARCHAR NOT NULL CHECK (verdict IN ('reproduced', 'plausible')),
    checked_against VARCHAR,
    licence         VARCHAR NOT NULL,
    PRIMARY KEY (indicator_key, source_key),
    FOREIGN KEY (indicator_key, source_key) REFERENCES series (indicator_key, source_key)
);

-- One row per indicator whose statistic is not made every year: every how many years, and one year in which it was.
-- A value for a year between comes from the survey before.
CREATE TABLE survey_rhythm (
    indicator_key VARCHAR PRIMARY KEY REFERENCES indicator (indicator_key),
    every_years   TINYINT NOT NULL CHECK (every_years BETWEEN 2 AND 10),
    survey_year   SMALLINT NOT NULL CHECK (survey_year BETWEEN 1900 AND 2100),
    statistic_de  VARCHAR NOT NULL,
    statistic_en  VARCHAR NOT NULL
);

-- One row per indicator: how it is judged. Of one `topic` at most one is named among what moved; indicators whose
-- direction is disputed (are more beds better?) are not. `counts_events`: a count of events, so that chance alone makes
-- its root of it. `years_together`: so many years are told as one mean; no rank is given where `is_ranked` is false.
-- `mean_weight`: with what values of districts make the mean of a larger territory, right to `mean_precision` percent.
CREATE TABLE judgement_rule (
    indicator_key      VARCHAR PRIMARY KEY REFERENCES indicator (indicator_key),
    topic              VARCHAR NOT NULL CHECK (regexp_full_match(topic, '[a-z][a-z0-9_]*')),
    direction_strength VARCHAR NOT NULL CHECK (direction_strength IN ('clear', 'disputed', 'disputed_in_cities')),
    counts_events      BOOLEAN NOT NULL,
    years_together     TINYINT NOT NULL CHECK (years_together BETWEEN 1 AND 5),
    is_ranked          BOOLEAN NOT NULL,
    mean_weight        VARCHAR NOT NULL CHECK (mean_weight IN ('inhabitants', 'area', 'none')),
    mean_precision     TINYINT CHECK (mean_precision BETWEEN 1 AND 2),
    CHECK ((mean_weight = 'none') = (mean_precision IS NULL))
);

-- One row per topic of the standing and indicator that can speak for it, the first that qualifies leads.
CREATE TABLE standing_topic (
    topic          VARCHAR NOT NULL CHECK (topic IN ('climate', 'land', 'mobility', 'poverty', 'education', 'health',
                                                     'economy', 'digital_finance')),
    topic_position TINYINT NOT NULL CHECK (topic_position BETWEEN 1 AND 8),
    place          TINYINT NOT NULL CHECK (place BETWEEN 1 AND 5),
    indicator_key  VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    PRIMARY KEY (topic, place),
    UNIQUE (topic, indicator_key)
);

-- One row per year: the consumer price index of Germany, 2020 = 100.
CREATE TABLE price_index (
    year    SMALLINT PRIMARY KEY CHECK (year BETWEEN 1990 AND 2100),
    value   DOUBLE NOT NULL CHECK (value > 0),
    source  VARCHAR NOT NULL,
    licence VARCHAR NOT NULL
);

-- One row per indicator and years ahead: the errors of past forecasts in multiples of the usual variation, 81 %
-- of them no larger than `quantile`, from so many years of departure and so many forecasts; `coverage`: how many of
-- them the range would have held with what was known from the other indicators and years (0 to 1). Renewed by
-- `make calibration`.
CREATE TABLE past_error (
    indicator_key VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    horizon       TINYINT NOT NULL CHECK (horizon BETWEEN 1 AND 7),
    quantile      DOUBLE NOT NULL CHECK (quantile > 0),
    origins       SMALLINT NOT NULL CHECK (origins > 0),
    errors        INTEGER NOT NULL CHECK (errors > 0),
    coverage      DOUBLE NOT NULL CHECK (coverage BETWEEN 0 AND 1),
    PRIMARY KEY (indicator_key, horizon)
);

-- One row per years ahead: half the range of four out of five in multiples of the usual variation, over all indicators.
-- Renewed by `make calibration`.
CREATE TABLE common_factor (
    horizon TINYINT PRIMARY KEY CHECK (horizon BETWEEN 1 AND 7),
    factor  DOUBLE NOT NULL CHECK (factor > 0)
);

-- One row per published figure that is known not to be a measurement: it is shown as missing, whether its file still
-- has it or not. The build stops when the source has repaired it, so that the declaration goes.
CREATE TABLE known_error (
    indicator_key   VARCHAR NOT NULL,
    source_key      VARCHAR NOT NULL,
    region_key      VARCHAR NOT NULL REFERENCES region (region_key),
    year            SMALLINT NOT NULL,
    published_value DOUBLE NOT NULL,
    reason_de       VARCHAR NOT NULL,
    reason_en       VARCHAR NOT NULL,
    PRIMARY KEY (indicator_key, source_key, region_key, year),
    FOREIGN KEY (indicator_key, source_key) REFERENCES series (indicator_key, source_key)
);

-- One row per year of a series that is withheld in all regions, because the source did not measure it.
CREATE TABLE withheld_year (
    indicator_key VARCHAR NOT NULL,
    source_key    VARCHAR NOT NULL,
    year          SMALLINT NOT NULL,
    reason_de     VARCHAR NOT NULL,
    reason_en     VARCHAR NOT NULL,
    PRIMARY KEY (indicator_key, source_key, year),
    FOREIGN KEY (indicator_key, source_key) REFERENCES series (indicator_key, source_key)
);

-- One row per indicator of which nobody publishes values of all districts: what a district without a value is told.
CREATE TABLE unpublished (
    indicator_key VARCHAR PRIMARY KEY REFERENCES indicator (indicator_key),
    reason_de     VARCHAR NOT NULL,
    reason_en     VARCHAR NOT NULL
);

-- One row per figure that counts, but needs a remark where it is shown.
CREATE TABLE value_note (
    indicator_key VARCHAR NOT NULL,
    source_key    VARCHAR NOT NULL,
    region_key    VARCHAR NOT NULL REFERENCES region (region_key),
    year          SMALLINT NOT NULL,
    note_de       VARCHAR NOT NULL,
    note_en       VARCHAR NOT NULL,
    PRIMARY KEY (indicator_key, source_key, region_key, year),
    FOREIGN KEY (indicator_key, source_key) REFERENCES series (indicator_key, source_key)
);

-- One row per indicator table of a published report, as printed (German numbers, signs and units kept).
CREATE TABLE published_change (
    source_key      VARCHAR NOT NULL REFERENCES source (source_key),
    indicator_key   VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    region_key      VARCHAR NOT NULL REFERENCES region (region_key),
    criterion       TINYINT NOT NULL REFERENCES bnk_criterion (criterion),
    title           VARCHAR NOT NULL,
    unit            VARCHAR,
    source          VARCHAR NOT NULL,
    year_1          SMALLINT NOT NULL CHECK (year_1 BETWEEN 1900 AND 2100),
    value_1         VARCHAR NOT NULL CHECK (regexp_full_match(value_1, '-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?')),
    year_2          SMALLINT NOT NULL CHECK (year_2 BETWEEN 1900 AND 2100),
    value_2         VARCHAR NOT NULL CHECK (regexp_full_match(value_2, '-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?')),
    year_3          SMALLINT NOT NULL CHECK (year_3 BETWEEN 1900 AND 2100),
    value_3         VARCHAR NOT NULL CHECK (regexp_full_match(value_3, '-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?')),
    absolute_change VARCHAR NOT NULL,
    relative_change VARCHAR NOT NULL,
    PRIMARY KEY (source_key, indicator_key, region_key),
    CHECK (year_1 < year_2 AND year_2 < year_3)
);

-- One row per single figure that a report names in its text beside the tables.
CREATE TABLE published_fact (
    source_key    VARCHAR NOT NULL REFERENCES source (source_key),
    indicator_key VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    region_key    VARCHAR REFERENCES region (region_key),
    year          SMALLINT NOT NULL,
    kind          VARCHAR NOT NULL CHECK (kind IN ('value', 'relative_change', 'threshold', 'target')),
    value         VARCHAR NOT NULL CHECK (regexp_full_match(value, '-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?')),
    unit_key      VARCHAR NOT NULL REFERENCES unit (unit_key),
    meaning_de    VARCHAR NOT NULL,
    meaning_en    VARCHAR NOT NULL
);

-- One row per indicator and region that a report explains as missing (comply or explain).
CREATE TABLE explanation (
    source_key    VARCHAR NOT NULL REFERENCES source (source_key),
    indicator_key VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    region_key    VARCHAR NOT NULL REFERENCES region (region_key),
    criterion     TINYINT NOT NULL REFERENCES bnk_criterion (criterion),
    title         VARCHAR NOT NULL,
    unit          VARCHAR,
    source        VARCHAR,
    reason_de     VARCHAR NOT NULL,
    reason_en     VARCHAR NOT NULL,
    PRIMARY KEY (source_key, indicator_key, region_key)
);

-- One row per target that somebody has set, of the place or of a larger territory. Only with usable = 'line' does it fit
-- the definition and unit of the indicator; `reason` says why not, or with which caveat. One that is 'waiting' would fit,
-- but its region has no series yet: a build makes it a line where there is one now (an own table), else context. A year
-- of NULL: in every year.
CREATE TABLE target (
    target_key    VARCHAR PRIMARY KEY CHECK (regexp_full_match(target_key, '[a-z][a-z0-9_]*')),
    region_key    VARCHAR REFERENCES region (region_key),  -- NULL for the EU and the WHO
    level         VARCHAR NOT NULL
                  CHECK (level IN ('municipality', 'district', 'state', 'country', 'eu', 'who')),
    indicator_key VARCHAR REFERENCES indicator (indicator_key),
    name_de       VARCHAR NOT NULL,
    name_en       VARCHAR NOT NULL,
    value         DOUBLE CHECK (isfinite(value)),
    unit_de       VARCHAR,
    unit_en       VARCHAR,
    year          SMALLINT CHECK (year BETWEEN 1990 AND 2100),
    base_value    DOUBLE CHECK (isfinite(base_value)),
    base_year     SMALLINT CHECK (base_year BETWEEN 1900 AND 2100),
    kind          VARCHAR NOT NULL CHECK (kind IN ('decided', 'law', 'guideline', 'pledge', 'own')),
    decided_by_de VARCHAR NOT NULL,
    decided_by_en VARCHAR NOT NULL,
    document      VARCHAR NOT NULL,
    place         VARCHAR,
    usable        VARCHAR NOT NULL CHECK (usable IN ('line', 'context', 'waiting')),
    reason_de     VARCHAR,
    reason_en     VARCHAR,
    CHECK (usable = 'context' OR (value IS NOT NULL AND indicator_key IS NOT NULL)),
    CHECK (usable = 'line' OR reason_de IS NOT NULL),
    CHECK (base_value IS NULL OR base_year IS NOT NULL),
    CHECK (base_year IS NULL OR year IS NULL OR base_year < year)
);

-- One row per target of a larger territory and way in which it can be carried over to a district, as if it applied
-- there: the same value (threshold), the same share less than in the base year (reduction), the amount by inhabitants or
-- by area. `amount`: the value in the unit of the indicator; a reduction as a share; an amount in the unit of an indicator
-- that grows with the size of a region, else in things, or in hectares a year.
CREATE TABLE yardstick (
    target_key VARCHAR NOT NULL REFERENCES target (target_key),
    rule       VARCHAR NOT NULL CHECK (rule IN ('threshold', 'reduction', 'per_head', 'per_area')),
    amount     DOUBLE NOT NULL CHECK (isfinite(amount)),
    PRIMARY KEY (target_key, rule),
    CHECK (rule <> 'reduction' OR amount BETWEEN 0 AND 1)
);

-- One row per indicator and field of action of BNK 2.0 that it belongs to.
CREATE TABLE bnk2_indicator (
    field         TINYINT NOT NULL REFERENCES bnk2_field (field),
    indicator_key VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    PRIMARY KEY (field, indicator_key)
);

-- One row per document that holds measures, goals with a number, milestones, or pledges of a party. The days on which
-- it was decided and an evaluation is due are NULL where the document names none; the note says what they rest on.
CREATE TABLE programme (
    programme_key  VARCHAR PRIMARY KEY CHECK (regexp_full_match(programme_key, '[a-z][a-z0-9_]*')),
    region_key     VARCHAR NOT NULL REFERENCES region (region_key),
    kind           VARCHAR NOT NULL CHECK (kind IN ('plan', 'goals', 'milestones', 'pledges')),
    name_de        VARCHAR NOT NULL,
    name_en        VARCHAR NOT NULL,
    publisher      VARCHAR NOT NULL,
    document       VARCHAR NOT NULL,
    decided        DATE,
    interim_due    DATE,
    final_due      DATE,
    dates_note_de  VARCHAR,
    dates_note_en  VARCHAR
);

-- One row per measure of a programme, in our words. `number` is printed so; where the document prints none it is the
-- number of the section with a letter, or the order. `time_frame` is printed so; it covers first_year to last_year, has
-- no end ("ab 2024": last_year NULL), no beginning ("bis 2026": first_year NULL), or names no year (both NULL).
CREATE TABLE measure (
    measure_key       VARCHAR PRIMARY KEY CHECK (regexp_full_match(measure_key, '[a-z][a-z0-9_]*')),
    programme_key     VARCHAR NOT NULL REFERENCES programme (programme_key),
    number            VARCHAR NOT NULL,
    position          SMALLINT NOT NULL,  -- order in the document
    field_de          VARCHAR NOT NULL,
    field_en          VARCHAR NOT NULL,
    objective_de      VARCHAR NOT NULL,
    objective_en      VARCHAR NOT NULL,
    recommendation_de VARCHAR,
    recommendation_en VARCHAR,
    time_frame        VARCHAR,
    first_year        SMALLINT CHECK (first_year BETWEEN 1990 AND 2100),
    last_year         SMALLINT CHECK (last_year BETWEEN 1990 AND 2100),
    place             VARCHAR NOT NULL,  -- where in the document
    UNIQUE (programme_key, number),
    UNIQUE (programme_key, position),
    CHECK (last_year IS NULL OR first_year <= last_year)
);

-- One row per office of an administration that a programme describes. `office_de` is how measures call it, with the
-- number where it has one; `name` is its field of work.
CREATE TABLE office (
    programme_key VARCHAR NOT NULL REFERENCES programme (programme_key),
    office_number VARCHAR NOT NULL,
    office_de     VARCHAR NOT NULL,
    office_en     VARCHAR NOT NULL,
    name_de       VARCHAR NOT NULL,
    name_en       VARCHAR NOT NULL,
    PRIMARY KEY (programme_key, office_number)
);

-- One row per measure and office or actor that the document names for it. `office_number` is that of the whole office:
-- '40' for its section 'Amt 40/2' too. It is NULL for actors outside, for several offices named together and for an
-- office without a number; of a programme that describes its offices each number is one of them (check query
-- measure_offices_described).
CREATE TABLE measure_office (
    measure_key   VARCHAR NOT NULL REFERENCES measure (measure_key),
    office_de     VARCHAR NOT NULL,
    office_en     VARCHAR NOT NULL,
    office_number VARCHAR,
    role          VARCHAR NOT NULL CHECK (role IN ('responsible', 'coordinating', 'supporting')),
    PRIMARY KEY (measure_key, office_de)
);

-- One row per measure and goal of the 2030 Agenda it serves; `basis`: named in the document, or assigned by us.
CREATE TABLE measure_sdg (
    measure_key VARCHAR NOT NULL REFERENCES measure (measure_key),
    sdg         TINYINT NOT NULL REFERENCES sdg (sdg),
    basis       VARCHAR NOT NULL CHECK (basis IN ('document', 'assigned')),
    PRIMARY KEY (measure_key, sdg)
);

-- One row per measure and indicator in which its effect could be seen.
CREATE TABLE measure_indicator (
    measure_key   VARCHAR NOT NULL REFERENCES measure (measure_key),
    indicator_key VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    PRIMARY KEY (measure_key, indicator_key)
);

-- One row per office of an administration and goal of the 2030 Agenda that, by the text of the document, it contributes
-- to. An office without a row: the text names no goal for it.
CREATE TABLE office_sdg (
    programme_key VARCHAR NOT NULL,
    office_number VARCHAR NOT NULL,
    sdg           TINYINT NOT NULL REFERENCES sdg (sdg),
    PRIMARY KEY (programme_key, office_number, sdg),
    FOREIGN KEY (programme_key, office_number) REFERENCES office (programme_key, office_number)
);

-- One row per pledge of an election programme, in neutral words of ours. Without an indicator it cannot be measured
-- with the data held here; `reason` says why.
CREATE TABLE pledge (
    programme_key VARCHAR NOT NULL REFERENCES programme (programme_key),
    number        SMALLINT NOT NULL,  -- order in the document
    topic_de      VARCHAR NOT NULL,
    topic_en      VARCHAR NOT NULL,
    content_de    VARCHAR NOT NULL,
    content_en    VARCHAR NOT NULL,
    amount        DOUBLE CHECK (isfinite(amount)),
    unit_de       VARCHAR,
    unit_en       VARCHAR,
    year          SMALLINT CHECK (year BETWEEN 1990 AND 2100),
    indicator_key VARCHAR REFERENCES indicator (indicator_key),
    reason_de     VARCHAR,
    reason_en     VARCHAR,
    place         VARCHAR NOT NULL,
    PRIMARY KEY (programme_key, number),
    CHECK ((indicator_key IS NULL) = (reason_de IS NOT NULL))
);

-- One row per indicator and region that a source has nothing for, with the reason that it gives. Only where no other
-- source has a value.
CREATE TABLE source_remark (
    source_key    VARCHAR NOT NULL REFERENCES source (source_key),
    indicator_key VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    region_key    VARCHAR NOT NULL REFERENCES region (region_key),
    reason_de     VARCHAR NOT NULL,
    reason_en     VARCHAR NOT NULL,
    PRIMARY KEY (source_key, indicator_key, region_key)
);

-- One row per region whose boundary a source has delivered: coordinates of a MultiPolygon as GeoJSON writes them, in
-- degrees (WGS 84).
CREATE TABLE boundary (
    region_key  VARCHAR PRIMARY KEY REFERENCES region (region_key),
    source_key  VARCHAR NOT NULL REFERENCES source (source_key),
    coordinates VARCHAR NOT NULL,
    load_id     INTEGER NOT NULL
);

-- One row per source that was fetched: how the last fetch went. Times in UTC, NULL for never; no error: it went well.
CREATE TABLE fetch_outcome (
    source_key   VARCHAR PRIMARY KEY REFERENCES source (source_key),
    last_try     TIMESTAMP NOT NULL,
    last_success TIMESTAMP,
    error_de     VARCHAR,
    error_en     VARCHAR
);

-- One row per input file of this build: what was read, provably. The last four are known for fetched files only.
CREATE TABLE load (
    load_id      INTEGER PRIMARY KEY,
    file         VARCHAR NOT NULL UNIQUE,  -- path below data/
    sha256       VARCHAR NOT NULL,
    row_count    INTEGER NOT NULL,
    url          VARCHAR,    -- without secrets
    fetched_at   TIMESTAMP,  -- UTC
    data_version VARCHAR,    -- of the service
    licence      VARCHAR
);

-- One row per table that the office has added itself. A table with a problem is left out of this build.
CREATE TABLE own_table (
    table_key   VARCHAR PRIMARY KEY,  -- its sources have this key or one that begins with it and two underscores
    name        VARCHAR NOT NULL,
    original    VARCHAR NOT NULL,  -- name of the file
    sha256      VARCHAR NOT NULL,
    imported_at VARCHAR NOT NULL,  -- ISO 8601, UTC
    imported_by VARCHAR NOT NULL,
    problem_de  VARCHAR,  -- why it is left out, NULL if it is in use
    problem_en  VARCHAR
);

-- One row per target that the office has added itself. One with a problem is left out of this build.
CREATE TABLE own_target (
    target_key VARCHAR PRIMARY KEY,
    name       VARCHAR NOT NULL,
    problem_de VARCHAR,  -- why it is left out, NULL if it is in use
    problem_en VARCHAR
);

-- One row per indicator, region, year and source, in the unit of the indicator. Sorted in blocks of 128 regions by
-- indicator, region, year and without an index: measured 2-6 ms a query at 60 million rows and a fourteenth of the size that a
-- primary key costs; uniqueness is held by the build and by the check query observations_in_order.
-- load_id, line and place tell where the figure stands in what was read: line of a CSV file or place in an answer.
CREATE TABLE observation (
    indicator_id SMALLINT NOT NULL,
    region_id    SMALLINT NOT NULL,
    year         SMALLINT NOT NULL,
    source_id    SMALLINT NOT NULL,
    value        DOUBLE CHECK (isfinite(value)),
    status       VARCHAR NOT NULL  -- kind of the value; not_credible: the source's figure is known to be none
                 CHECK (status IN ('observed', 'provisional', 'estimated', 'forecast', 'not_credible')),
    is_preferred BOOLEAN NOT NULL,  -- by series.precedence, one per indicator, region and year; never a forecast
    load_id      INTEGER NOT NULL,
    line         INTEGER,
    place        VARCHAR,
    flag         VARCHAR,  -- the source's own mark of the figure, as it writes it (e estimated, p provisional, ...)
    CHECK ((value IS NULL) = (status = 'not_credible')),
    CHECK (NOT is_preferred OR status <> 'forecast'),
    CHECK ((line IS NULL) <> (place IS NULL))
);

-- One row per indicator and region with a value: its newest year, since which build it has it (UTC, NULL: since the first
-- that is known of), and the newest year until then (NULL: there was none). Carried on from build to build.
CREATE TABLE newest_year (
    indicator_id SMALLINT NOT NULL,
    region_id    SMALLINT NOT NULL,
    source_id    SMALLINT NOT NULL,  -- of the value of that year
    year         SMALLINT NOT NULL,
    since        TIMESTAMP,
    year_before  SMALLINT
);

-- One row per build (UTC), indicator and region of which values shown differ from those of the build before: how many are
-- new, revised, gone; the newest of the revised ones. Without municipalities; those of the last builds are carried on.
CREATE TABLE value_change (
    built_at      TIMESTAMP NOT NULL,
    indicator_id  SMALLINT NOT NULL,
    region_id     SMALLINT NOT NULL,
    new_count     INTEGER NOT NULL,
    revised_count INTEGER NOT NULL,
    gone_count    INTEGER NOT NULL,
    revised_year  SMALLINT,
    value_before  DOUBLE,
    value         DOUBLE
);

-- The tables of the judgements (docs/methods.md), computed at the end of a build from the values shown.

-- One row per indicator: the checksum of all that its judgements rest on. The next build keeps those that rest on the same.
CREATE TABLE judgement_input (
    indicator_key VARCHAR NOT NULL,
    checksum      VARCHAR NOT NULL
);

-- One row per indicator, region and year where its values may not be joined although nobody has declared a break: the
-- source changes and both cannot be shown to agree (odd, untestable), the step follows a census (census), or the sources
-- must not be joined (forbidden, with the reason of forbidden_splice).
CREATE TABLE found_break (
    indicator_id SMALLINT NOT NULL,
    region_id    SMALLINT NOT NULL,
    first_year   SMALLINT NOT NULL,
    kind         VARCHAR NOT NULL CHECK (kind IN ('odd', 'untestable', 'census', 'forbidden')),
    reason_de    VARCHAR,
    reason_en    VARCHAR
);

-- One row per finding of the judgements that somebody should look at; `measure`: the share, slope or deviation found.
-- repeated_count: the year repeats the counts of the year before (it is left out of the judgements); repeated_rate: it
-- may repeat the rates; census: an undeclared step of the census; fits: a change of source that was joined by its looks;
-- mean_off: computed means lie beside published ones (none are given); coverage: of past forecasts by years ahead.
CREATE TABLE judgement_finding (
    kind         VARCHAR NOT NULL
                 CHECK (kind IN ('repeated_count', 'repeated_rate', 'census', 'fits', 'mean_off', 'coverage')),
    indicator_id SMALLINT,
    source_id    SMALLINT,
    year         SMALLINT,
    horizon      TINYINT,
    measure      DOUBLE NOT NULL
);

-- One row per indicator and size class of districts (1: below 120,000 inhabitants, 2: below 200,000, 3: more): the
-- median slope of all districts per year (NULL for fewer than thirty), the median variation of the class, and the step
-- of publication; in the unit of the indicator, money in prices of `year`, the newest of most districts.
CREATE TABLE trend_scale (
    indicator_id SMALLINT NOT NULL,
    size_class   TINYINT NOT NULL,
    year         SMALLINT NOT NULL,
    tide         DOUBLE,
    class_scale  DOUBLE,
    step         DOUBLE NOT NULL
);

-- One row per indicator and years ahead: half the range of four out of five in multiples of a district's scale.
CREATE TABLE trend_error (
    indicator_id SMALLINT NOT NULL,
    horizon      TINYINT NOT NULL,
    factor       DOUBLE NOT NULL,
    coverage     DOUBLE,   -- of past forecasts, 0 to 1, NULL where the factor comes from all indicators
    origins      SMALLINT,  -- years of departure that it was learnt from, likewise
    errors       INTEGER    -- forecasts, likewise
);

-- One row per indicator and region with a trend: the newest value of its basis and how it goes on. Money in prices of
-- `year`. Districts, Länder and Germany; only districts have a size class.
CREATE TABLE district_trend (
    indicator_id SMALLINT NOT NULL,
    region_id    SMALLINT NOT NULL,
    size_class   TINYINT,
    year         SMALLINT NOT NULL,
    value        DOUBLE NOT NULL,
    slope        DOUBLE NOT NULL,
    scale        DOUBLE NOT NULL,
    since        SMALLINT NOT NULL,  -- first year of the window
    observations SMALLINT NOT NULL,  -- in it
    noise        DOUBLE,             -- standard deviation of a value, as ln where is_log
    is_log       BOOLEAN NOT NULL
);

-- One row per indicator and district that can be held against comparable ones: what changed in about five years. Values as
-- published; `own_change`, `elsewhere` and `excess` real, in the unit of the indicator or as ln(last / first).
CREATE TABLE district_change (
    indicator_id SMALLINT NOT NULL,
    region_id    SMALLINT NOT NULL,
    first_year   SMALLINT NOT NULL,
    first_value  DOUBLE NOT NULL,
    last_year    SMALLINT NOT NULL,
    last_value   DOUBLE NOT NULL,
    comparable   SMALLINT NOT NULL,
    own_change   DOUBLE NOT NULL,
    elsewhere    DOUBLE NOT NULL,
    excess       DOUBLE NOT NULL,
    z_own        DOUBLE NOT NULL,
    z_relative   DOUBLE NOT NULL,
    percentile   DOUBLE NOT NULL,
    unusual      DOUBLE,
    word         VARCHAR NOT NULL,
    is_notable   BOOLEAN NOT NULL,
    is_log       BOOLEAN NOT NULL
);

-- One row per indicator and district with at least thirty of its kind in that year: where it stands among them. `value`
-- is the mean from `first_year` to `year` where several years are told together. No fifths: they cannot be told apart.
CREATE TABLE district_standing (
    indicator_id  SMALLINT NOT NULL,
    region_id     SMALLINT NOT NULL,
    first_year    SMALLINT NOT NULL,
    year          SMALLINT NOT NULL,
    value         DOUBLE NOT NULL,
    median        DOUBLE NOT NULL,
    place         SMALLINT NOT NULL,  -- rank, 1 = best
    best          SMALLINT NOT NULL,
    worst         SMALLINT NOT NULL,
    group_size    SMALLINT NOT NULL,
    best_fifth    VARCHAR,
    worst_fifth   VARCHAR,
    has_interval  BOOLEAN NOT NULL    -- false: one survey only, its noise is not known
);

-- One row per indicator of few events and district: its newest years told together ('2016,2018,2019': some may be missing
-- or withheld), how their count lies in the funnel of its kind, and the count of as many years before. NULL: too few.
CREATE TABLE few_events (
    indicator_id   SMALLINT NOT NULL,
    region_id      SMALLINT NOT NULL,
    years          VARCHAR NOT NULL,
    rate           DOUBLE NOT NULL,   -- mean of these years, in the unit of the indicator
    event_count    INTEGER NOT NULL,  -- in all of them
    place          VARCHAR NOT NULL CHECK (place IN ('usual', 'striking', 'clearly_striking')),
    earlier_years  VARCHAR,
    earlier_count  INTEGER,
    change         DOUBLE             -- between both counts, in standard deviations
);

-- One row per indicator, Land or Germany and year that nobody publishes: the mean of its districts.
CREATE TABLE computed_mean (
    indicator_id   SMALLINT NOT NULL,
    region_id      SMALLINT NOT NULL,
    year           SMALLINT NOT NULL,
    value          DOUBLE NOT NULL,
    district_count SMALLINT NOT NULL,
    mean_precision TINYINT NOT NULL  -- percent
);
