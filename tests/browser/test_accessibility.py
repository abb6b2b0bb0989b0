"""Views and parts that a page shows only when asked, held against axe-core (every page as it opens: test_every_page);
what is let pass is let pass only as long as it is there. And what a screen reader is told after a choice
(features/shell/announce.js), on a page made for it."""

import pytest
from playwright.sync_api import Page, expect

from settings import ROOT
from tests.browser.axe import FRAMEWORK, find_barriers, is_meant, read_violations
from tests.browser.conftest import find_text
from tests.browser.menu import open_page

PAGE = """<div data-testid="stApp" data-test-script-state="notRunning"><main data-testid="stMain">
<h1>Trends</h1><div id="shown"><p>Die Werte steigen.</p></div>
<div popover id="folded"><p>Erklärung</p></div></main></div>"""
PAUSE = 1000  # ms, more than a page has to be still for


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
def test_another_view_of_a_page_has_no_barrier_that_we_could_mend(page: Page, address: str, path: str) -> None:
    open_page(page, address, path)

    assert find_barriers(page) == []


def test_what_is_unfolded_and_opened_has_none_either(page: Page, address: str) -> None:
    open_page(page, address, "kreisvergleich")
    find_text(page, "Zahlen als Tabelle").first.click()
    page.locator(".kk-table").first.wait_for()
    assert find_barriers(page) == []

    page.get_by_role("combobox", name="Indikator").first.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert find_barriers(page) == []


def test_what_is_excused_is_still_there(page: Page, address: str) -> None:
    open_page(page, address, "eigene-daten")
    found = read_violations(page)
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    expect(page.get_by_role("menu")).to_be_visible()
    found += read_violations(page)
    page.keyboard.press("Escape")
    open_page(page, address, "trends")
    page.get_by_role("combobox", name="Indikator").first.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    found += read_violations(page)

    assert [excuse for excuse in FRAMEWORK if not any(is_meant(violation, *excuse) for violation in found)] == []


def test_a_barrier_is_found(page: Page, address: str) -> None:
    open_page(page, address, "methoden")
    page.evaluate("document.querySelector('h1').innerHTML += '<img src=\"data:,\"><i style=\"color: #aaa\">blass</i>'")

    assert {found.partition(":")[0] for found in read_violations(page)} >= {"color-contrast", "image-alt"}


@pytest.fixture
def told(page: Page) -> Page:
    page.clock.install()
    page.set_content(PAGE)
    page.add_script_tag(path=ROOT / "features" / "shell" / "announce.js")
    change(page, "shown", "Die Werte steigen.")
    return page


def change(page: Page, place: str, text: str) -> None:
    page.evaluate("([place, text]) => { document.getElementById(place).innerHTML = `<p>${text}</p>` }", [place, text])
    page.clock.run_for(PAUSE)


def test_only_what_can_be_seen_is_told(told: Page) -> None:
    change(told, "shown", "Die Werte fallen.")
    expect(told.get_by_role("status")).to_have_text("Trends. Die Werte fallen.")

    change(told, "folded", "Andere Erklärung")
    expect(told.get_by_role("status")).to_have_text("Trends. Die Werte fallen.")


def test_a_field_that_comes_late_is_part_of_the_page_that_opens(page: Page) -> None:
    page.clock.install()
    page.set_content(PAGE.replace("</main>", '<div id="late"><i data-testid="stSkeleton"></i></div></main>'))
    page.add_script_tag(path=ROOT / "features" / "shell" / "announce.js")
    change(page, "shown", "Die Werte steigen.")

    change(page, "late", "Kreis, Stadt oder Region")
    expect(page.get_by_role("status")).to_have_text("")

    change(page, "shown", "Die Werte fallen.")
    expect(page.get_by_role("status")).to_have_text("Trends. Die Werte fallen.")


def test_the_same_is_not_written_again_for_that_would_be_another_change(told: Page) -> None:
    change(told, "shown", "Die Werte fallen.")
    told.evaluate(
        """window.written = 0; Object.defineProperty(document.querySelector('.kk-announced'), 'textContent', {
           get() { return this.innerText }, set() { window.written++ } })"""
    )

    change(told, "shown", "Die Werte steigen.")
    assert told.evaluate("written") == 1
    change(told, "shown", "Die Werte steigen.")
    assert told.evaluate("written") == 1
