"""A fresh server: the first visit may be a deep link, the database may be missing, a build may come while it runs."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from loaders.build.build import build
from testbed import chromium
from tests.browser.conftest import FLAGS, REBUILT, find_text, serve_app, wait_for_page
from tests.support.small_world import OBSERVATIONS, write_small_world


def test_a_deep_link_as_first_visit_opens_the_view_without_a_dialog(page: Page, shipped: tuple[Path, object]) -> None:
    with serve_app(shipped[0]) as address:
        page.goto(address + "trends?indicator=crimes_recorded&regions=05358,05334&lang=en")
        wait_for_page(page, "Trends")

        expect(page.get_by_role("heading", level=2).first).to_contain_text("Düren district, Recorded crimes")
        expect(page.get_by_role("link", name="Comparison")).to_be_visible()  # the frame is there
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(find_text(page, "Page not found")).to_have_count(0)


def test_the_first_start_builds_the_database_in_sight(page: Page, empty_database_folder: Path) -> None:
    with serve_app(empty_database_folder) as address:
        page.goto(address + "kreisvergleich?indicator=car_density")

        expect(find_text(page, "Erster Start: Die Datenbank wird")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_count(1, timeout=REBUILT)
        wait_for_page(page, "Vergleich")
        expect(page.get_by_role("heading", level=2).first).to_contain_text("Pkw-Dichte 2024")
    assert len(list(empty_database_folder.glob("kreiskompass-*.duckdb"))) == 1


def _visit(address: str) -> str:
    path = chromium.find()
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=list(FLAGS)) as browser:
        page = browser.new_page()
        page.goto(address)
        heading = page.get_by_role("heading", level=1)
        heading.wait_for(timeout=REBUILT)
        return heading.inner_text()


def test_two_visitors_at_once_build_one_database(empty_database_folder: Path) -> None:
    with serve_app(empty_database_folder) as address, ThreadPoolExecutor(2) as pool:
        seen = list(pool.map(_visit, [address, address]))

    assert seen == ["Kreis Heinsberg"] * 2
    assert len(list(empty_database_folder.glob("kreiskompass-*.duckdb"))) == 1


def test_a_first_start_that_cannot_build_says_why(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with serve_app(tmp_path / "file") as address:
        page = browser.new_page()
        page.goto(address)

        expect(find_text(page, "Die Datenbank konnte nicht aufgebaut werden.")).to_be_visible()
        expect(find_text(page, "Bitte Speicherplatz und Schreibrechte prüfen.")).to_be_visible()
        expect(find_text(page, "Traceback")).to_have_count(0)


def test_a_new_build_is_followed_without_a_restart(
    page: Page, tmp_path: Path, empty_database_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDG_DATABASE", str(empty_database_folder))
    build(data=write_small_world(tmp_path / "data"))
    with serve_app(empty_database_folder, tmp_path / "data") as address:
        page.goto(address + "trends?indicator=poverty&regions=05358")
        expect(page.get_by_role("heading", level=2).first).to_contain_text("9,5")

        changed = OBSERVATIONS["poverty"].replace("05358,2021,9.5", "05358,2021,9.9")
        build(data=write_small_world(tmp_path / "data", poverty=changed))
        find_text(page, "English", exact=True).click()

        expect(page.get_by_role("heading", level=2).first).to_contain_text("9.9")


def test_a_database_of_older_files_is_renewed_at_the_first_visit(
    page: Page, tmp_path: Path, empty_database_folder: Path
) -> None:
    build(data=write_small_world(tmp_path / "data"))
    write_small_world(tmp_path / "data", poverty=OBSERVATIONS["poverty"].replace("05358,2021,9.5", "05358,2021,9.9"))
    with serve_app(empty_database_folder, tmp_path / "data") as address:
        page.goto(address + "trends?indicator=poverty&regions=05358")

        expect(page.get_by_role("heading", level=2).first).to_contain_text("9,9")
