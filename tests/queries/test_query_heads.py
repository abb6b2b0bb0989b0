"""Each query file says what it answers, which parameters it takes and which columns it gives: is it true?"""

import re

import duckdb
import pytest

import queries

EXAMPLES = {
    "best_changes": {"indicator": "unemployment_rate", "regions": ["05366", "05370", "05154"], "least": 0.0},
    "boundaries": {"state": "05"},
    "changes": {"region": "05370"},
    "comparable_districts": {"indicator": "unemployment_rate", "region": "05370"},
    "comparison": {"regions": ["05370", "05358"], "reference": "05"},
    "computed_means": {"indicator": "car_density", "regions": ["05", "DE"]},
    "district_breaks": {"indicator": "gdp_per_head", "state": "05"},
    "district_values": {"indicator": "car_density", "state": "05"},
    "download": {"indicators": ["car_density"]},
    "explanations": {"regions": ["05370"]},
    "few_events": {"regions": ["05370"]},
    "forecast_errors": {"indicator": "car_density"},
    "group_trends": {"indicator": "unemployment_rate", "regions": ["05370"]},
    "histories": {"regions": ["05370"]},
    "map_tiles": {"state": "05"},
    "measure_links": {"region": "05358"},
    "measures": {"region": "05358"},
    "natural_bounds": {"indicator": "car_density"},
    "news": {"region": "05370"},
    "open_values": {"indicator": "car_density", "region": "05370"},
    "office_goals": {"region": "05358"},
    "origins": {"indicator": "car_density", "region": "05370"},
    "peers": {"measure": "population_density", "region": "05370", "state": "05", "count": 10},
    "pledges": {"region": "05358"},
    "positions": {"region": "05370", "group": ["05370", "05358"], "indicators": ["car_density"]},
    "profile": {"region": "05370", "reference": "05"},
    "published_changes": {"indicator": "car_density"},
    "published_facts": {"indicator": "wind_power_fed_in"},
    "ranking": {"indicator": "car_density", "year": 2024, "group": ["05370"], "also": ["05358"]},
    "similar": {"region": "05370", "count": 15},
    "value_notes": {"regions": ["09763"]},
    "ranking_years": {"indicator": "car_density", "state": "05"},
    "ranks": {"indicator": "unemployment_rate"},
    "region_changes_of_values": {"region": "05370"},
    "region_breaks": {"region": "05370"},
    "relation": {
        "first": "car_density",
        "first_year": 2022,
        "second": "population_density",
        "second_year": 2022,
        "group": ["05370"],
        "also": ["05358"],
    },
    "relation_years": {"first": "car_density", "second": "population_density", "state": "05"},
    "report_points": {"region": "05358", "reference": "05", "year": 2023},
    "report_tables": {"report": "heinsberg_report_2023"},
    "scenario_basis": {"indicator": "car_density"},
    "series": {"indicator": "car_density"},
    "source_values": {"indicators": ["car_density"], "region": "05370"},
    "standings": {"region": "05370"},
    "target_lines": {"indicator": "greenhouse_gas_emissions", "region": "05370"},
    "targets": {"indicator": "greenhouse_gas_emissions"},
    "targets_of_region": {"region": "05370"},
    "trends": {"region": "05370"},
    "yardsticks": {"region": "05370"},
    "forecasts": {"indicator": "car_density", "regions": ["05370"]},
    "values": {"indicator": "car_density", "regions": ["05370"]},
}
# Filled by later builds, by what an office fetches or adds itself.
EMPTY_AT_FIRST = {
    "boundaries",
    "build_changes",
    "region_changes_of_values",
    "forecasts",
    "news",
    "own_tables",
    "own_targets",
}
CHECKS = sorted((queries.QUERIES / "checks").glob("*.sql"))
NAMES = sorted(file.stem for file in queries.QUERIES.glob("*.sql"))
# What DuckDB understands and PostgreSQL does not, or understands otherwise.
ONLY_DUCKDB = r"GROUP BY ALL|QUALIFY|EXCLUDE|//|::DOUBLE|\b(?:list_\w+|arg_max|arg_min|median|first|any_value)\("


def head(name: str, part: str) -> list[str]:
    """The names listed in a part of the head, in their order."""
    comment = re.match(r"(--.*\n)+", queries.read_query(name))
    assert comment
    section = re.search(rf"-- {part}:(.*?)(?=-- [A-Z][a-z]+:|\Z)", comment[0], re.DOTALL)
    assert section, f"{name}: no part {part}"
    return re.findall(r"^--   \$?([a-z_0-9]+) ", section[1], re.MULTILINE)


def test_the_head_names_the_parameters() -> None:
    taken = {name: duckdb.extract_statements(queries.read_query(name))[0].named_parameters for name in NAMES}

    assert {name: sorted(head(name, "Parameters")) for name in NAMES} == {name: sorted(taken[name]) for name in NAMES}


@pytest.mark.usefixtures("shipped_database")
def test_the_head_names_the_columns() -> None:
    answers = {name: queries.run_query(name, **EXAMPLES.get(name, {})) for name in NAMES}

    assert {name: head(name, "Columns") for name in NAMES} == {name: list(one.columns) for name, one in answers.items()}
    assert {name for name, answer in answers.items() if len(answer) == 0} == EMPTY_AT_FIRST


def test_the_head_names_the_order_and_asks_a_question() -> None:
    def is_well_formed(text: str) -> bool:
        first, *rest = text.splitlines()
        asks = "?" in first or first.startswith("-- All ")
        return asks and any(line.startswith("-- Order: ") for line in rest) and "ORDER BY" in text

    assert [name for name in NAMES if not is_well_formed(queries.read_query(name))] == []


def test_the_question_is_put_in_words_that_postgresql_knows_too() -> None:
    found = {name: re.findall(ONLY_DUCKDB, re.sub(r"--.*", "", queries.read_query(name))) for name in NAMES}

    assert {name: words for name, words in found.items() if words} == {}


def test_a_check_states_its_rule_as_a_sentence() -> None:
    rules = {file.stem: file.read_text(encoding="utf-8").splitlines()[0] for file in CHECKS}

    assert len(rules) > 5
    assert {name: rule for name, rule in rules.items() if not re.fullmatch(r"-- [A-Z].*[.,a-z]", rule)} == {}
