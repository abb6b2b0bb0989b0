"""A table of one's own, from the template to the trend and away again."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from settings import own_folder
from tests.browser.conftest import find_text, serve_app, wait_for_page
from tests.browser.menu import settle
from tests.support.small_world import write_small_world

HEADERS = ("Gebiet", "Indikator", "Jahr", "Wert", "Quelle")
OWN = ("Radwege", "km", "Menge", "höher", "Länge der Radwege", 2)


def filled_in(template: Path, file: Path, rows: list[tuple[object, ...]]) -> Path:
    book = openpyxl.load_workbook(template)
    assert tuple(cell.value for cell in book["Daten"][1]) == HEADERS
    for row in rows:
        book["Daten"].append(row)
    book["Indikatoren"].append(OWN)
    book.save(file)
    return file


def upload(page: Page, file: Path, button: str) -> None:
    """As people do: by the button, so that the same file can be chosen again once it is corrected."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button, exact=True).click()
    chooser.value.set_files(file)


def test_a_table_goes_in_with_its_error_told_and_corrected_and_out_again(
    page: Page, tmp_path: Path, empty_database_folder: Path
) -> None:
    data = write_small_world(tmp_path / "data")
    with serve_app(empty_database_folder, data) as address:
        page.goto(address + "eigene-daten")
        wait_for_page(page, "Eigene Daten")
        expect(find_text(page, "Noch keine eigene Tabelle.")).to_be_visible()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="XLSX").first.click()
        assert waiting.value.suggested_filename == "eigene_daten_vorlage_lang.xlsx"
        template = tmp_path / "template.xlsx"
        waiting.value.save_as(template)

        right = ("Kreis Düren", "Radwege", 2021, 120.5, "Kreisamt")
        wrong = ("Kreis Düren", "Radwege", 2022, "viel", "Kreisamt")
        upload(page, filled_in(template, tmp_path / "Radwege.xlsx", [right, wrong]), "Datei wählen")
        expect(page.get_by_role("rowheader").filter(has_text="Daten!D3")).to_be_visible()
        expect(find_text(page, "„viel“ ist keine Zahl")).to_be_visible()
        expect(page.get_by_role("button", name="Aufnehmen", exact=True)).to_have_count(0)
        assert not own_folder().exists()

        upload(
            page,
            filled_in(template, tmp_path / "Radwege.xlsx", [right, (*wrong[:3], 131, "Kreisamt")]),
            "Weitere Dateien",
        )
        expect(find_text(page, "„Radwege“ kann aufgenommen werden. Werte: 2; Probleme: keine.")).to_be_visible()
        page.get_by_role("button", name="Aufnehmen", exact=True).click()
        expect(find_text(page, "„Radwege“ ist aufgenommen. Werte: 2.")).to_be_visible()
        page.get_by_role("link", name="Verlauf ansehen: Radwege").click()
        wait_for_page(page, "Trends")
        expect(page.get_by_role("heading", level=2)).to_have_text(
            "Kreis Düren, Radwege: von 120,5 (2021) auf 131,0\u00a0km (2022) gestiegen"
        )
        expect(find_text(page, "Quelle: Kreisamt (eigene Daten).")).to_be_visible()

        page.get_by_role("link", name="Eigene Daten", exact=True).click()
        wait_for_page(page, "Eigene Daten")
        find_text(page, "Tabelle entfernen").click()
        expect(page.get_by_role("button", name="Entfernen")).to_be_disabled()
        settle(page)  # what unfolds moves the box away from a click
        find_text(page, "Ja, mit allen Werten entfernen").click()
        page.get_by_role("button", name="Entfernen").click()
        expect(find_text(page, "„Radwege“ ist entfernt.")).to_be_visible()
        expect(find_text(page, "Noch keine eigene Tabelle.")).to_be_visible()
        page.goto(address + "trends?indicator=own_radwege")
        expect(
            find_text(page, "Der Link nennt etwas, das hier nicht gezeigt werden kann: own_radwege.")
        ).to_be_visible()


@pytest.mark.parametrize(
    ("called", "content", "said"),
    [
        ("table.xlsm", b"PK", "Die Datei enthält Makros"),
        ("table.xlsx", b"no archive", "keine lesbare Mappe"),
        ("<b>x</b> [y](https://evil.example).csv", b"Gebiet;Jahr\n", "Keine Kopfzeile gefunden."),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_the_reason(
    page: Page, address: str, called: str, content: bytes, said: str
) -> None:
    page.goto(address + "eigene-daten")
    wait_for_page(page, "Eigene Daten")
    page.locator("input[type=file]").set_input_files({"name": called, "mimeType": "text/csv", "buffer": content})

    expect(find_text(page, said)).to_be_visible()
    expect(find_text(page, "Erst wenn diese Angaben stimmen")).to_be_visible()
    assert page.get_by_role("link", name="y", exact=True).count() == 0


def test_the_page_fits_a_narrow_screen_and_says_numbers_are_to_be_told(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + "eigene-daten")
    wait_for_page(page, "Eigene Daten")
    table = b"Gebiet;Indikator;Jahr;Wert;Quelle\nKreis Kleve;Tax revenue;2021;1.234;Amt\n"
    page.locator("input[type=file]").set_input_files({"name": "t.csv", "mimeType": "text/csv", "buffer": table})
    expect(find_text(page, "kann deutsch oder englisch gemeint sein")).to_be_visible()
    find_text(page, "deutsch: 1.234,5").click()

    expect(find_text(page, "„t“ kann aufgenommen werden.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
