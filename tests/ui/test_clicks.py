"""A click is swallowed by none that follows it, wherever in its run that one comes."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

import app
from features.shell.runs import protect_callbacks
from testbed.visitor import run_visits
from ui import url

begun: list[str] = []


def refuses() -> None:
    import streamlit as st  # noqa: PLC0415  (a page is its own source)

    from ui import journal_form  # noqa: PLC0415
    from ui.clicks import show_button  # noqa: PLC0415

    with st.form("form"):
        click = show_button("Senden", "send", button=st.form_submit_button)
    if click:
        journal_form.show_refusal_of_form("form", "Es fehlt etwas.")
        click.take()
    journal_form.show_outcome("form")


def begins_work() -> None:
    import streamlit as st  # noqa: PLC0415

    from tests.ui.test_clicks import begun  # noqa: PLC0415
    from ui.clicks import show_button  # noqa: PLC0415

    if click := show_button("Bauen", "build"):
        click.take()
        begun.append("build")
        st.text("Es wird gebaut.")


def saves() -> None:
    import streamlit as st  # noqa: PLC0415

    from tests.ui.test_clicks import begun  # noqa: PLC0415

    def save() -> None:
        begun.append(st.session_state["text"])
        st.session_state["said"] = "Gespeichert."

    st.text_input("Text", "Beschluss", key="text")
    st.button("Speichern", on_click=save)
    st.text(st.session_state.get("said", ""))


def end_every_run(monkeypatch: pytest.MonkeyPatch, page: Callable[[], None]) -> Iterator[AppTest]:
    """The page after its button was clicked, and the run of that click ended at the first place where a run can end,
    then at the second, and so on."""
    for ending in count():
        passed = count()
        begun.clear()

        def pass_or_end(runner: ScriptRunner, passed: Iterator[int] = passed, ending: int = ending) -> None:
            if runner._execing and next(passed) == ending:
                raise RerunException(RerunData())

        shown: Any = AppTest.from_function(page)
        shown.session_state[url._ENTERED] = False
        shown.run()
        with monkeypatch.context() as patch:
            patch.setattr(ScriptRunner, "_maybe_handle_execution_control_request", pass_or_end)
            protect_callbacks()
            shown.button[0].click().run()
        if next(passed) <= ending:
            return
        yield shown


def test_what_a_form_refuses_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [[error.value for error in shown.error] for shown in end_every_run(monkeypatch, refuses)]

    assert said == [["Es fehlt etwas."]] * len(said)
    assert len(said) > 10


def test_what_a_click_sets_off_is_begun_once(monkeypatch: pytest.MonkeyPatch) -> None:
    times = [begun.copy() for _ in end_every_run(monkeypatch, begins_work)]

    assert times == [["build"]] * len(times)
    assert len(times) > 5


def test_what_is_saved_at_a_click_is_saved_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = [(begun.copy(), shown.text[0].value) for shown in end_every_run(monkeypatch, saves)]

    assert ends == [(["Beschluss"], "Gespeichert.")] * len(ends)
    assert len(ends) > 3


def test_a_server_protects_what_is_called_at_a_click(monkeypatch: pytest.MonkeyPatch) -> None:
    async def start() -> None:
        async with app.warm(app.app):
            pass

    ends = "_maybe_handle_execution_control_request"
    monkeypatch.setattr(ScriptRunner, ends, getattr(ScriptRunner, ends))  # put back at the end
    monkeypatch.setattr(app.gc, "freeze", lambda: None)
    run_visits(start())

    assert getattr(ScriptRunner, ends).__module__ == "features.shell.runs"
