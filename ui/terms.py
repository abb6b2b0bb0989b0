"""Help at a term where it stands: the word itself is a button that opens its meaning from the glossary.

It is the browser's own popover: it works with mouse, finger and keyboard, closes with Escape or a click beside it, and
needs no run of the page. What Streamlit draws itself (labels of widgets) carries the same text as `help`.
"""

from collections.abc import Collection, Sequence
from html import escape
from zlib import crc32

import pandas as pd
import streamlit as st

from content.credit import list_sources
from content.glossary import METHODS, Term, TermSpot, find_letter, find_terms, read_terms
from content.links import link_explanation
from content.markdown import escape_markdown
from texts import Language

_OPENING, _CLOSING = "(„‘“", ").,;:“’”"


class Marks:
    """The terms of one block of HTML. Each is marked once; the `cards` go behind the block, so that the text itself
    stays as it is."""

    def __init__(self, block: str, language: Language) -> None:
        self._language = language
        self._block = f"{crc32(block.encode()):08x}"
        self._terms: dict[str, Term] = {}

    def html(self, text: str) -> str:
        """The text, escaped, with the terms that have not been marked yet as buttons."""
        parts, done = [], 0
        for spot in find_terms(text, self._language.code):
            if spot.term.key in self._terms:
                continue
            self._terms[spot.term.key] = spot.term
            start, end = _with_signs(text, spot)
            before, word, behind = text[start : spot.start], text[spot.start : spot.end], text[spot.end : end]
            button = (
                f'<button type="button" class="kk-term" popovertarget="{self._id(spot.term)}">{escape(word)}</button>'
            )
            kept = f'<span class="kk-keep">{escape(before)}{button}{escape(behind)}</span>'
            parts += [escape(text[done:start]), kept if before or behind else button]
            done = end
        return "".join([*parts, escape(text[done:])])

    def cards(self) -> str:
        """What the buttons open."""
        return "".join(
            f'<div popover id="{self._id(term)}" class="kk-card"><strong>{escape(term.name)}</strong>'
            f"<p>{escape(term.text)}</p>{_ways(term, self._language, listed=False)}</div>"
            for term in self._terms.values()
        )

    def _id(self, term: Term) -> str:
        return f"{term.key}-{self._block}"


def show_text(text: str, language: Language, small: bool = False) -> None:
    """A paragraph of plain text with help at its terms; `small` for what stands below a figure."""
    marks = Marks(text, language)
    kind = "kk-say kk-small" if small else "kk-say"
    st.html(f'<p class="{kind}">{marks.html(text)}</p>{marks.cards()}')


def show_list(points: Sequence[str], language: Language) -> None:
    """The same as a list."""
    marks = Marks("".join(points), language)
    listed = "".join(f"<li>{marks.html(point)}</li>" for point in points)
    st.html(f'<ul class="kk-say">{listed}</ul>{marks.cards()}')


def show_sources(
    series: pd.DataFrame, used: Collection[str], language: Language, before: str = "", behind: str = ""
) -> None:
    """Publisher and licence of each source used (queries/series.sql or sources.sql), between what else is to say."""
    named = list_sources(series, used, language)
    marks = Marks("".join([before, *(publisher for publisher, _, _ in named)]), language)
    opening = marks.html(before)
    told = "; ".join(
        f'{marks.html(publisher)} (<a class="kk-link" href="{escape(address)}" target="_blank">{escape(licence)}</a>)'
        for publisher, licence, address in named
    )
    line = escape(language("chart.source", sources="\0")).replace("\0", told)
    st.html(f'<p class="kk-say kk-small">{f"{opening} {line} {marks.html(behind)}".strip()}</p>{marks.cards()}')


def find_help(label: str, language: Language) -> str | None:
    """The meaning of the terms in the label of a widget, as its `help`; None without one."""
    told = [
        f"**{escape_markdown(spot.term.name)}**  \n{escape_markdown(spot.term.text)}"
        for spot in find_terms(label, language.code)
    ]
    return "\n\n".join(told) or None


def show_glossary(language: Language) -> None:
    """All terms under their anchors, with the way to each letter."""
    letters = {find_letter(term.name): term.key for term in reversed(read_terms(language.code))}
    ways = "".join(f'<a class="kk-link" href="#{escape(letters[name])}">{name}</a>' for name in sorted(letters))
    st.html(f'<nav class="kk-letters" aria-label="{escape(language("glossary.letters"))}">{ways}</nav>')
    listed = "".join(
        f'<dt id="{escape(term.key)}">{escape(term.name)}</dt>'
        f"<dd>{escape(term.text)} {_ways(term, language, listed=True)}</dd>"
        for term in read_terms(language.code)
    )
    st.html(f'<dl class="kk-reasons">{listed}</dl>')


def _with_signs(text: str, spot: TermSpot) -> tuple[int, int]:
    """From where to where the text goes with a term: signs beside it stay with it at the end of a line."""
    start, end = spot.start, spot.end
    while start and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return start, end


def _ways(term: Term, language: Language, listed: bool) -> str:
    """Links to all terms and to the method, as far as they lead on."""
    ways = [] if listed else [(language("glossary.all"), link_explanation("begriffe", term.key, language))]
    if term.key in METHODS:
        anchor = f"{language.code}-{METHODS[term.key]}"
        ways.append((language("glossary.more"), link_explanation("methoden", anchor, language)))
    return " ".join(f'<a class="kk-link" href="{escape(address)}">{escape(text)}</a>' for text, address in ways)
