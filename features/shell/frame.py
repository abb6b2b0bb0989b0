"""The frame around every page: language, menu, first start. Streamlit runs this script for each visit.

It lies here and not beside pages/: next to a folder of that name a fresh Streamlit server starts in its old
automatic mode and greets the first visitor with a wrong "Page not found" (docs/decisions/0002).
"""

from contextlib import suppress

import streamlit as st

from features.collection import remember as collection
from features.collection import visit
from features.shell import memory
from features.shell.framework import translate_framework
from features.shell.selectors import LANGUAGE, declare_all
from features.shell.tour import show_tour
from features.start import own_district
from settings import ROOT
from texts import DEFAULT, Language
from ui import data, editing, notices, url
from ui.first_start import ensure_database
from ui.menu import show_menu

declare_all()
memory.forget_widgets()
language = Language(url.peek_choice(LANGUAGE.key, DEFAULT))
st.session_state["language"] = language
# Our symbol first: without one, the browser would ask fonts.gstatic.com for that of the page.
st.set_page_config(page_icon=str(ROOT / "ui" / "assets" / "icon.svg"), layout="wide", initial_sidebar_state=240)
page = show_menu(language)
st.set_page_config(page_title=f"{page.title} – Kreiskompass")
st.html(ROOT / "ui" / "assets" / "style.css")
st.logo(ROOT / "ui" / "assets" / "logo.svg", size="large", icon_image=ROOT / "ui" / "assets" / "icon.svg")
translate_framework(language)
url.enter_page(page.url_path)
with st.sidebar:
    below_menu = st.container()
    chosen = url.choose(language("common.language"), LANGUAGE)
    editing.show_login(language)
if chosen != language.code:  # the address has gone back to another language
    st.rerun()
ensure_database(language)
visit.carry_number()
own_district.write_home()
own_district.lead_home(page.url_path, language)
show_tour(page.url_path, language)
with data.settle_database(), collection.offer_remembering(page.url_path, below_menu, language):
    notices.open_notices()
    with suppress(url.PageEnded):
        page.run()
    url.leave_page()
