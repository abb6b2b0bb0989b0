"""Überblick: what is known of one district, goal by goal."""
