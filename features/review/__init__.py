"""Berichtsprüfung: the numbers of a report held against themselves and the data."""
