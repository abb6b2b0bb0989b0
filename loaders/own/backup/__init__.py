"""Backup and restore of what the office has entered."""
