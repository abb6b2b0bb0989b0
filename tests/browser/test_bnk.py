"""The BNK report as visitors use it: texts entered and found again, two people at once, files downloaded."""

from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from features.bnk.texts import BOOK
from loaders.build.build import build
from settings import own_folder
from storage import journal
from tests.browser.conftest import cells, find_text, serve_app, wait_for_page
from tests.support.small_world import write_small_world

FORM = "bnk-bericht?region=05334&part=texts&entry=poverty"


@pytest.fixture
def small(tmp_path: Path, empty_database_folder: Path) -> Iterator[str]:
    """A server of its own, so that what is entered stays in this test."""
    data = write_small_world(tmp_path / "data")
    build(data=data)
    with serve_app(empty_database_folder, data) as address:
        yield address


def write(page: Page, field: str, text: str, who: str) -> None:
    page.get_by_label(field).fill(text)
    page.get_by_label("Ihr Name").fill(who)
    page.get_by_role("button", name="Speichern").click()


def test_a_reason_is_asked_for_entered_and_found_again(page: Page, small: str) -> None:
    page.goto(small + "bnk-bericht?region=05334")
    wait_for_page(page, "BNK-Bericht")
    expect(find_text(page, "1 offen.")).to_be_visible()
    page.get_by_role("link", name="Begründung fehlt – eintragen").click()
    wait_for_page(page, "BNK-Bericht")
    expect(page.get_by_role("combobox", name="Indikator")).to_have_value("Armut")
    write(page, "Erläuterung oder Begründung", "<b>Wird</b>\x01 erst\vab 2027 *erhoben*.", "Frau Weiß")
    expect(find_text(page, "Erläuterung oder Begründung: Gespeichert.")).to_be_visible()
    expect(find_text(page, "1 ohne Wert mit Begründung")).to_be_visible()

    page.goto(small + FORM)
    wait_for_page(page, "BNK-Bericht")
    expect(page.get_by_label("Erläuterung oder Begründung")).to_have_value("<b>Wird</b> erst\nab 2027 *erhoben*.")
    page.goto(small + "bnk-bericht?region=05334")
    wait_for_page(page, "BNK-Bericht")
    state, reason = cells(page, "Armut")
    assert state == "begründet"
    assert reason.startswith("<b>Wird</b> erst\nab 2027 *erhoben*.")
    assert "Frau Weiß" in reason


def test_without_a_name_nothing_is_saved_and_the_text_stays(page: Page, small: str) -> None:
    page.goto(small + FORM)
    wait_for_page(page, "BNK-Bericht")
    write(page, "Qualitative Aussage", "Ein Entwurf", "")

    expect(find_text(page, "Es fehlen noch: Ihr Name.")).to_be_visible()
    expect(page.get_by_label("Qualitative Aussage")).to_have_value("Ein Entwurf")
    assert not own_folder().exists()


def test_of_two_at_once_the_second_is_told_and_nothing_is_lost(page: Page, browser: Browser, small: str) -> None:
    other = browser.new_context(locale="de-DE").new_page()
    for one in (page, other):
        one.goto(small + FORM)
        wait_for_page(one, "BNK-Bericht")
    write(other, "Qualitative Aussage", "Fassung der anderen", "Frau Anders")
    expect(find_text(other, "Qualitative Aussage: Gespeichert.")).to_be_visible()

    write(page, "Qualitative Aussage", "Meine Fassung", "Herr Ich")
    expect(find_text(page, "Qualitative Aussage: Nicht gespeichert: Inzwischen hat jemand")).to_be_visible()
    expect(find_text(page, "Die andere Fassung, von Frau Anders")).to_contain_text("Fassung der anderen")
    expect(page.get_by_label("Qualitative Aussage")).to_have_value("Meine Fassung")
    assert [entry.who for entry in journal.read_book(BOOK).entries["05334.poverty.statement"]] == ["Frau Anders"]

    page.get_by_role("button", name="Speichern").click()
    expect(find_text(page, "Qualitative Aussage: Gespeichert.")).to_be_visible()
    find_text(page, "Verlauf der Texte (2)").click()
    expect(page.get_by_role("row").filter(has_text="Frau Anders")).to_contain_text("Fassung der anderen")
    assert [entry.told["text"] for entry in journal.read_book(BOOK).entries["05334.poverty.statement"]] == [
        "Fassung der anderen",
        "Meine Fassung",
    ]
    other.context.close()


