"""The map in a browser: a click or Enter on a district chooses it, classes switch, the address opens the same view."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import find_text, wait_for_page


def tile(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=f"{name}:")


def cards(page: Page) -> list[str]:
    return page.locator(".kk-chosen strong").all_inner_texts()


def test_a_click_chooses_a_district_and_a_second_click_removes_it(page: Page, address: str) -> None:
    page.goto(address + "karte?indicator=car_density&regions=05370")
    wait_for_page(page, "Karte")
    expect(tile(page, "Kreis Heinsberg")).to_have_attribute("aria-pressed", "true")
    expect(tile(page, "Stadt Essen")).to_have_attribute("aria-pressed", "false")
    marked = "tile => (tile.dispatchEvent(new MouseEvent('click', {bubbles: true})), tile.outerHTML)"
    drawn = tile(page, "Stadt Essen").evaluate(marked)
    assert "kk-picked" in drawn and 'aria-pressed="true"' in drawn, "before the server can have answered"

    expect(page).to_have_url(address + "karte?indicator=car_density&regions=05370%2C05113")
    assert cards(page) == ["HS Kreis Heinsberg", "E Stadt Essen"]
    expect(page.locator(".kk-chosen").nth(1)).to_contain_text("508,2 je 1.000 Einw., Rang 8 von 53, Klasse 1 von 5")
    expect(page.get_by_role("heading", level=2).first).to_contain_text(
        "Kreis Heinsberg Klasse 5 und Stadt Essen Klasse 1 von 5"
    )
    expect(page.locator(".kk-picked")).to_have_count(0)
    tile(page, "Stadt Essen").click()
    expect(page).to_have_url(address + "karte?indicator=car_density&regions=05370")
    expect(page.locator(".kk-chosen")).to_have_count(1)


def test_the_keyboard_goes_from_tile_to_tile_and_chooses_and_stays_there(page: Page, address: str) -> None:
    page.goto(address + "karte?indicator=car_density&regions=05370&ground=tiles")
    wait_for_page(page, "Karte")
    tile(page, "Kreis Heinsberg").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    expect(tile(page, "Kreis Euskirchen")).to_be_focused()
    expect(page.locator(".kk-tip")).to_contain_text("Kreis Euskirchen: 796,7 je 1.000 Einw., Rang 53 von 53")
    page.keyboard.press("Enter")

    expect(tile(page, "Kreis Euskirchen")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".kk-chosen")).to_have_count(2)
    expect(tile(page, "Kreis Euskirchen")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(tile(page, "Rhein-Erft-Kreis")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".kk-tip")).to_be_hidden()


def test_one_tile_at_a_time_is_in_the_order_of_tabs(page: Page, address: str) -> None:
    page.goto(address + "karte?indicator=car_density&regions=05113&ground=tiles")
    wait_for_page(page, "Karte")
    expect(page.locator(".kk-map [data-key]")).to_have_count(53)
    expect(page.locator('.kk-map [tabindex="0"]')).to_have_attribute("data-key", "05113")
    tile(page, "Stadt Essen").focus()
    page.keyboard.press("ArrowLeft")

    expect(page.locator('.kk-map [tabindex="0"]')).to_have_attribute("data-key", "05117")


def test_a_seventh_district_takes_the_place_of_the_last_and_that_is_said(page: Page, address: str) -> None:
    page.goto(address + "karte?indicator=car_density&regions=05370,05358,05334,05113,05112,05111")
    wait_for_page(page, "Karte")
    tile(page, "Kreis Kleve").click()

    expect(find_text(page, "Kreis Kleve steht jetzt anstelle von Stadt Düsseldorf.")).to_be_visible()
    expect(page).to_have_url(
        address + "karte?indicator=car_density&regions=05370%2C05358%2C05334%2C05113%2C05112%2C05154"
    )


def test_without_any_district_the_map_stays_and_says_what_to_do(page: Page, address: str) -> None:
    page.goto(address + "karte?indicator=car_density&regions=05370")
    wait_for_page(page, "Karte")
    tile(page, "Kreis Heinsberg").click()

    expect(find_text(page, "Noch kein Kreis ist gewählt.")).to_be_visible()
    tile(page, "Stadt Bonn").click()
    expect(page).to_have_url(address + "karte?indicator=car_density&regions=05314")


def test_the_classes_switch_and_the_address_opens_the_same_view(page: Page, address: str) -> None:
    page.goto(address + "karte?indicator=car_density&regions=05370")
    wait_for_page(page, "Karte")
    expect(page.locator(".kk-legend li").first).to_have_text("457,6 bis 527,2 (11)")
    page.get_by_role("button", name="Darstellung").click()
    find_text(page, "Gleich breit", exact=True).click()
    expect(page.locator(".kk-legend li").first).to_have_text("457,6 bis unter 525,4 (10)")
    expect(page).to_have_url(address + "karte?indicator=car_density&regions=05370&classes=intervals")
    page.goto(page.url + "&indicator=road_casualties&year=2018")
    wait_for_page(page, "Karte")

    assert page.locator(".kk-legend li").all_inner_texts()[-1] == "kein Wert (2)"
    expect(tile(page, "Stadt Herne")).to_have_attribute("aria-label", "Stadt Herne: kein Wert für 2018")
    expect(find_text(page, "Kein Wert für 2018: Stadt Mülheim an der Ruhr und Stadt Herne.")).to_be_visible()


def test_tiles_stand_in_for_borders_where_they_are_wished(page: Page, address: str) -> None:
    page.goto(address + "karte?indicator=car_density&ground=tiles")
    wait_for_page(page, "Karte")

    expect(page.locator(".kk-map [data-key]")).to_have_count(53)
    expect(tile(page, "Kreis Heinsberg")).to_contain_text("HS")
    expect(page.locator(".kk-figure")).to_have_count(53)


def test_the_change_since_another_year_is_a_map_of_falls_and_rises(page: Page, address: str) -> None:
    page.goto(address + "karte?indicator=child_poverty_entitled&regions=05358&year=2022&since=2018")
    wait_for_page(page, "Karte")

    expect(page.get_by_role("heading", level=2).first).to_contain_text("2018 bis 2022: in")
    expect(tile(page, "Kreis Düren")).to_have_attribute("aria-label", re.compile(r"von .* \(2018\) auf .* \(2022\)"))


@pytest.mark.parametrize(("kind", "start"), [("PNG", b"\x89PNG"), ("SVG", b"<?xml"), ("CSV", b"\xef\xbb\xbf")])
def test_the_map_can_be_taken_along_as_picture_and_numbers(page: Page, address: str, kind: str, start: bytes) -> None:
    page.goto(address + "karte?indicator=car_density")
    wait_for_page(page, "Karte")

    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name=f"Als {kind}").click()

    assert Path(download.value.path()).read_bytes().startswith(start)
    named = rf"kreiskompass_map_car_density(-\d{{5}})*_de\.{kind.lower()}"
    assert re.fullmatch(named, download.value.suggested_filename)


def test_the_links_of_a_chosen_district_lead_to_its_indicator(page: Page, address: str) -> None:
    page.goto(address + "karte?indicator=crimes_recorded&regions=05358")
    wait_for_page(page, "Karte")
    page.locator(".kk-chosen").get_by_role("link", name="Trends").click()
    wait_for_page(page, "Trends")

    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Düren, Straftaten")
    expect(find_text(page, "Der Link nennt etwas")).to_have_count(0)
    expect(page).to_have_url(address + "trends?indicator=crimes_recorded&regions=05358")
