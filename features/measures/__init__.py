"""Measures, pledges and their evaluation."""
