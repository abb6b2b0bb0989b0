"""The report check in a browser: the embedded report, a file with a planted error, files that are none."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import cells, find_text, wait_for_page

HEAD = "Indikator;Einheit;Jahr 1;Wert 1;Jahr 2;Wert 2;Jahr 3;Wert 3;Absolute Änderung;Relative Änderung\n"


def open_review(page: Page, address: str, query: str = "") -> Page:
    page.goto(address + "berichtspruefung" + query)
    return wait_for_page(page, "Berichtsprüfung" if "lang=en" not in query else "Report check")


def bring(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


def test_the_embedded_report_shows_the_known_error_first(page: Page, address: str) -> None:
    open_review(page, address)

    expect(find_text(page, "Geprüfte Tabellen: 49. Davon 2 mit Fehler, 3 mit Widerspruch im Druck")).to_be_visible()
    finding, printed, follows = cells(page, "Breitbandversorgung")
    assert finding.split("\n")[0] == "◆ Fehler"
    assert printed == "+0,8%P"
    assert follows.startswith("Aus 90,3 (2017) und 96,4 (2019) folgt +6,1;")
    assert "nur des letzten Schritts (2018 bis 2019)" in follows
    page.locator("summary", has_text="Tabellen ohne Befund (22)").click()
    assert cells(page, "PKW-Dichte")[1:] == ["+16,5", "+2,7%"]


def test_the_findings_are_handed_out_and_the_word_leads_to_the_rule(page: Page, address: str) -> None:
    open_review(page, address)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Befunde als CSV").click()
    assert waiting.value.suggested_filename == "berichtspruefung.csv"
    lines = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text("utf-8-sig")), delimiter=";"))
    assert [line["Befund"] for line in lines[:4]] == ["Fehler", "Fehler", "Fehler", "Widerspruch"]

    page.get_by_role("link", name="Fehler").first.click()
    wait_for_page(page, "Methoden")
    expect(find_text(page, "Sie muss im Bereich liegen, den ältester und neuester Wert zulassen.")).to_be_in_viewport()


def test_printed_values_stand_beside_the_sources(page: Page, address: str) -> None:
    open_review(page, address)

    expect(find_text(page, "Kreis Heinsberg, gedruckte Werte: 147.")).to_be_visible()
    differing = page.get_by_role("table", name="Abweichende Werte").locator("tbody tr")
    expect(differing).to_have_count(3)
    expect(differing.nth(1)).to_contain_text("26.670")
    page.locator("summary", has_text="Werte in anderer Definition").click()
    expect(find_text(page, "sind nicht miteinander zu verrechnen")).to_be_visible()


def test_a_planted_error_in_the_filled_in_template_is_caught(page: Page, address: str, tmp_path: Path) -> None:
    open_review(page, address)
    find_text(page, "Eigene Datei").click()
    expect(find_text(page, "Bitte eine Datei wählen")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="XLSX").click()
    assert waiting.value.suggested_filename == "berichtspruefung_vorlage.xlsx"
    template, planted = tmp_path / "template.xlsx", tmp_path / "Bericht 2025.xlsx"
    waiting.value.save_as(template)
    book = openpyxl.load_workbook(template)
    sheet = book["Tabellen"]
    (row,) = [row for row in sheet.iter_rows() if row[0].value == "Straftaten"]
    assert row[9].value == "-3,89"
    row[9].value = "+3,89"  # the sign
    book.save(planted)

    page.locator("input[type=file]").set_input_files(planted)

    expect(page.get_by_role("heading", level=2, name="Bericht 2025.xlsx")).to_be_visible()
    expect(find_text(page, "Geprüfte Tabellen: 49. Davon 3 mit Fehler")).to_be_visible()
    finding, printed, follows = cells(page, "Straftaten")
    assert (finding.split("\n")[0], printed) == ("◆ Fehler", "+3,89")
    assert follows.endswith("Die gedruckte Zahl passt dagegen zur Änderung mit vertauschtem Vorzeichen.")


def test_an_own_report_is_compared_with_the_sources_of_the_district_chosen(page: Page, address: str) -> None:
    open_review(page, address, "?report=upload&region=05358")
    expect(find_text(page, "Der Link nennt etwas")).to_have_count(0)
    row = "Pkw-Dichte;je 1.000 Einw.;2022;1;2023;2;2024;621,2;+620,2;+62020 %\n"
    bring(page, "r.csv", (HEAD + row + "Ganz Eigenes;%;2020;1;2021;2;2022;3;+2 %P;+200 %\n").encode())

    expect(find_text(page, "Kein Fehler und kein Widerspruch")).to_be_visible()
    expect(find_text(page, "Kreis Düren, gedruckte Werte: 6. Mit Quelle in derselben Definition: 3")).to_be_visible()
    page.locator("summary", has_text="Übereinstimmende Werte (1)").click()
    expect(page.get_by_role("table", name="Übereinstimmende Werte (1)")).to_contain_text("621,2")
    expect(find_text(page, "weil der Titel zu keinem Indikator oder zu mehreren passt: Ganz Eigenes")).to_be_visible()


@pytest.mark.parametrize(
    ("called", "content", "said"),
    [
        ("r.xlsm", b"PK", "Die Datei enthält Makros"),
        ("r.xlsx", b"no archive", "keine lesbare Mappe"),
        ("r.csv", b"Gebiet;Jahr;Wert\nKleve;2020;1\n", "Keine Kopfzeile gefunden."),
    ],
)
def test_a_file_that_is_no_report_is_refused_with_the_reason(
    page: Page, address: str, called: str, content: bytes, said: str
) -> None:
    open_review(page, address, "?report=upload")
    bring(page, called, content)

    expect(find_text(page, "Die Datei kann nicht geprüft werden.")).to_be_visible()
    expect(find_text(page, said)).to_be_visible()
    assert page.get_by_role("heading", level=2).count() == 0


def test_an_unreadable_cell_is_told_and_markup_stays_text_on_a_narrow_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_review(page, address, "?report=upload")
    name = "<script>document.title='taken'</script> **fett** [y](https://evil.example)"
    wrong = f"{name};%;2017;90,3;2018;95,6;2019;96,4;+0,8 %P;+0,9 %\nX;%;2017;viel;2018;2,0;2019;3,0;–;–\n"
    bring(page, "<b>x</b> [z](https://evil.example).csv", (HEAD + wrong).encode())

    expect(find_text(page, "Stellen, die sich nicht lesen lassen: 1.")).to_be_visible()
    expect(find_text(page, "„viel“ ist kein gedruckter Wert")).to_be_visible()
    expect(find_text(page, "Geprüfte Tabellen: 1. Davon 1 mit Fehler")).to_be_visible()
    assert page.locator("tbody th").filter(has_text="<script>").count() >= 2
    assert page.title() != "taken"
    assert page.get_by_role("link", name="y", exact=True).count() == 0
    assert page.get_by_role("link", name="z", exact=True).count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_page_speaks_english(page: Page, address: str) -> None:
    open_review(page, address, "?lang=en")

    expect(find_text(page, "Tables checked: 49. Of these 2 with an error")).to_be_visible()
    assert "give +6.1; with rounding, +6.0 to +6.2 is possible." in cells(page, "Breitbandversorgung")[2]
