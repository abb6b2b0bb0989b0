"""Methoden: docs/methods.md in the language of the visit, each symbol under the anchor that the other pages link to."""

from features.about import method_blocks as methods
from ui import blocks, url

language = url.find_language()
blocks.show_page_head(language, "methods")
methods.show_methods(language)
