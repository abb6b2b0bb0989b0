"""Native labels at the ends of lines, which follow edits; text and place: export/picture/slide_end_labels.py."""

from typing import Any

from pptx.chart.chart import Chart
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from content.slides import SlideChart
from export.fonts import measure_width
from export.picture.chart_look import SIZE, find_scale, is_large
from export.picture.slide_end_labels import EndLabel, Plot, Point, make_plot, place_ends, write_ends
from export.slides.fitting import LINE_HEIGHT, WIDER

_TOP, _BELOW, _AXIS = 8.0, 34.0, 16.0  # points around the plot: above, for the years, between numbers and unit

_EXTENSION = (  # without it LibreOffice draws black lines to labels that have been moved
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
    "</c:extLst>"
)


def insert_ends(chart: Chart, shown: SlideChart, area: Point) -> bool:
    """Label the last point of each line of a chart of that width and height, in the line's colour, with room for that;
    False where a legend has to name them."""
    texts, is_crowded = write_ends(shown, area, WIDER, lambda value: f"{value:,.{shown.decimals}f}")
    scale = find_scale(shown)
    if is_crowded or scale is None:
        return False
    plot = make_plot(shown, texts, area, (_measure_axis(shown, scale), _TOP, _BELOW), scale[:2])
    _set_plot(chart, plot, area)
    series = list(chart.plots[0].series)
    for label in place_ends(shown, texts, plot):
        element = series[label.text.strand]._element.get_or_add_dLbls()
        element.getparent().replace(element, _make_labels(label, shown.strands[label.text.strand].colour, area))
    return True


def _measure_axis(shown: SlideChart, scale: tuple[float, float, float]) -> float:
    """Points that numbers and upright unit take beside the plot."""
    low, peak, step = scale
    numbers = [low + step * count for count in range(int((peak - low) / step) + 1)]
    written = [f"{number:,.0f}" if is_large(shown) else f"{number:.10g}" for number in numbers]
    return max(measure_width(one, SIZE) for one in written) * WIDER + SIZE * LINE_HEIGHT + _AXIS


def _set_plot(chart: Chart, plot: Plot, area: Point) -> None:
    """Draw the lines in that part of the chart, whatever names and numbers of the axes take."""
    sides = {"x": plot.left / area[0], "y": plot.top / area[1], "w": plot.wide / area[0], "h": plot.high / area[1]}
    inside = chart._chartSpace.chart.plotArea
    for found in inside.findall(qn("c:layout")):
        inside.remove(found)
    told = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in sides.items())
    layout = f'<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>{told}'
    inside.insert(0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{layout}</c:manualLayout></c:layout>"))


def _make_labels(label: EndLabel, colour: str, area: Point) -> Any:
    text = label.text
    moved = ""
    if label.dx or label.dy:
        shares = f'<c:x val="{label.dx / area[0]:.4f}"/><c:y val="{label.dy / area[1]:.4f}"/>'
        moved = f"<c:layout><c:manualLayout>{shares}</c:manualLayout></c:layout>"
    fill = f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill>'
    look = (
        f'<c:txPr><a:bodyPr wrap="{"square" if len(text.lines) > 1 else "none"}"/><a:lstStyle/><a:p><a:pPr algn="l">'
        f'<a:defRPr sz="{SIZE * 100}" b="1">{fill}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>'
    )
    return parse_xml(
        f'<c:dLbls {nsdecls("c", "a")}><c:dLbl><c:idx val="{text.place}"/>{moved}<c:spPr><a:noFill/><a:ln><a:noFill/>'
        f'</a:ln></c:spPr>{look}<c:dLblPos val="{label.side}"/>{_show(text.has_name, text.has_value)}'
        f"<c:separator> </c:separator></c:dLbl>{_show(False, False)}{_EXTENSION}</c:dLbls>"
    )


def _show(has_name: bool, has_value: bool) -> str:
    told = {"LegendKey": 0, "Val": has_value, "CatName": 0, "SerName": has_name, "Percent": 0, "BubbleSize": 0}
    return "".join(f'<c:show{what} val="{int(is_told)}"/>' for what, is_told in told.items())
