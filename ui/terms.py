"""Help at a term where it stands: the word itself is a button that opens its meaning from the glossary.

It is the browser's own popover: it works with mouse, finger and keyboard, closes with Escape or a click beside it, and
needs no run of the page. What Streamlit draws itself (labels of widgets) carries the same text as `help`.
"""

from collections.abc import Collection, Iterable, Sequence
from zlib import crc32

from markupsafe import Markup

from content.credit import list_sources
from content.glossary import METHODS, Term, TermSpot, find_letter, find_terms, read_terms
from content.links import link_explanation
from content.markdown import escape_markdown
from content.rows import Row
from texts import Language
from ui.html import show_html

_OPENING, _CLOSING = "(„‘“", ").,;:“’”"


class Marks:
    """The terms of one block of HTML. Each is marked once; the `cards` go behind the block, so that the text itself
    stays as it is."""

    def __init__(self, block: str, language: Language) -> None:
        self._language = language
        self._block = f"{crc32(block.encode()):08x}"
        self._terms: dict[str, Term] = {}

    def html(self, text: str) -> Markup:
        """The text, escaped, with the terms that have not been marked yet as buttons."""
        parts, done = Markup(), 0
        for spot in find_terms(text, self._language.code):
            if spot.term.key in self._terms:
                continue
            self._terms[spot.term.key] = spot.term
            start, end = _with_signs(text, spot)
            before, word, behind = text[start : spot.start], text[spot.start : spot.end], text[spot.end : end]
            button = Markup('<button type="button" class="kk-term" popovertarget="{}">{}</button>').format(
                self._id(spot.term), word
            )
            if before or behind:
                button = Markup('<span class="kk-keep">{}{}{}</span>').format(before, button, behind)
            parts += text[done:start] + button
            done = end
        return parts + text[done:]

    def cards(self) -> Markup:
        """What the buttons open."""
        return Markup().join(
            Markup('<div popover id="{}" class="kk-card"><strong>{}</strong><p>{}</p>{}</div>').format(
                self._id(term), term.name, term.text, _ways(term, self._language, listed=False)
            )
            for term in self._terms.values()
        )

    def _id(self, term: Term) -> str:
        return f"{term.key}-{self._block}"


def show_text(text: str, language: Language, small: bool = False) -> None:
    """A paragraph of plain text with help at its terms; `small` for what stands below a figure."""
    marks = Marks(text, language)
    kind = "kk-say kk-small" if small else "kk-say"
    told = marks.html(text)
    show_html(Markup('<p class="{}">{}</p>{}').format(kind, told, marks.cards()))


def show_list(points: Sequence[str], language: Language) -> None:
    """The same as a list."""
    marks = Marks("".join(points), language)
    listed = Markup().join(Markup("<li>{}</li>").format(marks.html(point)) for point in points)
    show_html(Markup('<ul class="kk-say">{}</ul>{}').format(listed, marks.cards()))


def show_sources(
    series: Iterable[Row], used: Collection[str], language: Language, before: str = "", behind: str = ""
) -> None:
    """Publisher and licence of each source used (queries/series.sql or sources.sql), between what else is to say."""
    named = list_sources(series, used, language)
    marks = Marks("".join([before, *(publisher for publisher, _, _ in named)]), language)
    opening = marks.html(before)
    told = Markup("; ").join(
        Markup('{} (<a class="kk-link" href="{}" target="_blank">{}</a>)').format(
            marks.html(publisher), address, licence
        )
        for publisher, licence, address in named
    )
    line = Markup.escape(language("chart.source", sources="\0")).replace("\0", told)
    whole = Markup("{} {} {}").format(opening, line, marks.html(behind)).strip()
    show_html(Markup('<p class="kk-say kk-small">{}</p>{}').format(whole, marks.cards()))


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
    ways = Markup().join(
        Markup('<a class="kk-link" href="#{}">{}</a>').format(letters[name], name) for name in sorted(letters)
    )
    about = language("glossary.letters")
    show_html(Markup('<nav class="kk-letters" aria-label="{}">{}</nav>').format(about, ways))
    listed = Markup().join(
        Markup('<dt id="{}">{}</dt><dd>{} {}</dd>').format(
            term.key, term.name, term.text, _ways(term, language, listed=True)
        )
        for term in read_terms(language.code)
    )
    show_html(Markup('<dl class="kk-reasons">{}</dl>').format(listed))


def _with_signs(text: str, spot: TermSpot) -> tuple[int, int]:
    """From where to where the text goes with a term: signs beside it stay with it at the end of a line."""
    start, end = spot.start, spot.end
    while start and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return start, end


def _ways(term: Term, language: Language, listed: bool) -> Markup:
    """Links to all terms and to the method, as far as they lead on."""
    ways = [] if listed else [(language("glossary.all"), link_explanation("begriffe", term.key, language))]
    if term.key in METHODS:
        anchor = f"{language.code}-{METHODS[term.key]}"
        ways.append((language("glossary.more"), link_explanation("methoden", anchor, language)))
    link = Markup('<a class="kk-link" href="{}">{}</a>')
    return Markup(" ").join(link.format(address, text) for text, address in ways)
