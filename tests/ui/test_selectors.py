"""What a click on a district in a picture makes of those compared."""

from typing import Any

import pytest
import streamlit as st

from ui import selectors, url
from ui.selectors import pick_region, toggle_region


def test_a_click_chooses_or_removes_and_a_seventh_takes_the_place_of_the_last() -> None:
    six = ["a", "b", "c", "d", "e", "f"]

    assert toggle_region(["a"], "b") == ["a", "b"]
    assert toggle_region(["a", "b"], "a") == ["b"]
    assert toggle_region(six, "g") == ["a", "b", "c", "d", "e", "g"]
    assert toggle_region(six, "f") == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("told", "chosen"),
    [
        ({"picked": "05358"}, ["05334", "05358"]),
        ({"picked": "x"}, None),
        ({"picked": {"a": 1}}, None),
        ({"picked": ["05358"]}, None),
        ({"picked": None}, None),
        ({}, None),
    ],
    ids=str,
)
def test_what_is_no_district_is_not_chosen_whatever_a_browser_tells(
    monkeypatch: pytest.MonkeyPatch, told: dict[str, Any], chosen: list[str] | None
) -> None:
    chosen_by_key: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", {"map": told})
    monkeypatch.setattr(url, "find_language", lambda: None)
    monkeypatch.setattr(url, "set_choice", chosen_by_key.__setitem__)
    monkeypatch.setattr(selectors, "list_districts", lambda _: {"05334": "Aachen", "05358": "Kreis Düren"})

    pick_region(["05334"], "map")

    assert chosen_by_key.get("regions") == chosen
