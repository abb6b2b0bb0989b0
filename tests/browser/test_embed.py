"""A chart in the website of a district: copied from its page, framed by a static page of another server."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.axe import read_violations
from tests.browser.conftest import wait_for_page

TREND = "indicator=crimes_recorded&regions=05358,05370"
FINDING = "Kreis Düren, Straftaten: von 61,90 (2023) auf 59,84 je 1.000 Einw. (2024) gesunken"

Published = Callable[[str], str]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def published(tmp_path: Path) -> Iterator[Published]:
    """Puts a line of HTML into a page of a website that is not ours; answers the address of that page."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as website:
        threading.Thread(target=website.serve_forever, daemon=True).start()

        def publish(line: str) -> str:
            head = '<!doctype html><html lang="de"><meta charset="utf-8"><title>Kreis</title>'
            (tmp_path / "index.html").write_text(f"{head}<h1>Kreis Düren</h1>{line}", encoding="utf-8")
            return f"http://127.0.0.1:{website.server_port}/index.html"

        yield publish
        website.shutdown()


def open_frame(page: Page, published: Published, address: str) -> FrameLocator:
    page.goto(published(f'<iframe src="{escape(address)}" width="100%" height="700"></iframe>'))
    return page.frame_locator("iframe")


def test_the_copied_line_shows_the_chart_in_another_website(page: Page, address: str, published: Published) -> None:
    page.goto(f"{address}trends?{TREND}")
    wait_for_page(page, "Trends")
    page.get_by_role("button", name="Einbetten").click()
    line = page.get_by_test_id("stCode").first.inner_text()

    expect(page.locator(".main-svg").first).to_be_visible()  # or the page asks for its script while it is left

    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(published(line))
    frame = page.frame_locator("iframe[title='Diagramm: Verlauf eines Indikators über die Jahre']")

    expect(frame.get_by_role("heading", level=1)).to_have_text(FINDING)
    expect(frame.get_by_role("img", name=FINDING)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert frame.locator("img").evaluate("image => image.complete && image.naturalWidth > 0")
    told = frame.locator("main").inner_text()
    for part in (
        "Quelle: ",
        "Bundeskriminalamt, Polizeiliche Kriminalstatistik",
        "dl-de/by-2-0",
        "Einheit: ",
        "je 1.000 Einw.",
        "Datenjahr: 2024",
    ):
        assert part in told
    ours = [one for one in asked if one.startswith(address)]
    assert [urlparse(one).path for one in ours] == ["/einbetten", "/einbetten.svg"]  # nothing else, no script


def test_the_chart_leads_back_to_its_full_view(page: Page, address: str, published: Published) -> None:
    frame = open_frame(page, published, f"{address}einbetten?chart=trend&{TREND}")
    with page.expect_popup() as opening:
        frame.get_by_role("link", name="Zur vollständigen Ansicht in Kreiskompass").click()

    full = opening.value
    wait_for_page(full, "Trends")
    expect(full.get_by_role("heading", level=2).first).to_have_text(FINDING)


def test_its_numbers_are_a_table_below(page: Page, address: str, published: Published) -> None:
    frame = open_frame(page, published, f"{address}einbetten?chart=trend&{TREND}")
    frame.get_by_text("Zahlen als Tabelle").click()

    row = frame.locator("tbody tr", has_text="2022")
    expect(row.locator("th, td")).to_have_text(["2022", "65,43", "55,17", "75,34", "66,72"])


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("chart=pie", "Die Adresse nennt kein Diagramm, das es hier gibt: „pie“."),
        ("chart=trend&indicator=<b>x</b>&regions=05358", "Diesen Indikator gibt es hier nicht"),
        ("chart=trend&indicator=crimes_recorded&regions=09", "Diesen Kreis gibt es hier nicht: „09“."),
    ],
)
def test_a_wrong_address_is_explained(page: Page, address: str, published: Published, asked: str, told: str) -> None:
    with page.expect_response(lambda response: "einbetten" in response.url) as answer:
        frame = open_frame(page, published, f"{address}einbetten?{asked}")

    assert answer.value.status == 404
    expect(frame.get_by_role("heading", level=1)).to_have_text("Dieses Diagramm lässt sich nicht zeigen")
    expect(frame.get_by_text(told)).to_contain_text("neu kopieren")
    expect(frame.get_by_role("link", name="Zu Kreiskompass")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_its_frame_and_is_accessible(page: Page, address: str, width: int, theme: str) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{address}einbetten?chart=trend&{TREND}&theme={theme}")

    assert page.evaluate("document.documentElement.scrollWidth") == width
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 22, 28)"}[theme]
    assert ("narrow=1" in page.locator("img").evaluate("image => image.currentSrc")) == (width == 320)
    assert read_violations(page) == []


def test_it_follows_the_theme_of_the_reader_if_asked(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}einbetten?chart=trend&{TREND}&theme=auto")

    assert "mode=dark" in page.locator("img").evaluate("image => image.currentSrc")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 22, 28)"
