"""The frame around every page: language, menu, first start. Streamlit runs this script for each visit.

It lies here and not beside pages/: next to a folder of that name a fresh Streamlit server starts in its old
automatic mode and greets the first visitor with a wrong "Page not found" (docs/decisions/0002).
"""

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from settings import PAGES, ROOT
from texts import CODES, DEFAULT, Language, texts
from ui import url
from ui.first_start import ensure_database

# Section of the menu -> pages: file below pages/ without .py, path in the address, symbol.
MENU = {
    "explore": (
        ("explore/start", "", ":material/home:"),
        ("explore/overview", "ueberblick", ":material/explore:"),
        ("explore/compare", "kreisvergleich", ":material/compare_arrows:"),
        ("explore/trends", "trends", ":material/show_chart:"),
        ("explore/check", "zielcheck", ":material/flag:"),
        ("explore/whatif", "was-waere-wenn", ":material/alt_route:"),
    ),
    "report": (
        ("report/bnk", "bnk-bericht", ":material/description:"),
        ("report/review", "berichtspruefung", ":material/fact_check:"),
        ("report/measures", "massnahmen", ":material/checklist:"),
        ("report/evaluation", "evaluation", ":material/assignment_turned_in:"),
    ),
    "present": (("present/deck", "kreistag", ":material/co_present:"),),
    "data": (
        ("data/sources", "daten", ":material/database:"),
        ("data/own", "eigene-daten", ":material/upload_file:"),
        ("data/methods", "methoden", ":material/functions:"),
    ),
}


def menu(language: Language) -> StreamlitPage:
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


st.set_page_config(page_title="Kreiskompass", page_icon=str(ROOT / "ui" / "icon.svg"), layout="wide")
st.html(ROOT / "ui" / "style.css")
st.logo(ROOT / "ui" / "logo.svg", size="large", icon_image=ROOT / "ui" / "icon.svg")
language = Language(url.peek("lang", DEFAULT))
st.session_state["language"] = language
# Streamlit's HTML says English whatever the page speaks; a screen reader goes by it.
st.html(f"<script>document.documentElement.lang = '{language.code}'</script>", unsafe_allow_javascript=True)
page = menu(language)
url.enter_page(page.url_path)
with st.sidebar:
    chosen = url.choose(
        language("common.language"), "lang", CODES, DEFAULT, lambda code: texts(code)["common.name"], everywhere=True
    )
if chosen != language.code:  # the address has gone back to another language
    st.rerun()
ensure_database(language)
page.run()
