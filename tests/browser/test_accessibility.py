"""Every page of the menu held against axe-core, in both languages and themes; only what is the framework's own and
out of our reach is let pass, and only as long as it is there."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.menu import NARROW, PATHS, WIDE, open_page
from texts import CODES

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]

# Rule, where -> why it stays. Told to visitors too: texts/*/accessibility.toml.
FRAMEWORK = {
    ("presentation-role-conflict", "stFileUploaderDropzone"): "The area to drop a file on has a name although it is "
    "marked as decoration; the button inside it, which the keyboard reaches, is named and works.",
    ("region", "stMainMenu"): "Its menu is drawn beside the landmarks of the page; opened, it holds the focus.",
    ("region", "react-aria"): "So are the lists of its select boxes.",
    ("region", "Streamlit v"): "So is the line on its version below the menu.",
}


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands: rule, element and reason, one line each."""
    page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(
        "standards => axe.run({runOnly: standards, resultTypes: ['violations']}).then(found => found.violations)",
        STANDARDS,
    )
    return [
        f"{violation['id']}: {node['html'][:300]} ({'; '.join(why['message'] for why in _reasons(node)[:2])})"
        for violation in found
        for node in violation["nodes"]
    ]


def _reasons(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [*node["any"], *node["all"], *node["none"]]


def is_meant(violation: str, rule: str, place: str) -> bool:
    return violation.startswith(f"{rule}:") and place in violation


def is_frameworks(violation: str) -> bool:
    return any(is_meant(violation, rule, place) for rule, place in FRAMEWORK)


def ours(found: list[str]) -> list[str]:
    return [violation for violation in found if not is_frameworks(violation)]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_barrier_that_we_could_mend(
    visitors: Callable[[int, str], Page], address: str, path: str, theme: str, code: str
) -> None:
    page = visitors(WIDE, theme)
    open_page(page, address, path, code)

    assert ours(violations(page)) == []


@pytest.mark.parametrize("path", [path for path in PATHS if path in ("", "kreisvergleich", "zielcheck", "kreistag")])
def test_nor_on_a_narrow_screen(visitors: Callable[[int, str], Page], address: str, path: str) -> None:
    page = visitors(NARROW, "dark")
    open_page(page, address, path)

    assert ours(violations(page)) == []


@pytest.mark.parametrize(
    "path",
    [
        "trends?indicator=car_density&view=all",
        "massnahmen?region=05358&view=open",
        "massnahmen?region=05358&view=timeline",
        "massnahmen?region=05358&view=offices",
        "massnahmen?region=05358&view=indicators",
        "massnahmen?region=05358&view=one",
        "was-waere-wenn?s1=change~-8.1",
        "ueberblick?goals=all",
        "zielcheck?method=all&pledges=shown",
    ],
)
def test_nor_has_another_view_of_it(page: Page, address: str, path: str) -> None:
    open_page(page, address, path)

    assert ours(violations(page)) == []


def test_what_is_unfolded_and_opened_has_none_either(page: Page, address: str) -> None:
    open_page(page, address, "kreisvergleich")
    page.get_by_text("Zahlen als Tabelle").first.click()
    page.locator(".kk-table").first.wait_for()
    assert ours(violations(page)) == []

    page.get_by_role("combobox", name="Indikator").first.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert ours(violations(page)) == []


def test_what_is_excused_is_still_there(page: Page, address: str) -> None:
    open_page(page, address, "eigene-daten")
    found = violations(page)
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    expect(page.get_by_role("menu")).to_be_visible()
    found += violations(page)
    page.keyboard.press("Escape")
    open_page(page, address, "trends")
    page.get_by_role("combobox", name="Indikator").first.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    found += violations(page)

    assert [excuse for excuse in FRAMEWORK if not any(is_meant(violation, *excuse) for violation in found)] == []


def test_a_barrier_is_found(page: Page, address: str) -> None:
    open_page(page, address, "methoden")
    page.evaluate("document.querySelector('h1').innerHTML += '<img src=\"data:,\"><i style=\"color: #aaa\">blass</i>'")

    assert {found.partition(":")[0] for found in violations(page)} >= {"color-contrast", "image-alt"}


@pytest.mark.parametrize("path", PATHS)
def test_no_page_asks_another_server_for_anything(page: Page, address: str, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, address, path)

    assert [
        url for url in asked if not url.startswith((address, address.replace("http", "ws"), "data:", "blob:"))
    ] == []
