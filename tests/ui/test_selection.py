"""A selection is declared once: what a page offers is what the address of a chart alone may name."""

import pytest

from ui.selection import Offer, Selection, Unknown, list_declared_keys

COLOURS = {"red": "Rot", "blue": "Blau", "green": "Grün"}
ONE = Selection("colour", lambda start: Offer(COLOURS, start))
TWO = Selection("two_colours", lambda: Offer(COLOURS, ("blue",)), most=2, named=True)


@pytest.mark.parametrize(
    ("start", "asked", "chosen"),
    [
        (None, {}, ["red"]),
        (("blue",), {}, ["blue"]),
        (("yellow",), {}, []),  # what it should start from is not offered
        ((), {}, []),
        (None, {"colour": ""}, ["red"]),
        (None, {"colour": "green"}, ["green"]),
        (None, {"colour": "green,green"}, ["green"]),
        (None, {"shape": "round"}, ["red"]),
    ],
)
def test_what_an_address_chooses(start: tuple[str, ...] | None, asked: dict[str, str], chosen: list[str]) -> None:
    assert ONE.read(asked, start) == chosen


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        ({}, ""),  # must be named
        ({"two_colours": "yellow"}, "yellow"),
        ({"two_colours": "red,yellow"}, "yellow"),
        ({"two_colours": "red,blue,green"}, "red,blue,green"),  # one too many
    ],
)
def test_what_an_address_asks_for_in_vain_is_named(asked: dict[str, str], value: str) -> None:
    with pytest.raises(Unknown) as raised:
        TWO.read(asked)

    assert (raised.value.part, raised.value.value) == ("two_colours", value)


def test_an_address_may_hold_what_is_declared() -> None:
    assert {"colour", "two_colours"} <= list_declared_keys()
    assert "shape" not in list_declared_keys()
