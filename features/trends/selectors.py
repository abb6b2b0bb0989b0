"""What a visitor chooses on the page Trends, kept in the address."""

from ui.selection import Offer, Selection

VIEW = Selection("view", lambda language: Offer({key: language(f"trends.view_{key}") for key in ("chart", "all")}))
