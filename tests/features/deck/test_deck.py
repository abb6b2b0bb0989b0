"""What stands on the slides: messages by rule, lines that end at a break."""

from dataclasses import replace
from datetime import date

import pytest

from content.catalogue import Region, Sdg
from content.slides import Role, SlideChart
from content.table import Table
from features.deck.chart import BREAK, make_indicator_chart
from features.deck.indicator import DistrictRank, IndicatorContent, make_indicator_slide
from features.deck.overview import make_gaps_slide, make_measures_slide, make_targets_slide
from features.targets.assessment import assess_target
from features.targets.chart import Doubts
from features.targets.published import PublishedTarget
from tests.support.cases import INDICATOR, REGIONS
from tests.support.measure_cases import on, programme
from texts import Language

GERMAN = Language("de")
DUEREN, HEINSBERG = REGIONS["05358"], REGIONS["05370"]
LAND = Region("05", "state", "Nordrhein-Westfalen", "NRW")
POINTS = {"05358": [(year, 15.0 - 0.5 * (year - 2015)) for year in range(2015, 2022)], "05": [(2021, 14.0)]}


def aim(value: float = 7.0, year: int | None = 2030) -> PublishedTarget:
    return PublishedTarget(
        "less", "state", False, "poverty", "Weniger Armut", value, "%", year, None, None, "decided", "Landtag", "Plan",
        True, "",
    )  # fmt: skip


def told(
    points: dict[str, list[tuple[int, float]]], value: float = 7.0, breaks: dict[int, str] | None = None
) -> IndicatorContent:
    found = assess_target(INDICATOR, aim(value), points["05358"], list(breaks or {}))
    return IndicatorContent(
        INDICATOR, points, found, DistrictRank(21, 53, 2021), ["Amt 51"], "Quelle: A (B).", breaks or {}
    )


def test_a_chart_has_a_line_per_region_the_way_needed_and_the_target() -> None:
    found = assess_target(INDICATOR, aim(), POINTS["05358"], [])

    chart = make_indicator_chart(INDICATOR, POINTS, [DUEREN, HEINSBERG, LAND], found, [], GERMAN)

    assert chart.categories == tuple(str(year) for year in range(2015, 2031))
    assert [(strand.name, strand.role) for strand in chart.strands] == [
        ("Düren", Role.FACT),
        ("NRW", Role.REFERENCE),
        ("nötiger Weg", Role.NEEDED),
        ("Ziel: höchstens 7 bis 2030", Role.TARGET),
    ]
    own, land, way, target = (strand.values for strand in chart.strands)
    assert own[:7] == (15.0, 14.5, 14.0, 13.5, 13.0, 12.5, 12.0) and own[7:] == (None,) * 9
    assert land == (None,) * 6 + (14.0,) + (None,) * 9
    assert way[:6] == (None,) * 6 and way[6] == 12.0 and way[-1] == pytest.approx(7.0)
    assert target == (7.0,) * 16


def test_a_line_ends_at_a_break_which_has_its_own_place() -> None:
    chart = make_indicator_chart(
        INDICATOR, {"05358": [(2019, 1.0), (2020, 2.0), (2021, 3.0)]}, [DUEREN], None, [2021], GERMAN
    )

    assert chart.categories == ("2019", "2020", BREAK, "2021")
    assert chart.strands[0].values == (1.0, 2.0, None, 3.0)


def test_a_break_before_the_first_or_after_the_last_value_has_no_place() -> None:
    chart = make_indicator_chart(
        INDICATOR, {"05358": [(2019, 1.0), (2020, 2.0)]}, [DUEREN], None, [2010, 2019, 2024], GERMAN
    )

    assert chart.categories == ("2019", "2020")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (7.5, "Armut: auf Kurs zum Ziel 7,5 % bis 2030, 2021 waren es 12,0 %"),
        (2.0, "Armut: zu langsam für das Ziel 2 % bis 2030, 2021 waren es 12,0 %"),
        (12.0, "Armut: Ziel erreicht (12 %), 2021 waren es 12,0 %"),
    ],
)
def test_the_message_follows_from_the_verdict(value: float, message: str) -> None:
    slide = make_indicator_slide(told(POINTS, value), DUEREN, [LAND], GERMAN)

    assert slide.title.replace("\N{NO-BREAK SPACE}", " ") == message
    assert isinstance(slide.body, SlideChart) and slide.body.alt == slide.title


