"""Pages of the menu held against their approved pictures."""

import io
from collections.abc import Callable, Iterable

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.menu import NARROW, PATHS, WIDE, open_page, settle
from tests.support import looks
from texts import CODES

THEMES = ("light", "dark")
HIGHEST = 2400  # of what is taken of a page, in its own pixels
LEAST = 900
BOTTOM = """() => Math.ceil(
  document.querySelector("[data-testid=stMainBlockContainer]").getBoundingClientRect().bottom)"""


def looks_as_approved(width: int) -> Callable[..., None]:
    """The test of all pages at this width, in both languages and themes."""

    @pytest.mark.parametrize("code", CODES)
    @pytest.mark.parametrize("theme", THEMES)
    @pytest.mark.parametrize("path", PATHS)
    def test(
        visitors: Callable[[int, str], Page], address_on_a_day: str, renew: bool, path: str, theme: str, code: str
    ) -> None:
        page = visitors(width, theme)
        page.set_viewport_size({"width": width, "height": HIGHEST})
        open_page(page, address_on_a_day, path, code)
        looks.hold(_name(path, width, theme, code), _taken(page, width), renew)

    return test


def names() -> Iterable[str]:
    """Of all pictures that there have to be."""
    return (
        _name(path, width, theme, code)
        for path in PATHS
        for width in (WIDE, NARROW)
        for theme in THEMES
        for code in CODES
    )


def _name(path: str, width: int, theme: str, code: str) -> str:
    return f"{path or 'start'}-{'wide' if width == WIDE else 'narrow'}-{theme}-{code}"


def _taken(page: Page, width: int) -> Image.Image:
    """The page to its end or as far as pictures go; half as large on a wide screen."""
    page.mouse.move(0, 0)
    settle(page)
    height = min(max(LEAST, page.evaluate(BOTTOM)), HIGHEST)
    taken = page.screenshot(animations="disabled", clip={"x": 0, "y": 0, "width": width, "height": height})
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    return picture.reduce(2) if width == WIDE else picture
