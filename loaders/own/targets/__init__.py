"""Targets of one's own."""
