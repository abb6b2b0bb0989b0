"""A document as a Word file: A4, real headings, table headers that repeat, language and title for screen readers."""

import io
from dataclasses import fields, replace
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from content.document import Bullets, Document, DocumentPicture, Heading, Paragraph, Part, split_cell
from content.table import Cell, Table
from export.document.docx_picture import add_picture
from export.office import FONT, INK, does_stay_together, find_locale, share_columns
from texts import Language, without_controls

_SIZES = {"Normal": 10, "Title": 22, "Subtitle": 12, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11, "Footer": 8}
_MARGIN = Mm(20)
_LONG, _SHORT = Mm(297), Mm(210)


def write_docx(document: Document, language: Language) -> bytes:
    """The document as .docx."""
    document = _clean(document)
    file = docx.Document()
    _set_page(file, document)
    _set_styles(file, language)
    file.core_properties.title = document.title
    file.core_properties.subject = document.subtitle
    file.core_properties.language = find_locale(language)
    file.core_properties.author = "Kreiskompass"
    file.core_properties.last_modified_by, file.core_properties.comments = "Kreiskompass", ""
    file.add_paragraph(document.title, style="Title")
    file.add_paragraph(document.subtitle, style="Subtitle")
    for part in document.parts:
        _add(file, part, language)
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _clean(shape: Any) -> Any:
    """A document, a part of it or a text without characters that Word cannot hold."""
    match shape:
        case str():
            return without_controls(shape)
        case tuple() | list():
            return type(shape)(map(_clean, shape))
        case Document() | Heading() | Paragraph() | Bullets() | Table() | Cell():
            return replace(shape, **{one.name: _clean(getattr(shape, one.name)) for one in fields(shape)})
    return shape


def _add(file: WordFile, part: Part, language: Language) -> None:
    match part:
        case Heading(text, level):
            file.add_heading(text, level)
        case Paragraph(text, style):
            paragraph = file.add_paragraph()
            paragraph.paragraph_format.keep_with_next = style == "caption" or None
            run = paragraph.add_run(text)
            run.bold = style == "lead"
            run.font.size = Pt({"lead": 11.5, "note": 8.5, "caption": 8.5}.get(style, _SIZES["Normal"]))
        case Bullets(items):
            for item in items:
                file.add_paragraph(item, style="List Bullet")
        case Table():
            _add_table(file, part, language)
        case DocumentPicture():
            add_picture(file, part, _room(file))


def _add_table(file: WordFile, table: Table, language: Language) -> None:
    drawn = file.add_table(rows=1, cols=len(table.columns))
    _set_lines(drawn)
    drawn.autofit = False
    _describe(drawn, table.caption)
    for cell, title in zip(drawn.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    _mark(drawn.rows[0]._tr, "w:tblHeader")
    for row in table.rows:
        cells = drawn.add_row().cells
        for into, cell in zip(cells, row, strict=True):
            _fill(into, cell, language)
    for row in drawn.rows:
        _mark(row._tr, "w:cantSplit")
        for number, cell in enumerate(row.cells):
            for paragraph in cell.paragraphs:
                _set_tight(paragraph, number in table.numeric)
    if does_stay_together(table, language):
        for cell in (cell for row in list(drawn.rows)[:-1] for cell in row.cells):
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
    _set_widths(drawn, share_columns(table, language), file)
    file.add_paragraph()


def _fill(into: WordCell, cell: Cell, language: Language) -> None:
    text, note = split_cell(cell, language)
    into.text = text
    if note:
        below = into.add_paragraph() if text else into.paragraphs[0]
        below.add_run(note).font.size = Pt(7.5)


def _set_tight(paragraph: WordParagraph, numeric: bool) -> None:
    paragraph.paragraph_format.space_after = Pt(1)
    if numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for run in paragraph.runs:
        run.font.size = run.font.size or Pt(8.5)


def _set_widths(drawn: WordTable, shares: list[float], file: WordFile) -> None:
    room = _room(file)
    for column, share in zip(drawn.columns, shares, strict=True):
        column.width = int(room * share)
        for cell in column.cells:
            cell.width = int(room * share)


def _room(file: WordFile) -> Length:
    """Width of the text."""
    width = file.sections[0].page_width
    assert width is not None
    return Length(width - 2 * _MARGIN)


def _set_page(file: WordFile, document: Document) -> None:
    section = file.sections[0]
    wide = document.landscape
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{document.footer} · ")
    instruction = OxmlElement("w:instrText")
    instruction.text = "PAGE"
    for part in (_element("w:fldChar", fldCharType="begin"), instruction, _element("w:fldChar", fldCharType="end")):
        footer.add_run()._r.append(part)


def _set_styles(file: WordFile, language: Language) -> None:
    for name, size in _SIZES.items():
        style = file.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        if name not in ("Normal", "Footer"):
            style.font.color.rgb, style.font.italic = RGBColor.from_string(INK), False
    for spoken in file.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), find_locale(language))


def _set_lines(drawn: WordTable) -> None:
    """Thin lines between the rows, and a tinted header."""
    lines = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        lines.append(_element(f"w:{side}", val="single", sz="4", color="B8C4CE"))
    # Word asks for this order of the properties
    drawn._tbl.tblPr.insert_element_before(lines, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption")
    for cell in drawn.rows[0].cells:
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", fill="E3EDF4"))


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


def _describe(drawn: WordTable, caption: str) -> None:
    """The text alternative of a table."""
    properties = drawn._tbl.tblPr
    for name in ("w:tblCaption", "w:tblDescription"):
        properties.append(_element(name, val=caption))


def _mark(row: object, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))  # type: ignore[attr-defined]
