"""The long tables of Daten & Quellen."""

import pytest

import queries
from features.sources.data import write_disagreements, write_missing
from texts import Language
from ui.data import ask_districts


@pytest.mark.usefixtures("shipped_database")
def test_the_long_tables_hold_every_row_and_are_written_once() -> None:
    german = Language("de")
    written = write_disagreements(german)

    assert written.count("<tr>") == 1 + len(queries.run_query("source_disagreements"))
    assert write_disagreements(german) is written
    assert write_missing(german) is write_missing(german)
    assert write_missing(Language("en")) != write_missing(german)


@pytest.mark.usefixtures("shipped_database")
def test_what_can_be_looked_at_are_districts_and_municipalities_and_keys_of_before_lead_to_them() -> None:
    names, former = ask_districts(Language("de"))

    assert {"05370", "09184", "11000"} <= names.keys() and not {"DE", "05", "09"} & names.keys()
    assert {key for key, _ in former.values()} <= names.keys()
