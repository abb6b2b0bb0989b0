"""Tables as real HTML: read out right by a screen reader, printed right, stacked on a narrow screen.

HTML is put together by Markup.format and Markup.join, which escape whatever is not HTML already; never by an f-string.
"""

import base64
from collections.abc import Sequence
from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from content.picture import Picture
from content.table import SHAPES, Cell, Sign, Table
from texts import Language, join_sentences
from ui.html import show_html
from ui.terms import Marks

_FEW_COLUMNS = 9  # that fit with the usual room between them


def show_table(table: Table, language: Language) -> None:
    """Draw a table; its caption is read out and hidden from sight."""
    show_html(write_table(table, language))


def write_table(table: Table, language: Language) -> Markup:
    """The table as HTML; every cell's text is escaped, with help at its terms. The first column is the row's header."""
    return _write_table(table.caption, table.columns, tuple(table.rows), table.numeric, language.code)


@lru_cache(150)  # a run of a page writes most of its tables as the one before
def _write_table(
    caption: str, columns: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], numeric: frozenset[int], code: str
) -> Markup:
    language = Language(code)
    heads, marks = Marks(f"{caption} head", language), Marks(caption, language)
    number_kind = Markup(' class="kk-number"')
    flush = [number_kind if number in numeric else Markup() for number in range(len(columns))]
    head = Markup().join(
        Markup('<th scope="col"{}>{}</th>').format(kind, heads.html(title))
        for title, kind in zip(columns, flush, strict=True)
    )
    # With two columns the first one already tells what stands in the second.
    labels = [Markup() if len(columns) == 2 else Markup(' data-label="{}"').format(title) for title in columns]
    body = []
    for row in rows:
        cells = []
        for number, (cell, label, kind) in enumerate(zip(row, labels, flush, strict=True)):
            shape = Markup("<td{}{}>{}</td>" if number else '<th scope="row"{}{}>{}</th>')
            cells.append(shape.format(kind, label, _cell(cell, marks, language)))
        body.append(Markup("<tr>{}</tr>").format(Markup().join(cells)))
    return Markup(
        '<table class="kk-table{}"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}{}'
    ).format(
        " kk-dense" if len(columns) > _FEW_COLUMNS else "",
        caption,
        head,
        Markup().join(body),
        heads.cards(),
        marks.cards(),
    )


def scroll_to_anchor() -> None:
    """Go to the anchor that the address names: it is there only now, after the browser has looked for it."""
    st.html(
        "<script>setTimeout(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))"
        "?.scrollIntoView(), 300)</script>",
        unsafe_allow_javascript=True,
    )


def show_link(text: str, address: str, beside: bool = False) -> None:
    """A link to another page, opened in place; one in Markdown would open a new tab. `beside`: in a new tab all the
    same, which the text has to say, where one who leaves would lose what has been put together: a link ends the
    visit."""
    target = Markup(' target="_blank"') if beside else ""
    show_html(Markup('<a class="kk-link" href="{}"{}>{}</a>').format(address, target, text))


def write_picture(svg: str, alt: str, kind: str = "kk-picture") -> Markup:
    """An SVG as an HTML image with its text alternative, of a `kind` that the style sheet knows: the framework lets no
    SVG stand in HTML itself."""
    encoded = base64.b64encode(svg.encode()).decode()
    return Markup('<img class="{}" src="data:image/svg+xml;base64,{}" alt="{}">').format(kind, encoded, alt)


def show_reasons(reasons: Sequence[tuple[str, str, str]]) -> None:
    """Anchor, name and explanation, one below the other."""
    if reasons:
        told = Markup().join(Markup('<dt id="{}">{}</dt><dd>{}</dd>').format(*reason) for reason in reasons)
        show_html(Markup('<dl class="kk-reasons">{}</dl>').format(told))


def _cell(cell: Cell, marks: Marks, language: Language) -> Markup:
    told = Markup.escape(cell.text) if cell.link else marks.html(cell.text)  # a link holds no button
    inner = Markup('<span class="kk-text">{}</span>').format(told) if told else Markup()
    if cell.link:
        inner = Markup('<a href="{}">{}</a>').format(cell.link, inner)
    if cell.sign:
        inner = Markup("{} {}").format(inner, write_sign(cell.sign)).strip()
    if cell.image:
        inner += write_picture(cell.image, cell.alt)
    below = marks.html(cell.note)
    if cell.judgement is not None:
        word, shape = language(f"judgement.{cell.judgement}"), SHAPES[cell.judgement]
        judged = Markup('<span class="kk-{}" aria-hidden="true">{}</span> {}').format(cell.judgement, shape, word)
        below = Markup(", ").join([judged, below]) if below else judged
    if cell.about:
        label = language("chart.about_named", name=cell.text)
        below += Markup(' <a class="kk-about" href="{}" aria-label="{}" title="{}">i</a>').format(
            cell.about, label, label
        )
    return inner + (Markup('<span class="kk-note">{}</span>').format(below) if below else Markup())


def write_sign(sign: Sign) -> Markup:
    """Shape, word and colour of a verdict, as a link to its explanation."""
    return Markup('<a class="kk-sign" href="{}"><span class="kk-{}" aria-hidden="true">{}</span> {}</a>').format(
        sign.link, sign.tone, sign.shape, sign.word
    )


def show_gallery(pictures: Sequence[Picture], note: str) -> None:
    """Small pictures side by side, as many in a row as fit."""
    figures = Markup().join(
        Markup("<figure>{}<figcaption><strong>{}</strong> {}</figcaption></figure>").format(
            write_picture(shown.image, shown.alt), shown.title, shown.note
        )
        for shown in pictures
    )
    show_html(Markup('<div class="kk-gallery">{}</div>').format(figures))
    st.caption(note)


def show_slides(slides: Sequence[tuple[str, str, bytes]]) -> None:
    """Slides side by side, numbered: title, what they say beside it, and their picture as SVG."""
    figures = Markup().join(
        Markup("<figure>{}<figcaption>{}</figcaption></figure>").format(
            write_picture(drawn.decode(), join_sentences(title, said)), number
        )
        for number, (title, said, drawn) in enumerate(slides, start=1)
    )
    show_html(Markup('<div class="kk-slides">{}</div>').format(figures))
