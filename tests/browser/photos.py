"""Pictures of pages, to be held against the approved ones."""

import io

from PIL import Image
from playwright.sync_api import Page

from tests.browser.menu import WIDE, settle

HIGHEST = 2400  # of what is taken of a page, in its own pixels
LEAST = 900
BOTTOM = """() => Math.ceil(
  document.querySelector("[data-testid=stMainBlockContainer]").getBoundingClientRect().bottom)"""


def take(page: Page, width: int) -> Image.Image:
    """The page to its end or as far as pictures go; half as large on a wide screen."""
    page.mouse.move(0, 0)
    settle(page)
    height = min(max(LEAST, page.evaluate(BOTTOM)), HIGHEST)
    taken = page.screenshot(animations="disabled", clip={"x": 0, "y": 0, "width": width, "height": height})
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    return picture.reduce(2) if width == WIDE else picture
