"""Slides: PowerPoint, browser, pictures."""
