"""The tour in a real browser: by keyboard alone, with the district chosen before, and out again."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import find_text, wait_for_page


def test_the_tour_goes_by_keyboard_and_keeps_the_district(page: Page, address: str) -> None:
    page.goto(address + "?region=05358")
    wait_for_page(page, "Kreis Düren")
    page.get_by_role("button", name="Führung in 6 Schritten").focus()
    page.keyboard.press("Enter")
    expect(find_text(page, "Führung, Schritt 1 von 6: Start")).to_be_visible()

    page.get_by_role("button", name="Weiter: Vergleich").focus()
    page.keyboard.press("Enter")
    wait_for_page(page, "Vergleich")
    expect(find_text(page, "Führung, Schritt 2 von 6: Vergleich")).to_be_visible()
    page.get_by_role("button", name="Weiter: Zielcheck").focus()
    page.keyboard.press("Enter")
    wait_for_page(page, "Zielcheck")
    expect(find_text(page, "Kreis Düren: Kein eigenes Ziel ist hinterlegt")).to_be_visible()

    page.get_by_role("button", name="Führung beenden").focus()
    page.keyboard.press("Enter")
    expect(find_text(page, "Führung, Schritt")).to_have_count(0)
    expect(page.get_by_role("heading", level=1, name="Zielcheck")).to_be_visible()


def test_another_page_of_the_menu_ends_it(page: Page, address: str) -> None:
    page.goto(address + "zielcheck?tour=on")
    wait_for_page(page, "Zielcheck")
    expect(find_text(page, "Führung, Schritt 3 von 6: Zielcheck")).to_be_visible()
    page.get_by_role("link", name="Trends").click()
    page.get_by_role("heading", level=1, name="Trends").wait_for()
    page.get_by_role("link", name="Zielcheck").click()

    wait_for_page(page, "Zielcheck")
    expect(find_text(page, "Führung, Schritt")).to_have_count(0)
