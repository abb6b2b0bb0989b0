"""Targets of one's own on their page: what is told once one has been added, and that no click is lost."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from features.targets import own_form
from tests.support.sent import open_page
from ui import data


def outcome() -> None:
    import streamlit as st  # noqa: PLC0415

    from features.targets.own_form import tell_outcome  # noqa: PLC0415
    from texts import Language  # noqa: PLC0415

    told = {"key": "own_1", "region_key": "05370", "indicator_key": "poverty", "name": ""}
    st.session_state["own_target_done"] = told
    tell_outcome(Language("de"))


def test_the_way_to_a_target_without_a_wording_names_what_stands_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [{"target_key": "own_1", "name": "Armut: 4,5 %"}]
    monkeypatch.setattr(data, "ask_rows", lambda name: {"own_targets": kept}[name])

    app = AppTest.from_function(outcome).run()

    assert not app.exception
    (link,) = (one.proto.body for one in app.get("html"))
    assert "Ziel ansehen: Armut: 4,5 %<" in link
    assert "target=own_1" in link


@pytest.mark.usefixtures("shipped_database")
def test_a_click_is_answered_though_another_ends_its_run_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_page("explore/check", region="05358")
    ended = []

    def be_ended(*_: object) -> None:
        if not ended:
            ended.append("by another click")
            st.rerun()

    monkeypatch.setattr(own_form, "keep_drafts", be_ended)
    next(one for one in app.button if one.label == "Ziel aufnehmen").click().run()

    assert ended
    assert [one.value for one in app.error if one.value.startswith("Es fehlen noch: Zielwert")]
