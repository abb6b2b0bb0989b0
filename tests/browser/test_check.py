"""Zielcheck as a council sees it: Düren's targets, the four verdicts, and a target added, shown and removed."""

import re
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Page, expect

from settings import own_folder
from tests.browser.conftest import cells, loaded, served
from tests.browser.test_pages import choose
from tests.small_world import write_small_world


def test_dueren_sees_its_targets_with_whose_they_are_and_the_verdict(page: Page, address: str) -> None:
    page.goto(address + "zielcheck?region=05358")
    loaded(page, "Zielcheck")

    value, target, gap, pace, verdict = cells(page, "Straftaten")
    assert (value.split(), target.split("\n")[0]) == (["65,43", "2022"], "höchstens 65 bis 2030")
    assert "Ziel des Bundes, beschlossen" in target
    assert (gap.split("\n")[0], pace.split("\n")[0]) == ("0,43", "−0,79")
    assert "auf Kurs" in verdict
    assert "weil kein Wert vorliegt" in cells(page, "Naturschutzflächen")[4]
    page.get_by_text("Wettersymbole", exact=True).first.click()
    expect(page.locator("tr", has_text="Straftaten").first).to_contain_text("Gewitter")
    expect(page).to_have_url(re.compile(r"[?&]method=weather"))
    assert "Wahlversprechen" not in page.content()
    page.get_by_text("zeigen", exact=True).click()
    expect(page.locator("td", has_text="Wahlversprechen").first).to_be_attached()


def test_one_series_four_verdicts_and_the_way_to_their_explanation(page: Page, address: str) -> None:
    page.goto(address + "zielcheck?indicator=greenhouse_gas_emissions&base=2017")
    loaded(page, "Zielcheck")

    expect(page.get_by_role("heading", level=3).first).to_contain_text("Beim Tempo seit 2017 wird das Ziel 2035")
    assert "zu langsam" in cells(page, "Lineares Tempo")[0]
    assert "keine Aussage" in cells(page, "Wettersymbole")[0]
    assert "weil kein Prozentsatz auf null führt" in cells(page, "Tempo nach Eurostat, 5 Jahre")[0]
    choose(page, "Ausgangsjahr", "vorgegeben")
    expect(page.locator("tr", has_text="Lineares Tempo")).to_contain_text("auf Kurs")
    expect(page.locator("tr", has_text="Lineares Tempo")).to_contain_text("erreicht −208 je Jahr, nötig −111")
    page.locator("tr", has_text="Lineares Tempo").get_by_role("link", name="auf Kurs").click()
    loaded(page, "Methoden")
    expect(page.get_by_role("heading", name="Auf Kurs")).to_be_in_viewport()


def test_a_link_of_the_address_opens_the_same_in_english_on_a_narrow_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(
        address + "zielcheck?lang=en&region=05370&indicator=air_pollution_pm10&target=eu_pm10_limit_2030&method=all"
    )
    loaded(page, "Target check")

    expect(page.get_by_role("combobox", name="Target").first).to_have_value("at most 20 by 2030: Target of the EU, law")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_target_is_added_shown_as_ones_own_and_removed(
    page: Page, tmp_path: Path, empty_database_folder: Path
) -> None:
    data = write_small_world(tmp_path / "data")
    with served(empty_database_folder, data) as address:
        page.goto(address + "zielcheck?region=05358")
        loaded(page, "Zielcheck")
        page.get_by_text("Ziel eintragen", exact=True).click()
        missing = page.get_by_text("Es fehlen noch: Zielwert")
        for _ in range(3):  # right after the first start a click may meet a page that is just drawn anew
            page.get_by_role("button", name="Ziel aufnehmen").click()
            with suppress(AssertionError):
                expect(missing).to_be_visible(timeout=5_000)
                break
        expect(missing).to_be_visible()
        assert not own_folder().exists()

        page.get_by_role("spinbutton", name="Zielwert").fill("4.5")
        page.get_by_role("spinbutton", name="Zieljahr").fill("2031")
        page.get_by_role("textbox", name="Wer hat es gesetzt?").fill("Kreistag")
        page.get_by_role("textbox", name="Wo steht es?").fill("Beschluss 12/2025")
        page.get_by_role("textbox", name="Wortlaut").fill("Armut halbieren")
        page.get_by_role("button", name="Ziel aufnehmen").click()
        expect(page.get_by_text("Das Ziel ist aufgenommen.")).to_be_visible()
        page.get_by_role("link", name="Ziel ansehen: Armut halbieren").click()
        loaded(page, "Zielcheck")
        expect(page.locator("td", has_text="höchstens 4,5 bis 2031").first).to_contain_text("eigenes Ziel")

        page.get_by_text("Ja, dieses Ziel entfernen").click()
        page.get_by_role("button", name="Ziel entfernen").click()
        expect(page.get_by_text("„Armut halbieren“ ist entfernt.")).to_be_visible()
        expect(page.get_by_text("Noch kein eigenes Ziel.")).to_be_visible()
        assert not list(own_folder().rglob("*.csv"))
