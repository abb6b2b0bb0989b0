"""The map on its page: how it is to be drawn, its areas as buttons, its legend, the districts chosen on it."""

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from charts.base import Mode
from charts.district_map import DistrictMap, LegendEntry, draw_map
from charts.ground import Ground, make_outlines, make_tiles
from charts.palette import EDGE, choose_region_colours
from content.catalogue import STATE
from content.credit import Credit
from content.markdown import escape_markdown
from content.rows import read_rows
from domain.classes import Division
from export.picture.map_picture import draw_map_picture
from features.map.map import MapContent, describe_map, describe_standing, make_map_table, toggle_pick
from features.map.selectors import CLASSES, GROUND
from settings import ROOT
from texts import Language
from ui import address, blocks, data, notices, url
from ui.selectors import link_page

_KEY = "district_map"
_REPLACED = "map_replaced"
_MAP = st.components.v2.component(
    "kreiskompass_map", js=(ROOT / "features" / "map" / "map.js").read_text(encoding="utf-8"), isolate_styles=False
)


def choose_division(language: Language) -> Division:
    """How the limits of the classes are set."""
    return Division(url.choose(language("map.division"), CLASSES, language))


def choose_ground(language: Language) -> tuple[Ground, str]:
    """Tiles or, where they have been loaded and are wished, boundaries; and what has to be said of them."""
    places, boundaries = data.ask("map_tiles", state=STATE), data.ask("boundaries", state=STATE)
    chosen = "tiles"
    if not boundaries.empty:
        chosen = url.choose(language("map.ground"), GROUND, language)
    elif asked := address.read_parts((GROUND.key,)):
        notices.tell_unknown(list(asked.values()), language)
        address.write_parts((GROUND.key,), {})
    if chosen == "tiles":
        return make_tiles(places), language("map.note_tiles")
    labels = dict(zip(places["region_key"], places["label"], strict=True))
    return make_outlines(boundaries, labels), _attribution(boundaries, language)


def _attribution(boundaries: pd.DataFrame, language: Language) -> str:
    sources = {row["source_key"]: row for row in read_rows(data.ask("sources"))}
    named = dict.fromkeys(
        f"{sources[key]['attribution']} ({language.of(sources[key], 'licence')})" for key in boundaries["source_key"]
    )
    newest = boundaries["fetched_at"].max()
    return language("map.note_outlines", source="; ".join(named), date=language.date(newest))


def show_map(mapped: MapContent, shown: DistrictMap, credit: Credit, language: Language) -> None:
    """The map with its legend; a click or Enter on a district chooses it or no longer. To take along as picture
    and numbers."""
    finding = describe_map(mapped, language)
    mode = blocks.find_look(language).mode
    _show_legend(shown.legend, shown.heading, shown.colours(mode), mode)
    drawn = draw_map(shown, finding, mode)
    _MAP(key=_KEY, data={"svg": drawn}, on_picked_change=partial(_pick, tuple(shown.chosen)))
    if replaced := st.session_state.pop(_REPLACED, None):
        names = data.ask_regions(language)
        new, old = (names[key].name for key in replaced)
        st.info(escape_markdown(language("map.replaced", new=new, old=old)), icon=":material/info:")
    st.caption(language("map.keys"))
    with st.container(horizontal=True, gap="small"):
        file = "_".join(
            filter(None, ("kreiskompass_map", mapped.ranked.measured.indicator.key, "-".join(shown.chosen)))
        )
        numbers = partial(make_map_table, mapped, language)
        blocks.show_downloads(file, finding, credit, numbers, partial(draw_map_picture, shown), language)


def _pick(chosen: Sequence[str]) -> None:
    """What a click on the map makes of the selection of districts."""
    picked = st.session_state[_KEY]["picked"]
    after = toggle_pick(chosen, picked)
    if picked in after and (gone := [key for key in chosen if key not in after]):
        st.session_state[_REPLACED] = (picked, *gone)
    url.set_choice("regions", after)


def _show_legend(entries: Sequence[LegendEntry], heading: str, colours: Sequence[str], mode: Mode) -> None:
    items = []
    for entry in entries:
        fill = "" if entry.place is None else f"background:{colours[entry.place]};"
        kind = " kk-swatch-none" if entry.place is None else ""
        swatch = f'<span class="kk-swatch{kind}" style="{fill}border-color:{EDGE[mode]}" aria-hidden="true"></span>'
        items.append(f"<li>{swatch}{escape(entry.text)}</li>")
    st.html(f'<p>{escape(heading)}</p><ul class="kk-legend">{"".join(items)}</ul>')


def show_chosen(mapped: MapContent, labels: Mapping[str, str], language: Language) -> None:
    """The chosen districts in their colours with value, rank and class, and where to look further."""
    chosen, indicator = mapped.ranked.chosen, mapped.ranked.measured.indicator
    st.subheader(language("map.chosen_title"), anchor=False)
    if not chosen:
        st.markdown(language("map.none_chosen"))
    colours = choose_region_colours([region.key for region in chosen])
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
            f'<div class="kk-chosen" style="border-color:{colours[region.key]}"><strong>{escape(name)}</strong>'
            f"<p>{escape(describe_standing(mapped, region, language))}</p><p>{further}</p></div>"
        )
    if cards:
        st.html("".join(cards))
