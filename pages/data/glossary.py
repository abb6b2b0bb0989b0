"""Begriffe: what the words on the pages mean, each under the anchor that the other pages link to."""

from ui import blocks, url
from ui.markup import scroll_to_anchor
from ui.terms import show_glossary

language = url.find_language()
blocks.show_page_head(language, "glossary")
show_glossary(language)
scroll_to_anchor()
