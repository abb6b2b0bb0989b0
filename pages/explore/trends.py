"""Trends: one indicator over the years, for a few districts in one chart or for all in small pictures."""

import streamlit as st

from content.catalogue import list_towns
from content.markdown import escape_markdown
from content.series import read_points
from features.compare.blocks import show_ranking
from features.compare.data import find_group
from features.compare.peers import PeerRule
from features.compare.switch import find_start
from features.events.blocks import show_events
from features.events.data import ask_events
from features.events.event import make_event_marks
from features.own_data.blocks import offer_own_values
from features.trends import figure as trends_figure
from features.trends.gallery import make_gallery
from features.trends.selectors import VIEW
from ui import blocks, data, url
from ui.figure import add_events
from ui.markup import show_gallery
from ui.selectors import ask_ranking_years, choose_indicator, choose_regions, is_comparable
from ui.terms import show_text

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
breaks = data.ask_break_years(*chosen).get(indicator.key, [])
land = chosen[0].key[:2]
towns = {key for one in chosen for key in list_towns(one, regions)}
around = [one for one in regions.values() if one.key in towns or (one.is_district and one.key.startswith(land))]
rest = [one for one in around if one not in chosen]
shown = chosen if view == "chart" else [*chosen, *rest]
drawn = trends_figure.make_trend_figure(indicator, shown, language)
if drawn is None:
    st.info(escape_markdown(language("trends.empty", indicator=indicator.name)), icon=":material/info:")
    offer_own_values(indicator, chosen, language)
    url.end_page()

keys = tuple(region.key for region in trends_figure.add_references(indicator, shown, language))
points = read_points(data.ask("values", indicator=indicator.key, regions=keys))
if view == "chart" and is_comparable(indicator) and max(len(line) for line in points.values()) == 1:
    show_text(language("trends.one_year"), language, small=True)
    group = find_group(PeerRule.KIND, chosen[0], language)
    show_ranking(indicator, ask_ranking_years(indicator.key)[1], group, chosen, language)
    url.end_page()
if view == "chart":
    events, unread = ask_events(chosen, indicator, language)
    marks = make_event_marks(events, regions, language)
    blocks.show_figure(add_events(drawn, marks, language), language, first=True)
    show_events(events, unread, chosen[0], indicator, language)
else:
    st.header(escape_markdown(drawn.finding), anchor=False)
    reference = data.ask_references(chosen, language)[0]
    pictures = make_gallery(points, shown, reference, indicator, breaks, language)
    show_gallery(pictures, language("trends.gallery_note", unit=indicator.unit, reference=reference.running.nominative))
blocks.show_few_events(chosen, indicator, language)
blocks.show_absent([region for region in shown if region.key not in points], indicator, language)
offer_own_values(indicator, [region for region in chosen if region.key not in points], language)
for reason in data.ask_break_reasons(indicator.key, language, *chosen):
    st.caption(reason)
for note in data.ask_rows("value_notes", regions=tuple(region.key for region in chosen)):
    if note["indicator_key"] == indicator.key:
        st.caption(f"{regions[note['region_key']].name} {note['year']}: {language.of(note, 'note')}")
blocks.show_evidence(indicator, drawn.credit.keys, drawn.credit.years, drawn.numbers(), language)
