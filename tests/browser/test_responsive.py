"""From a phone to the widest screen nothing sticks out and no line is too long; on paper all that counts is there."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.menu import PATHS, open_page, settle

WIDTHS = (320, 390, 768, 1280, 1920, 2560)  # 320: WCAG 1.4.10, a screen of 1280 at 400 %
LONGEST_LINE = 46 * 16 + 1

STICKS_OUT = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const right = main.getBoundingClientRect().right;
  const inside = main.querySelectorAll("p, li, td, th, img, h1, h2, h3, button, input, .kk-chart");
  const out = [...inside].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.right > right + 1 && !one.closest("[data-testid=stDataFrame]");
  });
  const wide = main.scrollWidth > main.clientWidth + 1 || document.documentElement.scrollWidth > innerWidth;
  return [...out.map((one) => one.outerHTML.slice(0, 120)), ...(wide ? ["scrolls sideways"] : [])];
}"""
LINES = """() => [...document.querySelectorAll("[data-testid=stMain] p, [data-testid=stMain] li")]
  .filter((one) => one.innerText.length > 200)
  .map((one) => one.getBoundingClientRect().width)"""


@pytest.mark.parametrize(
    "path",
    [
        *PATHS,
        "kreisvergleich?indicator=car_density&group=density",
        "zusammenhang?indicator=car_density&group=kind",
        "ueberblick?goals=all",
    ],
)
def test_a_page_fits_every_screen(page: Page, address: str, path: str) -> None:
    open_page(page, address, path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        page.wait_for_timeout(300)  # charts follow a change of width with a delay of their own

        assert (width, page.evaluate(STICKS_OUT)) == (width, [])
        assert max(page.evaluate(LINES), default=0) <= LONGEST_LINE


def pages_of(page: Page, file: Path) -> list[str]:
    """The texts of the pages of A4 that the browser prints, one line each."""
    page.pdf(path=file, prefer_css_page_size=True)
    return [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in PdfReader(file).pages]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("trends?indicator=crimes_recorded&regions=05370", "Polizeiliche Kriminalstatistik"),
        ("kreisvergleich", "Viele Indikatoren nebeneinander"),
        ("zielcheck", "Dieselbe Reihe, jedes Verfahren"),
        ("ueberblick?goals=all", "Partnerschaften zur Erreichung der Ziele"),
        ("massnahmen?region=05358", "Zeitrahmen abgelaufen"),
    ],
)
def test_paper_has_the_findings_and_sources_and_no_controls(
    page: Page, address: str, tmp_path: Path, path: str, kept: str
) -> None:
    open_page(page, address, path)
    title = page.get_by_role("heading", level=1).inner_text()
    sheets = pages_of(page, tmp_path / "print.pdf")

    told = " ".join(sheets)
    assert title in sheets[0]
    assert kept in told
    assert "Quelle" in told
    assert [
        word for word in ("Als SVG", "Als Excel", "Einbetten", "Sprache", "English", "Eigene Daten") if word in told
    ] == []
    assert all(len(sheet) > 20 for sheet in sheets)
