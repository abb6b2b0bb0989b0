"""What may be a slip: each reason with both numbers, beside values that are none."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from loaders.build.build import build
from loaders.own.tables import storage
from loaders.own.tables.answer import answer
from loaders.own.tables.assignment import read_assignment
from loaders.own.tables.doubts import Series, find_doubts
from loaders.own.tables.known import read_known
from loaders.own.tables.reading.grid import Place
from loaders.own.tables.table import Value
from tests.support.own_tables import LONG, check_table, numbers, read_kept, take_in
from texts import Language

KNOWN = read_known()
RATE = "child_poverty"
SEEN = {2016: 12.0, 2017: 12.4, 2018: 12.1, 2019: 12.5, 2020: 12.3, 2021: 12.6}


def series(values: Mapping[int, float] = SEEN, own: Mapping[int, float] | None = None) -> Series:
    """Of Kreis Heinsberg, with 25 other districts between 5 and 29."""
    held = Series()
    for number in range(25):
        held.add(f"090{number:02}", "district", 2021, 5.0 + number, "inkar_2025")
    for year, value in values.items():
        held.add("05370", "district", year, value, "inkar_2025")
    for year, value in (own or {}).items():
        held.add("05370", "district", year, value, "own_frueher")
    return held


def doubt(year: int, number: str, held: Series, table: str = "own_neu") -> tuple[str, dict[str, object]] | None:
    value = Value(RATE, "05370", year, Decimal(number), "Amt", Place("", 2))
    found = find_doubts([value], {RATE: held}, KNOWN, table, ())
    return (found[0].reason, dict(found[0].fields)) if found else None


@pytest.mark.parametrize(
    ("year", "number", "reason", "fields"),
    [
        (2022, "126", "factor", {"factor": 10, "other": 12.6, "year": 2021}),
        (2022, "0.128", "factor", {"factor": 100, "other": 12.6, "year": 2021}),
        (2022, "48", "outside", {"least": 5.0, "most": 29.0}),
        (2022, "20.5", "jump", {"other": 12.6, "year": 2021}),
        (2021, "15.2", "jump", {"other": 12.3, "year": 2020}),
        (2016, "13.1", "other_value", {"other": 12.0}),
    ],
)
def test_a_value_is_asked_about_with_the_other_number(
    year: int, number: str, reason: str, fields: dict[str, object]
) -> None:
    assert doubt(year, number, series()) == (reason, fields)


@pytest.mark.parametrize(("year", "number"), [(2022, "12.9"), (2021, "12.61"), (2016, "12.0"), (2022, "14.5")])
def test_what_goes_with_the_series_is_no_question(year: int, number: str) -> None:
    assert doubt(year, number, series()) is None


def test_another_number_than_in_an_earlier_table_of_ones_own_is_asked_about_but_not_in_the_table_itself() -> None:
    held = series(own={2022: 12.9})

    assert doubt(2022, "13.9", held) == ("other_table", {"other": 12.9})
    assert doubt(2022, "13.9", held, table="own_frueher") is None


def test_two_numbers_for_one_year_within_the_file_are_told_elsewhere_and_a_forecast_is_compared_with_nothing() -> None:
    value = Value(RATE, "05370", 2031, Decimal(126), "Amt", Place("", 2), kind="forecast")

    assert find_doubts([value], {RATE: series()}, KNOWN, "own_neu", ()) == []


def test_what_is_confirmed_stays_told_and_is_marked_as_confirmed() -> None:
    value = Value(RATE, "05370", 2022, Decimal(126), "Amt", Place("", 2))

    (found,) = find_doubts([value], {RATE: series()}, KNOWN, "own_neu", {value.key})
    assert found.confirmed


@pytest.mark.usefixtures("small_world")
def test_a_value_that_may_be_a_slip_is_asked_about_with_both_numbers(tmp_path: Path, german: Language) -> None:
    take_in(tmp_path, LONG + "Kreis Heinsberg;poverty;2022;8,4;Amt\n", "Früher")
    build()
    text = LONG + "Kreis Heinsberg;poverty;2022;8,9;Amt\nKreis Düren;poverty;2024;95,5;Amt\n"
    found = check_table(tmp_path, text)
    told = answer(found, german)

    assert numbers(found) == []
    assert [doubt["text"] for doubt in told["doubts"]] == [
        "Armut, Kreis Heinsberg, 2022: Hier steht 8,9, in einer früheren eigenen Tabelle 8,4.",
        "Armut, Kreis Düren, 2024: 95,5 ist etwa das 10-Fache oder ein 10tel des Werts von 2021 (9,5). Andere Einheit?",
    ]
    assert told["open_doubts"] == 2
    sure = read_assignment("").confirming(frozenset(doubt["key"] for doubt in told["doubts"]))
    confirmed = check_table(tmp_path, text, assignment=sure)
    assert numbers(confirmed) == ["8.9", "95.5"]
    key = storage.take_in(confirmed, tmp_path / "table.csv", "t.csv", "").name
    assert (
        "auffällig, beim Aufnehmen bestätigt: Kreis Heinsberg 2022, Kreis Düren 2024"
        in read_kept(key, "series.csv")[0]["note_de"]
    )
