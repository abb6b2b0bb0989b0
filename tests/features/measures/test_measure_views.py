"""Measures from rows and journal to what stands on the page."""

import json
from datetime import date

import pandas as pd
import pytest

import queries
from charts.base import Look
from charts.stages import Span, Stack, draw_stacks, draw_timeline
from content import catalogue
from content.table import Table
from domain.measure import MeasureState, MeasureTiming, TimeFrame
from features.measures.detail import describe_meanwhile_status, make_effects_table, make_facts_table, make_history_table
from features.measures.effects import name_subject, read_effects
from features.measures.indicators import group_by_indicator, make_doing_table
from features.measures.model import make_key, read_programmes
from features.measures.office_goals import describe_matrix, make_matrix, read_office_goals
from features.measures.state import describe_remark, make_stages, read_status_entries
from features.measures.table import describe_summary, make_register_table
from features.measures.timeline import describe_timeline, make_spans, make_timeline_table
from settings import own_folder
from storage import journal
from tests.support.cases import INDICATOR
from tests.support.charted import check_figure
from tests.support.measure_cases import LINKS, MEASURES, STATES, on, programme, report_on_three
from tests.support.sent import TAG
from texts import Language, read_date

DAY = date(2025, 6, 30)


def texts_of(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.sign.word if cell.sign else cell.text for cell in row) for row in table.rows]


def test_a_programme_holds_its_measures_with_offices_goals_and_indicators(german: Language) -> None:
    found = read_programmes(MEASURES, LINKS, german)["plan"]

    first, second, *_, last = found.measures
    assert (found.name, found.interim_due, found.final_due) == ("Plan", date(2023, 3, 31), None)
    assert (first.title, first.field_key, first.time_frame) == (
        "1.1 Schulen tauschen sich aus",
        "schule",
        TimeFrame(2021, 2022),
    )
    assert [(office.key, office.name, office.role) for office in first.offices] == [
        ("amt-40-2", "Amt 40/2", "responsible"),
        ("verein", "Verein", "supporting"),
    ]
    assert [(goal.number, goal.assigned) for goal in first.goals] == [(4, False), (17, True)]
    assert second.indicator_keys == ("poverty",)
    assert (last.printed_frame, last.time_frame, last.recommendation) == ("", TimeFrame(None, None), "")


def test_a_key_in_an_address_is_the_same_in_both_languages() -> None:
    keys = [{measure.field_key for measure in programme(Language(code)).measures} for code in ("de", "en")]

    assert keys == [{"schule", "haus-hof"}] * 2
    assert make_key("Amt für Öffentlichkeit, 2/3") == "amt-f-r-ffentlichkeit-2-3"


def test_the_register_says_state_and_time_frame_and_who_reported_last(german: Language) -> None:
    report_on_three()

    table = make_register_table(on(DAY, german), "Plan", "massnahmen?measure={measure}", german)

    assert texts_of(table) == [
        ("1.1 Schulen tauschen sich aus", "Amt 40/2, Verein (unterstützend)", "2021–2022", "erledigt", "01.05.2023"),
        ("1.2 Kioske sind fair", "Amt 40/2", "ab 2024", "in Arbeit", "15.01.2024"),
        ("2.1 Strategie liegt vor", "Hauptamt (koordinierend)", "2023", "überfällig", "30.11.2022"),
        ("2.2 Leitfaden liegt vor", "–", "–", "ohne Meldung", "–"),
    ]
    assert [row[3].note for row in table.rows] == [
        "",
        "im Zeitrahmen",
        "geplant, Zeitrahmen abgelaufen",
        "kein Jahr genannt",
    ]
    assert table.rows[0][4].note == "B: Zehn Schulen"
    assert table.rows[0][0].link == "massnahmen?measure=m1"


def test_a_measure_of_2021_that_nobody_reports_on_is_without_report_and_its_time_frame_over(german: Language) -> None:
    first = on(DAY, german)[0]

    assert (first.state, first.timing) == (MeasureState.UNREPORTED, MeasureTiming.OVER)
    assert describe_remark(first, german) == "Zeitrahmen abgelaufen"


def test_a_day_in_the_past_shows_what_was_reported_until_then(german: Language) -> None:
    report_on_three()

    states = {day: [one.state for one in on(day, german)] for day in (date(2022, 12, 31), date(2023, 1, 1), DAY)}

    assert states[date(2022, 12, 31)] == [
        MeasureState.RUNNING,
        MeasureState.UNREPORTED,
        MeasureState.NOT_DUE,
        MeasureState.UNREPORTED,
    ]
    assert states[date(2023, 1, 1)] == [
        MeasureState.LATE,
        MeasureState.UNREPORTED,
        MeasureState.NOT_DUE,
        MeasureState.UNREPORTED,
    ]
    assert states[DAY] == STATES


