"""How the server hands out what a browser needs, beside the pages themselves."""

import gzip
import re
import socket
import urllib.request
from email.message import Message
from pathlib import Path
from urllib.parse import urlparse

import pytest
import streamlit
from playwright.sync_api import Page, expect

from tests.browser.menu import settle

FRAMEWORK = Path(streamlit.__file__).parent / "static" / "static"
LARGE = [file for file in sorted(FRAMEWORK.glob("js/*.js")) if file.stat().st_size > 20_000]
CHARTS = next(FRAMEWORK.glob("js/PlotlyChart.*.js"))  # the largest file that a page with charts needs


def fetch_answer(address: str, encoding: str = "identity") -> tuple[Message, bytes]:
    asked = urllib.request.Request(address, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(asked, timeout=20) as answer:
        return answer.headers, answer.read()


@pytest.mark.parametrize("file", LARGE[::10], ids=lambda file: file.name)
def test_the_framework_comes_compressed_and_unchanged(address: str, file: Path) -> None:
    """If it does not: `make` has not compressed it in this environment."""
    headers, sent = fetch_answer(f"{address}static/js/{file.name}", "gzip, deflate, br")

    assert gzip.decompress(sent) == file.read_bytes()
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Vary"] == "Accept-Encoding"
    assert "immutable" in headers["Cache-Control"]


def test_charts_come_in_a_third_of_their_size(address: str) -> None:
    headers, sent = fetch_answer(f"{address}static/js/{CHARTS.name}", "gzip")

    assert 3 * len(sent) < CHARTS.stat().st_size
    assert headers["Content-Type"].startswith("text/javascript")


def test_who_cannot_unpack_gets_the_file_as_it_is(address: str) -> None:
    headers, sent = fetch_answer(f"{address}static/js/{CHARTS.name}")

    assert sent == CHARTS.read_bytes()
    assert headers["Content-Encoding"] is None


@pytest.mark.parametrize("path", ("static/../../app.py", "static/%2e%2e/%2e%2e/app.py", "static//etc/passwd"))
def test_no_path_leads_out_of_the_framework(address: str, path: str) -> None:
    server = urlparse(address)
    with socket.create_connection((server.hostname or "", server.port or 0), timeout=20) as connection:
        connection.sendall(f"GET /{path} HTTP/1.1\r\nHost: {server.netloc}\r\nConnection: close\r\n\r\n".encode())
        answer = connection.makefile("rb").read()

    assert b"lifespan" not in answer
    assert b"root:" not in answer
    assert b"400 Bad Request" in answer or b"<title>Streamlit</title>" in answer


def test_the_chart_of_an_address_is_there_before_any_script_and_goes_with_the_page(page: Page, address: str) -> None:
    asked = f"{address}trends?indicator=crimes_recorded&regions=05358"
    page.route("**/static/js/**", lambda route: route.abort())
    page.goto(asked)
    picture = page.locator("#kk-first img")

    expect(picture).to_be_visible()
    assert picture.evaluate("(picture) => picture.naturalWidth") > 400
    expect(page.locator("#kk-first .kk-head")).to_have_text(re.compile("Kreis Düren, Straftaten"))

    page.unroute("**/static/js/**")
    page.goto(asked)
    expect(page.get_by_role("heading", level=1)).to_have_text("Trends")
    expect(picture).to_have_count(0)


def test_the_board_of_start_is_there_before_any_script_at_the_place_where_the_page_has_it(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.route("**/static/js/**", lambda route: route.abort())
    page.goto(f"{address}?region=05358")
    first = page.locator("#kk-first .kk-board")
    expect(first.locator("> .kk-row")).to_have_count(13)
    before = first.bounding_box()

    page.unroute("**/static/js/**")
    page.goto(f"{address}?region=05358")
    expect(page.locator("#kk-first")).to_have_count(0)
    settle(page)
    after = page.locator(".kk-board").bounding_box()
    assert before is not None
    assert after is not None
    assert before == pytest.approx(after, abs=24)
