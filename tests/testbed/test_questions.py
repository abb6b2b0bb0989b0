"""The benchmark of the data asks every query file, with parameters that have an answer."""

import duckdb
import pytest

import queries
from settings import QUERIES
from testbed.questions import Visits, parameters
from testbed.timing import time_tasks


@pytest.mark.usefixtures("shipped_database")
def test_every_query_file_gets_the_parameters_that_it_takes() -> None:
    drawn = Visits().draw()

    for file in QUERIES.glob("*.sql"):
        (statement,) = duckdb.extract_statements(queries.read_query(file.stem))
        assert parameters(file.stem, drawn).keys() == statement.named_parameters, file.stem


@pytest.mark.usefixtures("shipped_database")
def test_what_is_asked_for_has_an_answer_and_is_the_same_in_every_run() -> None:
    drawn = [Visits().draw() for _ in range(2)]

    assert drawn[0] == drawn[1]
    for name in ("values", "ranking", "peers", "relation", "profile", "comparison"):
        assert len(queries.run_query(name, **parameters(name, drawn[0]))) > 0, name


def test_each_task_is_done_once() -> None:
    done: list[int] = []

    timing = time_tasks([lambda: done.append(1), lambda: done.append(2)])

    assert done == [1, 2]
    assert 0 <= timing.median <= timing.p95
