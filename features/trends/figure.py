"""The chart of an indicator over the years, made from its selection alone."""

from collections.abc import Sequence
from functools import partial

from charts.trend import draw_trend
from content.catalogue import Indicator, Region
from content.credit import name_own_values
from content.figure import Figure
from content.series import read_points
from features.trends.trend import describe_kinds, describe_trend, make_trend_lines, make_trend_table, read_kinds
from texts import Language
from ui import data
from ui.figure import add_breaks, ask_credit, make_scale


def make_trend_figure(indicator: Indicator, chosen: Sequence[Region], language: Language) -> Figure | None:
    """The chosen regions over the years, beside Land and Germany where these can be compared; None where none of the
    chosen has a value."""
    drawn = add_references(indicator, chosen, language)
    values = data.ask("values", indicator=indicator.key, regions=tuple(region.key for region in drawn))
    points = read_points(values)
    first = next((region for region in chosen if region.key in points), None)
    if first is None:
        return None
    breaks = data.ask_break_years(*chosen).get(indicator.key, [])
    asked = tuple(region.key for region in drawn)
    kinds = read_kinds(values)
    forecasts = read_points(data.ask("forecasts", indicator=indicator.key, regions=asked))
    years = {year for line in points.values() for year, _ in line}
    newest = name_own_values(
        language("chart.newest_year", year=max(years)), values, data.ask_regions(language), language
    )
    names = {region.key: region.short_name for region in drawn}
    newest = " ".join(filter(None, (newest, describe_kinds(kinds, forecasts, names, language))))
    credit = ask_credit(indicator, set(values["source_key"]), newest, language)
    return Figure(
        "trend",
        describe_trend(indicator, first, points[first.key], breaks, language),
        partial(draw_trend, make_trend_lines(points, drawn, breaks, kinds, forecasts), make_scale(indicator), breaks),
        add_breaks(credit, indicator, chosen, years, language),
        partial(make_trend_table, indicator, points, drawn, language, kinds, forecasts),
        "trends",
        {"indicator": indicator.key, "regions": ",".join(region.key for region in chosen)},
    )


def add_references(indicator: Indicator, chosen: Sequence[Region], language: Language) -> list[Region]:
    """The chosen regions, then Land and Germany where these can be compared."""
    return [*chosen, *([] if indicator.is_amount else data.ask_references(chosen, language))]
