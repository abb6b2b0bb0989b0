"""A real server in a process of its own and a real browser in front of it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, urlparse

import pytest
import time_machine
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from loaders.build.build import build
from settings import DATA
from testbed import chromium, server
from tests.browser.menu import QUIET, visitor
from tests.browser.on_a_day import DAY
from tests.support import nginx

REBUILT = 120_000  # milliseconds: the loaders build the database in a process of their own, slowly under load
FOREIGN_HOST = "kreis.example"  # a name under which a browser does not know that the server is its own machine
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--host-resolver-rules=MAP {FOREIGN_HOST} 127.0.0.1, MAP {nginx.NAME} 127.0.0.1",
)
expect.set_options(timeout=60_000)  # a busy machine answers late; a test that is green waits no longer than it has to

Serve = Callable[[Path], "contextmanager[str]"]


@contextmanager
def serve_app(
    database: Path,
    data: Path = DATA,
    port: int = 0,
    options: Sequence[str] = (),
    told: Mapping[str, str] | None = None,
    program: str = "streamlit",
) -> Iterator[str]:
    """Address of a fresh server that uses the database folder, built from the data folder; `options` of Streamlit,
    `told` in its environment, `program` the module that starts it."""
    environment = {"SDG_DATABASE": str(database), "SDG_DATA": str(data), **(told or {})}
    with server.serve_app(told=environment, options=options, port=port, program=program) as running:
        yield f"http://{running.address}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    assert path, "run `python -m testbed.chromium` first (make test does)"
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=list(FLAGS)) as browser:
        yield browser


@pytest.fixture(scope="session")
def address(shipped: tuple[Path, object]) -> Iterator[str]:
    """A server with the shipped data, shared by the tests of a process."""
    with serve_app(shipped[0]) as address:
        yield address


@pytest.fixture(scope="session")
def address_on_a_day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the shipped data alone, built and shown on the same day for ever."""
    folder = tmp_path_factory.mktemp("day")
    told = {f"SDG_{name.upper()}": str(folder / name) for name in ("database", "raw", "own")}
    with pytest.MonkeyPatch.context() as patch, time_machine.travel(DAY, tick=False):
        for name, place in told.items():
            patch.setenv(name, place)
        build()
    with serve_app(folder / "database", told=told, program="tests.browser.on_a_day") as address:
        yield address


@pytest.fixture(scope="module")
def visitors(browser: Browser) -> Iterator[Callable[[int, str], Page]]:
    """One page for each width and theme, the same for all pages of the menu, as people go about it."""
    contexts: dict[tuple[int, str], BrowserContext] = {}

    def page(width: int, theme: str) -> Page:
        if (width, theme) not in contexts:
            contexts[width, theme] = visitor(browser, width, theme)
            contexts[width, theme].new_page()
        return contexts[width, theme].pages[0]

    yield page
    for context in contexts.values():
        context.close()


# What unfolds beside a title is called a dialog, too, and is none that waits for an answer.
_FOLD = '[data-testid="stPopoverBody"]'
FOLDED = f"{_FOLD}, {_FOLD} *, :has({_FOLD})"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new visitor, German, 1280 pixels wide; the test fails if the page reports an error of ours."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE", accept_downloads=True)
    page = context.new_page()
    yield page
    shown = page.locator(f'[data-testid="stException"], [role="dialog"]:not({FOLDED})')
    assert shown.count() == 0, shown.first.inner_text()
    context.close()


def wait_for_page(page: Page, title: str) -> Page:
    """Wait until the page has its title and the script has run to its end."""
    heading = page.get_by_role("heading", level=1, name=title)
    expect(heading.first).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.evaluate(QUIET)  # the browser may still be drawing what the script has sent
    expect(heading).to_have_count(1)  # for a moment there are two, the old one going
    return page


# Notes in the page that its script has run from the beginning to the end since now, however quickly.
RUN = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  window.hasRun = false;
  new MutationObserver((changes, watch) => {
    const ran = changes.some((change) => change.oldValue === "running");
    if (ran && app.dataset.testScriptState === "notRunning") { window.hasRun = true; watch.disconnect(); }
  }).observe(app, {attributeFilter: ["data-test-script-state"], attributeOldValue: true});
}"""


@contextmanager
def rerun(page: Page) -> Iterator[None]:
    """Do what makes the script run again, and wait until it has run to its end; nothing on the page may tell."""
    page.evaluate(RUN)
    yield
    page.wait_for_function("() => window.hasRun")


def find_text(page: Page, text: str | re.Pattern[str], *, exact: bool = False) -> Locator:
    """What is seen with this text: a moment later the page has it once more, told to who hears it (announce.js)."""
    return page.locator("body > :not(.kk-announced)").get_by_text(text, exact=exact)


def wait_for_parts(page: Page, path: str, **parts: str) -> None:
    """Until the address is that page with exactly these parts, in any order."""
    page.wait_for_url(lambda url: urlparse(url).path == f"/{path}" and dict(parse_qsl(urlparse(url).query)) == parts)


def cells(page: Page, row: str) -> list[str]:
    """Texts of the cells of the visible table row whose header is `row`."""
    found = page.locator("tr").filter(has=page.locator("th[scope=row]", has_text=row)).first
    found.wait_for()
    return [text.strip() for text in found.locator("td").all_inner_texts()]
