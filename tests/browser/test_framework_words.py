"""What the framework opens speaks German on a German page (every page as it opens: test_every_page)."""

from playwright.sync_api import Page, expect

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
