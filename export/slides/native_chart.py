"""A chart that PowerPoint and LibreOffice can edit: its numbers are in it, its look tells fact from assumption."""

from collections.abc import Sequence
from math import inf
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
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
from export.picture.chart_look import (
    FROM_LYING,
    GRID,
    LOOKS,
    SIZE,
    TEXT,
    find_floor,
    find_label_step,
    find_newest,
    list_end_marks,
    list_lone,
)
from export.table.xlsx import Column, Sheet, write_xlsx
from texts import NO_BREAK

_END_MARKS = {
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "x": XL_MARKER_STYLE.X,
}
_DASHES = {"dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT, "longdashdot": MSO_LINE.LONG_DASH_DOT}
_FONT = Pt(SIZE)
# In 60,000ths of a degree. LibreOffice breaks years that stand exactly upright ("201/6"); else it leaves some out.
_UPRIGHT = "6000"
_STACK_GAP = 35  # per cent of a bar between two
_THOUSANDS = 1000  # from which the steps of the axis are whole numbers, with a sign between the thousands


def insert_chart(place: Any, shown: SlideChart) -> None:
    """Put the chart into a placeholder of a slide."""
    data = CategoryChartData(number_format=f"#,##0{'.' if shown.decimals else ''}{'0' * shown.decimals}")
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
    chart.has_legend = len(shown.strands) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        _leave_out(chart, [number for number, one in enumerate(shown.strands) if not LOOKS[one.role].is_named])
    _set_axes(chart, shown)
    for strand, series in zip(shown.strands, chart.plots[0].series, strict=True):
        _set_line(series, strand) if shown.kind == "lines" else _set_bars(series, strand, shown.kind == "stacked")
    for strand, series in zip(shown.strands, chart.plots[0].series, strict=True):
        if shown.kind == "lines" and strand.name in (ends := list_end_marks(shown.strands)):
            mark, last_place = ends[strand.name]
            _mark(series.points[last_place], _END_MARKS[mark], 10, _rgb(strand.colour))
    last = find_newest(shown.strands[0].values)
    if shown.kind == "lines" and last is not None:  # of the district it is about; more labels would overlap
        _show_value(chart.plots[0].series[0].points[last].data_label, _free_side(shown.strands, last))


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


def _set_axes(chart: Chart, shown: SlideChart) -> None:
    values, categories = chart.value_axis, chart.category_axis
    values.has_title = True
    values.axis_title.text_frame.text = shown.unit
    values.axis_title.text_frame.paragraphs[0].runs[0].font.size = _FONT
    values.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    values.major_gridlines.format.line.color.rgb = _rgb(GRID)
    values.format.line.fill.background()
    large = any(abs(value or 0) >= _THOUSANDS for strand in shown.strands for value in strand.values)
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = (
        "#,##0" if large else "General",
        False,
    )
    categories.format.line.color.rgb = _rgb(GRID)
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if shown.kind == "lines":
        step = find_label_step(shown.categories)
        _skip_labels(categories, step)
        if step > 1:
            _keep_apart(chart)
        values.minimum_scale = find_floor(shown)
        categories.tick_labels.font.size = _FONT
        categories._element.txPr.bodyPr.set("rot", _UPRIGHT)
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


def _keep_apart(chart: Chart) -> None:
    """LibreOffice leaves out as many names of categories as it takes for none to overlap, and lets them touch."""
    for name in chart._chartSpace.iterfind(f".//{qn('c:cat')}//{qn('c:v')}"):
        name.text = f"{NO_BREAK}{name.text}{NO_BREAK}"


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


def _free_side(strands: Sequence[Strand], place: int) -> Any:
    """Above the first line, or below where another line is nearer above; beside it the way needed goes on."""
    own = strands[0].values[place] or 0.0
    apart = [value - own for strand in strands[1:] if (value := strand.values[place]) is not None]
    above = min((gap for gap in apart if gap > 0), default=inf)
    below = min((-gap for gap in apart if gap < 0), default=inf)
    return XL_LABEL_POSITION.BELOW if above < below else XL_LABEL_POSITION.ABOVE


def _show_value(label: Any, side: Any) -> None:
    """The value as a native label: it follows when somebody edits the number."""
    label.font.size, label.font.bold = _FONT, True
    label.position = side
    element = label._get_or_add_dLbl()
    for name in ("c:showLegendKey", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"):
        for found in element.findall(name, element.nsmap):
            found.set("val", "0")
    for found in element.findall("c:showVal", element.nsmap):
        found.set("val", "1")
