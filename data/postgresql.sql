-- What PostgreSQL needs to be quick, beside the primary keys of schema.sql; DuckDB finds rows by their order.
CREATE INDEX ON observation (indicator_id, year, region_id);
CREATE INDEX ON observation (region_id, indicator_id, year);
CREATE INDEX ON district_spread (indicator_id, state_key, year);
CREATE INDEX ON newest_year (region_id);
CREATE INDEX ON rate_value (indicator_key, region_key);
