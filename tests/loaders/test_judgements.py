"""The judgements of a build on fifty made-up districts: seams, repeats, the census, means, past forecasts."""

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

import queries
from domain.forecast import learn_factors
from loaders.build.build import BuildReport, build
from loaders.build.judgement import judge, reuse
from loaders.build.judgement.material import Material, Measure, Observed
from loaders.commands.calibration import calibrate, list_coverage, write_errors, write_report
from tests.support.small_world import REFERENCE, write_small_world
from texts import Language

KEYS = [f"05{place:02}2" for place in range(10, 60)]
Years = Mapping[int, Mapping[str, float]]
UNITS = """per_10000,je 10.000,per 10000,je 10.000,per 10000,rate
persons,Personen,persons,Personen,persons,amount
"""
INDICATORS = """doctors,official,Ärzte,Doctors,per_10000,2,up,,0,100,14,,Ärzte,Doctors,,
population,official,Einwohner,Inhabitants,persons,0,none,,0,100000000,14,,Einwohner,Inhabitants,,
"""
DOCTORS = "INNER JOIN indicator USING (indicator_id) WHERE indicator_key = 'doctors'"
RULES = "doctors,doctors,clear,false,1,true,inhabitants,1\n"


def build_world(
    folder: Path, breaks: str = "", factors: str = "", more_sources: str = "", **values: Mapping[str, Years]
) -> BuildReport:
    """Build a database of these values by indicator, source and year; everywhere live 100,000 unless told otherwise."""
    values.setdefault("population", {"new": {2010: dict.fromkeys(KEYS, 100_000.0)}})
    series = "".join(
        f"{indicator},{source},{place},T,D,0.01,,,,\n"
        for indicator, sources in values.items()
        for place, source in enumerate(sources, 1)
    )
    data = write_small_world(
        folder / "data",
        units=REFERENCE["units.csv"] + UNITS,
        indicators=REFERENCE["indicators.csv"] + INDICATORS,
        indicator_sdgs=REFERENCE["indicator_sdgs.csv"] + "doctors,1,own\npopulation,1,own\n",
        bnk2_indicators=REFERENCE["bnk2_indicators.csv"] + "7,doctors\n7,population\n",
        regions=REFERENCE["regions.csv"] + "".join(f"{key},district,05,,{key},{key},{key},{key}\n" for key in KEYS),
        map_tiles="region_key,tile_column,tile_row,label\n",
        sources=REFERENCE["sources.csv"] + more_sources,
        series=REFERENCE["series.csv"] + series,
        series_breaks=REFERENCE["series_breaks.csv"] + breaks,
        judgement_rules=REFERENCE["judgement_rules.csv"] + RULES,
        past_errors=REFERENCE["past_errors.csv"] + factors,
    )
    for indicator, sources in values.items():
        lines = [
            f"{source},{key},{year},{value}\n"
            for source, years in sources.items()
            for year, found in years.items()
            for key, value in found.items()
        ]
        (data / "observations" / f"{indicator}.csv").write_text("source_key,region_key,year,value\n" + "".join(lines))
    return build(data=data)


def rates(first: int, last: int, level: float = 0.0, seed: int = 1) -> dict[int, dict[str, float]]:
    """Doctors that rise by 0.1 a year beside chance, districts lying apart; one chance for all years from 2010 on."""
    chance = random.Random(seed)
    made = {
        year: {key: 5 + place / 10 + 0.1 * (year - 2010) + chance.gauss(0, 0.1) for place, key in enumerate(KEYS)}
        for year in range(2010, 2024)
    }
    return {year: {k: round(v + level, 2) for k, v in made[year].items()} for year in range(first, last + 1)}


