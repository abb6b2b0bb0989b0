"""Boards as shapes, text boxes and tables that PowerPoint and LibreOffice can edit."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide as Page
from pptx.util import Pt

from export.office import join_unbroken
from export.slides.drawing import LINES, DrawingPart, Grid, Run, Shape, TextBox

_ALIGN = {"left": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
_EMU = 12700  # in a point
_SLACK = 2.0  # points that a text box is wider than its text, so that rounding breaks no line
_PLAIN = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # "no style, table grid": what is not said otherwise has no fill


def insert_parts(page: Page, parts: Sequence[DrawingPart], left: float, top: float, alt: str) -> None:
    """Draw the parts on a slide, their origin at `left` and `top` in points. A table tells what
    it shows; without one the first shape carries `alt`."""
    has_table = any(isinstance(part, Grid) for part in parts)
    first = None if has_table else next((place for place, part in enumerate(parts) if isinstance(part, Shape)), None)
    for number, part in enumerate(parts):
        match part:
            case TextBox():
                _insert_text(page, part, left, top)
            case Grid():
                _insert_grid(page, part, left, top)
            case Shape():
                _insert_shape(page, part, left, top, alt if number == first else "")


def _insert_text(page: Page, part: TextBox, left: float, top: float) -> None:
    wider = _SLACK if part.side != "middle" else _SLACK * 2
    x = left + part.x - {"left": 0.0, "middle": _SLACK, "right": _SLACK}[part.side]
    box = page.shapes.add_textbox(Pt(x), Pt(top + part.y), Pt(part.wide + wider), Pt(part.high))
    frame = box.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = _ANCHOR[part.anchor]
    for number, line in enumerate(part.lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = _ALIGN[part.side]
        _write_runs(paragraph, line)


def _write_runs(paragraph: Any, runs: Sequence[Run]) -> None:
    for run in runs:
        written = paragraph.add_run()
        written.text = join_unbroken(run.text)
        written.font.size, written.font.bold = Pt(run.size), run.bold
        written.font.color.rgb = _rgb(run.colour)


def _insert_grid(page: Page, part: Grid, left: float, top: float) -> None:
    """A native table with nothing but thin lines below its rows."""
    rows, columns = len(part.heights), len(part.widths)
    wide, high = sum(part.widths), sum(part.heights)
    frame = page.shapes.add_table(rows, columns, Pt(left + part.x), Pt(top + part.y), Pt(wide), Pt(high))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", part.alt)
    table = frame.table
    table.horz_banding = False
    for style in table._tbl.iter(qn("a:tableStyleId")):
        style.text = _PLAIN
    for number, width in enumerate(part.widths):
        table.columns[number].width = Pt(width)
    for row, height in zip(table.rows, part.heights, strict=True):
        row.height = Pt(height)
    for number, cells in enumerate(part.cells):
        for place, (runs, side) in enumerate(cells):
            _fill_cell(table.cell(number, place), runs, side, part.heights[number])


def _fill_cell(cell: Any, runs: Sequence[Run], side: str, high: float) -> None:
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = 0
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = _ALIGN[side]
    _write_runs(paragraph, runs)
    if not runs:  # an empty cell would be as high as the usual letters are
        paragraph.font.size = Pt(min(high / 2, 10))
    properties = cell._tc.get_or_add_tcPr()
    for edge in ("lnL", "lnR", "lnT"):
        properties.append(parse_xml(f'<a:{edge} {nsdecls("a")} w="0"><a:noFill/></a:{edge}>'))
    fill = f'<a:solidFill><a:srgbClr val="{LINES.removeprefix("#")}"/></a:solidFill>'
    properties.append(parse_xml(f'<a:lnB {nsdecls("a")} w="9525">{fill}</a:lnB>'))
    properties.append(parse_xml(f"<a:noFill {nsdecls('a')}/>"))


def _insert_shape(page: Page, part: Shape, left: float, top: float, alt: str) -> None:
    """One free form for all paths; written directly, for hundreds of areas a builder takes seconds."""
    xs = [x for path in part.paths for x, _ in path]
    ys = [y for path in part.paths for _, y in path]
    x0, y0 = min(xs), min(ys)
    wide, high = max(_emu(max(xs) - x0), 1), max(_emu(max(ys) - y0), 1)
    closed = bool(part.fill)
    path = "".join(_path(points, x0, y0, closed) for points in part.paths)
    fill = _solid(part.fill) if part.fill else "<a:noFill/>"
    line = (
        f'<a:ln w="{_emu(part.width)}">{_solid(part.line)}<a:round/></a:ln>'
        if part.line
        else "<a:ln><a:noFill/></a:ln>"
    )
    key = max((int(one) for one in page.shapes._spTree.xpath("//@id") if str(one).isdigit()), default=1) + 1
    shape = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{key}" name="{part.name} {key}"/><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{_emu(left + x0)}" y="{_emu(top + y0)}"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>'
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{wide}" h="{high}">{path}</a:path></a:pathLst>'
        f"</a:custGeom>{fill}{line}</p:spPr></p:sp>"
    )
    if alt:
        shape.nvSpPr.cNvPr.set("descr", alt)
    page.shapes._spTree.append(shape)


def _path(points: Sequence[tuple[float, float]], x0: float, y0: float, closed: bool) -> str:
    at = [f'<a:pt x="{_emu(x - x0)}" y="{_emu(y - y0)}"/>' for x, y in points]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in at[1:])
    return f"<a:moveTo>{at[0]}</a:moveTo>{lines}{'<a:close/>' if closed else ''}"


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'


def _emu(points: float) -> int:
    return round(points * _EMU)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))
