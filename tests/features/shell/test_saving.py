"""Saving what is typed: a double click is one entry and one word."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from storage import journal
from ui import editing


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
