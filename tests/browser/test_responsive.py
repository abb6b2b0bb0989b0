"""Other views of a page fit every screen too (as it opens: test_every_page); on paper all that counts is there."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.menu import open_page
from tests.browser.screen import find_overflow_of_widths


@pytest.mark.parametrize(
    "path",
    [
        "kreisvergleich?indicator=car_density&group=density",
        "zusammenhang?indicator=car_density&group=kind",
        "ueberblick?goals=all",
    ],
)
def test_another_view_of_a_page_fits_every_screen(page: Page, address: str, path: str) -> None:
    open_page(page, address, path)

    assert find_overflow_of_widths(page) == []


def pages_of(page: Page, file: Path) -> list[str]:
    """The texts of the pages of A4 that the browser prints, one line each."""
    page.pdf(path=file, prefer_css_page_size=True)
    return [re.sub(r"\s+", " ", sheet.extract_text()) for sheet in PdfReader(file).pages]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("trends?indicator=crimes_recorded&regions=05370", "Polizeiliche Kriminalstatistik"),
        ("kreisvergleich", "Viele Indikatoren nebeneinander"),
        ("zielcheck", "Dasselbe Ziel für mehrere"),
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


def test_a_printed_table_has_its_head_on_every_page(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, address, "ueberblick?goals=all")
    sheets = pages_of(page, tmp_path / "print.pdf")

    with_rows = [sheet for sheet in sheets if "INKAR, Ausgabe" in sheet]
    assert len(with_rows) > 5
    assert [sheet for sheet in with_rows if "Veränderung Verlauf" not in sheet] == []


def test_a_chart_is_as_wide_as_the_paper_and_a_dark_one_is_turned_round(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, address, "trends?indicator=crimes_recorded&regions=05370")
    chart = page.locator(".js-plotly-plot .svg-container").first
    on_screen = chart.bounding_box()

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    on_paper = chart.bounding_box()
    assert on_screen and on_paper
    assert on_paper["width"] == pytest.approx(670, abs=1)
    assert on_screen["width"] > on_paper["width"]
    assert page.locator("html.kk-dark").count() == 1

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert chart.bounding_box() == on_screen


def test_names_that_are_chosen_can_be_read_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, address, "kreisvergleich?regions=13076,07132,05334")
    tags = page.locator("[data-tag] > span")

    expect(tags).to_have_count(3)
    for tag in tags.all():
        assert tag.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
        box = tag.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