def test_a_verdict_on_few_values_says_so() -> None:
    slide = make_indicator_slide(told({"05358": [(2019, 15.0), (2021, 14.0)]}), DUEREN, [], GERMAN)

    assert slide.title.endswith("(vorläufig, 2 Werte)")


def test_beside_the_chart_stand_value_rank_land_target_pace_and_owners() -> None:
    assert list(make_indicator_slide(told(POINTS, 2.0), DUEREN, [LAND], GERMAN).facts) == [
        "Düren 2021: 12,0\N{NO-BREAK SPACE}%",
        "Rang 21 von 53 Kreisen und kreisfreien Städten (1 = am besten)",
        "NRW im selben Jahr: 14,0; Abstand \N{MINUS SIGN}2,0\N{NO-BREAK SPACE}%-Punkte",
        "Ziel des Landes, beschlossen: höchstens 2\N{NO-BREAK SPACE}% bis 2030",
        "Je Jahr seit 2015: \N{MINUS SIGN}0,5\N{NO-BREAK SPACE}%-Punkte; "
        "nötig ab 2021: \N{MINUS SIGN}1,1\N{NO-BREAK SPACE}%-Punkte",
        "Zuständig für Maßnahmen: Amt 51",
    ]


def test_a_break_is_told_beside_the_chart_and_to_the_speaker() -> None:
    slide = make_indicator_slide(told(POINTS, breaks={2018: "Zensus"}), DUEREN, [], GERMAN)

    assert slide.facts[-1] == f"{BREAK} Werte davor und danach sind nicht vergleichbar (neue Grundlage ab 2018)"
    assert "Neue Grundlage ab 2018: Zensus" in slide.notes


def test_targets_are_listed_worst_first_and_counted() -> None:
    found = [assess_target(INDICATOR, aim(value), POINTS["05358"], []) for value in (12.0, 2.0, 7.5)]

    slide = make_targets_slide(found, (), {}, DUEREN, "Q", GERMAN)

    assert slide is not None and slide.title == "Kreis Düren: 2 von 3 messbaren Zielen erreicht oder auf Kurs"
    assert [row[3].sign.word for row in slide.body.rows] == ["zu langsam", "auf Kurs", "erreicht"]  # type: ignore


def test_the_rank_in_a_year_before_that_of_the_value_is_told_with_its_year() -> None:
    slide = make_indicator_slide(replace(told(POINTS), rank=DistrictRank(20, 53, 2020)), DUEREN, [], GERMAN)

    assert slide.facts[1] == (
        "2020: Rang 20 von 53 Kreisen und kreisfreien Städten (1 = am besten); neuere Werte haben erst wenige"
    )


@pytest.mark.parametrize(
    ("doubts", "word", "fact"),
    [
        (
            Doubts("Nach der Projektion verfehlt.", "Der neueste Wert liegt außerhalb."),
            "Projektion spricht dagegen",
            "Vorsicht: Die Projektion spricht gegen dieses Urteil (siehe Notizen)",
        ),
        (
            Doubts(off_trend="Der neueste Wert liegt außerhalb."),
            "neuester Wert außerhalb der Projektion",
            "Vorsicht: Der neueste Wert liegt außerhalb dessen, was die Projektion erwarten ließ (siehe Notizen)",
        ),
    ],
)
def test_what_speaks_against_a_verdict_stands_on_both_slides_and_in_the_notes(
    doubts: Doubts, word: str, fact: str
) -> None:
    found = assess_target(INDICATOR, aim(), POINTS["05358"], [])

    targets = make_targets_slide([found], (), {INDICATOR.key: doubts.kind or ""}, DUEREN, "Q", GERMAN)
    slide = make_indicator_slide(replace(told(POINTS), doubts=doubts), DUEREN, [], GERMAN)

    assert targets is not None and targets.body.rows[0][3].note.endswith(f"; {word}")  # type: ignore
    assert [one for one in slide.facts if one.startswith("Vorsicht")] == [fact]
    assert set(doubts.told) < set(slide.notes.splitlines())


