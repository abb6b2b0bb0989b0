"""Every page of the menu, opened once in each of its looks (wide and narrow, light and dark, German and English): it
looks as in its approved picture, has no barrier, fits its screen, and asks nobody but its own server for anything.

A change of its looks that is meant is approved: `make pictures`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Request

from tests.browser import photos
from tests.browser.axe import find_barriers
from tests.browser.menu import NARROW, PATHS, WIDE, open_page
from tests.browser.screen import find_english_words, find_nameless_stops, find_overflow, find_overflow_of_widths
from tests.support import looks
from tests.support.looks import APPROVED
from texts import CODES

Look = tuple[str, str, str]  # screen, theme, language
SCREENS = {"wide": WIDE, "narrow": NARROW}
LOOKS: list[Look] = [(screen, theme, code) for screen in SCREENS for theme in ("light", "dark") for code in CODES]
# In this look the page is also tried in every width and by keyboard: both are the same in all looks.
LONGEST: Look = ("wide", "dark", "de")


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
