"""Trends: values over the years."""
