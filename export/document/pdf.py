"""A document as PDF on A4: tagged for screen readers, typefaces within, fit for the archive."""

from typing import Any

from content.document import Bullets, Document, DocumentPicture, Heading, Paragraph, Part, split_cell
from content.table import Table
from export.document.typesetting import typeset_pdf, typeset_svgs
from export.office import INK, does_stay_together, find_locale, share_columns
from texts import Language

_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8)  # of the letters


def write_pdf(document: Document, language: Language, *, is_one_page: bool = False) -> bytes:
    """The document as .pdf (PDF/UA-1 and PDF/A-2a); what has to be one page gets the largest letters in which it is."""
    spoken, region = find_locale(language).split("-")
    data = {
        "title": document.title,
        "subtitle": document.subtitle,
        "footer": document.footer,
        "language": spoken,
        "region": region,
        "landscape": document.landscape,
        "scale": _SCALES[0],
        "ink": f"#{INK}",
        "parts": [_part(part, language) for part in document.parts],
    }
    if is_one_page:
        smaller = (data | {"scale": scale} for scale in _SCALES)
        data = next((one for one in smaller if len(typeset_svgs("document.typ", one)) == 1), data)
    return typeset_pdf("document.typ", data)


def _part(part: Part, language: Language) -> dict[str, Any]:
    """As document.typ asks for it."""
    match part:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Paragraph(text, style):
            return {"kind": style, "text": text}
        case Bullets(items):
            return {"kind": "bullets", "items": items}
        case DocumentPicture(svg, alt):
            return {"kind": "picture", "svg": svg.decode(), "alt": alt}
        case Table():
            return {"kind": "table", "together": does_stay_together(part, language), **make_table_data(part, language)}


def make_table_data(table: Table, language: Language) -> dict[str, Any]:
    """A table as the templates ask for it."""
    return {
        "columns": table.columns,
        "rows": [
            [dict(zip(("text", "note"), split_cell(cell, language), strict=True)) for cell in row] for row in table.rows
        ],
        "numeric": sorted(table.numeric),
        "shares": share_columns(table, language),
    }
