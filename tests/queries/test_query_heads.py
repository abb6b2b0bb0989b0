"""Each query file says what it answers, which parameters it takes and which columns it gives: is it true?"""

import re

import duckdb
import pytest

import queries

EXAMPLES = {
    "boundaries": {"state": "05"},
    "comparison": {"regions": ["05370", "05358"], "reference": "05"},
    "district_values": {"indicator": "car_density", "state": "05"},
    "download": {"indicators": ["car_density"]},
    "explanations": {"regions": ["05370"]},
    "histories": {"regions": ["05370"]},
    "map_tiles": {"state": "05"},
    "measure_links": {"region": "05358"},
    "measures": {"region": "05358"},
    "natural_bounds": {"indicator": "car_density"},
    "news": {"region": "05370"},
    "office_goals": {"region": "05358"},
    "origins": {"indicator": "car_density", "region": "05370"},
    "peers": {"measure": "population_density", "region": "05370", "state": "05", "count": 10},
    "pledges": {"region": "05358"},
    "profile": {"region": "05370", "reference": "05"},
    "published_changes": {"indicator": "car_density"},
    "published_facts": {"indicator": "wind_power_fed_in"},
    "ranking": {"indicator": "car_density", "year": 2024, "group": ["05370"], "also": ["05358"]},
    "ranking_years": {"indicator": "car_density", "state": "05"},
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
    "target_lines": {"indicator": "crimes_recorded", "region": "05370"},
    "targets": {"indicator": "crimes_recorded"},
    "targets_of_region": {"region": "05370"},
    "values": {"indicator": "car_density", "regions": ["05370"]},
}
# Filled by later builds, by what an office fetches or adds itself.
EMPTY_AT_FIRST = {"boundaries", "news", "own_tables", "own_targets"}
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


@pytest.mark.parametrize("name", NAMES)
def test_the_head_names_the_parameters(name: str) -> None:
    (statement,) = duckdb.extract_statements(queries.read_query(name))

    assert sorted(head(name, "Parameters")) == sorted(statement.named_parameters)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("shipped_database")
def test_the_head_names_the_columns(name: str) -> None:
    answer = queries.run_query(name, **EXAMPLES.get(name, {}))

    assert head(name, "Columns") == list(answer.columns)
    assert len(answer) > 0 or name in EMPTY_AT_FIRST


@pytest.mark.parametrize("name", NAMES)
def test_the_head_names_the_order_and_asks_a_question(name: str) -> None:
    first, *rest = queries.read_query(name).splitlines()

    assert "?" in first or first.startswith("-- All ")
    assert any(line.startswith("-- Order: ") for line in rest)
    assert queries.read_query(name).count("ORDER BY")


@pytest.mark.parametrize("name", NAMES)
def test_the_question_is_put_in_words_that_postgresql_knows_too(name: str) -> None:
    assert re.findall(ONLY_DUCKDB, re.sub(r"--.*", "", queries.read_query(name))) == []


@pytest.mark.parametrize("file", sorted((queries.QUERIES / "checks").glob("*.sql")), ids=lambda file: file.stem)
def test_a_check_states_its_rule_as_a_sentence(file: object) -> None:
    rule = file.read_text(encoding="utf-8").splitlines()[0]  # type: ignore[attr-defined]

    assert re.fullmatch(r"-- [A-Z].*[.,a-z]", rule)
