"""The pages that the tests of the whole surface visit: those of the menu, so that a new one is taken in by itself."""

from playwright.sync_api import Browser, BrowserContext, Page, expect

from texts import DEFAULT, texts
from ui.menu import MENU

TITLES = {path: f"{file.split('/')[1]}.menu" for pages in MENU.values() for file, path, _ in pages}
PATHS = tuple(TITLES)
WIDE, NARROW = 1280, 390

# The browser has nothing left to draw: three idle moments in a row without a change. A page that draws no frame is
# never told that it is idle, hence the timeout of each; one that never comes to rest fails.
QUIET = """() => new Promise((done, fail) => {
  let calm = 0;
  const watch = new MutationObserver(() => { calm = 0; });
  const idle = () => requestIdleCallback(look, {timeout: 300});
  const look = () => (calm++ < 3 ? setTimeout(idle, 30) : done(watch.disconnect()));
  watch.observe(document.body, {subtree: true, childList: true});
  setTimeout(() => fail(new Error("the page never comes to rest")), 60000);
  idle();
})"""


def visitor(browser: Browser, width: int = WIDE, theme: str = "light") -> BrowserContext:
    """A new visitor with a screen of this width, whose system is set to light or dark."""
    return browser.new_context(
        viewport={"width": width, "height": 900}, locale="de-DE", color_scheme="dark" if theme == "dark" else "light"
    )


def open_page(page: Page, address: str, path: str, code: str = DEFAULT) -> None:
    """Open a page of the menu in a language, and wait until all of it is there and nothing fades in any more."""
    page.goto(address + path + ("" if code == DEFAULT else f"{'&' if '?' in path else '?'}lang={code}"))
    expect(page).to_have_title(f"{texts(code)[TITLES[path.partition('?')[0]]]} – Kreiskompass")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settle(page)


def settle(page: Page) -> None:
    """Wait until the script has run to its end, typefaces are loaded, charts are drawn and nothing is on its way."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.evaluate(QUIET)
    expect(page.locator("[data-stale=true], [data-testid=stSkeleton], [data-testid=stSpinner]")).to_have_count(0)
    page.wait_for_function(
        """() => document.fonts.status === "loaded"
            && [...document.querySelectorAll(".stBidiComponent")].every((one) => one.querySelector(
                "[data-testid=stBidiComponentIsolated], .kk-map svg, .kk-chart .main-svg, .kk-drafts"))
            && [...document.images].every((image) => image.complete)
            && document.getAnimations().every((one) => one.playState !== "running")"""
    )
