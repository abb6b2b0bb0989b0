"""A document as PDF on A4: tagged for screen readers, typefaces within, fit for the archive."""

from typing import Any

from content.document import Bullets, Document, Heading, Paragraph, Part, Picture, lines_of
from content.table import Table
from export.document.typesetting import pdf
from export.office import INK, column_shares, locale, stays_together
from texts import Language


def pdf_bytes(document: Document, language: Language) -> bytes:
    """The document as .pdf (PDF/UA-1 and PDF/A-2a)."""
    spoken, region = locale(language).split("-")
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
    return pdf("document.typ", data)


def _part(part: Part, language: Language) -> dict[str, Any]:
    """As document.typ asks for it."""
    match part:
        case Heading(text, level):
            return {"kind": "heading", "text": text, "level": level}
        case Paragraph(text, style):
            return {"kind": style, "text": text}
        case Bullets(items):
            return {"kind": "bullets", "items": items}
        case Picture(svg, alt):
            return {"kind": "picture", "svg": svg.decode(), "alt": alt}
        case Table():
            return {"kind": "table", "together": stays_together(part, language), **table_data(part, language)}


def table_data(table: Table, language: Language) -> dict[str, Any]:
    """A table as the templates ask for it."""
    return {
        "columns": table.columns,
        "rows": [
            [dict(zip(("text", "note"), lines_of(cell, language), strict=True)) for cell in row] for row in table.rows
        ],
        "numeric": sorted(table.numeric),
        "shares": column_shares(table, language),
    }
