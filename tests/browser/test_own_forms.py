"""Tables as they are published go in in a real browser: recognised, or mapped by a few clicks."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from loaders.build.build import build
from tests.browser.conftest import find_text, serve_app, wait_for_page
from tests.browser.menu import settle
from tests.support.real_forms import FORMS


@pytest.fixture
def own_page(page: Page, address: str) -> Page:
    page.goto(address + "eigene-daten")
    wait_for_page(page, "Eigene Daten")
    return page


def upload(page: Page, number: int, source: str = "Amt 61") -> None:
    form = FORMS[number]
    settle(page)
    page.locator("input[type=file]").set_input_files(
        {"name": form.name, "mimeType": "application/octet-stream", "buffer": form.content}
    )
    page.get_by_label("Quelle, wenn die Tabelle keine nennt").fill(source)
    page.get_by_label("Quelle, wenn die Tabelle keine nennt").press("Tab")
    expect(find_text(page, "Was ist was in der Tabelle?")).to_be_visible()


def choose(page: Page, label: str, option: str) -> None:
    """As people do: open the list, type, take what it offers."""
    settle(page)
    box = page.get_by_role("combobox", name=label, exact=True).first
    box.click()
    box.fill(option)
    page.get_by_role("option", name=re.compile(f"^{re.escape(option)}( · .*)?$")).click()
    settle(page)


def expect_remark(page: Page, text: str) -> None:
    find_text(page, "Was beim Lesen gilt").click()
    expect(find_text(page, text)).to_be_visible()


def expect_acceptance(page: Page, values: int) -> None:
    expect(find_text(page, f"kann aufgenommen werden. Werte: {values}; Probleme: keine.")).to_be_visible()


def test_a_table_of_regionalstatistik_is_recognised(own_page: Page) -> None:
    upload(own_page, 1, source="")

    expect(
        find_text(
            own_page, "Erkannt: Einwohnerzahl; Gebiete: Nordrhein-Westfalen, Kreis Düren, Kreis Heinsberg, Deutschland"
        )
    ).to_be_visible()
    expect_remark(own_page, "Das ist eine Tabelle der amtlichen Statistik (GENESIS, Regionalstatistik) 12411-01-01-4.")


def test_an_export_of_inkar_with_a_new_indicator(own_page: Page) -> None:
    upload(own_page, 8, source="")

    expect(find_text(own_page, "„Bruttoverdienst“ ist kein bekannter Indikator")).to_be_visible()
    choose(own_page, "„Bruttoverdienst“ (6 Werte) ist", "ein neuer eigener Indikator")
    expect(own_page.get_by_label("Name des Indikators")).to_have_value("Bruttoverdienst")
    expect_acceptance(own_page, 6)


def test_the_register_of_municipalities_needs_a_year_and_one_click(own_page: Page) -> None:
    upload(own_page, 14, source="")

    expect(find_text(own_page, "Die Tabelle nennt kein Jahr.")).to_be_visible()
    expect(own_page.locator(".kk-sheet .kk-region_key").first).to_have_text("05")
    own_page.get_by_label("Jahr, wenn die Tabelle keines nennt").fill("2022")
    own_page.get_by_label("Jahr, wenn die Tabelle keines nennt").press("Enter")
    choose(own_page, "„Bevölkerung, insgesamt“ (3 Werte) ist", "Einwohnerzahl (Personen)")
    expect(
        find_text(own_page, "Erkannt: Einwohnerzahl; Gebiete: Nordrhein-Westfalen, Kreis Düren, Kreis Heinsberg")
    ).to_be_visible()


def test_a_table_of_the_police_is_mapped_with_its_scale(own_page: Page) -> None:
    upload(own_page, 18)

    own_page.get_by_label("Jahr, wenn die Tabelle keines nennt").fill("2023")
    own_page.get_by_label("Jahr, wenn die Tabelle keines nennt").press("Enter")
    choose(own_page, "„erfasste Fälle“ (2 Werte) ist", "nicht übernehmen")
    choose(own_page, "„HZ nach Zensus“ (2 Werte) ist", "Straftaten (je 1.000 Einw.)")
    choose(own_page, "Mal", "× 0,01")
    expect(find_text(own_page, "Kreis Düren, 2023: Hier steht 70,653, amtlich 61,9.")).to_be_visible()
    find_text(own_page, "Alle 2 bestätigen").click()
    expect(
        find_text(own_page, "Erkannt: Straftaten; Gebiete: Kreis Düren, Kreis Heinsberg; Jahre: 2023")
    ).to_be_visible()


def test_a_plain_file_of_keys_and_totals_is_mapped_taken_in_and_offered_again(
    page: Page, empty_database_folder: Path
) -> None:
    """Next year's file of the same form is read the same way by one click."""
    build()
    with serve_app(empty_database_folder) as address:
        page.goto(address + "eigene-daten")
        wait_for_page(page, "Eigene Daten")
        upload(page, 21)
        page.get_by_label("Jahr, wenn die Tabelle keines nennt").fill("2024")
        page.get_by_label("Jahr, wenn die Tabelle keines nennt").press("Enter")
        choose(page, "„total“ (2 Werte) ist", "Einwohnerzahl (Personen)")
        expect(find_text(page, "Kreis Düren, 2024: Hier steht 265.140, amtlich")).to_be_visible()
        find_text(page, "Stimmt so:").click()
        page.get_by_role("button", name="Aufnehmen", exact=True).click()
        expect(find_text(page, "„2021“ ist aufgenommen. Werte: 2.")).to_be_visible(timeout=60_000)

        upload(page, 21)
        find_text(page, "Wie „2021“ lesen: Diese Datei hat dieselbe Form").click()
        expect(find_text(page, "Erkannt: Einwohnerzahl")).to_be_visible()
