"""Kreisvergleich: one indicator across all districts, and many indicators for a few."""

import streamlit as st

from charts.base import Scale
from charts.ranking import Line, ranking_chart
from ui import blocks, data, url
from ui.markup import show_table
from ui.selectors import goal_of_visit, indicator_of_visit, link_to, regions_of_visit
from views.catalogue import COUNTRY, STATE
from views.comparison import comparison_table, courses_of
from views.provenance import sources_line
from views.ranking import ranking_finding, ranking_table, spread_sentence

language = url.language_of_visit()
regions, indicators = data.regions(language), data.indicators(language)
blocks.page_head(language, "compare")
chosen = [regions[key] for key in regions_of_visit(language)]
left, right = st.columns([3, 1])
with left:
    indicator = indicators[indicator_of_visit(language, ranked=True)]
years = data.ask("ranking_years", indicator=indicator.key, state=STATE)
with right:
    options = [str(year) for year in years["year"]]
    default = str(years.loc[years["is_default"], "year"].item())
    year = int(url.select(language("common.year"), "year", options, default, str))

ranking = data.ask("ranking", indicator=indicator.key, state=STATE, year=year)
values = data.ask("values", indicator=indicator.key, regions=(STATE, COUNTRY))
same_year = values[values["year"] == year].dropna(subset="value")
references = {
    regions[key].short_name: value for key, value in zip(same_year["region_key"], same_year["value"], strict=True)
}
figure = ranking_chart(
    ranking,
    {key: region.short_name for key, region in regions.items()},
    [region.key for region in chosen],
    [Line(name, value) for name, value in references.items()],
    Scale(indicator.unit, indicator.decimals),
    blocks.look(language),
)
blocks.chart(figure, ranking_finding(indicator, ranking, year, chosen, language), "ranking")
st.markdown(spread_sentence(indicator, ranking, references, year, language))
used = {*ranking["source_key"], *same_year["source_key"]}
blocks.evidence(indicator, used, year, ranking_table(indicator, ranking, year, regions, language), language)

st.header(language("compare.many_title"), anchor=False)
goal = goal_of_visit(language)
shown = [i for i in indicators.values() if goal is None or i.key in goal.indicator_keys]
keys = tuple(region.key for region in chosen)
comparison = data.ask("comparison", regions=keys, reference=STATE)
courses = courses_of(data.ask("histories", regions=keys), data.break_years())
link = link_to("trends", language, indicator="{indicator}", regions=",".join(keys))
table = comparison_table(comparison, courses, shown, chosen, link, language)
show_table(table, language)
st.caption(language("compare.many_method"))
st.caption(sources_line(data.ask("sources"), set(comparison["source_key"]), language))
