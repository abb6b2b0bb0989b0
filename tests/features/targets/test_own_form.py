"""Targets of one's own on their page: what is told once one has been added."""

import pytest
from streamlit.testing.v1 import AppTest

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