def test_without_a_doubt_no_slide_warns() -> None:
    assert not any("Vorsicht" in fact for fact in make_indicator_slide(told(POINTS), DUEREN, [], GERMAN).facts)


def test_without_a_verdict_there_is_no_slide_of_targets() -> None:
    assert (
        make_targets_slide([assess_target(INDICATOR, aim(), [(2021, 12.0)], [])], (), {}, DUEREN, "Q", GERMAN) is None
    )


def own(name: str, reason: str) -> PublishedTarget:
    return replace(aim(), name=name, is_own_region=True, usable=False, reason=reason)


def test_own_targets_that_nothing_measures_are_counted_on_the_slide_and_named_in_the_notes() -> None:
    found = [assess_target(INDICATOR, aim(7.5), POINTS["05358"], [])]
    unmeasured = [own(f"Ziel {number}", "keine Reihe" if number == 1 else "") for number in range(1, 5)]

    slide = make_targets_slide(found, unmeasured, {}, DUEREN, "Q", GERMAN)
    alone = make_targets_slide([], unmeasured, {}, DUEREN, "Q", GERMAN)

    assert slide is not None and slide.title == "Kreis Düren: 1 von 1 messbaren Zielen erreicht oder auf Kurs"
    assert [(cell.text, cell.note) for cell in slide.body.rows[-1]] == [  # type: ignore[union-attr]
        ("Weitere eigene Ziele: 4", "Ziel 1; Ziel 2 und 2 mehr"), ("–", ""), ("–", ""), ("nicht messbar", ""),
    ]  # fmt: skip
    assert slide.notes.splitlines()[1:] == [
        "Weitere eigene Ziele: 4",
        "Ziel 1 (keine Reihe)",
        *(f"Ziel {n}" for n in (2, 3, 4)),
    ]
    assert alone is not None and alone.title == "Kreis Düren: Zu 4 eigenen Zielen fehlt eine Messreihe"


def test_gaps_stand_by_goal_with_a_few_names_and_all_of_them_with_the_reason_in_the_notes() -> None:
    names = ("Bus", "Rad", "Bahn", "Auto", "Schiff")
    gaps = {replace(INDICATOR, key=name, name=name): "nicht erhoben" if name == "Rad" else "" for name in names}
    goals = [Sdg(9, "Verkehr", "#FD6925", ("Bus", "Rad", "Bahn", "Auto")), Sdg(11, "Städte", "#FD9D24", ("Bus",))]

    slide = make_gaps_slide(gaps, goals, DUEREN, 5, "Q", GERMAN)

    assert slide.title == "Kreis Düren: Zu 5 Indikatoren fehlen Werte, zu 5 liegen sie vor"
    assert [[cell.text for cell in row] for row in slide.body.rows] == [  # type: ignore[union-attr]
        ["9 Verkehr", "4", "Bus; Rad und 2 mehr"],
        ["ohne Zuordnung", "1", "Schiff"],
    ]
    assert slide.notes.splitlines() == [
        "9 Verkehr: Bus; Rad (nicht erhoben); Bahn; Auto.",
        "ohne Zuordnung: Schiff.",
        "Steht kein Grund dabei, ist keiner bekannt.",
    ]


def test_without_gaps_the_slide_says_so() -> None:
    slide = make_gaps_slide({}, [], DUEREN, 5, "Q", GERMAN)

    assert (slide.body, slide.facts) == (None, (slide.title,))


def test_measures_are_counted_by_field_in_the_states_that_occur() -> None:
    shown = on(date(2025, 6, 30), GERMAN)  # nobody has reported on any of the four

    slide = make_measures_slide(shown, programme(GERMAN), GERMAN)

    assert isinstance(slide.body, Table)
    assert [[cell.text for cell in row] for row in slide.body.rows][-1][1] == "4"
    assert "0" not in [cell.text for cell in slide.body.rows[-1]]
    assert all(len(row) == len(slide.body.columns) for row in slide.body.rows)