def test_the_summary_counts_the_states_and_names_silent_ones_whose_time_is_over(german: Language) -> None:
    silent = describe_summary(on(DAY, german), "plan", german)
    report_on_three()

    assert silent == "4 Maßnahmen: 4 ohne Meldung. Bei 2 von 4 ohne Meldung ist der Zeitrahmen abgelaufen."
    assert describe_summary(on(DAY, german), "plan", german) == (
        "4 Maßnahmen: 1 erledigt, 1 in Arbeit, 1 überfällig und 1 ohne Meldung."
    )
    assert describe_summary(on(DAY, german)[:1], "goals", german) == "1 Ziel: 1 erledigt."
    assert describe_summary(on(date(2022, 6, 1), german)[3:], "milestones", german) == "1 Schritt: 1 ohne Meldung."


def test_the_history_keeps_every_report_and_says_which_one_holds(german: Language) -> None:
    report_on_three()
    journal.add_entry(
        "measure_status", "m1", 2, "D", {"status": "planned", "date": "2020-01-01", "note": "nachgetragen"}
    )

    table = make_history_table(on(DAY, german)[0], german)

    assert [(row[0].text, row[0].note, row[1].text, row[2].text, row[3].text) for row in table.rows] == [
        ("01.05.2023", "gilt", "erledigt", "Zehn Schulen", "B"),
        ("01.02.2022", "", "in Arbeit", "–", "A"),
        ("01.01.2020", "", "geplant", "nachgetragen", "D"),
    ]


@pytest.mark.parametrize(
    "told", [{"status": "late", "date": "2024-01-01"}, {"status": "done", "date": "gestern"}, {"status": "done"}]
)
def test_an_entry_edited_into_nonsense_is_named_and_the_others_hold(told: dict[str, str]) -> None:
    report_on_three()
    file = own_folder() / "journal" / "measure_status" / "m1" / "000002.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"told": told}))

    found, unread = read_status_entries(journal.read_book("measure_status"))

    assert unread == ["measure_status/m1/000002.json"]
    assert [report.number for report in found["m1"]] == [1]


def test_the_facts_of_a_measure_name_role_goals_and_place(german: Language) -> None:
    table = make_facts_table(on(DAY, german)[0], programme(german), {"poverty": INDICATOR}, german)

    assert texts_of(table) == [
        ("Stand", "ohne Meldung"),
        ("Handlungsfeld", "Schule"),
        ("Empfehlung", "–"),
        ("Zuständig", "Amt 40/2"),
        ("Unterstützung", "Verein"),
        ("Zeitrahmen", "2021–2022"),
        ("Ziele der Agenda 2030", "4 Bildung, 17 Partnerschaften (von uns zugeordnet)"),
        ("Indikatoren", "keiner der hier geführten Indikatoren misst die Wirkung"),
        ("Dokument", "Konzept"),
    ]
    assert table.rows[-1][1].note == "Abschnitt 4"


def expect_less_poverty(**changed: str) -> None:
    told = {"per_year": "-0.5", "from_year": "2027", "certainty": "80", "basis": "Gutachten"} | changed
    journal.add_entry("measure_effect", name_subject("m1", "poverty"), 0, "A", told)


def test_what_is_done_for_an_indicator_is_linked_in_the_register_or_expected_by_the_office(german: Language) -> None:
    expect_less_poverty()
    effects, unread = read_effects(journal.read_book("measure_effect"))

    ((indicator, measures),) = group_by_indicator(on(DAY, german), effects, {"poverty": INDICATOR})

    table = make_doing_table(indicator, measures, effects, "?measure={measure}", german)
    assert unread == []
    assert [(row[0].text, row[3].text, row[3].note) for row in table.rows] == [
        (
            "1.1 Schulen tauschen sich aus",
            "jedes Jahr ab 2027 um −0,5\u00a0%-Punkte, zu 80 % wahrscheinlich",
            "Annahme von A: Gutachten",
        ),
        ("1.2 Kioske sind fair", "–", ""),
    ]
    own = make_effects_table(on(DAY, german)[0], list(effects.values()), {"poverty": INDICATOR}, german)
    assert [row[2].text for row in own.rows] == ["Gutachten"]


@pytest.mark.parametrize("changed", [{"per_year": "viel"}, {"from_year": ""}, {"certainty": "80 %"}])
def test_an_effect_edited_into_nonsense_is_named(changed: dict[str, str]) -> None:
    expect_less_poverty(**changed)

    assert read_effects(journal.read_book("measure_effect")) == ({}, ["measure_effect/m1.poverty/000001.json"])


def test_the_second_of_two_reads_what_the_first_has_entered(german: Language) -> None:
    report_on_three()
    entry = journal.read_book("measure_status").newest("m1")
    assert entry is not None

    told = describe_meanwhile_status(entry, german)

    assert told.startswith("Inzwischen eingetragen: erledigt (01.05.2023). Anmerkung: Zehn Schulen. Von B, eingetragen")