def ask(sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(queries.find_file(), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize(("level", "breaks", "since"), [(0.0, set(), 2013), (5.0, {(2017, "odd")}, 2017)])
def test_a_change_of_source_is_joined_if_its_step_is_like_others_and_a_break_if_not(
    tmp_path: Path, level: float, breaks: set[tuple[int, str]], since: int
) -> None:
    build_world(tmp_path, doctors={"old": rates(2010, 2016), "new": rates(2017, 2023, level)})

    assert set(ask(f"SELECT DISTINCT first_year, kind FROM found_break {DOCTORS}")) == breaks
    assert ask(f"SELECT DISTINCT year, since FROM district_trend {DOCTORS}") == [(2023, since)]


def test_two_sources_that_agree_where_they_overlap_are_one_series(tmp_path: Path) -> None:
    values = rates(2010, 2023)
    old = {year: values[year] for year in range(2010, 2021)}
    new = {year: values[year] for year in range(2019, 2024)}
    build_world(tmp_path, doctors={"new": new, "old": old})

    assert ask(f"SELECT count(*) FROM found_break {DOCTORS}") == [(0,)]


def test_a_year_that_repeats_the_counts_is_left_out_and_told(tmp_path: Path) -> None:
    people = {year: dict.fromkeys(KEYS, 100_000 * 1.01 ** (year - 2010)) for year in range(2010, 2024)}
    values = rates(2010, 2023)
    values[2023] = {key: values[2022][key] / 1.01 for key in KEYS}
    report = build_world(tmp_path, doctors={"new": values}, population={"new": people})

    (finding,) = report.findings
    assert (finding.kind, finding.indicator, finding.year, finding.measure) == ("repeated_count", "doctors", 2023, 1.0)
    assert finding.describe(Language("de")).startswith("Hinweis: doctors, new: 2023 wiederholt in 100 % der Kreise")
    assert ask(f"SELECT DISTINCT year FROM district_trend {DOCTORS}") == [(2022,)]


def test_a_step_that_follows_the_census_is_a_break_and_told(tmp_path: Path) -> None:
    chance = random.Random(3)
    correction = {key: 1 + chance.gauss(-0.02, 0.05) for key in KEYS}
    people = {
        year: {key: 100_000 * (correction[key] if year > 2021 else 1) for key in KEYS} for year in range(2010, 2024)
    }
    smooth = {year: {key: 5 + place / 10 for place, key in enumerate(KEYS)} for year in range(2010, 2024)}
    values = {
        year: {key: round(rate / (correction[key] if year > 2021 else 1), 3) for key, rate in found.items()}
        for year, found in smooth.items()
    }
    report = build_world(
        tmp_path, "population,DE,2022,Zensus,census\n", doctors={"new": values}, population={"new": people}
    )

    assert [(found.kind, found.year) for found in report.findings if found.kind == "census"] == [("census", 2022)]
    assert set(ask(f"SELECT DISTINCT first_year, kind FROM found_break {DOCTORS}")) == {(2022, "census")}


def test_a_mean_of_the_land_is_computed_where_nobody_publishes_it(tmp_path: Path) -> None:
    people: dict[int, dict[str, float]] = {
        year: {key: 100_000 + 1000 * place for place, key in enumerate(KEYS)} for year in range(2010, 2024)
    }
    for found in people.values():
        found["05"] = sum(found.values())
    values = rates(2010, 2023)
    weighted = sum(values[2022][key] * people[2022][key] for key in KEYS) / people[2022]["05"]
    published = {year: {"05": round(sum(values[year][k] * people[year][k] for k in KEYS) / people[year]["05"], 2)}
                 for year in range(2010, 2022)}  # fmt: skip
    build_world(tmp_path, doctors={"new": values, "old": published}, population={"new": people})

    means = queries.run_query("computed_means", indicator="doctors", regions=["05", "DE"])
    assert means[["region_key", "year", "district_count", "mean_precision"]].values.tolist() == [
        ["05", 2022, 50, 1],
        ["05", 2023, 50, 1],
    ]
    assert means["value"].iloc[0] == pytest.approx(weighted)


def test_means_that_lie_off_the_published_ones_are_not_given(tmp_path: Path) -> None:
    people: dict[int, dict[str, float]] = {year: dict.fromkeys(KEYS, 100_000.0) for year in range(2010, 2024)}
    for found in people.values():
        found["05"] = sum(found.values())
    report = build_world(
        tmp_path,
        doctors={"new": rates(2010, 2023), "old": {year: {"05": 9.9} for year in range(2010, 2022)}},
        population={"new": people},
    )

    assert [found.kind for found in report.findings] == ["mean_off"]
    assert queries.run_query("computed_means", indicator="doctors", regions=["05"]).empty


def test_a_calibration_tests_all_forecasts_and_the_next_build_takes_its_factors(tmp_path: Path) -> None:
    build_world(tmp_path / "first", doctors={"new": rates(2010, 2023)})
    result = calibrate(queries.find_file())
    write_errors(result, tmp_path / "past_errors.csv")
    write_report(result, tmp_path / "calibration.md")
    shipped = (tmp_path / "past_errors.csv").read_text().split("\n", 1)

    assert 0.6 < list_coverage(result)[1][0] < 1
    assert "| Ärzte (`doctors`) |" in (tmp_path / "calibration.md").read_text()
    build_world(tmp_path / "second", factors=shipped[1], doctors={"new": rates(2010, 2023)})
    answer = queries.run_query("forecast_errors", indicator="doctors")
    quantiles = {int(line.split(",")[1]): line.split(",") for line in shipped[1].splitlines()}
    learnt = learn_factors({years: (float(row[2]), int(row[3])) for years, row in quantiles.items()})
    assert answer["factor"].tolist() == pytest.approx(list(learnt.values()))
    assert answer["origins"].iloc[0] == 10


def test_past_ranges_that_held_too_few_are_told(tmp_path: Path) -> None:
    factors = "".join(f"doctors,{years},2.5,8,400,{0.5 if years == 3 else 0.8}\n" for years in range(1, 8))
    report = build_world(tmp_path, factors=factors, doctors={"new": rates(2010, 2023)})

    assert [(found.kind, found.horizon) for found in report.findings] == [("coverage", 3)]


VALUES = {"doctors": {"old": rates(2010, 2016), "new": rates(2017, 2023, 5.0)}}
MORE_PEOPLE = {"new": {2010: dict.fromkeys(KEYS, 110_000.0)}}
ALL = {"poverty", "parity", "doctors", "population"}


@pytest.mark.parametrize(
    ("change", "judged"),
    [
        ({}, set()),
        ({"doctors": {"old": rates(2010, 2016), "new": rates(2017, 2023, 5.1)}}, {"doctors"}),
        ({"doctors": {"new": rates(2010, 2016), "old": rates(2017, 2023, 5.0)}}, {"doctors"}),
        ({"breaks": "doctors,05,2020,Anders gezählt,counted otherwise\n"}, {"doctors"}),
        ({"population": MORE_PEOPLE}, ALL),
        ({"more_sources": "a,Erste,First,Amt,frei,free,https://example.org/l,Amt,https://example.org\n"}, set()),
    ],
    ids=["nothing", "values", "sources", "break", "inhabitants", "other numbers"],
)
def test_only_what_rests_on_something_new_is_judged_again_and_the_outcome_is_that_of_a_first_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], judged: set[str]
) -> None:
    build_world(tmp_path, **VALUES)
    asked = watch_judging(monkeypatch)
    build_world(tmp_path, **VALUES | change)
    assert asked == judged
    after_another = read_judgements()

    monkeypatch.setenv("SDG_DATABASE", str(tmp_path / "first"))
    build_world(tmp_path, **VALUES | change)
    assert asked == ALL
    assert after_another == read_judgements()


def test_another_state_of_the_code_judges_all_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_world(tmp_path, **VALUES)
    asked = watch_judging(monkeypatch)
    monkeypatch.setattr(reuse, "_CODE", ("domain",))
    build_world(tmp_path, **VALUES)

    assert asked == ALL


def watch_judging(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The indicators whose values are read to be judged, from now on."""
    asked: set[str] = set()
    read = judge.read_values

    def note(connection: duckdb.DuckDBPyConnection, measure: Measure, material: Material) -> dict[str, list[Observed]]:
        asked.add(measure.key)
        return read(connection, measure, material)

    monkeypatch.setattr(judge, "read_values", note)
    return asked


def read_judgements() -> dict[str, list[str]]:
    """All rows that judge() leaves, by table, in their order."""
    return {table: [*map(repr, ask(f"FROM {table}"))] for table in [*reuse.TABLES, "judgement_input", "trend_error"]}
