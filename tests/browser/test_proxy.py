"""A visitor in a real browser behind nginx: every page works under its headers, and a view outlives its process."""

import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import find_text
from tests.browser.menu import PATHS, open_page, settle
from tests.support import behind_nginx
from tests.support.behind_nginx import Process

Running = tuple[list[Process], str]


@pytest.fixture(scope="module")
def running(shipped: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with behind_nginx.site(tmp_path_factory.mktemp("nginx"), shipped[0]) as running:
        yield running


@pytest.fixture
def outside(browser: Browser) -> Iterator[Page]:
    """A visitor who takes the certificate of the test for a good one."""
    context = browser.new_context(ignore_https_errors=True, locale="de-DE")
    yield context.new_page()
    context.close()


def test_nothing_on_any_page_needs_what_the_headers_forbid(running: Running, outside: Page) -> None:
    refused: list[str] = []
    outside.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)

    for path in PATHS:
        open_page(outside, running[1], path)

    assert refused == []


def test_a_page_cannot_be_made_to_speak_to_other_sites(running: Running, outside: Page) -> None:
    asked: list[str] = []
    outside.route("https://elsewhere.example/**", lambda route: (asked.append(route.request.url), route.abort()))
    open_page(outside, running[1], "")

    outside.evaluate(
        """async () => {
            const address = "https://elsewhere.example/", add = (tag, set) => document.body.append(Object.assign(
              document.createElement(tag), set));
            add("img", {src: address + "image"}), add("script", {src: address + "script"});
            add("iframe", {src: address + "frame"});
            await fetch(address + "fetch").catch(() => 0);
            await new Promise((done) => setTimeout(done, 500));
        }"""
    )

    assert asked == []


@pytest.fixture
def orphan(running: Running, outside: Page) -> Iterator[Callable[[str], Page]]:
    """Opens a view, kills the process that it came from, and waits until another one has taken it over."""
    killed: list[Process] = []

    def orphan_view(view: str) -> Page:
        processes, address = running
        open_page(outside, address, view)
        number = number_of(outside)
        killed.append(processes[number - 1])
        killed[-1].end(signal.SIGKILL)
        app = outside.get_by_test_id("stApp")
        expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
        expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)
        settle(outside)
        assert number_of(outside) != number
        return outside

    yield orphan_view
    for process in killed:
        process.start()
        process.ready()


def test_a_view_goes_on_with_another_process_when_its_own_is_killed(orphan: Callable[[str], Page]) -> None:
    view = "trends?indicator=crimes_recorded&regions=05358,05370"
    page = orphan(view)

    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Düren, Straftaten")
    find_text(page, "English", exact=True).click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Düren district, Recorded crimes")
    assert unquote(page.url).endswith(f"{view}&lang=en")


def test_a_part_drawn_by_itself_goes_on_too(orphan: Callable[[str], Page]) -> None:
    page = orphan("was-waere-wenn?indicator=crimes_recorded&region=05358")

    page.get_by_role("slider").first.press("ArrowRight")

    expect(page).to_have_url(re.compile("s1=change~0.1"))


def number_of(visitor: Page) -> int:
    """Of the process that a visit belongs to."""
    return next(int(one["value"]) for one in visitor.context.cookies() if one["name"] == "kreiskompass_server")
