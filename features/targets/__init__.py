"""Zielcheck: targets, and how the district stands to them."""
