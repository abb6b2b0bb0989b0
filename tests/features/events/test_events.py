"""Events on the time line: what is entered and what programmes say, in charts, in the list, on slides."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from charts.base import Look
from charts.events import EventMark, mark_events
from domain.measure import MeasureStatus
from features.events.data import ask_events
from features.events.event import BOOK, Event, EventKind, list_programme_events, read_moment, read_own_events
from features.measures.register import ask_programmes
from features.measures.state import StatusEntry
from settings import own_folder
from storage import journal
from tests.support.sent import ADDRESS, LINK, TAG, list_sent, markup, open_page
from texts import Language
from ui import data

GERMAN = Language("de")
LAW = {"date": "2021-06-24", "title": "Klimaschutzgesetz", "kind": "law", "origin": "BGBl.", "indicator": ""}


def make_event(year: int, day: date | None = None) -> Event:
    return Event("05358", year, day, EventKind.LAW, "Gesetz", "BGBl.")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2021", (2021, None)),
        ("2021-05-01", (2021, date(2021, 5, 1))),
        *((wrong, None) for wrong in ("", "21", "1989", "2101", "2021-13-01", "²⁰²¹", "Mai 2021", "٢٠٢١")),
    ],
)
def test_a_moment_is_a_year_or_a_day(written: str, moment: tuple[int, date | None] | None) -> None:
    assert read_moment(written) == moment


def test_on_the_axis_a_year_lies_around_its_value() -> None:
    assert make_event(2023).when == 2023.0
    assert make_event(2023, date(2023, 1, 1)).when == 2022.5
    assert make_event(2024, date(2024, 7, 2)).when == 2024.0
    assert make_event(2023, date(2023, 12, 31)).when < 2023.5


def test_own_events_are_those_of_the_region_and_its_indicator_that_were_not_removed() -> None:
    for subject, told in (
        ("05358.a", LAW),
        ("05358.b", LAW | {"indicator": "crimes_recorded"}),
        ("05358.c", LAW | {"indicator": "poverty"}),
        ("05370.d", LAW),
        ("05358.e", LAW),
    ):
        journal.add_entry(BOOK, subject, 0, "Frau Weiß", told)
    journal.add_entry(BOOK, "05358.e", 1, "Frau Weiß", {"removed": "yes"})

    events, unread = read_own_events(journal.read_book(BOOK), "05358", "crimes_recorded")

    assert [event.subject for event in events] == ["05358.a", "05358.b"]
    assert (events[0].year, events[0].day, events[0].kind) == (2021, date(2021, 6, 24), EventKind.LAW)
    assert unread == []


@pytest.mark.parametrize("wrong", [{"date": "morgen"}, {"title": ""}, {"kind": "done"}, {"kind": "?"}])
def test_an_entry_that_was_edited_into_nonsense_is_named(wrong: dict[str, str]) -> None:
    journal.add_entry(BOOK, "05358.a", 0, "Frau Weiß", LAW | wrong)

    assert read_own_events(journal.read_book(BOOK), "05358", "poverty") == ([], ["event/05358.a/000001.json"])


@pytest.mark.usefixtures("shipped_database")
def test_measures_tell_when_they_begin_and_when_they_were_done() -> None:
    programmes = ask_programmes("05358", GERMAN)
    ((programme, measure),) = [
        (programme, one)
        for programme in programmes.values()
        for one in programme.measures
        if "fairtrade_schools" in one.indicator_keys
    ]
    done = StatusEntry(1, MeasureStatus.DONE, date(2024, 3, 1), "", "Amt", datetime(2024, 3, 2, tzinfo=UTC))

    events = list_programme_events([programme], {measure.key: [done]}, "fairtrade_schools", date(2026, 1, 1))

    first = measure.time_frame.first_year
    begun = [(first, None, EventKind.START)] if first else []
    assert [(event.year, event.day, event.kind) for event in events] == [
        *begun,
        (2024, date(2024, 3, 1), EventKind.DONE),
    ]
    assert {(event.title, event.origin) for event in events} == {(measure.title, programme.name)}
    assert list_programme_events([programme], {}, "crimes_recorded", date(2026, 1, 1)) == []


def test_a_chart_marks_the_events_within_its_years_and_keeps_its_own_labels_last() -> None:
    own = {"text": "Ende", "x": 1, "y": 1}
    chart = {"data": [], "layout": {"xaxis": {"range": [2018.6, 2024.4]}, "annotations": [own], "shapes": []}}
    marks = [EventMark(2010.0, "▲1", "früher"), EventMark(2022.5, "▲2", "<b>Gesetz</b>"), EventMark(2030.0, "▲3", "")]

    layout = mark_events(chart, marks, Look(GERMAN, "light"))["layout"]

    assert [shape["x0"] for shape in layout["shapes"]] == [2022.5]
    assert [label["text"] for label in layout["annotations"]] == ["▲2", "Ende"]
    assert layout["annotations"][0]["hovertext"] == "&lt;b&gt;Gesetz&lt;/b&gt;"
    assert chart["layout"] == {"xaxis": {"range": [2018.6, 2024.4]}, "annotations": [own], "shapes": []}


def fill(app: AppTest, **typed: str) -> AppTest:
    """The form for an event, filled in and sent."""
    for name, text in typed.items():
        (field,) = [one for one in app.text_input if (one.key or "").endswith(f"_de_{name}")]
        field.input(text)
    (button,) = [one for one in app.button if one.label == GERMAN("event.save")]
    button.click().run()
    assert not app.exception
    return app


@pytest.mark.usefixtures("shipped_database")
def test_an_event_is_entered_stands_below_the_chart_and_is_removed() -> None:
    typed = {"title": "Neue Leitstelle", "date": "1.5.2019", "origin": "Vorlage 12/2019", "who": "Frau Weiß"}
    app = open_page("explore/trends", indicator="crimes_recorded", regions="05358")
    app.session_state["event_add"] = True  # the fold is opened
    app.run()

    refused = fill(app, **typed | {"date": "bald"})
    assert any("„bald“" in said.value for said in refused.error)
    assert not (own_folder() / "journal").exists()

    app = fill(app, **typed)
    indicator, region = data.ask_indicators(GERMAN)["crimes_recorded"], data.ask_regions(GERMAN)["05358"]
    ((event,), unread) = ask_events([region], indicator, GERMAN)
    assert (event.title, event.day, event.origin, unread) == (
        "Neue Leitstelle",
        date(2019, 5, 1),
        "Vorlage 12/2019",
        [],
    )
    told = " ".join(one.proto.body for one in app.get("html"))
    assert "▲1" in told
    assert "Neue Leitstelle" in told
    (file,) = (own_folder() / "journal" / BOOK).glob("*/*.json")
    assert json.loads(Path(file).read_text(encoding="utf-8"))["who"] == "Frau Weiß"

    (remove,) = [one for one in app.button if one.label == GERMAN("event.remove")]
    remove.click().run()
    assert not app.exception
    assert ask_events([region], indicator, GERMAN) == ([], [])


@pytest.mark.parametrize(("file", "chosen"), [("explore/trends", "regions"), ("explore/whatif", "region")])
def test_what_a_file_in_the_journal_calls_an_event_is_text_without_controls(file: str, chosen: str) -> None:
    hostile = f"Zeichen {TAG} {LINK} {ADDRESS} $x$ \u202e \ud800"
    told = LAW | {"title": hostile, "origin": hostile, "indicator": ""}
    entry = own_folder() / "journal" / BOOK / "05358.a" / "000001.json"
    entry.parent.mkdir(parents=True)
    entry.write_text(json.dumps({"who": hostile, "when": "2024-01-01T00:00:00+00:00", "told": told}), encoding="utf-8")
    unread = entry.parent.with_name(f"05358.{LINK}") / "000001.json"
    unread.parent.mkdir()
    unread.write_text("{", encoding="utf-8")

    texts = list(list_sent(open_page(file, indicator="crimes_recorded", **{chosen: "05358"})))

    assert any("Zeichen" in one.text for one in texts)
    assert [one for one in texts if markup(one) or "\u202e" in one.text] == []
