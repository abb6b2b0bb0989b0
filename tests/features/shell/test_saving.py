"""Saving what is typed: a double click is one entry and one word."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from storage import journal
from ui import drafts, editing


def form() -> None:
    import streamlit as st  # noqa: PLC0415

    from texts import Language  # noqa: PLC0415
    from ui.journal_form import FormPlace, save_entry, show_outcome  # noqa: PLC0415

    def save_twice() -> None:
        for _ in range(2):
            save_entry(
                "f", FormPlace("measure_status", "m1", 0), {"note": "x"}, {}, lambda _: "meanwhile", Language("de")
            )

    st.session_state["f_who"] = "Frau Weiß"
    st.button("save", on_click=save_twice)
    show_outcome("f")


def test_a_double_click_saves_once_and_says_so_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "is_allowed", lambda: True)
    monkeypatch.setenv("SDG_OWN", str(tmp_path / "own"))

    app = AppTest.from_function(form).run().button[0].click().run()

    assert not app.exception
    assert ([said.value for said in app.success], [*app.error], [*app.warning]) == (["Gespeichert."], [], [])
    assert [entry.number for entry in journal.read_book("measure_status").entries["m1"]] == [1]


def form_with_a_gap() -> None:
    import streamlit as st  # noqa: PLC0415

    from texts import Language  # noqa: PLC0415
    from ui import url  # noqa: PLC0415
    from ui.journal_form import show_incomplete, show_outcome  # noqa: PLC0415

    url.enter_page(st.session_state.setdefault("page", "massnahmen"))
    st.session_state["f_who"] = "Frau Weiß"
    st.button("save", on_click=show_incomplete, args=("f", ["Stand"], Language("de")))
    show_outcome("f")


def test_what_was_refused_is_told_until_the_page_is_left_whatever_run_comes_in_between() -> None:
    app = AppTest.from_function(form_with_a_gap).run().button[0].click().run()
    refused = [said.value for said in app.error]

    assert len(refused) == 1
    assert [said.value for said in app.run().error] == refused
    assert [said.value for said in app.button[0].click().run().error] == refused
    app.session_state["page"] = "trends"
    assert not app.run().error


def form_with_drafts() -> None:
    import streamlit as st  # noqa: PLC0415

    from texts import Language  # noqa: PLC0415
    from ui.drafts import forget_drafts, keep_drafts  # noqa: PLC0415

    st.button("save", on_click=forget_drafts, args=("place", "note"))
    keep_drafts("place", "form.a", {"note": "saved", "day": ""}, Language("de"))


def test_the_browser_is_told_what_is_saved_and_forgets_a_draft_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, Any]] = []
    monkeypatch.setattr(drafts, "_KEEP", lambda data, **_: told.append(data))
    app = AppTest.from_function(form_with_drafts).run()
    app.button[0].click().run()
    app.run()

    first, second, third = told
    assert first["fields"] == {"note": "form-a_note", "day": "form-a_day"}  # as Streamlit names their boxes
    assert (first["base"], first["stored"]) == ({"note": "saved", "day": ""}, {"note": "", "day": ""})
    assert second["stored"]["note"] != "" and second["stored"]["day"] == ""
    assert third == second
    assert AppTest.from_function(form_with_drafts).run() and told[-1]["visit"] != first["visit"]


def form_of_no_indicator() -> None:
    from texts import Language  # noqa: PLC0415
    from ui.drafts import keep_drafts  # noqa: PLC0415

    keep_drafts("own_target_09175_", "own_target_0_09175__de", {"value": ""}, Language("de"))


def test_a_form_may_be_named_after_nothing() -> None:
    assert not AppTest.from_function(form_of_no_indicator).run().exception
