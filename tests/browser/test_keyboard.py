"""The whole way from a comparison to the slides with the keyboard alone, and always in sight where one is."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import loaded
from tests.browser.menu import PATHS, open_page

MOST_STEPS = 150
# The ring around the element in focus, or around the frame of a field, as wide as it is drawn; 0 if there is none.
RING = """() => {
  let element = document.activeElement;
  for (let step = 0; step < 5 && element; step++, element = element.parentElement) {
    const look = getComputedStyle(element);
    if (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2) return parseFloat(look.outlineWidth);
  }
  return 0;
}"""
NAME = r"""() => {
  const at = document.activeElement;
  const name = (at.getAttribute("aria-label") ?? at.innerText ?? "").replace(/\s+/g, " ");
  return `${at.getAttribute("role") ?? at.tagName.toLowerCase()} ${name}`;
}"""


def step(page: Page, key: str = "Tab") -> str:
    """One step on with the keyboard: what is in focus now. Fails where that cannot be seen."""
    page.keyboard.press(key)
    name: str = page.evaluate(NAME)
    if not name.startswith("body"):  # between the end of the page and its beginning
        assert page.evaluate(RING) >= 2, f"no ring around {name}"
    return name


def reach(page: Page, name: str) -> None:
    """Go on with Tab until what is called `name` is in focus."""
    passed = [step(page)]
    while not re.search(name, passed[-1]):
        assert len(passed) < MOST_STEPS, f"{name} is not among {passed}"
        passed.append(step(page))


def test_from_a_comparison_over_the_targets_to_the_slides(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, address, "kreisvergleich")
    assert "Zum Inhalt springen" in step(page)
    page.keyboard.press("Enter")
    reach(page, "^combobox Indikator")
    page.keyboard.type("Straftaten")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Straftaten 2022")

    reach(page, r"^a \w+ Zielcheck$")
    page.keyboard.press("Enter")
    loaded(page, "Zielcheck")
    reach(page, "^radio Lineares Tempo")
    assert "Wettersymbole" in step(page, "ArrowRight")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("method=weather"))
    loaded(page, "Zielcheck")

    reach(page, r"^a \w+ Kreistag$")
    page.keyboard.press("Enter")
    loaded(page, "Für den Kreistag")
    reach(page, "^button .*PowerPoint")
    with page.expect_download(timeout=60_000) as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "deck.pptx")

    assert (tmp_path / "deck.pptx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("path", PATHS)
def test_every_stop_of_the_keyboard_is_seen_and_has_a_name(page: Page, address: str, path: str) -> None:
    open_page(page, address, path)
    stops = [step(page) for _ in range(45)]

    assert [stop for stop in stops if not stop.partition(" ")[2].strip() and not stop.startswith("body")] == []


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
    loaded(page, "Zielcheck")

    expect(page.get_by_role("link", name="Zielcheck")).not_to_be_in_viewport()
    context.close()
