"""Fetching while people look: the pages show the new values with their source, and no kill harms what is shown."""

import os
import random
import subprocess
import sys
import time

import pytest
from playwright.sync_api import Page, expect

from loaders.build import publish
from loaders.build.build import build
from settings import ROOT, database_folder, raw_folder
from tests.browser.conftest import find_text, serve_app, wait_for_page
from tests.fake_services import FakeServices, wegweiser_value
from texts import Language

ROUNDS = int(os.environ.get("SDG_FAULT_ROUNDS", "3"))  # make test-faults: more
UPDATE = [sys.executable, "-m", "loaders", "update", "wegweiser", "--pause", "0"]


def test_an_update_shows_all_sources_beside_each_other_and_where_a_figure_is_from(
    page: Page, services: FakeServices, german: Language
) -> None:
    build()
    with serve_app(database_folder()) as address:
        wait_for_page(page.goto(f"{address}daten?indicator=car_density&region=05358") and page, "Daten & Quellen")
        sources = page.get_by_role("table", name="Quellen des Indikators Pkw-Dichte")
        expect(sources).not_to_contain_text("Wegweiser Kommune")

        assert subprocess.run(UPDATE, cwd=ROOT, check=False).returncode == 0

        wait_for_page(page.goto(f"{address}daten?indicator=car_density&region=05358") and page, "Daten & Quellen")
        expect(sources).to_contain_text("Wegweiser Kommune")
        expect(sources).to_contain_text("INKAR")
        value = wegweiser_value("pkw-dichte", "05358", 2010)
        origin = page.get_by_role("table", name="Herkunft jedes Werts").locator("tr").filter(has_text="wegweiser/")
        row = origin.filter(has=page.locator("th", has_text="2010"))
        expect(row).to_contain_text(german.number(value, 1))
        expect(row).to_contain_text("$.data.indicators[0].regionYearValues")
        assert (row.get_by_role("link").get_attribute("href") or "").startswith(services.wegweiser)

        wait_for_page(page.goto(f"{address}trends?indicator=homelessness&regions=05358,05370") and page, "Trends")
        expect(find_text(page, "Bertelsmann Stiftung/www.wegweiser-kommune.de").first).to_be_visible()


@pytest.mark.usefixtures("services")
def test_kills_at_random_moments_of_an_update_leave_the_pages_as_they_are(page: Page) -> None:
    build()
    moments = random.Random(20261123)
    with serve_app(database_folder()) as address:
        for _ in range(ROUNDS):
            command = [*UPDATE[:-1], "0.02", "--again"]
            update = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(moments.uniform(0.3, 5))
            update.kill()
            update.wait()
            wait_for_page(page.goto(f"{address}trends?indicator=car_density&regions=05358") and page, "Trends")
            assert find_text(page, "Deutschlandatlas").count() > 0
        assert subprocess.run(UPDATE, cwd=ROOT, check=False).returncode == 0
        wait_for_page(page.goto(f"{address}trends?indicator=homelessness&regions=05358") and page, "Trends")
        expect(find_text(page, "Bertelsmann Stiftung/www.wegweiser-kommune.de").first).to_be_visible()
    assert not list(raw_folder().rglob("*.draft"))
    assert not list(database_folder().glob("building-*"))
    assert publish.find_current() is not None


def test_a_build_that_is_refused_leaves_the_visitor_with_the_data_there_are(page: Page) -> None:
    """The first visit after an update of the files builds; if that fails, what is there goes on being shown."""
    build()
    damaged = raw_folder() / "wegweiser" / "item"
    damaged.mkdir(parents=True)
    (damaged / "1.json").write_bytes(b"other bytes")
    sidecar = '{"url": "u", "fetched_at": "2026-01-01T00:00:00+00:00", "sha256": "x", "licence": "l"}'
    (damaged / "1.json.meta.json").write_text(sidecar, encoding="utf-8")
    with serve_app(database_folder()) as address:
        wait_for_page(page.goto(f"{address}trends?indicator=car_density&regions=05358") and page, "Trends")
        expect(find_text(page, "Deutschlandatlas").first).to_be_visible()
