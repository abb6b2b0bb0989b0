"""Trends: one indicator over the years, for a few districts in one chart or for all in small pictures."""

import streamlit as st

from content.catalogue import STATE
from content.markdown import escape_markdown
from content.series import read_points
from features.compare.switch import find_start
from features.trends import figure as trends_figure
from features.trends.gallery import make_gallery
from features.trends.selectors import VIEW
from ui import blocks, data, url
from ui.markup import show_gallery
from ui.selectors import choose_indicator, choose_regions

language = url.find_language()
regions = data.ask_regions(language)
beside = blocks.show_page_head(language, "trends")
left, right = st.columns(2)
with right:
    chosen = [regions[key] for key in choose_regions(language)]
with left:
    start = find_start(chosen, language)
    indicator = data.ask_indicators(language)[choose_indicator(language, start=start)]
with beside:
    view = url.choose(language("trends.view"), VIEW, language)
breaks = data.ask_break_years().get(indicator.key, [])
rest = [region for region in regions.values() if not region.is_reference and region not in chosen]
shown = chosen if view == "chart" else [*chosen, *rest]
drawn = trends_figure.make_trend_figure(indicator, shown, language)
if drawn is None:
    st.info(escape_markdown(language("trends.empty", indicator=indicator.name)), icon=":material/info:")
    st.stop()

keys = tuple(region.key for region in trends_figure.add_references(indicator, shown, language))
points = read_points(data.ask("values", indicator=indicator.key, regions=keys))
if view == "chart":
    blocks.show_figure(drawn, language, first=True)
else:
    st.header(escape_markdown(drawn.finding), anchor=False)
    pictures = make_gallery(points, shown, regions[STATE], indicator, breaks, language)
    show_gallery(pictures, language("trends.gallery_note", unit=indicator.unit))
blocks.show_absent([region for region in shown if region.key not in points], indicator, language)
for reason in data.ask_break_reasons(indicator.key, language):
    st.caption(reason)
blocks.show_evidence(indicator, drawn.credit.keys, drawn.credit.years, drawn.numbers(), language)
