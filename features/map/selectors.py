"""What a visitor chooses on the page Karte, kept in the address."""

from domain.classes import Division
from ui.selection import Offer, Selection

CLASSES = Selection("classes", lambda language: Offer({key: language(f"map.division_{key}") for key in Division}))
GROUND = Selection(
    "ground", lambda language: Offer({key: language(f"map.ground_{key}") for key in ("tiles", "outlines")})
)
