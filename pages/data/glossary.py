"""Begriffe: what the words on the pages mean, each under the anchor that the other pages link to."""

from ui import blocks, url
from ui.markup import come_into_sight
from ui.terms import show_glossary

language = url.language_of_visit()
blocks.page_head(language, "glossary")
show_glossary(language)
come_into_sight()
