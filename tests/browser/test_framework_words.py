"""What the framework opens speaks German on a German page (every page as it opens: test_every_page)."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serve_app, wait_for_page
from tests.browser.menu import open_page
from tests.browser.screen import find_english_words


def test_what_opens_is_german_and_in_english_english(page: Page, address: str) -> None:
    open_page(page, address, "trends")
    page.get_by_role("combobox", name="Indikator").click()
    page.keyboard.type("qqqq")
    expect(page.get_by_role("listbox")).to_have_text("Nichts gefunden")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Menü").click()
    expect(page.get_by_role("menuitem", name="Drucken")).to_be_visible()
    assert not re.search(r"Streamlit|\d[.]\d", page.get_by_test_id("stMainMenuPopover").inner_text())
    assert find_english_words(page) == []
    page.keyboard.press("Escape")

    page.get_by_role("radio", name="English").click()
    page.get_by_role("button", name="Main menu").click()
    expect(page.get_by_role("menuitem", name="Print")).to_be_visible()
    expect(page.get_by_label("Sidebar", exact=True)).to_have_count(1)


def test_an_address_that_leads_nowhere_is_told_in_german(page: Page, address: str) -> None:
    page.goto(address + "gibt-es-nicht")

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Unter der Adresse liegt keine Seite.")
    dialog.get_by_role("button", name="Schließen").click()
    expect(dialog).to_have_count(0)


@pytest.mark.parametrize(("lang", "said"), [("de", "Kreiskompass antwortet gerade nicht."), ("en", "not answering")])
def test_where_the_server_is_gone_nobody_reads_what_is_for_those_who_write_apps(
    page: Page, shipped: tuple[Path, object], lang: str, said: str
) -> None:
    with serve_app(shipped[0]) as address:  # asked for as localhost: there the framework speaks of a terminal
        page.goto(address.replace("127.0.0.1", "localhost") + f"trends?lang={lang}")
        wait_for_page(page, "Trends")

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(said)
    assert not re.search("streamlit|terminal|internet", dialog.inner_text(), re.IGNORECASE)
    page.goto("about:blank")


@pytest.mark.parametrize("path", ["", "trends"])
def test_a_first_visit_asks_for_nothing_missing_and_no_font_of_the_framework(
    page: Page, address: str, path: str
) -> None:
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("request", lambda asked: failed.append(asked.url) if "/static/media/" in asked.url else None)
    page.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
    page.goto(address + path)
    wait_for_page(page, "Trends") if path else page.get_by_role("heading", level=1).first.wait_for()

    assert failed == []
