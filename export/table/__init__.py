"""Figures as CSV and Excel."""
