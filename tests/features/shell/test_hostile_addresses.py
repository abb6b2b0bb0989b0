"""Whatever stands in an address or is sent for a field: it reaches the database as a parameter and the page as text."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

import queries
from features.embed import page as embed_page
from features.shell.selectors import declare_all
from settings import PAGES, QUERIES, ROOT
from tests.support.sent import LINK, TAG, list_sent, markup
from ui.menu import MENU
from ui.selection import list_declared_keys

declare_all()
KEYS = list_declared_keys()

HOSTILE = f"05358'; DROP TABLE region; --\"$region{TAG}\n\n{LINK}"
OTHERS = (
    "' OR 1=1 UNION SELECT * FROM read_text('../../etc/passwd') -- {language} %s %(x)s $x ${x}",
    "\u202e\ud7ff\U0010ffff\x07",
    "9" * 400 + ",,,;~~~___",
    "x" * 20_000,
)
FILES = [file for pages in MENU.values() for file, _, _ in pages]
SILENT = {"tour"}  # a word that it does not know is no step of the tour, and nothing to tell
pytestmark = pytest.mark.usefixtures("shipped_database")


class Watched:
    """A connection that keeps every SQL text that is run on it."""

    def __init__(self, real: Any, run: set[str]) -> None:
        self.real, self.run = real, run

    def cursor(self) -> "Watched":
        return Watched(self.real.cursor(), self.run)

    def execute(self, sql: str, parameters: object) -> Any:
        self.run.add(sql)
        return self.real.execute(sql, parameters)


@pytest.fixture(autouse=True)
def only_query_files_are_run(monkeypatch: pytest.MonkeyPatch, shipped_database: None) -> Iterator[None]:  # noqa: ARG001
    """Every SQL text that the test makes the product run is that of a query file, word for word."""
    run: set[str] = set()
    connection = queries._connection
    monkeypatch.setattr(queries, "_connection", lambda: Watched(connection(), run))
    yield
    assert run <= {file.read_text(encoding="utf-8") for file in QUERIES.glob("*.sql")}


def open_page(file: str, asked: dict[str, str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES / f"{file}.py"))
    app.query_params.update(asked)
    return app.run()


def holds(app: AppTest) -> None:
    """The page has run to its end, and nothing on it is markup that came from outside."""
    assert not app.exception
    assert len(app.title) == 1
    assert [told for told in list_sent(app) if markup(told)] == []


def asked_on(app: AppTest) -> list[str]:
    """The keys of an address that the page listens to."""
    place = app.session_state["_address_page"]
    kept = app.session_state["_address"]
    return sorted(key for key in KEYS if key in kept and kept[key].place.startswith(f"{place}_"))


@pytest.mark.parametrize("file", FILES)
def test_an_address_that_is_hostile_in_every_part_does_nothing(file: str) -> None:
    app = open_page(file, {})
    for text in (HOSTILE, *OTHERS):
        app.query_params.update(dict.fromkeys(KEYS, text))
        holds(app.run())


@pytest.mark.parametrize("file", FILES)
def test_each_hostile_part_alone_is_told_and_leaves_the_default(file: str) -> None:
    usual = open_page(file, {})
    for key in asked_on(usual):
        app = open_page(file, {key: HOSTILE})
        holds(app)
        kept = app.session_state["_address"][key]
        # Where what it starts from always stands in the address, it is kept with the default of no address.
        assert kept.chosen == (kept.default or usual.session_state["_address"][key].chosen)
        assert key in SILENT or len(app.info) > len(usual.info), key


@pytest.mark.parametrize(
    ("file", "key"),
    [
        *(("explore/whatif", key) for key in ("s1", "target", "until")),
        *(("explore/strategy", key) for key in ("i1", "m1", "course")),
    ],
)
def test_each_hostile_part_of_a_scenario_and_of_a_strategy_is_told(file: str, key: str) -> None:
    usual = open_page(file, {})

    app = open_page(file, {key: HOSTILE})

    holds(app)
    assert len(app.info) == len(usual.info) + 1


@pytest.mark.parametrize("file", FILES)
def test_whatever_a_browser_sends_for_a_field_is_text_or_refused(file: str) -> None:
    """A browser that is not ours may send any text for a field, and for a list one that is not in it."""
    app = open_page(file, {})
    for field in (*app.text_input, *app.text_area):
        holds(field.input(HOSTILE).run())
    for field in app.selectbox:
        states = WidgetStates()
        states.CopyFrom(app._tree.get_widget_states())
        kept = [state for state in states.widgets if state.id != field.id]
        app._run(WidgetStates(widgets=[*kept, WidgetState(id=field.id, string_value=HOSTILE)]))
        holds(app)


@pytest.mark.parametrize("part", ["theme", "chart", "lang", "indicator", "regions", "year", "group", "members"])
def test_no_part_of_the_address_of_an_embedded_chart_is_more_than_text(part: str) -> None:
    usual = {"chart": "ranking", "indicator": "car_density", "regions": "05358", "lang": "de"}
    for text in (HOSTILE, *OTHERS):
        for draw in (embed_page.answer_page, embed_page.answer_picture):
            response = draw(
                Request({"type": "http", "query_string": urlencode(usual | {part: text}).encode(), "headers": []})
            )
            assert response.status_code in (200, 404)
            assert TAG.encode() not in bytes(response.body)
            assert "default-src 'none'" in response.headers.get("Content-Security-Policy", "default-src 'none'")
