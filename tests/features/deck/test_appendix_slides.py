"""The slides at the end, and the foot of each: what is missing, and the sources."""

from dataclasses import replace

from content.catalogue import Sdg
from content.slides import SlideChart
from content.table import Table
from features.deck.appendix import UsedSource, describe_foot, make_gaps_slide, make_sources_slide
from tests.support.cases import INDICATOR
from tests.support.decks import DUEREN
from texts import Language

GERMAN = Language("de")


def test_gaps_are_counted_by_goal_and_named_with_the_reason_in_the_notes() -> None:
    indicators = {name: replace(INDICATOR, key=name, name=name) for name in ("Bus", "Rad", "Bahn")}
    goals = [
        Sdg(9, "Verkehr", "#FD6925", ("Bus", "Rad")),
        Sdg(13, "Klima", "#3F7E44", ("Rad",)),
        Sdg(14, "Meer", "#0A97D9", ()),
    ]

    slide = make_gaps_slide(indicators, {"Rad": "nicht erhoben"}, goals, DUEREN, "Q", GERMAN)

    assert slide.title == "Kreis Düren: Zahlen zu 2 von 3 Indikatoren, keine zu den Zielen 13 und 14"
    assert isinstance(slide.body, SlideChart) and slide.body.kind == "stacked"
    assert [strand.values for strand in slide.body.strands] == [(1.0, 0.0, 0.0), (1.0, 1.0, 0.0)]
    assert slide.notes.splitlines()[:2] == ["9 Verkehr: Rad (nicht erhoben).", "13 Klima: Rad (nicht erhoben)."]


def source(number: int, topics: int = 1) -> UsedSource:
    names = tuple(f"T{topic}" for topic in range(topics))
    return UsedSource(f"s{number}", f"Werk {number}", "Amt", "dl-de/by-2-0", f"Amt {number}", names, (2020, 2022))


def test_sources_stand_in_at_most_eight_rows_and_all_of_them_in_the_notes() -> None:
    slide = make_sources_slide([source(number, number) for number in range(1, 12)], "1.1.2026", GERMAN)

    assert isinstance(slide.body, Table) and len(slide.body.rows) == 8
    assert [cell.text for cell in slide.body.rows[0]] == [
        "T0, T1, T2 und 8 mehr",
        "Werk 11",
        "2020–2022",
        "dl-de/by-2-0",
    ]
    assert slide.body.rows[-1][0].text == "4 weitere"
    assert all(f"Amt {number} (dl-de/by-2-0)" in slide.notes for number in range(1, 12))


def test_what_is_said_of_a_licence_in_brackets_stands_in_the_notes() -> None:
    slide = make_sources_slide([replace(source(1), licence="dl-de/by-2-0 (laut GovData)")], "1.1.2026", GERMAN)

    assert isinstance(slide.body, Table) and slide.body.rows[0][3].text == "dl-de/by-2-0 (siehe Notizen)"
    assert "Amt 1 (dl-de/by-2-0 (laut GovData))" in slide.notes


def test_the_foot_is_one_line_with_few_publishers() -> None:
    assert (
        describe_foot([source(1), source(2)], [2021, 2019], GERMAN) == "Quelle: Amt 1, Amt 2 · 2019–2021 · dl-de/by-2-0"
    )
    many = [replace(source(number), attribution=f"Amt {number} für alles Mögliche im Lande") for number in range(5)]
    assert describe_foot(many, [2021], GERMAN).endswith(" u. a. · 2021 · dl-de/by-2-0")
    assert len(describe_foot(many, [2021], GERMAN)) <= 130
