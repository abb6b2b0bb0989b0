"""The map on its page: how it is to be drawn, its areas as buttons, its legend, the districts chosen on it."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

import streamlit as st

from charts.district_map import DistrictMap, draw_map
from charts.ground import Ground
from charts.palette import EDGE
from content.catalogue import Indicator, Region, find_prefix, list_towns
from content.credit import Credit
from content.links import link_page
from content.markdown import escape_markdown
from content.table import Table
from domain.classes import Division
from export.picture.map_picture import draw_map_picture
from features.compare.data import find_group
from features.compare.figure import ask_ranking
from features.compare.peers import PeerRule
from features.compare.ranking import describe_data_year, make_ranking_table
from features.map.change import list_base_years
from features.map.data import find_borders, find_tiles
from features.map.selectors import AREA, CLASSES, GROUND, ONE_YEAR, SINCE
from settings import ROOT
from texts import Language
from ui import blocks, data, url
from ui.html import show_html
from ui.markup import show_table
from ui.selectors import ask_ranking_years, pick_region

_KEY = "district_map"
_MAP = st.components.v2.component(
    "kreiskompass_map", js=(ROOT / "features" / "map" / "map.js").read_text(encoding="utf-8"), isolate_styles=False
)


def choose_look(land: Region, language: Language) -> tuple[Ground, Division, str]:
    """Where the districts lie, how the limits of the classes are set, and what has to be said of the ground; in a
    fold, as most visitors need none of it. Tiles there are of some Länder only."""
    regions = data.ask_regions(language)
    area = url.choose(language("map.area"), AREA, land, regions)
    with st.popover(language("map.look"), icon=":material/tune:"):
        division = Division(url.choose(language("map.division"), CLASSES, language))
        ground = url.choose(language("map.ground"), GROUND, language)
    tiles = find_tiles(area) if ground == "tiles" else None
    if tiles:
        return tiles, division, language("map.note_tiles")
    return find_borders(find_prefix(regions[area])), division, language("map.note_outlines")


def choose_since(indicator: Indicator, year: int, language: Language) -> int | None:
    """The year that is compared with; None for one year alone."""
    breaks = data.ask_break_years().get(indicator.key, [])
    years = list_base_years(ask_ranking_years(indicator.key)[0], year, breaks)
    chosen = url.select(language("map.since"), SINCE, years, language)
    return None if chosen == ONE_YEAR else int(chosen)


def show_map(
    shown: DistrictMap, finding: str, file: str, numbers: Callable[[], Table], credit: Credit, language: Language
) -> None:
    """The map; a click or Enter on a district chooses it or no longer. To take along as picture and numbers."""
    drawn = draw_map(shown, finding, blocks.find_look(language).mode)
    _MAP(key=_KEY, data={"svg": drawn}, on_picked_change=partial(pick_region, shown.chosen, _KEY))
    st.caption(language("map.keys"))
    with st.container(horizontal=True, gap="small"):
        blocks.show_downloads(file, finding, credit, numbers, partial(draw_map_picture, shown), language)


def show_legend(shown: DistrictMap, language: Language) -> None:
    """What the colours mean, with the number of districts of each."""
    mode = blocks.find_look(language).mode
    colours = shown.colours(mode)
    items = []
    for entry in shown.legend:
        fill = "" if entry.place is None else f"background:{colours[entry.place]};"
        kind = " kk-swatch-none" if entry.place is None else ""
        swatch = f'<span class="kk-swatch{kind}" style="{fill}border-color:{EDGE[mode]}" aria-hidden="true"></span>'
        items.append(f"<li>{swatch}{escape(entry.text)}</li>")
    show_html(f'<p class="kk-legend-head">{escape(shown.heading)}</p><ul class="kk-legend">{"".join(items)}</ul>')


def show_chosen(
    shown: DistrictMap,
    chosen: Sequence[Region],
    indicator: Indicator,
    describe: Callable[[Region], str],
    language: Language,
) -> None:
    """The chosen districts in their colours with what the map tells of them, and where to look further."""
    if not chosen:
        st.markdown(language("map.none_chosen"))
        return
    edges, labels = shown.edges(blocks.find_look(language).mode), {area.key: area.label for area in shown.ground.areas}
    cards = []
    for region in chosen:
        others = [other.key for other in chosen if other is not region]
        links = {
            "overview": link_page("ueberblick", language, region=region.key),
            "trends": link_page("trends", language, indicator=indicator.key, regions=",".join([region.key, *others])),
        }
        if not data.ask("target_lines", indicator=indicator.key, region=region.key).empty:
            links["check"] = link_page("zielcheck", language, region=region.key, indicator=indicator.key)
        further = " ".join(
            f'<a class="kk-link" href="{escape(target)}">{escape(language(f"{page}.menu"))}</a>'
            for page, target in links.items()
        )
        name = f"{labels.get(region.key, '')} {region.name}".strip()
        cards.append(
            f'<div class="kk-chosen" style="border-color:{edges[region.key]}"><strong>{escape(name)}</strong>'
            f"<p>{escape(describe(region))}</p><p>{further}</p></div>"
        )
    show_html("".join(cards))


def show_towns(indicator: Indicator, year: int, region: Region, language: Language) -> None:
    """The municipalities of a district, best first: the map ends at districts. Nothing where fewer than two have come,
    or none has a value in the year."""
    regions = data.ask_regions(language)
    if region.is_reference or len(list_towns(region, regions)) < 2:
        return
    district = regions[region.key[:5]]
    ranked = ask_ranking(indicator, year, find_group(PeerRule.TOWNS, district, language), [district], language)
    if ranked.is_empty:
        return
    st.header(escape_markdown(language("map.towns", district=district.name, year=year)), anchor=False)
    show_table(make_ranking_table(ranked, regions, language), language)
    blocks.show_citation(indicator, ranked.sources(), describe_data_year(ranked, regions, language), language)
