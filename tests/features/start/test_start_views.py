"""What the start page tells of a district: what moved, how its targets stand, what is new."""

from datetime import datetime

import pandas as pd
import pytest

import queries
from content import catalogue
from content.table import Cell
from domain.change import Judgement
from features.profile.profile import find_movers
from features.start.start import describe_newest, make_movers_table, make_news_table, make_targets_table
from features.targets.assessment import Assessment, assess_target
from features.targets.published import PublishedTarget
from tests.features.profile.test_views import profile_of
from tests.support.cases import INDICATOR
from texts import Language


@pytest.mark.usefixtures("shipped_database")
def test_three_movers_of_a_kind_are_told_with_value_year_change_and_their_trend(german: Language) -> None:
    indicators = catalogue.read_indicators(queries.run_query("indicators"), german)
    profile = profile_of("05370", german)
    found = find_movers(profile, indicators, german)

    table = make_movers_table(found, Judgement.BETTER, profile, "trends?indicator={indicator}", german)

    best = [mover.indicator for mover in found if mover.judgement is Judgement.BETTER][:3]
    assert [row[0].link for row in table.rows] == [f"trends?indicator={one.key}" for one in best]
    debts = make_movers_table(
        [mover for mover in found if mover.indicator.key == "over_indebtedness_rate"],
        Judgement.BETTER, profile, "trends?indicator={indicator}", german,
    ).rows  # fmt: skip
    assert debts == [
        (
            Cell("Private Überschuldungsquote", "9,49\u00a0% (2023)", link="trends?indicator=over_indebtedness_rate"),
            Cell("−2,17\u00a0%-Punkte", "seit 2018", Judgement.BETTER),
        )
    ]


def assessment(*values: float) -> Assessment:
    """Values of 2015 and the years after, held against 'at most 7 in 2030'."""
    aim = PublishedTarget(
        "less", "state", False, "poverty", "Weniger Armut", 7.0, "%", 2030, None, None, "decided", "Landtag", "Plan",
        True, "",
    )  # fmt: skip
    return assess_target(INDICATOR, aim, [(2015 + number, value) for number, value in enumerate(values)], ())


def test_targets_are_counted_by_verdict_with_shape_and_word_the_worst_first(german: Language) -> None:
    found = [assessment(10, 9, 8, 6), assessment(8, 9, 10, 11), assessment(8, 9, 10), assessment(8)]

    rows = make_targets_table(found, (), "zielcheck?region=05358", german).rows

    assert [row[0].text for row in rows] == ["2 ×", "1 ×", "1 × keine Aussage"]
    assert [(row[0].sign.shape, row[0].sign.word) for row in rows[:2] if row[0].sign] == [
        ("◆", "falsche Richtung"),
        ("✓", "erreicht"),
    ]
    assert [row[0].note for row in rows] == ["vorläufig: 1", "", ""]
    name = INDICATOR.name
    assert [row[1] for row in rows] == [
        Cell(f"{name} (2018), {name} (2017)", link="zielcheck?region=05358"),
        Cell(f"{name} (2018)", link="zielcheck?region=05358"),
        Cell(f"{name} (2015)", link="zielcheck?region=05358"),
    ]


def test_verdicts_that_something_speaks_against_are_counted(german: Language) -> None:
    (row,) = make_targets_table([assessment(8, 9, 10)], {INDICATOR.key}, "zielcheck", german).rows

    assert row[0].note == "vorläufig: 1; zweifelhaft: 1"


def test_news_tell_year_source_and_since_when(german: Language) -> None:
    news = pd.DataFrame(
        {
            "indicator_key": ["poverty"] * 4,
            "year": [2024, 2023, 2022, 2021],
            "year_before": pd.array([2023, None, 2020, 2020], dtype="Int32"),
            "source_key": ["new"] * 4,
            "since": [datetime(2026, 11, 23, 14, 5)] * 4,
        }
    )

    rows = make_news_table(news, {"poverty": INDICATOR}, {"new": "Neu"}, "trends?indicator={indicator}", german).rows

    assert rows[:2] == [
        (
            Cell(INDICATOR.name, "Neu", link="trends?indicator=poverty"),
            Cell("2024", "bisher 2023, neu seit 23.11.2026"),
        ),
        (
            Cell(INDICATOR.name, "Neu", link="trends?indicator=poverty"),
            Cell("2023", "erster Wert, neu seit 23.11.2026"),
        ),
    ]
    assert len(rows) == 3


@pytest.mark.usefixtures("shipped_database")
def test_the_newest_year_is_told_with_the_indicators_that_have_it_or_their_number(german: Language) -> None:
    indicators = catalogue.read_indicators(queries.run_query("indicators"), german)

    assert describe_newest(profile_of("05370", german), indicators, german) == (
        "Am weitesten reichen die Werte hier bis 2025: Anteil reiner Elektro-Pkw."
    )
    assert describe_newest(profile_of("05334002", german), indicators, german) == (
        "Am weitesten reichen die Werte hier bis 2024: 4 Indikatoren."
    )
