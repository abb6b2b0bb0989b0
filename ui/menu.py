"""The pages of the menu: the only paths that a link of ours ever holds."""

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from settings import PAGES
from texts import Language

# Section of the menu -> pages: file below pages/ without .py, path in the address, symbol.
MENU = {
    "explore": (
        ("explore/start", "", ":material/home:"),
        ("explore/overview", "ueberblick", ":material/explore:"),
        ("explore/compare", "kreisvergleich", ":material/compare_arrows:"),
        ("explore/map", "karte", ":material/map:"),
        ("explore/relation", "zusammenhang", ":material/scatter_plot:"),
        ("explore/trends", "trends", ":material/show_chart:"),
        ("explore/check", "zielcheck", ":material/flag:"),
        ("explore/whatif", "was-waere-wenn", ":material/alt_route:"),
        ("explore/strategy", "strategie", ":material/strategy:"),
    ),
    "report": (
        ("report/bnk", "bnk-bericht", ":material/description:"),
        ("report/review", "berichtspruefung", ":material/fact_check:"),
        ("report/measures", "massnahmen", ":material/checklist:"),
        ("report/evaluation", "evaluation", ":material/assignment_turned_in:"),
    ),
    "present": (
        ("present/deck", "kreistag", ":material/co_present:"),
        ("present/collection", "sammlung", ":material/bookmarks:"),
    ),
    "data": (
        ("data/sources", "daten", ":material/database:"),
        ("data/own", "eigene-daten", ":material/upload_file:"),
        ("data/methods", "methoden", ":material/functions:"),
        ("data/glossary", "begriffe", ":material/dictionary:"),
        ("data/accessibility", "barrierefreiheit", ":material/accessibility_new:"),
    ),
}


def show_menu(language: Language) -> StreamlitPage:
    """All pages under their sections, named in the language of the visit."""
    return st.navigation(
        {
            language(f"nav.{section}"): [
                st.Page(
                    PAGES / f"{file}.py",
                    title=language(f"{file.split('/')[1]}.menu"),
                    icon=icon,
                    url_path=path,
                    default=path == "",
                )
                for file, path, icon in pages
            ]
            for section, pages in MENU.items()
        },
        expanded=True,
    )


def list_titles(language: Language) -> dict[str, str]:
    """What each page is called in the menu, by its path in the address."""
    return {path: language(f"{file.split('/')[1]}.menu") for pages in MENU.values() for file, path, _ in pages}
