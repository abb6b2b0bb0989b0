"""The slide of a scenario: fact, trend with its range, assumptions and target told apart, every number named."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.oxml.ns import qn

from charts.palette import SERIES, choose_region_colours
from content.slides import Deck, Role, Slide, SlideChart
from export.picture.chart_look import find_newest
from export.slides.pptx import write_pptx
from export.slides.slide_chart import AREA, make_chart
from features.deck.scenario import make_scenario_slide
from features.deck.scenario_words import work_out_scenarios
from features.scenario.assumptions import Case
from features.scenario.draft import Draft, Kind, Plan
from features.targets.assessment import Background
from tests.support.cases import TODAY, case
from texts import Language

GERMAN = Language("de")
UNCHANGED, FALLING = Draft(Kind.CHANGE), Draft(Kind.CHANGE, -0.5, name="Mein Plan")
PLAN = Plan((UNCHANGED, FALLING), "less", 2030)


def slide(plan: Plan = PLAN, of: Case | None = None, land: tuple[str, float] | None = ("NRW", 12.0)) -> Slide:
    return make_scenario_slide(
        work_out_scenarios(of or case(), plan, land, GERMAN), ["Amt 51"], "Quelle: A (B).", GERMAN
    )


def chart(plan: Plan = PLAN, of: Case | None = None) -> SlideChart:
    body = slide(plan, of).body
    assert isinstance(body, SlideChart)
    return body


def plain(texts: tuple[str, ...] | str) -> list[str]:
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in ([texts] if isinstance(texts, str) else texts)]


def test_fact_trend_range_assumptions_way_and_target_are_lines_of_their_own() -> None:
    strands = chart().strands

    assert [(strand.name, strand.role) for strand in strands] == [
        ("Heinsberg", Role.FACT),
        ("Trend", Role.TREND),
        ("Trend, untere Grenze", Role.RANGE),
        ("Trend, obere Grenze", Role.RANGE),
        ("◆ Alles bleibt, wie es ist", Role.ASSUMED),
        ("■ Mein Plan", Role.ASSUMED),
        ("nötiger Weg", Role.NEEDED),
        ("Ziel 7,0 (Land, 2030)", Role.TARGET),
    ]


def test_facts_end_where_assumptions_begin() -> None:
    shown = chart()
    values = {strand.name: dict(zip(shown.categories, strand.values, strict=True)) for strand in shown.strands}

    assert shown.categories == tuple(str(year) for year in range(2011, 2031))
    assert values["Heinsberg"]["2021"] == values["■ Mein Plan"]["2021"] == 9.0
    assert values["Heinsberg"]["2022"] is None and values["■ Mein Plan"]["2020"] is None
    assert values["■ Mein Plan"]["2030"] == pytest.approx(4.5)
    assert values["nötiger Weg"]["2030"] == pytest.approx(7.0)
    assert values["nötiger Weg"]["2022"] is None and values["nötiger Weg"]["2023"] == 9.0  # from today on
    low, middle, high = (values[name]["2028"] for name in ("Trend, untere Grenze", "Trend", "Trend, obere Grenze"))
    assert low is not None and middle is not None and high is not None and low <= middle <= high


def test_the_region_has_its_colour_and_no_assumption_has_it() -> None:
    own = choose_region_colours(["05370"])["05370"]
    colours = {strand.name: strand.colour for strand in chart().strands}

    assert colours["Heinsberg"] == own
    assert {colours["◆ Alles bleibt, wie es ist"], colours["■ Mein Plan"]} <= set(SERIES) - {own}


def test_beside_the_chart_stand_value_land_target_trend_and_what_each_assumption_leads_to() -> None:
    facts = plain(slide().facts)

    assert facts[:3] == [
        "Heinsberg 2021: 9,0 %",
        "NRW im selben Jahr: 12,0; Abstand −3,0 %-Punkte",
        "Ziel 7,0 (Land, 2030); nötig ab 2023: −0,29 %-Punkte je Jahr",
    ]
    assert facts[3] == "Urteil: Bewegt sich vom Ziel weg"  # the verdict of Zielcheck
    assert facts[4].startswith("Der Trend endet 2028: ")
    assert facts[5:] == [
        "◆ Alles bleibt, wie es ist: 2030 9,0 %; es fehlen 2,0 %-Punkte; Erreichen nicht absehbar",
        "■ Mein Plan: 2030 4,5 %; Ziel erfüllt; erreicht 2025",
        "Zuständig für Maßnahmen: Amt 51",
    ]


def test_where_the_trend_reaches_it_is_told_with_its_range_and_compared() -> None:
    facts = plain(slide(replace(PLAN, until=2028)).facts)

    assert facts[4] == "Trend 2028: 9,5 (7,9 bis 11,1 in vier von fünf Fällen, dünn gepunktet)"
    assert facts[6].endswith("; −4,0 gegenüber dem Trend")


def test_without_a_value_of_the_land_nothing_is_told_of_it() -> None:
    assert not [fact for fact in slide(land=None).facts if "NRW" in fact]


@pytest.mark.parametrize(
    ("drafts", "message"),
    [
        ((UNCHANGED, FALLING), "Armut: Das Ziel 7 % würde bis 2030 erreicht mit „Mein Plan“"),
        ((UNCHANGED,), "Armut: Das Ziel 7 % würde bis 2030 mit keiner Annahme erreicht"),
    ],
)
def test_the_message_says_which_assumptions_reach_the_target(drafts: tuple[Draft, ...], message: str) -> None:
    assert plain(slide(replace(PLAN, drafts=drafts)).title) == [message]


@pytest.mark.parametrize(
    ("drafts", "message"),
    [
        ((UNCHANGED,), "Armut: Das Ziel 9 % wäre auch 2030 erfüllt mit „Alles bleibt, wie es ist“"),
        ((Draft(Kind.CHANGE, 1.0),), "Armut: Das Ziel 9 % wäre 2030 mit keiner Annahme mehr erfüllt"),
    ],
)
def test_a_target_that_is_met_is_told_as_kept_or_lost(drafts: tuple[Draft, ...], message: str) -> None:
    assert plain(slide(Plan(drafts, "ever", 2030)).title) == [message]


def test_reached_after_the_target_year_is_not_reached_in_time() -> None:
    late = slide(replace(PLAN, drafts=(Draft(Kind.CHANGE, -0.1),)))

    assert "mit keiner Annahme" in late.title
    assert "es fehlen 1,1 %-Punkte; erreicht 2041" in plain(late.facts)[5]


def test_without_a_target_the_message_says_where_the_assumptions_lead() -> None:
    shown = slide(replace(PLAN, target=""))

    assert "die Annahmen führen bis 2030 auf" in shown.title
    assert not [strand for strand in chart(replace(PLAN, target="")).strands if strand.role is Role.TARGET]
    assert not [fact for fact in shown.facts if "Ziel" in fact]


def test_without_a_trend_the_reason_is_told_and_no_line_drawn() -> None:
    few = replace(case(), points=case().points[-3:], background=Background({}, {}, {}, TODAY))

    assert plain(slide(of=few).facts)[4] == "Kein Trend, weil im Zeitraum zu wenige Werte liegen."
    assert not [one for one in chart(of=few).strands if one.role in (Role.TREND, Role.RANGE)]


def test_a_path_that_meets_the_limit_of_what_is_possible_ends_there() -> None:
    steep = replace(PLAN, drafts=(Draft(Kind.CHANGE, -3.0),))

    assert chart(steep).strands[4].values[-1] is None
    assert plain(slide(steep).facts)[5].endswith(": endet vor 2030 an der Grenze des Möglichen")


def test_the_foot_says_that_assumptions_are_no_forecast_and_the_notes_tell_method_and_assumptions() -> None:
    shown = slide()

    assert shown.source == "Quelle: A (B). Gestrichelt: Annahme, keine Vorhersage."
    for told in (
        "Gestrichelt: Annahme",
        "Mein Plan (Annahme:",
        "Projektion ab dem neuesten Wert, Verlauf 2011 bis 2021",
        "Landtag",
        "Plan",
    ):
        assert told in shown.notes


def test_in_the_file_only_facts_have_marks_all_along_and_edges_of_the_range_are_not_named() -> None:
    page = Presentation(io.BytesIO(write_pptx(Deck("T", "U", (slide(),)), GERMAN))).slides[1]
    (native,) = [shape.chart for shape in page.shapes if shape.has_chart]
    series = {one.name: one for one in native.plots[0].series}

    assert series["Heinsberg"].marker.style is XL_MARKER_STYLE.CIRCLE
    for name, mark in (("◆ Alles bleibt, wie es ist", "DIAMOND"), ("■ Mein Plan", "SQUARE")):
        assert series[name].marker.style is XL_MARKER_STYLE.NONE
        assert series[name].points[19].marker.style is XL_MARKER_STYLE[mark]
    named = [one.name for one in series.values() if one._element.find(f".//{qn('c:dLbl')}") is not None]
    assert named == [one.name for one in chart().strands if one.role is not Role.RANGE]
    assert not native.has_legend


def test_as_a_picture_it_names_the_same_lines() -> None:
    figure = make_chart(chart(), GERMAN, AREA)

    named = sorted(" ".join(text.get_text().split()) for text in figure.axes[0].texts)
    assert named == sorted(
        f"{one.name} {GERMAN.number(one.values[find_newest(one.values) or 0], chart().decimals)}"
        if one.role is Role.FACT
        else one.name
        for one in chart().strands
        if one.role is not Role.RANGE
    )
