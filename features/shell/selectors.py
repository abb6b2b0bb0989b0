"""The language of the visit and the tour in the address, and the selections of all features."""

from functools import cache
from importlib import import_module

from settings import FEATURES
from texts import CODES, DEFAULT, texts
from ui.selection import Offer, Selection, declare_parts

LANGUAGE = Selection(
    "lang", lambda: Offer({code: texts(code)["common.name"] for code in CODES}, (DEFAULT,)), everywhere=True
)
TOUR = "tour"
PARTS = declare_parts((TOUR,))


@cache
def declare_all() -> None:
    """Let every feature declare its selections: a link may hold those of pages that nobody has opened yet."""
    for file in sorted(FEATURES.glob("*/selectors.py")):
        import_module(f"features.{file.parent.name}.selectors")
