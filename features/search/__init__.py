"""The search on the start page."""
