"""The same content written by the libraries alone: no house style, no fitting, no accessibility."""

import io
from collections.abc import Sequence

import typst
import xlsxwriter
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from content.slides import Deck, SlideChart
from content.table import Table
from export.table.xlsx import Value

_PLACE = (Inches(0.5), Inches(1.5), Inches(9), Inches(5))
_KINDS = {"lines": XL_CHART_TYPE.LINE_MARKERS, "bars": XL_CHART_TYPE.COLUMN_CLUSTERED}


def bare_pptx(deck: Deck) -> bytes:
    """By python-pptx on its own template."""
    file = Presentation()
    for slide in deck.slides:
        page = file.slides.add_slide(file.slide_layouts[5])
        assert page.shapes.title is not None
        page.shapes.title.text = slide.title
        if isinstance(slide.body, SlideChart):
            data = CategoryChartData()
            data.categories = slide.body.categories
            for strand in slide.body.strands:
                data.add_series(strand.name, strand.values)
            page.shapes.add_chart(_KINDS[slide.body.kind], *_PLACE, data)
        elif isinstance(slide.body, Table):
            table = page.shapes.add_table(len(slide.body.rows) + 1, len(slide.body.columns), *_PLACE).table
            lines = [slide.body.columns, *([cell.text for cell in row] for row in slide.body.rows)]
            for number, line in enumerate(lines):
                for column, text in enumerate(line):
                    table.cell(number, column).text = text
        for text in ("\n".join(slide.facts), slide.source):
            page.shapes.add_textbox(*_PLACE).text_frame.text = text
        assert page.notes_slide.notes_text_frame is not None
        page.notes_slide.notes_text_frame.text = slide.notes
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def bare_pdf(deck: Deck, pictures: Sequence[bytes]) -> bytes:
    """By Typst from plain markup, with its own typeface, the pictures at hand, neither tags nor standards."""
    left = iter(range(len(pictures)))
    parts = []
    for slide in deck.slides:
        parts.append(f"= {slide.title}")
        if isinstance(slide.body, SlideChart):
            parts.append(f'#image(bytes(sys.inputs.at("{next(left)}")), format: "svg", width: 100%)')
        elif isinstance(slide.body, Table):
            cells = [*slide.body.columns, *(cell.text for row in slide.body.rows for cell in row)]
            parts.append(f"#table(columns: {len(slide.body.columns)}, {', '.join(f'[{cell}]' for cell in cells)})")
        parts += [*(f"- {fact}" for fact in slide.facts), slide.source, slide.notes]
    inputs = {str(number): picture.decode() for number, picture in enumerate(pictures)}
    source = "\n\n".join(parts).encode()
    written = typst.compile(source, format="pdf", ignore_system_fonts=True, sys_inputs=inputs, pdf_tags=False)
    assert isinstance(written, bytes)
    return written


def bare_xlsx(titles: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """By xlsxwriter, cell types by its own guess."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, titles)
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, row)
    return file.getvalue()


def bare_chart(shown: SlideChart, kind: str) -> bytes:
    """By matplotlib with its own style: the same lines, with legend."""
    figure = Figure((8.2, 4.8), dpi=96)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for strand in shown.strands:
        values = [float("nan") if value is None else value for value in strand.values]
        axes.plot(shown.categories, values, label=strand.name, color=strand.colour, marker="o")
    axes.legend()
    axes.set_title(shown.alt)
    file = io.BytesIO()
    figure.savefig(file, format=kind, dpi=192)
    return file.getvalue()
