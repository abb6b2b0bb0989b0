"""What a screen reader is told after a choice (features/shell/announce.js), on a page made for it."""

import pytest
from playwright.sync_api import Page, expect

from settings import ROOT

PAGE = """<div data-testid="stApp" data-test-script-state="notRunning"><main data-testid="stMain">
<h1>Trends</h1><div id="shown"><p>Die Werte steigen.</p></div>
<div popover id="folded"><p>Erklärung</p></div></main></div>"""
PAUSE = 1000  # ms, more than a page has to be still for


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
