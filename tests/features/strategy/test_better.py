"""Who does it better: the most improved districts from the tables of the judgement, and what the register knows."""

from dataclasses import replace
from datetime import UTC, date, datetime
from math import log

import pytest

import queries
from content.rows import read_rows
from domain.measure import MeasureStatus, TimeFrame
from features.measures.effects import Effect
from features.measures.model import Measure, Programme
from features.measures.register import Entries
from features.measures.state import StatusEntry
from features.strategy.better import make_better_table
from features.strategy.plan import Bundle, PlannedEffect, PlannedMeasure
from features.strategy.register import drop_measures, make_planned_measure
from tests.support.cases import INDICATOR, REGIONS
from texts import Language

ROWS = [
    {
        "region_key": "05358",
        "first_year": 2018,
        "first_value": 9.2,
        "last_year": 2023,
        "last_value": 8.1,
        "word": "improved_more",
    }
]

OTHER = "Programm im Register: Plan Düren; keine Maßnahme zu diesem Indikator"


def make_measure(*indicators: str) -> Measure:
    frame = TimeFrame(2024, 2026)
    return Measure("plan_1", "1", "f", "Feld", "Mehr Beratung", "", "2024–2026", frame, "S. 1", (), (), indicators)


def make_programme(*measures: Measure) -> Programme:
    return Programme("plan", "05358", "plan", "Plan Düren", "Kreis", "Plan", None, None, None, "", measures)


@pytest.mark.parametrize(
    ("programmes", "told"),
    [
        ([], "kein Programm im Register"),
        (
            [make_programme(make_measure("parity"))],
            OTHER,
        ),
        ([make_programme(make_measure("poverty"), make_measure())], "1 Mehr Beratung"),
    ],
)
def test_a_row_tells_the_course_and_what_the_register_links_to_the_indicator(
    programmes: list[Programme], told: str, german: Language
) -> None:
    table = make_better_table(INDICATOR, ROWS, REGIONS, {"05358": programmes}, "Kreisen in NRW", german)

    assert [cell.text for cell in table.rows[0]] == [
        "Kreis Düren",
        "9,2 (2018) → 8,1\u00a0% (2023)",
        "−1,1\u00a0%-Punkte",
        told,
    ]


@pytest.mark.parametrize(
    ("is_log", "own_change", "change"),
    [
        (True, log(0.95), "−5,0\u00a0%, um die Teuerung bereinigt"),
        (False, -0.4, "−0,4\u00a0%-Punkte, um die Teuerung bereinigt"),
    ],
)
def test_money_changed_by_what_is_judged_and_not_by_what_prices_rose(
    is_log: bool, own_change: float, change: str, german: Language
) -> None:
    money, rents = replace(INDICATOR, is_money=True), {"first_value": 5.21, "last_value": 5.49}
    rows = [ROWS[0] | rents | {"is_log": is_log, "own_change": own_change}]
    (row,) = make_better_table(money, rows, REGIONS, {}, "Kreisen in NRW", german).rows

    assert (row[1].text, row[2].text) == ("5,2 (2018) → 5,5\u00a0% (2023)", change)


def test_a_measure_that_was_dropped_is_not_what_others_do() -> None:
    programme = make_programme(make_measure("poverty"), replace(make_measure("poverty"), key="plan_2"))
    report = StatusEntry(1, MeasureStatus.DROPPED, date(2025, 1, 1), "", "Amt", datetime(2025, 1, 1, tzinfo=UTC))
    entries = Entries({"plan_1": [report]}, {}, {}, ())

    lasting = [drop_measures(programme, entries, date(year, 1, 1)).measures for year in (2024, 2026)]

    assert [[one.key for one in measures] for measures in lasting] == [["plan_1", "plan_2"], ["plan_2"]]


@pytest.mark.usefixtures("shipped_database")
def test_only_districts_that_improved_beyond_noise_are_named_the_largest_improvement_first() -> None:
    districts = tuple(str(key) for key in queries.run_query("regions")["region_key"] if len(key) == 5)
    rows = read_rows(
        queries.run_query("best_changes", indicator="unemployment_rate", regions=list(districts), least=2.0)
    )
    changes = [row["own_change"] for row in rows]

    assert rows and all(row["z_own"] >= 2.0 and row["last_value"] < row["first_value"] for row in rows)
    assert changes == sorted(changes, key=abs, reverse=True)


def test_a_measure_of_the_register_begins_with_the_last_of_its_effects_and_keeps_links_to_be_filled_in() -> None:
    when = datetime(2026, 1, 1, tzinfo=UTC)
    effects = [Effect("plan_1", "poverty", -0.5, year, 80, "Gutachten", "Amt", when) for year in (2028,)] + [
        Effect("plan_1", "parity", 1.0, 2030, 50, "Gutachten", "Amt", when)
    ]

    assert make_planned_measure(make_measure("poverty", "crimes"), effects, 2026) == PlannedMeasure(
        Bundle.A,
        2030,
        "1 Mehr Beratung",
        effects=(
            PlannedEffect("poverty", -0.5, 80),
            PlannedEffect("crimes", 0.0, 100),
            PlannedEffect("parity", 1.0, 50),
        ),
        key="plan_1",
    )
    assert make_planned_measure(make_measure(), [], 2026).from_year == 2027
