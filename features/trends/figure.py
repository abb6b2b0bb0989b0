"""The chart of an indicator over the years, made from its selection alone."""

from collections.abc import Sequence
from functools import partial

from charts.trend import trend_chart
from content.catalogue import COUNTRY, STATE, Indicator, Region
from content.chart import Shown
from content.credit import with_own
from content.series import points_of
from features.trends.trend import trend_finding, trend_lines, trend_table
from texts import Language
from ui import data
from ui.figure import credit_of, scale_of, with_breaks


def trend(indicator: Indicator, chosen: Sequence[Region], language: Language) -> Shown | None:
    """The chosen regions over the years, beside Land and Germany where these can be compared; None where none of the
    chosen has a value."""
    drawn = beside_references(indicator, chosen, language)
    values = data.ask("values", indicator=indicator.key, regions=tuple(region.key for region in drawn))
    points = points_of(values)
    first = next((region for region in chosen if region.key in points), None)
    if first is None:
        return None
    breaks = data.break_years().get(indicator.key, [])
    years = {year for line in points.values() for year, _ in line}
    newest = with_own(language("chart.newest_year", year=max(years)), values, data.regions(language), language)
    credit = credit_of(indicator, set(values["source_key"]), newest, language)
    return Shown(
        "trend",
        trend_finding(indicator, first, points[first.key], breaks, language),
        partial(trend_chart, trend_lines(points, drawn, breaks), scale_of(indicator), breaks),
        with_breaks(credit, indicator, years, language),
        partial(trend_table, indicator, points, drawn, language),
        "trends",
        {"indicator": indicator.key, "regions": ",".join(region.key for region in chosen)},
    )


def beside_references(indicator: Indicator, chosen: Sequence[Region], language: Language) -> list[Region]:
    """The chosen regions, then Land and Germany where these can be compared."""
    regions = data.regions(language)
    return [*chosen, *([] if indicator.is_amount else (regions[STATE], regions[COUNTRY]))]
