"""A real server in a process of its own and a real browser in front of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks import server
from settings import DATA
from tests import chromium

FOREIGN_HOST = "kreis.example"  # a name under which a browser does not know that the server is its own machine
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {FOREIGN_HOST} 127.0.0.1",
)
expect.set_options(timeout=20_000)

# The browser has nothing left to draw: three idle moments in a row without a change. A page that draws no frame is
# never told that it is idle, hence the timeout of each; one that never comes to rest fails.
QUIET = """() => new Promise((done, fail) => {
  let calm = 0;
  const watch = new MutationObserver(() => { calm = 0; });
  const idle = () => requestIdleCallback(look, {timeout: 300});
  const look = () => (calm++ < 3 ? setTimeout(idle, 30) : done(watch.disconnect()));
  watch.observe(document.body, {subtree: true, childList: true});
  setTimeout(() => fail(new Error("the page never comes to rest")), 20000);
  idle();
})"""

Serve = Callable[[Path], "contextmanager[str]"]


@contextmanager
def served(
    database: Path,
    data: Path = DATA,
    port: int = 0,
    options: Sequence[str] = (),
    told: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Address of a fresh server that uses the database folder, built from the data folder; `options` of Streamlit,
    `told` in its environment."""
    environment = {"SDG_DATABASE": str(database), "SDG_DATA": str(data), **(told or {})}
    with server.served(told=environment, options=options, port=port) as running:
        yield f"http://{running.address}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    assert path, "run `python -m tests.chromium` first (make test does)"
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=list(FLAGS)) as browser:
        yield browser


@pytest.fixture(scope="session")
def address(shipped: tuple[Path, object]) -> Iterator[str]:
    """A server with the shipped data, shared by the tests of a process."""
    with served(shipped[0]) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new visitor, German, 1280 pixels wide; the test fails if the page reports an error of ours."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE", accept_downloads=True)
    page = context.new_page()
    yield page
    shown = page.locator('[data-testid="stException"], [role="dialog"]')
    assert shown.count() == 0, shown.first.inner_text()
    context.close()


def loaded(page: Page, title: str) -> Page:
    """Wait until the page has its title and the script has run to its end."""
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.evaluate(QUIET)  # the browser may still be drawing what the script has sent
    return page


def cells(page: Page, row: str) -> list[str]:
    """Texts of the cells of the visible table row whose header is `row`."""
    found = page.locator("tr").filter(has=page.locator("th[scope=row]", has_text=row)).first
    found.wait_for()
    return [text.strip() for text in found.locator("td").all_inner_texts()]
