"""A chart that PowerPoint and LibreOffice can edit: its numbers are in it, its look tells fact from assumption."""

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
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import ChartPlaceholder
from pptx.util import Pt

from views.deck import Role, SlideChart, Strand

_DASHES = {
    Role.REFERENCE: MSO_LINE.DASH,
    Role.TARGET: MSO_LINE.LONG_DASH_DOT,
    Role.NEEDED: MSO_LINE.DASH,
    Role.TREND: MSO_LINE.ROUND_DOT,
    Role.ASSUMED: MSO_LINE.DASH,
}
_TEXT, _GRID = RGBColor(0x1B, 0x23, 0x29), RGBColor(0xD5, 0xDB, 0xE0)
_FONT = Pt(14)
_MOST_LABELS = 9  # of the categories, so that none has to be turned
_MANY = 8  # categories of a bar chart from which the bars lie


def insert_chart(place: Any, shown: SlideChart) -> None:
    """Put the chart into a placeholder of a slide."""
    data = CategoryChartData(number_format=f"#,##0{'.' if shown.decimals else ''}{'0' * shown.decimals}")
    data.categories = shown.categories
    for strand in shown.strands:
        data.add_series(strand.name, strand.values)
    bars = XL_CHART_TYPE.BAR_CLUSTERED if len(shown.categories) >= _MANY else XL_CHART_TYPE.COLUMN_CLUSTERED
    kind = XL_CHART_TYPE.LINE_MARKERS if shown.kind == "lines" else bars
    frame = ChartPlaceholder(place._element, place._parent).insert_chart(kind, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", shown.alt)
    chart = frame.chart
    chart.font.size, chart.font.color.rgb = _FONT, _TEXT
    chart.has_title = False
    chart.has_legend = len(shown.strands) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _set_axes(chart, shown)
    for strand, series in zip(shown.strands, chart.plots[0].series, strict=True):
        _set_line(series, strand) if shown.kind == "lines" else _set_bars(series, strand)
    if shown.kind == "lines":
        _show_newest(chart.plots[0].series[0], shown.strands[0])


def _set_axes(chart: Chart, shown: SlideChart) -> None:
    values, categories = chart.value_axis, chart.category_axis
    values.has_title = True
    values.axis_title.text_frame.text = shown.unit
    values.axis_title.text_frame.paragraphs[0].runs[0].font.size = _FONT
    values.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    values.major_gridlines.format.line.color.rgb = _GRID
    values.format.line.fill.background()
    values.tick_labels.number_format_is_linked = True
    categories.format.line.color.rgb = _GRID
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if shown.kind == "lines":
        skip = categories._element.makeelement(
            qn("c:tickLblSkip"), {"val": str(-(-len(shown.categories) // _MOST_LABELS))}
        )
        categories._element.insert_element_before(skip, "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")
    else:
        values.minimum_scale = min(0, *(v for s in shown.strands for v in s.values if v is not None))
        categories.reverse_order = len(shown.categories) >= _MANY


def _set_line(series: Any, strand: Strand) -> None:
    colour = RGBColor.from_string(strand.colour.removeprefix("#"))
    series.smooth = False
    series.format.line.color.rgb = colour
    series.format.line.width = Pt(3 if strand.role is Role.FACT else 2)
    if strand.role in _DASHES:
        series.format.line.dash_style = _DASHES[strand.role]
    observed = strand.role is Role.FACT
    series.marker.style = XL_MARKER_STYLE.CIRCLE if observed else XL_MARKER_STYLE.NONE
    if observed:
        series.marker.size = 6
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
        series.marker.format.line.color.rgb = colour


def _set_bars(series: Any, strand: Strand) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = RGBColor.from_string(strand.colour.removeprefix("#"))
    series.data_labels.show_value = True
    series.data_labels.font.size = _FONT


def _show_newest(series: Any, strand: Strand) -> None:
    """The newest value as a native label: it follows when somebody edits the number."""
    newest = max((number for number, value in enumerate(strand.values) if value is not None), default=None)
    if newest is None:
        return
    label = series.points[newest].data_label
    label.position = XL_LABEL_POSITION.ABOVE
    label.font.size, label.font.bold = _FONT, True
    element = label._get_or_add_dLbl()
    for name in ("c:showLegendKey", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"):
        for found in element.findall(name, element.nsmap):
            found.set("val", "0")
    for found in element.findall("c:showVal", element.nsmap):
        found.set("val", "1")