def test_the_timeline_shows_each_named_time_frame_to_its_last_day_and_one_without_end_to_the_edge(
    german: Language,
) -> None:
    report_on_three()
    shown = on(DAY, german)

    figure = check_figure(draw_timeline(make_spans(shown, german), make_stages(german), DAY, Look(german, "light")))

    *drawn, arrows = figure.data
    assert {bar.name: (list(bar.base), [length / 86_400_000 for length in bar.x]) for bar in drawn} == {
        "● erledigt": (["2021-01-01"], [730]),
        "◐ in Arbeit": (["2024-01-01"], [366 + 365 + 365]),
        "◆ überfällig": (["2023-01-01"], [365]),
    }
    assert (list(arrows.x), list(arrows.y), list(arrows.text)) == (["2027-01-01"], [1], ["→"])
    assert list(figure.layout.yaxis.ticktext) == ["● 1.1", "◐ 1.2", "◆ 2.1"]
    assert figure.layout.shapes[0].x0 == "2025-06-30"
    assert describe_timeline(shown, "plan", german) == (
        "4 Maßnahmen: bei 2 ist der Zeitrahmen abgelaufen, bei 1 läuft er und bei 1 ist kein Jahr genannt"
    )
    assert texts_of(make_timeline_table(shown, german))[1] == (
        "1.2 Kioske sind fair",
        "2024",
        "–",
        "im Zeitrahmen",
        "in Arbeit",
    )


def test_a_goal_by_a_year_begins_at_the_edge_of_the_picture(german: Language) -> None:
    by_2026, from_2024 = Span("1", None, 2026, "running", ""), Span("2", 2024, 2024, "running", "")

    figure = check_figure(draw_timeline([by_2026, from_2024], make_stages(german), DAY, Look(german, "dark")))

    assert list(figure.data[0].base) == ["2024-01-01", "2024-01-01"]
    assert (list(figure.data[1].x), list(figure.data[1].text)) == (["2024-01-01"], ["←"])


def test_stacked_bars_hold_the_counts_and_say_them_with_their_shapes(german: Language) -> None:
    stacks = [Stack("Schule", {"done": 2, "late": 1}), Stack("Ein sehr langer Name einer Stelle im Haus", {"done": 1})]

    figure = check_figure(draw_stacks(stacks, make_stages(german), Look(german, "dark")))

    assert {bar.name: list(bar.x) for bar in figure.data} == {"● erledigt": [2, 1], "◆ überfällig": [1, 0]}
    assert figure.layout.barmode == "stack"
    assert list(figure.layout.yaxis.ticktext) == [
        "Schule<br>● 2  ◆ 1",
        "Ein sehr langer Name einer<br>Stelle im Haus<br>● 1",
    ]


def test_names_of_offices_and_measures_are_text_in_a_chart(german: Language) -> None:
    look = Look(german, "light")

    stacks = check_figure(draw_stacks([Stack(TAG, {"done": 1})], make_stages(german), look))
    spans = check_figure(
        draw_timeline([Span(TAG, 2025, 2026, "running", f"{TAG}\n{TAG}")], make_stages(german), DAY, look)
    )

    text = "&lt;a href=//x.example&gt;x&lt;/a&gt;"
    assert list(stacks.layout.yaxis.ticktext) == [f"{text}<br>● 1"]
    assert stacks.data[0].hovertext[0] == f"{text}: 1 erledigt"
    assert spans.layout.yaxis.ticktext[0].endswith(text)
    assert spans.data[0].hovertext[0] == f"{text}<br>{text}"


@pytest.mark.usefixtures("shipped_database")
def test_the_matrix_marks_the_goals_of_each_office_and_leaves_an_office_without_goals_empty(german: Language) -> None:
    goals = catalogue.read_sdgs(queries.run_query("sdgs"), german)
    frame = pd.DataFrame(
        [
            ("plan", "10", "Amt 10", "Hauptamt", 4),
            ("plan", "10", "Amt 10", "Hauptamt", 5),
            ("plan", "63", "Amt 63", "Bauamt", None),
            ("other", "1", "Amt 1", "Amt", 1),
        ],
        columns=["programme_key", "office_number", "office_de", "name_de", "sdg"],
    )

    found = read_office_goals(frame, "plan", german)
    table = make_matrix(found, goals, german)

    assert [
        (row[0].text, row[0].note, [number for number, cell in enumerate(row) if number and cell.text])
        for row in table.rows
    ] == [("Amt 10", "Hauptamt", [4, 5]), ("Amt 63", "Bauamt", [])]
    told = describe_matrix(found, {goal.number: goal for goal in goals}, german)
    assert told.startswith(
        "Die meisten Stellen tragen zu Ziel 4 (Hochwertige Bildung) und 5 (Geschlechtergleichheit) bei: 1 von 2."
    )
    assert "Keiner Stelle zugeordnet: Ziel 1 (Keine Armut)" in told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31.12.2025", date(2025, 12, 31)),
        (" 2025-12-31 ", date(2025, 12, 31)),
        ("31.12.25", None),
        ("30.02.2025", None),
        ("heute", None),
        ("", None),
    ],
)
def test_a_typed_day_is_read_in_both_languages_and_never_guessed(text: str, day: date | None) -> None:
    assert read_date(text) == day
