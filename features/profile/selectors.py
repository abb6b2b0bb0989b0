"""What a visitor chooses on the page Überblick, kept in the address."""

from ui.selection import Offer, Selection

GOALS = Selection(
    "goals", lambda language: Offer({key: language(f"overview.view_{key}") for key in ("summary", "all")})
)
