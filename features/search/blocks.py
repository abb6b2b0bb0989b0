"""The search of the start page: indicators, places, targets, measures and pages, each with the way to where it is
shown."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from content.catalogue import Indicator, Region, find_relatives
from content.links import link_page
from content.rows import Row, read_rows
from content.table import Cell, Table
from features.search.entries import list_entries, list_entries_of_region, list_towns
from features.search.find import Hit, find_hits, split_words
from texts import Language, join_sentences
from ui import data, url
from ui.markup import show_table
from ui.selectors import MIN_RANKED, ask_ranking_years

_MOST = 8


@st.fragment
def show_search(region: Region, language: Language) -> None:
    """A field and, while something is typed, what it finds; values are those of `region`, if no other is named."""
    asked = st.text_input(
        language("search.label"),
        key=f"search_{url.find_place()}",
        type="search",
        placeholder=language("search.placeholder"),
        icon=":material/search:",
        live=True,
    ).strip()
    if not asked:
        return
    entries = [*list_entries(language.code), *list_entries_of_region(region.key, language.code)]
    hits = find_hits(asked, entries, split_words(language("search.left_out")), list_towns())
    if not hits:
        st.info(language("search.none"), icon=":material/search_off:")
        return
    described = [_make_row(hit, region, _definition(hit, hits, language), language) for hit in hits]
    told = sorted(described, key=lambda one: one[0])
    shown = [row for _, row in told[:_MOST]]
    st.caption(language("search.found" if len(hits) <= _MOST else "search.found_first", count=len(hits), shown=_MOST))
    columns = (language("search.column_hit"), language("search.column_value"))
    show_table(Table(language("search.caption", asked=asked), columns, shown, frozenset({1})), language)


def _definition(hit: Hit, hits: Sequence[Hit], language: Language) -> str:
    """What an indicator measures, where another definition of the subject has been found too; else ''."""
    known = data.ask_indicators(language)
    others = {one.entry.key for one in hits if one.entry.kind == "indicator"}
    if hit.entry.kind != "indicator" or not any(
        one.key in others for one in find_relatives(known[hit.entry.key], known)
    ):
        return ""
    return known[hit.entry.key].definition


def _make_row(hit: Hit, region: Region, definition: str, language: Language) -> tuple[bool, tuple[Cell, ...]]:
    """Whether it comes last, because there is no value, and its row."""
    key, name = hit.entry.key, hit.entry.name
    if hit.entry.kind == "page":
        return False, (Cell(name, language("search.page"), link=link_page(key, language)), Cell())
    if hit.entry.kind in ("region", "town"):
        named = data.ask_regions(language)[key].name
        note = language("search.at_a_glance" if hit.entry.kind == "region" else "search.town", town=name)
        overview = Cell(language("overview.menu"), link=link_page("ueberblick", language, region=key))
        return False, (Cell(named, note, link=link_page("", language, region=key)), overview)
    if hit.entry.kind in ("target", "measure"):
        return False, (Cell(name, hit.entry.note, link=hit.entry.link), Cell())
    place = data.ask_regions(language).get(hit.region, region)
    reference = data.ask_reference(place, language)
    newest = data.ask("profile", region=place.key, reference=reference.key)
    known = {row["indicator_key"]: row for row in read_rows(newest)}
    indicator = data.ask_indicators(language)[key]
    if key not in known:
        about = Cell(name, definition or language("search.about"), link=link_page("daten", language, indicator=key))
        return True, (about, Cell(note=language("search.no_value", region=place.name)))
    first, value = _with_value(indicator, known[key], place, language)
    return False, (replace(first, note=join_sentences(first.note, definition) if definition else first.note), value)


def _with_value(indicator: Indicator, newest: Row, region: Region, language: Language) -> tuple[Cell, ...]:
    """The way to the comparison if there is one, and the newest value with the way to its trend."""
    trend = link_page("trends", language, indicator=indicator.key, regions=region.key)
    value = Cell(
        language.quantity(newest["value"], indicator.decimals, indicator.unit),
        language("search.value", region=region.name, year=newest["year"]),
        link=trend,
    )
    if indicator.is_amount or indicator.ranked_count < MIN_RANKED:
        return Cell(indicator.name, language("search.trend"), link=trend), value
    compared = link_page("kreisvergleich", language, indicator=indicator.key, regions=region.key)
    year = ask_ranking_years(indicator.key)[1]
    ranked = "search.ranked" if year == newest["year"] else "search.ranked_in"
    return Cell(indicator.name, language(ranked, year=year), link=compared), value
