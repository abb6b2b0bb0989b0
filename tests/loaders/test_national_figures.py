"""The figures of all of Germany: as checked, without what the check withheld."""

import csv
import shutil
from pathlib import Path

import duckdb
import pytest

import queries
from loaders.build.build import BuildReport
from settings import DATA, ROOT

SAMPLE = ROOT / "tests" / "data" / "national_sample.csv"


@pytest.fixture
def database(shipped: tuple[Path, BuildReport], tmp_path: Path) -> Path:
    """The shipped database for SQL of the test's own: a copy, as the queries hold the other one open."""
    return Path(shutil.copy(shipped[1].file, tmp_path))


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_four_hundred_values_drawn_from_the_checked_package_are_what_the_database_answers(
    database: Path,
) -> None:
    drawn = _rows(SAMPLE)
    with duckdb.connect(database, read_only=True) as connection:
        series = connection.execute("SELECT indicator_key, source_key, rounding_step FROM series").fetchall()
        held = {
            tuple(key): value
            for *key, value in connection.execute(
                """SELECT i.indicator_key, s.source_key, r.region_key, o.year::VARCHAR, o.value
                   FROM observation AS o INNER JOIN indicator AS i USING (indicator_id)
                   INNER JOIN source AS s USING (source_id) INNER JOIN region AS r USING (region_id)"""
            ).fetchall()
        }

    steps = {(indicator, source): step for indicator, source, step in series}
    assert len(drawn) == 400
    wrong = []
    for row in drawn:
        key = (row["indicator_key"], row["source_key"], row["region_key"], row["year"])
        value = held.get(key)
        if value is None or abs(value - float(row["value"])) > steps[key[:2]] / 2:
            wrong.append((key, value, row["value"]))
    assert wrong == []


def test_no_figure_that_the_check_withheld_has_a_value(database: Path) -> None:
    with duckdb.connect(database, read_only=True) as connection:
        single, years = (
            connection.execute(
                f"""SELECT count(*), count(o.value) FROM {table} AS k
                    INNER JOIN indicator AS i USING (indicator_key)
                    INNER JOIN source AS s USING (source_key) {regions}
                    INNER JOIN observation AS o ON o.indicator_id = i.indicator_id AND o.source_id = s.source_id
                        AND o.year = k.year {same}"""
            ).fetchall()
            for table, regions, same in (
                ("known_error", "INNER JOIN region AS r USING (region_key)", "AND o.region_id = r.region_id"),
                ("withheld_year", "", ""),
            )
        )

    assert single == [(len(_rows(DATA / "reference" / "known_errors.csv")), 0)]
    assert years[0][0] > 400 * 5
    assert years[0][1] == 0


@pytest.mark.usefixtures("shipped_database")
def test_the_faults_that_the_check_found_are_mended() -> None:
    def value(indicator: str, region: str, year: int) -> float | None:
        values = queries.run_query("values", indicator=indicator, regions=[region])
        found = values.loc[values["year"] == year, "value"].dropna().tolist()
        return found[0] if found else None

    assert value("road_casualties", "05370", 2017) is None  # a copy of 2016
    assert value("road_casualties", "DE", 2018) is None  # missing districts counted as zero
    assert value("general_practitioner_density", "05370", 2022) is None  # the doctors of 2021
    assert value("childcare_under3_all", "05370", 2024) is None  # another denominator
    assert value("municipal_debt", "09188", 2012) is None  # rows mixed up
    assert value("over_indebtedness_rate", "03404", 2010) is None  # swapped with the district
    assert (value("solar_capacity", "DE", 2023), value("solar_capacity", "DE", 2024)) == (81925.428, None)
    assert (value("wind_capacity", "DE", 2023), value("wind_capacity", "DE", 2024)) == (60927.846, None)
    breaks = queries.run_query("series_breaks")
    of_population = breaks[(breaks["indicator_key"] == "population") & (breaks["region_key"] == "DE")]
    assert of_population["first_year"].tolist() == [2023]


def test_every_district_has_figures_with_a_licence_and_a_verdict_of_the_check(
    database: Path,
) -> None:
    with duckdb.connect(database, read_only=True) as connection:
        [(districts, least)] = connection.execute(
            """SELECT count(*), min(indicators) FROM (
                   SELECT region_key, count(DISTINCT indicator_key) AS indicators FROM preferred_observation
                   WHERE region_kind IN ('district', 'independent_city') AND value IS NOT NULL GROUP BY region_key)"""
        ).fetchall()
        licences = connection.execute("SELECT count(*) FROM source WHERE licence_de = '' OR licence_en = ''").fetchone()
        verdicts = dict(connection.execute("SELECT verdict, count(*) FROM series_audit GROUP BY verdict").fetchall())

    assert districts == 400
    assert least >= 60
    assert licences == (0,)
    assert verdicts.keys() == {"reproduced", "plausible"}
