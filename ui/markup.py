"""Tables as real HTML: read out right by a screen reader, printed right, stacked on a narrow screen."""

import base64
from collections.abc import Sequence
from html import escape

import streamlit as st

from content.picture import Picture
from content.table import SHAPES, Cell, Sign, Table
from texts import Language
from ui.terms import Marks

_FEW_COLUMNS = 9  # that fit with the usual room between them


def show_table(table: Table, language: Language) -> None:
    """Draw a table; its caption is read out and hidden from sight."""
    st.html(write_table(table, language))


def write_table(table: Table, language: Language) -> str:
    """The table as HTML; every cell's text is escaped, with help at its terms. The first column is the row's header."""
    heads, marks = Marks(f"{table.caption} head", language), Marks(table.caption, language)
    flush = [' class="kk-number"' if number in table.numeric else "" for number in range(len(table.columns))]
    head = "".join(
        f'<th scope="col"{kind}>{heads.html(title)}</th>' for title, kind in zip(table.columns, flush, strict=True)
    )
    # With two columns the first one already tells what stands in the second.
    labels = ["" if len(table.columns) == 2 else f' data-label="{escape(title)}"' for title in table.columns]
    body = []
    for row in table.rows:
        cells = []
        for number, (cell, label, kind) in enumerate(zip(row, labels, flush, strict=True)):
            tag = 'th scope="row"' if number == 0 else "td"
            cells.append(f"<{tag}{kind}{label}>{_cell(cell, marks, language)}</{tag[:2]}>")
        body.append(f"<tr>{''.join(cells)}</tr>")
    dense = " kk-dense" if len(table.columns) > _FEW_COLUMNS else ""
    return (
        f'<table class="kk-table{dense}"><caption>{escape(table.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>{heads.cards()}{marks.cards()}"
    )


def scroll_to_anchor() -> None:
    """Go to the anchor that the address names: it is there only now, after the browser has looked for it."""
    st.html(
        "<script>setTimeout(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))"
        "?.scrollIntoView(), 300)</script>",
        unsafe_allow_javascript=True,
    )


def show_link(text: str, address: str) -> None:
    """A link to another page, opened in place; one in Markdown would open a new tab."""
    st.html(f'<a class="kk-link" href="{escape(address)}">{escape(text)}</a>')


def write_picture(svg: str, alt: str, kind: str = "kk-picture") -> str:
    """An SVG as an HTML image with its text alternative, of a `kind` that the style sheet knows: the framework lets no
    SVG stand in HTML itself."""
    encoded = base64.b64encode(svg.encode()).decode()
    return f'<img class="{kind}" src="data:image/svg+xml;base64,{encoded}" alt="{escape(alt)}">'


def show_reasons(reasons: Sequence[tuple[str, str, str]]) -> None:
    """Anchor, name and explanation, one below the other."""
    if reasons:
        told = "".join(
            f'<dt id="{escape(key)}">{escape(name)}</dt><dd>{escape(text)}</dd>' for key, name, text in reasons
        )
        st.html(f'<dl class="kk-reasons">{told}</dl>')


def _cell(cell: Cell, marks: Marks, language: Language) -> str:
    told = escape(cell.text) if cell.link else marks.html(cell.text)  # a link holds no button
    inner = f'<span class="kk-text">{told}</span>' if told else ""
    if cell.link:
        inner = f'<a href="{escape(cell.link)}">{inner}</a>'
    if cell.sign:
        inner = f"{inner} {write_sign(cell.sign)}".strip()
    if cell.image:
        inner += write_picture(cell.image, cell.alt)
    below = marks.html(cell.note)
    if cell.judgement is not None:
        word = escape(language(f"judgement.{cell.judgement}"))
        shape = f'<span class="kk-{cell.judgement}" aria-hidden="true">{SHAPES[cell.judgement]}</span>'
        below = f"{shape} {word}{', ' + below if below else ''}"
    if cell.about:
        label = escape(language("chart.about_named", name=cell.text))
        below += f' <a class="kk-about" href="{escape(cell.about)}" aria-label="{label}" title="{label}">i</a>'
    return inner + (f'<span class="kk-note">{below}</span>' if below else "")


def write_sign(sign: Sign) -> str:
    """Shape, word and colour of a verdict, as a link to its explanation."""
    shape = f'<span class="kk-{sign.tone}" aria-hidden="true">{escape(sign.shape)}</span>'
    return f'<a class="kk-sign" href="{escape(sign.link)}">{shape} {escape(sign.word)}</a>'


def show_gallery(pictures: Sequence[Picture], note: str) -> None:
    """Small pictures side by side, as many in a row as fit."""
    figures = "".join(
        f"<figure>{write_picture(shown.image, shown.alt)}"
        f"<figcaption><strong>{escape(shown.title)}</strong> {escape(shown.note)}</figcaption></figure>"
        for shown in pictures
    )
    st.html(f'<div class="kk-gallery">{figures}</div>')
    st.caption(note)


def show_slides(slides: Sequence[tuple[str, str, bytes]]) -> None:
    """Slides side by side, numbered: title, what they say beside it, and their picture as SVG."""
    figures = "".join(
        f"<figure>{write_picture(drawn.decode(), f'{title}. {said}')}<figcaption>{number}</figcaption></figure>"
        for number, (title, said, drawn) in enumerate(slides, start=1)
    )
    st.html(f'<div class="kk-slides">{figures}</div>')
