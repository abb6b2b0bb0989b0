"""What a visitor chooses on the page Kreistag, kept in the address: what the slides are about."""

from collections.abc import Iterable

from content.catalogue import sort_indicators
from features.scenario.slide_controls import USUAL
from texts import Language
from ui import data
from ui.selection import Offer, Selection

MOST = 12  # indicators
_AT_FIRST = 6
CONTENTS = ("overview", "place", "indicators", "outlook", "scenario", "strategy", "measures", "decision")


def _offer_indicators(offered: Iterable[str], wanted: Iterable[str], language: Language) -> Offer:
    """`offered`: keys of the indicators with values; `wanted`: first what matters most."""
    known = data.ask_indicators(language)
    names = {one.key: one.name for one in sort_indicators(known[key] for key in offered)}
    return Offer(names, list(dict.fromkeys(wanted))[:_AT_FIRST])


SETS = Selection(
    "sets", lambda language: Offer({key: language(f"deck.set_{key}") for key in CONTENTS}, USUAL), most=None
)
INDICATORS = Selection("indicators", _offer_indicators, most=MOST)
