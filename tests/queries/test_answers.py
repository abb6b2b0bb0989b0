"""Answers of the database on their way to the pages."""

import tracemalloc
from collections.abc import Sequence

import pandas as pd
import pytest

import queries
from content.rows import read_rows
from ui import data


@pytest.mark.usefixtures("shipped_database")
def test_what_a_visit_changes_in_an_answer_no_other_visit_sees() -> None:
    mine = data.ask("regions")
    mine["region_key"] = ""
    mine.loc[0, "name_de"] = "Musterkreis"

    pd.testing.assert_frame_equal(data.ask("regions"), queries.run_query("regions"))


@pytest.mark.usefixtures("shipped_database")
def test_what_a_visit_changes_in_the_breaks_no_other_visit_sees() -> None:
    data.ask_break_years()["population"].append(1900)

    assert 1900 not in data.ask_break_years()["population"]


def test_what_is_kept_goes_with_the_next_build(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(data, "_keepers", [])

    @data.keep_answers(9)
    def count_answers() -> int:
        made.append(data.find_database())
        return len(made)

    for version in ("first", "first", "second", "second", "first"):
        monkeypatch.setattr(queries, "find_version", lambda version=version: version)
        count_answers()

    assert made == ["first", "second", "first"]


def test_what_is_kept_is_made_once_for_a_list_and_once_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, ...]] = []
    monkeypatch.setattr(data, "_keepers", [])
    monkeypatch.setattr(queries, "find_version", lambda: "first")

    @data.keep_answers(9)
    def count_keys(keys: Sequence[str], *, unit: str) -> int:
        made.append((*keys, unit))
        return len(keys)

    asked = [["05358"], ("05358",), ["05358", "05370"]]

    assert [count_keys(keys, unit="%") for keys in asked] == [1, 1, 2]
    assert made == [("05358", "%"), ("05358", "05370", "%")]


def test_many_large_answers_make_room_and_what_is_larger_than_all_room_is_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[int] = []
    monkeypatch.setattr(data, "_keepers", [])
    monkeypatch.setattr(queries, "find_version", lambda: "first")

    @data.keep_answers(9, weigh=len)
    def write(length: int) -> str:
        made.append(length)
        return "x" * length

    for length in (4, 5, 4, 5, 3, 5, 4, 10, 10):
        assert len(write(length)) == length

    assert made == [4, 5, 3, 4, 10, 10]


@pytest.mark.usefixtures("shipped_database")
def test_what_answers_weigh_is_near_to_what_they_take() -> None:
    data.forget_answers()
    keys = tuple(data.ask("regions")["region_key"][:6])
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    rows = data.ask_rows("histories", regions=keys)
    taken = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    weighed = data._weigh_rows(rows) + data._weigh_frame(data.ask("histories", regions=keys))

    assert 0.7 * taken < weighed < 3 * taken
    assert weighed < data.MOST_BYTES / 10


def test_rows_keep_order_and_types_and_a_missing_cell_is_none_or_nan() -> None:
    frame = pd.DataFrame(
        {
            "key": ["05358", None],
            "year": pd.array([2023, None], dtype="Int32"),
            "value": [1.5, float("nan")],
            "known": [True, False],
        }
    )

    first, second = read_rows(frame)

    assert first == {"key": "05358", "year": 2023, "value": 1.5, "known": True}
    assert [type(cell) for cell in first.values()] == [str, int, float, bool]
    assert second["year"] is None
    assert pd.isna(second["key"]) and pd.isna(second["value"])


def test_a_frame_without_rows_has_none() -> None:
    assert read_rows(pd.DataFrame({"key": []})) == []
