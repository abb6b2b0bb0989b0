"""Trends: one indicator over the years, for a few districts in one chart or for all in small pictures."""

from functools import partial

import streamlit as st

from charts.base import Scale
from charts.trend import trend_chart
from ui import blocks, data, url
from ui.markup import show_gallery
from ui.selectors import indicator_of_visit, regions_of_visit
from views.catalogue import COUNTRY, STATE
from views.gallery import gallery
from views.markdown import plain
from views.trend import points_of, trend_finding, trend_lines, trend_table

language = url.language_of_visit()
regions = data.regions(language)
blocks.page_head(language, "trends")
indicator = data.indicators(language)[indicator_of_visit(language)]
chosen = [regions[key] for key in regions_of_visit(language)]
view = url.choose(language("trends.view"), "view", ("chart", "all"), "chart", lambda v: language(f"trends.view_{v}"))
breaks = data.break_years().get(indicator.key, [])
rest = [region for region in regions.values() if not region.is_reference and region not in chosen]
shown = chosen if view == "chart" else [*chosen, *rest]
references = [] if indicator.is_amount else [regions[STATE], regions[COUNTRY]]
drawn = [*shown, *references]
values = data.ask("values", indicator=indicator.key, regions=tuple(region.key for region in drawn))
points = points_of(values)
first = next((region for region in [*chosen, *shown] if region.key in points), None)
if first is None:
    st.info(plain(language("trends.empty", indicator=indicator.name)), icon=":material/info:")
    st.stop()

newest = max(year for region_points in points.values() for year, _ in region_points)
years = language("chart.newest_year", year=newest)
finding = trend_finding(indicator, first, points[first.key], breaks, language)
if view == "chart":
    scale = Scale(indicator.unit, indicator.decimals)
    draw = partial(trend_chart, trend_lines(points, drawn, breaks), scale, breaks)
    source = blocks.told_source(indicator, set(values["source_key"]), years, language)
    blocks.chart(draw, finding, "trend", source, language, first=True)
else:
    st.header(plain(finding), anchor=False)
    pictures = gallery(points, shown, regions[STATE], indicator, breaks, language)
    show_gallery(pictures, language("trends.gallery_note", unit=indicator.unit))
blocks.absent([region for region in shown if region.key not in points], indicator, language)
for reason in data.break_reasons(indicator.key, language):
    st.caption(reason)
table = trend_table(indicator, points, drawn, language)
blocks.evidence(indicator, set(values["source_key"]), years, table, language)
