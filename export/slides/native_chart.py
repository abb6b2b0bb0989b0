"""A chart that PowerPoint and LibreOffice can edit: its numbers are in it, its look tells fact from assumption."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import ChartPlaceholder
from pptx.util import Pt

from charts.palette import choose_ink
from content.slides import SlideChart, Strand
from export.office import find_number_place
from export.picture.chart_look import (
    FROM_LYING,
    GRID,
    LOOKS,
    SIZE,
    TEXT,
    find_label_step,
    find_scale,
    is_large,
    list_end_marks,
    list_lone,
)
from export.slides.native_ends import insert_ends
from export.table.xlsx import Column, Sheet, write_xlsx
from texts import NO_BREAK, Language

_END_MARKS = {
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "x": XL_MARKER_STYLE.X,
}
_DASHES = {"dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT, "longdashdot": MSO_LINE.LONG_DASH_DOT}
_FONT = Pt(SIZE)
_STACK_GAP = 35  # per cent of a bar between two


def insert_chart(place: Any, shown: SlideChart, language: Language) -> None:
    """Put the chart into a placeholder of a slide."""
    place_of_language = find_number_place(language)
    written = f"{place_of_language}#,##0{'.' if shown.decimals else ''}{'0' * shown.decimals}"
    data = CategoryChartData(number_format=written)
    data.categories = shown.categories
    for strand in shown.strands:
        data.add_series(strand.name, strand.values)
    kind = _choose_kind(shown)
    frame = ChartPlaceholder(place._element, place._parent).insert_chart(kind, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", shown.alt)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(shown))
    chart.font.size, chart.font.color.rgb = _FONT, _rgb(TEXT)
    chart.has_title = False
    ends = insert_ends(chart, shown, (frame.width.pt, frame.height.pt)) if shown.kind == "lines" else False
    chart.has_legend = len(shown.strands) > 1 and not ends
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        _leave_out(chart, [number for number, one in enumerate(shown.strands) if not LOOKS[one.role].is_named])
    _set_axes(chart, shown, place_of_language)
    for strand, series in zip(shown.strands, chart.plots[0].series, strict=True):
        _set_line(series, strand) if shown.kind == "lines" else _set_bars(series, strand, shown.kind == "stacked")
    for strand, series in zip(shown.strands, chart.plots[0].series, strict=True):
        if shown.kind == "lines" and strand.name in (marks := list_end_marks(shown.strands)):
            mark, last_place = marks[strand.name]
            _mark(series.points[last_place], _END_MARKS[mark], 10, _rgb(strand.colour))


def _choose_kind(shown: SlideChart) -> XL_CHART_TYPE:
    if shown.kind == "lines":
        return XL_CHART_TYPE.LINE_MARKERS
    if shown.kind == "stacked":
        return XL_CHART_TYPE.BAR_STACKED
    return XL_CHART_TYPE.BAR_CLUSTERED if len(shown.categories) >= FROM_LYING else XL_CHART_TYPE.COLUMN_CLUSTERED


def _workbook(shown: SlideChart) -> bytes:
    """The numbers where python-pptx puts them; its own writer would make a formula of a name that begins with '='."""
    rows = list(zip(shown.categories, *(strand.values for strand in shown.strands), strict=True))
    columns = [Column(shown.unit), *(Column(strand.name, shown.decimals) for strand in shown.strands)]
    return write_xlsx([Sheet("Sheet1", columns, rows)], shown.alt)


def _set_axes(chart: Chart, shown: SlideChart, number_place: str) -> None:
    values, categories = chart.value_axis, chart.category_axis
    values.has_title = True
    values.axis_title.text_frame.text = shown.unit
    values.axis_title.text_frame.paragraphs[0].runs[0].font.size = _FONT
    values.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    values.major_gridlines.format.line.color.rgb = _rgb(GRID)
    values.format.line.fill.background()
    large = is_large(shown)
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = (
        number_place + ("#,##0" if large else "General"),
        False,
    )
    categories.format.line.color.rgb = _rgb(GRID)
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if shown.kind == "lines":
        step = find_label_step(shown.categories)
        _skip_labels(categories, step)
        _leave_unnamed(chart, step)
        if scale := find_scale(shown):
            values.minimum_scale, values.maximum_scale, values.major_unit = scale
        _let_stand(categories)
    else:
        _skip_labels(categories, 1)
        if all(value is None or value >= 0 for strand in shown.strands for value in strand.values):
            values.minimum_scale = 0  # with values below, the program chooses round numbers around zero
        categories.reverse_order = shown.kind == "stacked" or len(shown.categories) >= FROM_LYING
    if shown.kind == "stacked":  # every bar has its number: lines and numbers of an axis would say it again
        values.visible, values.has_major_gridlines, values.has_title = False, False, False
        chart.plots[0].gap_width, chart.plots[0].overlap = _STACK_GAP, 100
        categories.tick_labels.font.size = Pt(SIZE - 1)


def _skip_labels(categories: Any, step: int) -> None:
    """Name one category of so many."""
    skip = categories._element.makeelement(qn("c:tickLblSkip"), {"val": str(step)})
    categories._element.insert_element_before(skip, "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")


def _let_stand(categories: Any) -> None:
    """Names in the letters of the chart, without an angle: LibreOffice breaks years that are said to stand upright
    ("201/6"), and shifts those turned ever so slightly by half their width, away from their points."""
    for look in categories._element.findall(qn("c:txPr")):
        categories._element.remove(look)


def _leave_unnamed(chart: Chart, step: int) -> None:
    """LibreOffice knows of no step, and turns names that have no room: those between have none in what it draws from;
    the table to edit has all."""
    for place in chart._chartSpace.iterfind(f".//{qn('c:cat')}//{qn('c:pt')}"):
        if int(place.get("idx")) % step:
            place.find(qn("c:v")).text = NO_BREAK


def _set_line(series: Any, strand: Strand) -> None:
    look, colour = LOOKS[strand.role], _rgb(strand.colour)
    series.smooth = False
    series.format.line.color.rgb = colour
    series.format.line.width = Pt(look.width)
    if look.dash in _DASHES:
        series.format.line.dash_style = _DASHES[look.dash]
    series.marker.style = XL_MARKER_STYLE.NONE
    for marked in [series] if look.is_marked else [series.points[place] for place in list_lone(strand.values)]:
        _mark(marked, XL_MARKER_STYLE.CIRCLE, 6, colour)


def _mark(marked: Any, style: Any, size: int, colour: RGBColor) -> None:
    marked.marker.style, marked.marker.size = style, size
    marked.marker.format.fill.solid()
    marked.marker.format.fill.fore_color.rgb = marked.marker.format.line.color.rgb = colour


def _leave_out(chart: Chart, numbers: Sequence[int]) -> None:
    """Series without a name in the legend."""
    legend = chart.legend._element
    for number in numbers:
        entry = legend.makeelement(qn("c:legendEntry"), {})
        entry.append(entry.makeelement(qn("c:idx"), {"val": str(number)}))
        entry.append(entry.makeelement(qn("c:delete"), {"val": "1"}))
        legend.insert_element_before(entry, "c:layout", "c:overlay", "c:spPr", "c:txPr", "c:extLst")


def _set_bars(series: Any, strand: Strand, is_stacked: bool) -> None:
    fill, colour = series.format.fill, _rgb(strand.colour)
    if LOOKS[strand.role].is_hatched:
        fill.patterned()
        fill.pattern, fill.back_color.rgb = MSO_PATTERN.WIDE_UPWARD_DIAGONAL, RGBColor(0xFF, 0xFF, 0xFF)
        series.format.line.color.rgb = colour
    else:
        fill.solid()
    fill.fore_color.rgb = colour
    series.data_labels.show_value = True
    series.data_labels.font.size = _FONT
    if is_stacked:
        series.data_labels.font.size = Pt(SIZE - 2)
        series.data_labels.font.color.rgb = _rgb(choose_ink(strand.colour))
        series.data_labels.number_format, series.data_labels.number_format_is_linked = "0;;", False  # none for none


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))