def test_an_emptied_field_deletes_the_text_and_keeps_it_in_the_history(page: Page, small: str) -> None:
    journal.add_entry(BOOK, "05334.poverty.target", 0, "Frau Weiß", {"text": "Noch weit", "year": "2021"})
    page.goto(small + FORM)
    wait_for_page(page, "BNK-Bericht")
    write(page, "Verhältnis zum Ziel", "", "Herr Ich")

    expect(find_text(page, "Verhältnis zum Ziel: Gespeichert.")).to_be_visible()
    find_text(page, "Verlauf der Texte (2)").click()
    expect(page.get_by_role("row").filter(has_text="Herr Ich")).to_contain_text("(gelöscht)")
    expect(page.get_by_role("row").filter(has_text="Frau Weiß")).to_contain_text("Noch weit")


def test_a_folder_that_cannot_be_written_is_told_and_the_text_stays(page: Page, small: str) -> None:
    own_folder().mkdir(parents=True)
    (own_folder() / "journal").write_text("a file where the folder should be")
    page.goto(small + FORM)
    wait_for_page(page, "BNK-Bericht")
    write(page, "Qualitative Aussage", "Ein Entwurf", "Herr Ich")

    told = find_text(page, "Nicht gespeichert: Der Ordner für eigene Eingaben")
    expect(told).to_be_visible()
    assert str(own_folder()) not in told.inner_text()
    expect(page.get_by_label("Qualitative Aussage")).to_have_value("Ein Entwurf")


def test_an_entry_that_cannot_be_read_is_named(page: Page, small: str) -> None:
    folder = own_folder() / "journal" / BOOK / "05334.poverty.target"
    folder.mkdir(parents=True)
    (folder / "000001.json").write_text("{")
    page.goto(small + "bnk-bericht?region=05334")
    wait_for_page(page, "BNK-Bericht")

    expect(find_text(page, "report_text/05334.poverty.target/000001.json")).to_be_visible()


def test_a_link_opens_the_view_and_the_files_can_be_opened(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + "bnk-bericht?region=05358&report_year=2023&criterion=12&part=files")
    wait_for_page(page, "BNK-Bericht")
    expect(find_text(page, "Kreis Düren, Berichtsjahr 2023")).to_be_visible()
    expect(find_text(page, "12 Nachhaltige Mobilität")).to_be_visible()
    for button, name in (
        ("Bericht als Word-Datei", "bnk_bericht_05358_2023.docx"),
        ("Zahlen als Excel-Datei", "bnk_bericht_05358_2023.xlsx"),
        ("Anlage als Word-Datei", "anlage_haushaltsplan_05358_2023.docx"),
    ):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=button).click()
        assert waiting.value.suggested_filename == name
        waiting.value.save_as(tmp_path / name)

    headings = [one.text for one in docx.Document(str(tmp_path / "bnk_bericht_05358_2023.docx")).paragraphs]
    assert "12 Nachhaltige Mobilität" in headings
    assert len(docx.Document(str(tmp_path / "anlage_haushaltsplan_05358_2023.docx")).tables) > 8
    book = openpyxl.load_workbook(tmp_path / "bnk_bericht_05358_2023.xlsx")
    assert book.sheetnames == ["Indikatoren", "Texte", "Zu den Daten", "Quellen"]


@pytest.mark.parametrize("part", ["chapter", "texts", "overview", "files"])
def test_every_view_fits_a_narrow_screen_in_both_editions(page: Page, address: str, part: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for edition in ("bnk", "bnk2"):
        page.goto(address + f"bnk-bericht?region=05334&part={part}&edition={edition}&lang=en")
        wait_for_page(page, "BNK report")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_criterion_without_indicators_shows_its_aspects(page: Page, address: str) -> None:
    page.goto(address + "bnk-bericht?criterion=4")
    wait_for_page(page, "BNK-Bericht")

    expect(find_text(page, "„Öffentliche Beteiligung“ hat keine Indikatoren.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="4.1 Dialogprozesse")).to_be_visible()
