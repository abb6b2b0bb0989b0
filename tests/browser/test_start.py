"""The start page in a real browser: it finds despite slips, as lists do, knows one's district, tells what is new."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from loaders.build.build import build
from tests.browser.conftest import find_text, serve_app, wait_for_page
from tests.browser.test_pages import choose
from tests.support.small_world import OBSERVATIONS, write_small_world

MINE = "Immer hiermit beginnen"


def remember(page: Page, address: str, district: str) -> None:
    """Open the start page as a new visitor and make this district the one of the visitor."""
    page.goto(address)
    wait_for_page(page, "Kreis Heinsberg")
    page.get_by_role("button", name="Wechseln").click()
    choose(page, "Kreis, Stadt oder Region", district)
    wait_for_page(page, district)
    find_text(page, MINE, exact=True).click()
    expect(find_text(page, "Welcher Kreis, welche Stadt oder Region ist Ihre?")).to_have_count(0)
    wait_for_page(page, district)


def test_an_indicator_with_a_district_is_found_while_it_is_typed_with_slips(page: Page, address: str) -> None:
    page.goto(address)
    wait_for_page(page, "Kreis Heinsberg")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_label("Suchen: Thema, Ort, Ziel, Maßnahme, Seite").press_sequentially("kinderamut dueren")

    hit = page.get_by_role("table", name="Treffer für „kinderamut dueren“").locator("tbody tr").first
    expect(hit).to_contain_text("Kinderarmut")
    expect(hit).to_contain_text("Kreis Düren, 20")
    hit.get_by_role("link").first.click()
    wait_for_page(page, "Vergleich")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kinderarmut")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Düren Rang")


def test_what_is_not_found_is_told_with_what_can_be_looked_for(page: Page, address: str) -> None:
    page.goto(address)
    wait_for_page(page, "Kreis Heinsberg")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_label("Suchen: Thema, Ort, Ziel, Maßnahme, Seite").press_sequentially("Quastenflosser")

    expect(find_text(page, "Nichts gefunden. Suchen lässt sich nach Indikatoren")).to_be_visible()


def test_my_district_is_there_again_at_the_next_visit_until_it_is_forgotten(page: Page, address: str) -> None:
    remember(page, address, "Kreis Düren")

    page.goto(address)
    wait_for_page(page, "Kreis Düren")
    page.get_by_role("button", name="Wechseln").click()
    expect(page.get_by_role("checkbox", name=MINE)).to_be_checked()
    page.get_by_role("link", name="Trends", exact=True).click()
    wait_for_page(page, "Trends")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Düren")
    page.get_by_role("link", name="Start", exact=True).click()
    wait_for_page(page, "Kreis Düren")
    page.get_by_role("button", name="Wechseln").click()
    find_text(page, MINE, exact=True).click()
    expect(find_text(page, "Ist Kreis Düren Ihr Gebiet?")).to_be_visible()
    wait_for_page(page, "Kreis Düren")

    page.goto(address)
    wait_for_page(page, "Kreis Heinsberg")
    assert "kreiskompass_region" not in {cookie.get("name") for cookie in page.context.cookies(address)}


def test_a_link_shows_its_own_district_and_changes_nothing_about_mine(page: Page, address: str) -> None:
    remember(page, address, "Kreis Düren")

    page.goto(address + "ueberblick?region=05370")
    expect(page.get_by_role("heading", name="Kreis Heinsberg: 17 Ziele im Vergleich")).to_be_visible()
    page.goto(address + "?region=05334")
    wait_for_page(page, "StädteRegion Aachen")
    page.get_by_role("button", name="Wechseln").click()
    expect(page.get_by_role("checkbox", name=MINE)).not_to_be_checked()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Zurück zu Ihrer Wahl: Kreis Düren").click()

    wait_for_page(page, "Kreis Düren")
    page.get_by_role("button", name="Wechseln").click()
    expect(page.get_by_role("checkbox", name=MINE)).to_be_checked()


def test_the_address_of_the_start_page_names_the_district_that_it_shows(page: Page, address: str) -> None:
    remember(page, address, "Kreis Düren")

    page.goto(address)
    wait_for_page(page, "Kreis Düren")
    expect(page).to_have_url(address + "?region=05358")


@pytest.mark.parametrize("kept", ["99999", "</script>", "05"])
def test_a_district_that_is_not_known_is_not_remembered(browser: Browser, address: str, kept: str) -> None:
    context = browser.new_context(locale="de-DE")
    context.add_cookies([{"name": "kreiskompass_region", "value": kept, "url": address}])
    page = context.new_page()
    page.goto(address)

    wait_for_page(page, "Kreis Heinsberg")
    expect(find_text(page, "Welcher Kreis, welche Stadt oder Region ist Ihre?")).to_be_visible()
    context.close()


def test_from_the_start_page_to_all_indicators_of_the_district(page: Page, address: str) -> None:
    page.goto(address + "?region=05334")
    wait_for_page(page, "StädteRegion Aachen")
    page.get_by_role("link", name="StädteRegion Aachen: alle Indikatoren im Überblick").click()

    expect(page.get_by_role("heading", name="StädteRegion Aachen: 17 Ziele im Vergleich")).to_be_visible()


def test_from_the_targets_to_the_target_check(page: Page, address: str) -> None:
    page.goto(address + "?region=05358")
    wait_for_page(page, "Kreis Düren")
    expect(page.get_by_role("heading", name="Ziele", exact=True)).to_be_visible()
    page.locator(".kk-rail").get_by_role("link", name="Zielcheck").click()

    wait_for_page(page, "Zielcheck")
    expect(page).to_have_url(re.compile("region=05358"))


def test_a_newer_year_than_in_the_database_before_is_told(
    page: Page, tmp_path: Path, empty_database_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDG_DATABASE", str(empty_database_folder))
    build(data=write_small_world(tmp_path / "data"))
    build(data=write_small_world(tmp_path / "data", poverty=OBSERVATIONS["poverty"] + "new,05370,2022,7.1\n"))
    with serve_app(empty_database_folder, tmp_path / "data") as address:
        page.goto(address)
        wait_for_page(page, "Kreis Heinsberg")

        expect(page.get_by_role("heading", name="Neu in den Daten")).to_be_visible()
        expect(page.locator(".kk-rail", has_text="Neu in den Daten")).to_contain_text("Armut 2022: 7,1")
        page.get_by_role("button", name="Wechseln").click()
        choose(page, "Kreis, Stadt oder Region", "Kreis Düren")
        expect(page.get_by_role("heading", name="Neueste Zahlen")).to_be_visible()


def test_the_first_screen_holds_all_topics_and_the_ways_on(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(address + "?region=05358")
    wait_for_page(page, "Kreis Düren")

    expect(page.locator(".kk-board .kk-strip")).to_have_count(12)
    for name in ("Folien für den Kreistag", "Ein Blatt für die Fraktion (PDF)", "Was wäre, wenn …?"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box and box["y"] + box["height"] <= 720


def test_the_page_for_the_council_group_is_at_hand_from_the_start_page(page: Page, address: str) -> None:
    page.goto(address + "?region=05358")
    wait_for_page(page, "Kreis Düren")

    with page.expect_download() as begun:
        page.get_by_role("button", name="Ein Blatt für die Fraktion (PDF)").click()

    found = PdfReader(begun.value.path())
    assert len(found.pages) == 1 and "Kreis Düren: Wo stehen wir?" in found.pages[0].extract_text()
    assert re.fullmatch(r"kreiskompass_Kreistag_Kreis-Düren_[-\d]+_Blatt\.pdf", begun.value.suggested_filename)


DISTRICTS = {
    "koeln": "Stadt Köln · NRW",
    "Koln": "Stadt Köln · NRW",
    "Quastenflosser": "",
    "05166": "Kreis Viersen · NRW",
    "Muenchen Stadt": "Stadt München · Bayern",
    "Kempen": "Kreis Viersen · NRW",
    "Gueterslho": "Kreis Gütersloh · NRW",
}
INDICATORS = {
    "Pendler": "Fernpendelnde",
    "Solaranlage": "Installierte Photovoltaikleistung",
    "hausarztdchte": "Hausarztdichte",
}


@pytest.mark.parametrize(("label", "typed"), [("Kreise, Städte, Regionen", DISTRICTS), ("Indikator", INDICATORS)])
def test_a_choice_is_found_however_it_is_typed(page: Page, address: str, label: str, typed: dict[str, str]) -> None:
    page.goto(address + "trends")
    wait_for_page(page, "Trends")
    box = page.get_by_role("combobox", name=label).first
    with page.expect_response(lambda answer: "lists.json" in answer.url):
        box.click()
    for text, name in typed.items():
        page.keyboard.type(text)
        if name:
            expect(page.get_by_role("option").first).to_have_text(name)
        else:
            expect(find_text(page, "Nichts gefunden")).to_be_visible()
        for _ in text:
            page.keyboard.press("Backspace")
