"""The same question to a file, to PostgreSQL and to a DuckLake: the same columns, types, rows and order.

Numbers with decimals may differ in their last digits (a millionth of a millionth of the value), as each engine adds up
in its own order; everything else is equal.
"""

from itertools import chain
from typing import Any

import pandas as pd
import pytest

import queries
from tests.engines.world import SERVERS, Engines
from tests.queries.test_query_heads import EXAMPLES, NAMES

LAST_DIGITS = 1e-12
REGIONS = ["05358", "05111", "05334002", "05", "DE", "00000"]
# Further values of the parameters beside those of EXAMPLES; keys that nobody knows among them.
FURTHER: dict[str, list[Any]] = {
    "indicator": ["population", "child_poverty", "own_radwege", "unknown", "it's % $1"],
    "indicators": [["population", "child_poverty", "crimes_recorded"], []],
    "region": REGIONS,
    "regions": [REGIONS, []],
    "reference": ["DE", "05358"],
    "state": ["01"],
    "year": [2015, 1900],
    "measure": ["gdp_per_inhabitant", "population"],
    "count": [0, 3, 100],
    "group": [[], REGIONS],
    "also": [[], REGIONS],
}


def cases() -> list[tuple[str, dict[str, Any]]]:
    """Each query with its example, and with one parameter changed at a time."""
    return [
        (name, example | changed)
        for name in NAMES
        for example in [EXAMPLES.get(name, {})]
        for changed in chain([{}], ({key: other} for key in example for other in FURTHER.get(key, [])))
    ]


@pytest.fixture
def answers(engines: Engines, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What an engine answers to a query."""

    def answer(engine: str, name: str, parameters: dict[str, Any]) -> pd.DataFrame:
        monkeypatch.setenv("SDG_DATABASE", engines.reading(engine))
        return queries.run_query(name, **parameters)

    return answer


@pytest.mark.parametrize("engine", SERVERS)
@pytest.mark.parametrize(("name", "parameters"), cases(), ids=str)
def test_a_query_has_the_same_answer(engine: str, name: str, parameters: dict[str, Any], answers: Any) -> None:
    expected = answers("duckdb", name, parameters)

    pd.testing.assert_frame_equal(answers(engine, name, parameters), expected, rtol=LAST_DIGITS, atol=0)


@pytest.mark.parametrize("name", NAMES)
def test_every_query_is_compared_by_rows_and_not_by_their_absence(name: str, answers: Any) -> None:
    found = [len(answers("duckdb", name, parameters)) for case, parameters in cases() if case == name]

    assert max(found) > 0
