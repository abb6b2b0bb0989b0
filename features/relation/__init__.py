"""Zusammenhang: two indicators against each other."""
