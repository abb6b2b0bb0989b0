"""A document as PDF on A4: tagged for screen readers, typefaces within, fit for the archive."""

from typing import Any

from content.document import Bullets, Document, DocumentPicture, Heading, Paragraph, Part, split_cell
from content.table import Table
from export.document.typesetting import typeset_pdf
from export.office import INK, does_stay_together, find_locale, share_columns
from texts import Language


def write_pdf(document: Document, language: Language) -> bytes:
    """The document as .pdf (PDF/UA-1 and PDF/A-2a)."""
    spoken, region = find_locale(language).split("-")
    data = {
        "title": document.title,
        "subtitle": document.subtitle,
        "footer": document.footer,
        "language": spoken,
        "region": region,
        "landscape": document.landscape,
        "ink": f"#{INK}",
        "parts": [_part(part, language) for part in document.parts],
    }
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
