"""The numbers under a chart: observed ones, of a scenario also those ahead; what is left out is said."""

from dataclasses import replace

import pytest

from content.slides import Role, SlideChart, Strand
from content.table import Table
from features.deck.chart import BREAK
from features.deck.handout_numbers import make_number_tables
from tests.support.decks import BARS, LINES
from texts import Language

GERMAN = Language("de")


def list_cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def lines(categories: list[str], *strands: tuple[str, Role, list[float | None]]) -> SlideChart:
    drawn = tuple(Strand(name, tuple(values), "#000000", role) for name, role, values in strands)
    return SlideChart("lines", tuple(categories), drawn, "%", 1, "")


def test_observed_values_stand_by_year_and_region_and_a_gap_is_a_gap() -> None:
    (table,) = make_number_tables(LINES, GERMAN)

    assert table.caption == "Zahlen des Diagramms (%); – heißt: kein Wert."
    assert table.columns == ("Jahr", "Kreis Düren", "NRW")
    assert list_cells(table)[:3] == [["2015", "19,0", "20,0"], ["2016", "18,5", "–"], ["2017", "–", "19,5"]]
    assert list_cells(table)[-1] == ["2022", "14,6", "–"]
    assert table.numeric == {1, 2}


def test_of_many_years_the_newest_eight_stand_there_and_the_caption_says_so() -> None:
    years = [str(year) for year in range(2010, 2022)]
    (table,) = make_number_tables(lines(years, ("A", Role.FACT, [float(year) for year in range(12)])), GERMAN)

    assert table.caption == "Zahlen des Diagramms (%); die letzten 8 von 12 Jahren mit Werten."
    assert [row[0] for row in list_cells(table)] == years[-8:]


def test_the_first_year_after_a_break_is_marked() -> None:
    (table,) = make_number_tables(lines(["2020", BREAK, "2021"], ("A", Role.FACT, [1.0, None, 2.0])), GERMAN)

    assert [(row[0].text, row[0].note) for row in table.rows] == [("2020", ""), ("2021", f"{BREAK} neue Grundlage")]


def test_a_scenario_has_a_second_table_of_what_lies_ahead_without_the_target() -> None:
    shown = lines(
        ["2020", "2021", "2022", "2023"],
        ("A", Role.FACT, [5.0, 4.0, None, None]),
        ("Trend", Role.TREND, [None, None, 3.5, 3.0]),
        ("◆ Plan", Role.ASSUMED, [None, 4.0, 2.0, None]),
        ("Ziel", Role.TARGET, [1.0] * 4),
    )
    observed, ahead = make_number_tables(shown, GERMAN)

    assert list_cells(observed) == [["2020", "5,0"], ["2021", "4,0"]]
    assert ahead.caption == ("Trend, Annahmen und nötiger Weg (%): gerechnet, nicht beobachtet; – heißt: kein Wert.")
    assert ahead.columns == ("Jahr", "Trend", "◆ Plan")
    assert list_cells(ahead) == [["2022", "3,5", "2,0"], ["2023", "3,0", "–"]]


def test_bars_are_one_table_of_all_they_show() -> None:
    (table,) = make_number_tables(BARS, GERMAN)

    assert table.columns == ("Bezeichnung", "2022, beobachtet", "2030, angenommen")
    assert list_cells(table) == [["Düren", "1.234,5", "900,0"], ["Heinsberg", "−12,0", "–"]]


@pytest.mark.parametrize("code", ["de", "en"])
def test_both_languages_write_numbers_in_their_own_way(code: str) -> None:
    (table,) = make_number_tables(replace(LINES, decimals=2), Language(code))

    assert list_cells(table)[0][1] == {"de": "19,00", "en": "19.00"}[code]
