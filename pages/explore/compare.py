"""Kreisvergleich: one indicator across all districts, and many indicators for a few."""

from functools import partial

import streamlit as st

from charts.base import Scale
from charts.ranking import ranking_chart
from ui import blocks, data, url
from ui.markup import show_table
from ui.selectors import goal_of_visit, indicator_of_visit, link_to, regions_of_visit, year_of_visit
from views.catalogue import COUNTRY, STATE
from views.comparison import comparison_table, courses_of
from views.provenance import source_line
from views.ranking import Ranked, ranking_finding, ranking_remarks, ranking_table, reference_lines

language = url.language_of_visit()
regions, indicators = data.regions(language), data.indicators(language)
blocks.page_head(language, "compare")
chosen = [regions[key] for key in regions_of_visit(language)]
left, right = st.columns([3, 1])
with left:
    indicator = indicators[indicator_of_visit(language, ranked=True)]
with right:
    year = year_of_visit(indicator.key, language)

references = [regions[STATE], regions[COUNTRY]]
ranked = Ranked(
    indicator,
    year,
    data.ask("ranking", indicator=indicator.key, state=STATE, year=year),
    data.ask("values", indicator=indicator.key, regions=tuple(region.key for region in (*references, *chosen))),
    chosen,
    references,
)
names = {key: region.short_name for key, region in regions.items()}
scale = Scale(indicator.unit, indicator.decimals)
keys = tuple(region.key for region in chosen)
draw = partial(ranking_chart, ranked.ranking, names, keys, reference_lines(ranked), scale)
years = language("chart.year", year=year)
source = blocks.told_source(indicator, ranked.sources(), years, language)
blocks.chart(draw, ranking_finding(ranked, language), "ranking", source, language)
for remark in ranking_remarks(ranked, language):
    st.markdown(remark)
blocks.evidence(indicator, ranked.sources(), years, ranking_table(ranked, regions, language), language)

st.header(language("compare.many_title"), anchor=False)
goal = goal_of_visit(language)
shown = [i for i in indicators.values() if goal is None or i.key in goal.indicator_keys]
comparison = data.ask("comparison", regions=keys, reference=STATE)
courses = courses_of(data.ask("histories", regions=keys), data.break_years())
link = link_to("trends", language, indicator="{indicator}", regions=",".join(keys))
table = comparison_table(comparison, courses, shown, chosen, link, language)
if table.rows:
    show_table(table, language)
    used = set(comparison.loc[comparison["indicator_key"].isin([i.key for i in shown]), "source_key"])
    st.caption(source_line(data.ask("sources"), used, language))
else:
    st.info(language("compare.many_empty"), icon=":material/info:")
st.caption(language("compare.many_method"))
