"""The whole way from a comparison to the slides with the keyboard alone, and always in sight where one is."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import wait_for_page
from tests.browser.menu import open_page
from tests.browser.screen import step

MOST_STEPS = 150


def reach(page: Page, name: str, key: str = "Tab") -> None:
    """Go on with this key until what is called `name` is in focus."""
    passed = [step(page, key)]
    while not re.search(name, passed[-1]):
        assert len(passed) < MOST_STEPS, f"{name} is not among {passed}"
        passed.append(step(page, key))


def test_from_a_comparison_over_the_targets_to_the_slides(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, address, "kreisvergleich")
    assert "Zum Inhalt springen" in step(page)
    page.keyboard.press("Enter")
    reach(page, "^combobox Indikator")
    page.keyboard.type("Straftaten")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Straftaten 2024")

    reach(page, r"^a \w+ Zielcheck$", "Shift+Tab")  # the menu lies before the content, and long tables in it
    page.keyboard.press("Enter")
    wait_for_page(page, "Zielcheck")
    reach(page, "^radio Urteil nach der Projektion")
    assert "alle nebeneinander" in step(page, "ArrowRight")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("method=all"))
    wait_for_page(page, "Zielcheck")

    reach(page, r"^a \w+ Folien$", "Shift+Tab")
    page.keyboard.press("Enter")
    wait_for_page(page, "Für den Kreistag")
    reach(page, "^button .*PowerPoint")
    with page.expect_download(timeout=60_000) as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "deck.pptx")

    assert (tmp_path / "deck.pptx").read_bytes()[:2] == b"PK"


def test_a_link_to_the_content_comes_first_and_leads_past_the_menu(page: Page, address: str) -> None:
    open_page(page, address, "trends")
    assert "Zum Inhalt springen" in step(page)
    page.keyboard.press("Enter")

    assert step(page) == "combobox Indikator"


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "narrow window"])
def test_the_menu_closes_after_a_choice_on_a_narrow_screen(browser: Browser, address: str, phone: bool) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=phone, has_touch=phone)
    page = context.new_page()
    open_page(page, address, "trends")
    page.get_by_role("button", name="Seitenleiste öffnen").click()
    page.get_by_role("link", name="Zielcheck").click()
    wait_for_page(page, "Zielcheck")

    expect(page.get_by_role("link", name="Zielcheck")).not_to_be_in_viewport()
    context.close()
