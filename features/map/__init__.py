"""Karte: the districts on a map."""
