"""Every page of the menu, opened once in each of its looks (wide and narrow, light and dark, German and English): it
looks as in its approved picture, has no barrier, fits its screen, and asks nobody but its own server for anything.

Then chosen on once: each action of a person is one entry of the browser's history, Back shows what was seen in it, who
hears the page is told what is new, and charts keep their frames.

A change of its looks that is meant is approved: `make pictures`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from playwright.sync_api import Page, Request, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser import photos
from tests.browser.axe import find_barriers
from tests.browser.menu import NARROW, PATHS, TITLES, WIDE, open_page, settle
from tests.browser.screen import (
    find_burst_frames,
    find_english_words,
    find_nameless_stops,
    find_overflow,
    find_overflow_of_widths,
)
from tests.support import looks
from tests.support.looks import APPROVED
from texts import CODES, texts

Look = tuple[str, str, str]  # screen, theme, language
SCREENS = {"wide": WIDE, "narrow": NARROW}
LOOKS: list[Look] = [(screen, theme, code) for screen in SCREENS for theme in ("light", "dark") for code in CODES]
# In this look the page is also tried in every width and by keyboard: both are the same in all looks.
LONGEST: Look = ("wide", "dark", "de")
# Address, language, headings, and what is chosen of the page.
SEEN = """() => {
  const list = (kind) => [...document.querySelectorAll(kind)].map((one) => one.value || one.innerText);
  const chosen = list("[data-testid=stMain] [role=combobox], [role=radio][aria-checked=true]");
  return [location.href, document.documentElement.lang, ...list("h1, h2"), ...chosen];
}"""
PATIENCE = 60_000  # milliseconds
# Shared choices that a page opened later takes over and writes into its address.
FIRST = "zusammenhang?group=kind&regions=05334,05358&indicator=crimes_recorded"


def name(path: str, look: Look) -> str:
    """Of the picture of a page in a look."""
    return "-".join((path or "start", *look))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path or "start")
@pytest.mark.parametrize("look", LOOKS, ids="-".join)
def test_a_page_is_as_it_has_to_be(
    visitors: Callable[[int, str], Page], address_on_a_day: str, renew: bool, path: str, look: Look
) -> None:
    screen, theme, code = look
    width = SCREENS[screen]
    page = visitors(width, theme)
    page.set_viewport_size({"width": width, "height": photos.HIGHEST})
    with requests_to_others(page, address_on_a_day) as others:
        open_page(page, address_on_a_day, path, code)
        found = looks.compare(name(path, look), photos.take(page, width), renew)
    found += find_barriers(page) + find_overflow(page) + others
    if code == "de":
        found += find_english_words(page)
    if look == LONGEST:
        found += find_overflow_of_widths(page)
        page.set_viewport_size({"width": width, "height": 900})
        found += find_nameless_stops(page)

    assert found == []
    assert page.locator('[data-testid="stException"], [role="dialog"]').count() == 0


@contextmanager
def requests_to_others(page: Page, address: str) -> Iterator[list[str]]:
    """Addresses that the page meanwhile asks for and that are not its own server's."""
    others: list[str] = []
    own = (address, address.replace("http", "ws"), "data:", "blob:")

    def note(request: Request) -> None:
        if not request.url.startswith(own):
            others.append(f"asks {request.url}")

    page.on("request", note)
    yield others
    page.remove_listener("request", note)


def test_no_picture_is_left_of_a_page_that_is_gone(renew: bool) -> None:
    wanted = {name(path, look) for path in PATHS for look in LOOKS}
    gone = [file for file in APPROVED.glob("*.webp") if file.stem not in wanted]
    if renew:
        for file in gone:
            file.unlink()
    else:
        assert gone == []


class Visit:
    """What has been seen, entry by entry."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: list[list[str]] = [page.evaluate(SEEN)]
        self.length: int = page.evaluate("history.length")

    def count_entries(self) -> int:
        """How many entries the last action has added."""
        settle(self.page)
        self.seen.append(self.page.evaluate(SEEN))
        before, self.length = self.length, self.page.evaluate("history.length")
        return self.length - before

    def open_by_menu(self, path: str) -> int:
        title = texts(self.page.evaluate("document.documentElement.lang"))[TITLES[path]]
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
        expect(self.page).to_have_title(f"{title} – Kreiskompass")
        return self.count_entries()

    def choose_another(self) -> int | None:
        """The next option of the first list of the page, else of its first row of buttons; None where it has none."""
        main, before = self.page.get_by_test_id("stMain"), self.page.url
        lists = [box for box in main.get_by_role("combobox").all() if box.is_visible() and box.is_enabled()]
        buttons = main.get_by_role("radio", checked=False)
        if lists:
            lists[0].click()
            expect(self.page.get_by_role("option").first).to_be_visible()  # a key pressed before goes astray
            for key in ("ArrowDown", "ArrowDown", "Enter", "Escape"):
                self.page.keyboard.press(key)
        elif buttons.count():
            buttons.first.click()
        else:
            return None
        expect(self.page).not_to_have_url(before)
        return self.count_entries()

    def go_back(self) -> None:
        """Fails where something else is shown than was seen."""
        self.seen.pop()
        self.page.go_back()
        with suppress(PlaywrightTimeout):
            same = f"seen => JSON.stringify(({SEEN})()) === JSON.stringify(seen)"
            self.page.wait_for_function(same, arg=self.seen[-1], timeout=PATIENCE)
        assert self.page.evaluate(SEEN) == self.seen[-1]


@pytest.mark.parametrize("path", PATHS, ids=[path or "start" for path in PATHS])
def test_one_action_is_one_entry_told_aloud_and_found_again(page: Page, address: str, path: str) -> None:
    open_page(page, address, FIRST.replace(path, "kreisvergleich") if path == "zusammenhang" else FIRST)
    visit, announced = Visit(page), page.locator(".kk-announced")

    assert visit.open_by_menu(path) == 1
    expect(announced).to_have_attribute("data-place", f"/{path}")
    expect(announced).to_have_text("")
    entries = visit.choose_another()
    if entries is not None:
        assert entries == 1
        expect(announced).not_to_have_text("")
        said, shown = announced.inner_text(), " ".join(page.get_by_test_id("stMain").inner_text().split())
        assert " ".join(said.rpartition(". ")[2].split()) in shown
    assert find_burst_frames(page) == []
    page.get_by_role("radio", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert visit.count_entries() == 1
    assert visit.open_by_menu("begriffe" if path != "begriffe" else "methoden") == 1

    while len(visit.seen) > 1:
        visit.go_back()
