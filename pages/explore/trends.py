"""Trends: one indicator over the years, for a few districts in one chart or for all in small pictures."""

import streamlit as st

from content.catalogue import STATE
from content.markdown import plain
from content.series import points_of
from features.trends import figure as trends_figure
from features.trends.gallery import gallery
from features.trends.selectors import VIEW
from ui import blocks, data, url
from ui.markup import show_gallery
from ui.selectors import indicator_of_visit, regions_of_visit

language = url.language_of_visit()
regions = data.regions(language)
blocks.page_head(language, "trends")
indicator = data.indicators(language)[indicator_of_visit(language)]
chosen = [regions[key] for key in regions_of_visit(language)]
view = url.choose(language("trends.view"), VIEW, language)
breaks = data.break_years().get(indicator.key, [])
rest = [region for region in regions.values() if not region.is_reference and region not in chosen]
shown = chosen if view == "chart" else [*chosen, *rest]
drawn = trends_figure.trend(indicator, shown, language)
if drawn is None:
    st.info(plain(language("trends.empty", indicator=indicator.name)), icon=":material/info:")
    st.stop()

keys = tuple(region.key for region in trends_figure.beside_references(indicator, shown, language))
points = points_of(data.ask("values", indicator=indicator.key, regions=keys))
if view == "chart":
    blocks.chart(drawn, language, first=True)
else:
    st.header(plain(drawn.finding), anchor=False)
    pictures = gallery(points, shown, regions[STATE], indicator, breaks, language)
    show_gallery(pictures, language("trends.gallery_note", unit=indicator.unit))
blocks.absent([region for region in shown if region.key not in points], indicator, language)
for reason in data.break_reasons(indicator.key, language):
    st.caption(reason)
blocks.evidence(indicator, drawn.credit.keys, drawn.credit.years, drawn.numbers(), language)
