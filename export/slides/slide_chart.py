"""A deck's chart as a vector picture: what the native chart shows, for handouts, previews and presenting."""

from collections.abc import Sequence
from math import floor, log10

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FuncFormatter, MaxNLocator

from content.slides import SlideChart
from export.fonts import measure_width, wrap_text
from export.picture.canvas import open_drawing, save_drawing
from export.picture.chart_look import GRID, SIZE, TEXT
from export.picture.chart_strands import draw_bars, draw_lines, draw_stacks, find_place
from export.picture.slide_end_labels import EndLabel, EndText, Plot, make_plot, place_ends, write_ends
from texts import Language

AREA = (590.0, 346.0)  # points: the place of a chart beside facts
_POINTS_PER_INCH = 72
_LINE = 1.35
_HALO = [withStroke(linewidth=3, foreground="white")]


def draw_slide_chart(
    shown: SlideChart, language: Language, area: tuple[float, float] = AREA, kind: str = "svg"
) -> bytes:
    """The chart on white, `area` in points wide and high, as 'svg' or 'png'."""
    with open_drawing():
        return save_drawing(make_chart(shown, language, area), kind, shown.alt, "")


def make_chart(shown: SlideChart, language: Language, area: tuple[float, float]) -> Figure:
    """The chart as matplotlib holds it."""
    wide, high = area
    drawn = Figure((wide / _POINTS_PER_INCH, high / _POINTS_PER_INCH), dpi=_POINTS_PER_INCH, facecolor="white")
    axes = drawn.add_axes((0, 0, 1, 1), facecolor="none")
    axes.spines[:].set_visible(False)
    axes.set_axisbelow(True)
    if shown.kind == "lines":
        draw_lines(axes, shown)
    elif shown.kind == "stacked":
        draw_stacks(axes, shown)
    else:
        draw_bars(axes, shown, language)
    _set_values(axes, shown, language)
    _set_categories(axes, shown, wide)
    texts: list[EndText] = []
    has_legend = len(shown.strands) > 1
    if shown.kind == "lines":
        texts, has_legend = write_ends(shown, area, 1.0, lambda value: language.number(value, shown.decimals))
    plot = _place(drawn, axes, shown, texts, _add_legend(drawn, axes) if has_legend else 0.0)
    for label in place_ends(shown, texts, plot):
        _add_end(axes, label, shown.strands[label.text.strand].colour, high)
    return drawn


def _set_values(axes: Axes, shown: SlideChart, language: Language) -> None:
    axis = axes.xaxis if find_place(shown) else axes.yaxis
    axis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 5, 10]))
    ticks = axis.get_majorticklocs()
    decimals = max(0, -floor(log10(ticks[1] - ticks[0]) + 1e-9))
    axis.set_major_formatter(FuncFormatter(lambda value, _: language.number(value, decimals)))
    axis.set_tick_params(length=0, labelsize=SIZE, labelcolor=TEXT)
    if shown.kind == "stacked":
        axis.set_ticks([])
    else:
        axis.grid(color=GRID, lw=0.8)


def _set_categories(axes: Axes, shown: SlideChart, wide: float) -> None:
    """Every category of bars, in lines if need be; of years as many as stand side by side, the last among them."""
    names, count = shown.categories, len(shown.categories)
    slot = wide * 0.9 / max(count, 1)
    places = list(range(count))
    if shown.kind == "lines":
        widest = max((measure_width(name, SIZE) for name in names), default=0.0)
        places = list(range(count - 1, -1, -(int((widest + 8) / slot) + 1)))
    axis = axes.yaxis if find_place(shown) else axes.xaxis
    room = wide / 3 if find_place(shown) else slot - 4
    axis.set_ticks(places, ["\n".join(wrap_text(names[place], room, SIZE)) for place in places], parse_math=False)
    axis.set_tick_params(length=0, labelsize=SIZE, labelcolor=TEXT, pad=6)


def _add_legend(drawn: Figure, axes: Axes) -> float:
    """Below the plot, in as few rows as there is room for; its height in points."""
    handles, names = axes.get_legend_handles_labels()
    wide = drawn.get_size_inches()[0] * _POINTS_PER_INCH
    for columns in range(len(names), 0, -1):
        legend = drawn.legend(
            handles,
            names,
            loc="lower center",
            ncols=columns,
            fontsize=SIZE,
            labelcolor=TEXT,
            frameon=False,
            borderaxespad=0,
            handlelength=3.2,
            columnspacing=1.4,
        )
        for text in legend.get_texts():
            text.set_parse_math(False)
        extent = legend.get_window_extent(FigureCanvasAgg(drawn).get_renderer())  # type: ignore[no-untyped-call]
        if extent.width <= wide or columns == 1:
            break
        legend.remove()
    return float(extent.height)


def _place(drawn: Figure, axes: Axes, shown: SlideChart, texts: Sequence[EndText], below: float) -> Plot:
    """Give the plot the room that unit, ticks, names of lines and legend leave."""
    wide, high = drawn.get_size_inches() * _POINTS_PER_INCH
    axes.set_position((0.15, 0.2, 0.7, 0.7))
    renderer = FigureCanvasAgg(drawn).get_renderer()  # type: ignore[no-untyped-call]
    inside = axes.get_window_extent(renderer)
    boxes = [box for axis in (axes.xaxis, axes.yaxis) if (box := axis.get_tightbbox(renderer)) is not None]
    left = max((inside.x0 - box.x0 for box in boxes), default=0) + 2
    low = max((inside.y0 - box.y0 for box in boxes), default=0) + below + 8 * bool(below)
    unit = wrap_text(shown.unit, wide - 4, SIZE)
    above = len(unit) * SIZE * _LINE + 10
    plot = make_plot(shown, texts, (wide, high), (left, above, low), axes.get_ylim())
    right = wide - left - plot.wide if shown.kind == "lines" else 14
    axes.set_position((left / wide, low / high, (wide - left - right) / wide, (high - low - above) / high))
    drawn.text(0, 1, "\n".join(unit), va="top", ha="left", size=SIZE, color=TEXT, parse_math=False)
    return plot


def _add_end(axes: Axes, label: EndLabel, colour: str, high: float) -> None:
    """The name at the end of a line."""
    (x, y), is_beside = label.middle, label.side == "r"
    axes.annotate(
        "\n".join(label.text.lines),
        (x - label.text.wide / 2 * is_beside, high - y),
        xycoords="figure points",
        size=SIZE,
        weight="bold",
        color=colour,
        ha="left" if is_beside else "center",
        va="center",
        linespacing=1.1,
        path_effects=_HALO,
        zorder=6,
        annotation_clip=False,
        parse_math=False,
    )
