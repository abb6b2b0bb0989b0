"""The page Folien without a browser: what is edited stands on the slides, outlives other pages and languages, and opens
elsewhere from the collection; the way there is short."""

import html
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from settings import PAGES, ROOT
from tests.support.sent import ADDRESS, LINK, TAG, list_sent, markup
from texts import Language

DUEREN = {"region": "05358", "sets": "decision"}
pytestmark = pytest.mark.usefixtures("shipped_database")


def open_page(page: str, **asked: str) -> AppTest:
    """A new visit that begins with this page."""
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=90)
    app.run()
    app.switch_page(str(PAGES / f"{page}.py"))
    app.query_params.update(asked)
    app.run()
    assert not app.exception
    return app


def go(app: AppTest, page: str) -> None:
    app.switch_page(str(PAGES / f"{page}.py")).run()
    assert not app.exception


def read_slides(app: AppTest) -> list[str]:
    """What the preview says of each slide."""
    (drawn,) = [one.proto.body for one in app.get("html") if 'class="kk-slides"' in one.proto.body]
    return [html.unescape(alt) for alt in re.findall(r'alt="([^"]*)"', drawn)]


def write(app: AppTest, number: int, code: str = "de", **told: str) -> None:
    """Fill in a proposal."""
    for field, text in told.items():
        name = f"deck_proposal_{number}_{field}_05358_{code}"
        (app.text_area if field == "text" else app.text_input)(key=name).set_value(text)
    app.run()
    assert not app.exception


def test_a_proposal_is_filled_in_and_stays_on_the_way_to_another_page_and_language() -> None:
    app = open_page("present/deck", **DUEREN)
    assert "1; Ziel setzen: " in read_slides(app)[1] and "[Amt]; [Quartal, Jahr]" in read_slides(app)[1]

    write(app, 1, text="Kassenkredite:\nhöchstens 300 Euro", who="Amt 20", until="II/2027")
    write(app, 3, who="")
    filled = read_slides(app)
    assert "1; Kassenkredite: höchstens 300 Euro; Amt 20; II/2027. 2; Maßnahmen" in filled[1]
    assert "[Stabsstelle]" in filled[1]
    go(app, "data/methods")
    go(app, "present/deck")
    assert read_slides(app) == filled

    app.query_params["lang"] = "en"
    app.run()
    assert "Kassenkredite" not in read_slides(app)[1]  # each language has its own texts
    write(app, 1, "en", who="Office 20")
    assert "; Office 20; [quarter, year]" in read_slides(app)[1]
    app.query_params["lang"] = "de"
    app.run()
    assert read_slides(app) == filled

    (undo,) = [one for one in app.button if one.label == Language("de")("deck.edit_reset")]
    undo.click().run()
    assert "1; Ziel setzen: " in read_slides(app)[1]
    assert app.text_input(key="deck_proposal_1_who_05358_de").value == "[Amt]"


def test_what_is_written_is_text_and_no_link() -> None:
    app = open_page("present/deck", **DUEREN)
    write(app, 1, text=f"{LINK} {TAG} {ADDRESS}", who=LINK, until=TAG)

    assert TAG in read_slides(app)[1]
    assert [one for one in list_sent(app) if markup(one)] == []


def test_every_edit_opens_elsewhere_from_the_link_of_the_collection(monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("present/deck", **DUEREN)
    app.session_state["_deck_edits"] = {  # of the table, which cannot be typed into without a browser
        ("05358", "de"): {
            "decision": {"title": "Was wir brauchen", "instead": "Drei Vorschläge zur Entscheidung", "notes": "Kurz."},
            "sources": {"order": 2},
            "gaps": {"shown": False},
        }
    }
    app.text_input(key="deck_opening_title_05358_de").set_value("Düren 2026")
    app.text_input(key="deck_opening_subtitle_05358_de").set_value("Umweltausschuss, 3.2.2027")
    write(app, 2, text="Radwege bauen", who="Amt 66", until="2028")
    wanted, kept = read_slides(app), app.session_state["_deck_edits"]
    assert [told.split(".")[0] for told in wanted] == [
        "Düren 2026",
        "Anhang: Woher die Zahlen kommen",
        "Was wir brauchen",
    ]
    app.button(key="collection_remember").click().run()
    go(app, "present/collection")
    (handed,) = [told["link"] for told in map(json.loads, list_components(app)) if "link" in told]

    other = open_page("present/collection", content=parse_qs(urlsplit(handed).query)["content"][0])
    assert "eigenen Änderungen an den Folien" in " ".join(one.value for one in other.caption)
    (link,) = [
        re.search(r'kk-link" href="([^"]*)"', one.proto.body)
        for one in other.get("html")
        if 'class="kk-link"' in one.proto.body
    ]
    assert link is not None
    monkeypatch.setattr(ContextProxy, "cookies", {"kreiskompass_visit": other.session_state["visit_number"]})
    asked = parse_qs(urlsplit(html.unescape(link[1])).query)
    opened = open_page("present/deck", **{key: values[0] for key, values in asked.items()})

    assert read_slides(opened) == wanted
    assert opened.session_state["_deck_edits"] == kept


def list_components(app: AppTest) -> list[str]:
    return [one.text for one in list_sent(app) if (one.kind, one.field) == ("BidiComponent", "json")]


def test_from_the_start_page_it_takes_two_clicks_to_the_file_and_nothing_must_be_chosen() -> None:
    app = open_page("explore/start", region="05358")

    app.button(key="use_deck").click().run()  # the first

    assert not app.exception
    assert app.query_params["region"] == "05358"
    assert len(read_slides(app)) > 5
    assert next(one.label for one in app.get("download_button")) == "PowerPoint (.pptx)"  # the second


def test_why_a_municipality_has_no_slides_of_ranks_is_said_on_the_page() -> None:
    told = [[one.value for one in open_page("present/deck", region=key).info] for key in ("05334002", "05358")]

    assert [[text for text in texts if "unter Kreisen keinen Rang" in text] for texts in told] == [told[0], []]
    assert "„Lage im Vergleich“ und „Karte und Nachbarn“" in told[0][0]
