-- The form that every source delivers its rows in, before keys become ids. The table stays empty and goes at the
-- end of the build: its constraints are what incoming rows are checked against (a further reference or
-- key also belongs into what loaders/build/observation_files.py suspects).
CREATE TABLE incoming_observation (
    indicator_key VARCHAR NOT NULL REFERENCES indicator (indicator_key),
    source_key    VARCHAR NOT NULL REFERENCES source (source_key),
    region_key    VARCHAR NOT NULL REFERENCES region (region_key),
    year          SMALLINT NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    value         DOUBLE NOT NULL CHECK (isfinite(value)),
    PRIMARY KEY (indicator_key, region_key, year, source_key),
    FOREIGN KEY (indicator_key, source_key) REFERENCES series (indicator_key, source_key)
);
