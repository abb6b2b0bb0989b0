"""On a German page the framework speaks German, to the eye and to a screen reader, wherever it is opened."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import loaded, served
from tests.browser.menu import PATHS, open_page

# What the framework writes on or says of its elements; what we draw is left out, it is ours.
SAID = """() => {
  const drawn = "[data-testid=stHtml], .js-plotly-plot, .kk-map";
  const ours = `${drawn}, [data-testid=stSidebarNav] a, [data-testid=stIconMaterial]`;
  const own = "button, input, select, textarea, nav, section, [role], [data-testid=stFileUploader]";
  const said = new Set();
  for (const element of document.querySelectorAll(own)) {
    if (element.closest(ours)) continue;
    for (const name of ["aria-label", "title", "placeholder"]) said.add(element.getAttribute(name) ?? "");
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.add(node.data);
  }
  return [...said].filter((text) => text.trim());
}"""
ENGLISH = re.compile(
    r"\b(the|this|of|to|and|or|not?|your?|all|an|open|close|clear|remove|select(ed)?|choose|show|hide|search|upload|files?|"
    r"drag|drop|press|enter|pages?|menu|sidebar|collapse|expand|help|results?|options?|values?|print|theme|made|add|sort|per)\b",
    re.IGNORECASE,
)
SAME_IN_GERMAN = {"Menü", "Trends"}


def english(page: Page) -> list[str]:
    said: list[str] = page.evaluate(SAID)
    return [text for text in said if ENGLISH.search(text) and text not in SAME_IN_GERMAN]


@pytest.mark.parametrize("path", PATHS)
def test_no_word_on_a_german_page_is_english(page: Page, address: str, path: str) -> None:
    open_page(page, address, path)

    assert english(page) == []


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
    assert english(page) == []
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
    with served(shipped[0]) as address:  # asked for as localhost: there the framework speaks of a terminal
        page.goto(address.replace("127.0.0.1", "localhost") + f"trends?lang={lang}")
        loaded(page, "Trends")

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(said)
    assert not re.search("streamlit|terminal|internet", dialog.inner_text(), re.IGNORECASE)
    page.goto("about:blank")


@pytest.mark.parametrize("path", ["", "trends"])
def test_a_first_visit_asks_for_nothing_that_is_not_there(page: Page, address: str, path: str) -> None:
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
    page.goto(address + path)
    loaded(page, "Trends") if path else page.get_by_role("heading", level=1).first.wait_for()

    assert failed == []
