"""What is typed and not yet saved is still there after Back, another language, a restart of the server; until saved."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from features.bnk.texts import BOOK, name_subject
from loaders.build.build import build
from storage import journal
from tests.browser.conftest import find_text, serve_app, wait_for_page
from tests.support.small_world import write_small_world

FORM = "bnk-bericht?region=05334&part=texts&entry=poverty"
REASON = "Erläuterung oder Begründung"
TYPED = "Wird erst ab 2027 erhoben.\nDas ist noch nicht beschlossen."
RESTORED = "Nicht gespeicherter Text aus diesem Browser ist wieder eingesetzt."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = write_small_world(tmp_path / "data")
    build(data=data)
    return data


def test_typed_text_outlives_back_another_language_and_a_restart_until_it_is_saved(
    page: Page, data: Path, empty_database_folder: Path
) -> None:
    with serve_app(empty_database_folder, data) as address:
        page.goto(address + FORM)
        wait_for_page(page, "BNK-Bericht")
        page.get_by_label(REASON).fill(TYPED)
        page.get_by_role("link", name="Begriffe", exact=True).click()
        wait_for_page(page, "Begriffe")
        page.go_back()
        wait_for_page(page, "BNK-Bericht")
        expect(page.get_by_label(REASON)).to_have_value(TYPED)
        expect(find_text(page, RESTORED)).to_be_visible()

        page.goto(address + FORM + "&lang=en")
        wait_for_page(page, "BNK report")
        expect(page.get_by_label("Explanation or reason")).to_have_value(TYPED)
        port = int(address.rstrip("/").rpartition(":")[2])

    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-connection-state", re.compile("PING"))
    with serve_app(empty_database_folder, data, port) as address:
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-connection-state", "CONNECTED")
        wait_for_page(page, "BNK report")
        expect(page.get_by_label("Explanation or reason")).to_have_value(TYPED)
        page.goto(address + FORM)
        wait_for_page(page, "BNK-Bericht")
        expect(page.get_by_label(REASON)).to_have_value(TYPED)
        page.get_by_label("Ihr Name").fill("Frau Weiß")
        page.get_by_role("button", name="Speichern").click()
        expect(find_text(page, f"{REASON}: Gespeichert.")).to_be_visible()
        newest = journal.read_book(BOOK).newest(name_subject("05334", "poverty", "explanation"))
        assert newest is not None and newest.told["text"] == TYPED

        page.get_by_label(REASON).fill("Ganz anders.")
        page.goto(address + FORM)
        wait_for_page(page, "BNK-Bericht")
        expect(find_text(page, RESTORED)).to_be_visible()
        page.get_by_role("button", name="Verwerfen").click()
        expect(page.get_by_label(REASON)).to_have_value(TYPED)
        page.goto(address + FORM)
        wait_for_page(page, "BNK-Bericht")
        expect(page.get_by_label(REASON)).to_have_value(TYPED)
        expect(find_text(page, RESTORED)).to_be_hidden()


def test_a_draft_does_not_come_in_the_place_of_what_somebody_else_has_saved_meanwhile(
    page: Page, data: Path, empty_database_folder: Path
) -> None:
    with serve_app(empty_database_folder, data) as address:
        page.goto(address + FORM)
        wait_for_page(page, "BNK-Bericht")
        page.get_by_label(REASON).fill(TYPED)
        journal.add_entry(
            BOOK, name_subject("05334", "poverty", "explanation"), 0, "Herr Ok", {"text": "Anders.", "year": "2021"}
        )
        page.goto(address + FORM)
        wait_for_page(page, "BNK-Bericht")
        expect(find_text(page, "seither ist anderer gespeichert worden")).to_be_visible()
        expect(page.get_by_label(REASON)).to_have_value("Anders.")

        page.get_by_role("button", name="Meinen Text einsetzen").click()

        expect(page.get_by_label(REASON)).to_have_value(TYPED)


def test_the_fields_of_a_target_of_ones_own_are_kept_too(page: Page, data: Path, empty_database_folder: Path) -> None:
    with serve_app(empty_database_folder, data) as address:
        for again in (False, True):
            page.goto(address + "zielcheck?region=05358&indicator=poverty")
            wait_for_page(page, "Zielcheck")
            find_text(page, "Ziel eintragen", exact=True).click()
            if not again:
                page.get_by_label("Zielwert, in der Einheit des Indikators").fill("4.5")
                page.get_by_label("Wer hat es gesetzt?").fill("Kreistag")
                page.get_by_label("Wer hat es gesetzt?").blur()
        expect(page.get_by_label("Wer hat es gesetzt?")).to_have_value("Kreistag")
        expect(page.get_by_label("Zielwert, in der Einheit des Indikators")).to_have_value("4.5")
