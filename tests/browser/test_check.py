"""Zielcheck as a council sees it: a district's targets, the verdicts, and a target added, shown and removed."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import queries
from loaders.build.build import build
from settings import own_folder
from tests.browser.conftest import REBUILT, cells, find_text, serve_app, wait_for_page
from tests.browser.test_pages import choose
from tests.support.small_world import TARGETS, write_small_world
from texts import Language


@pytest.mark.usefixtures("shipped_database")
def test_a_district_sees_its_targets_with_whose_they_are_and_the_verdict(page: Page, address: str) -> None:
    rows = queries.run_query("values", indicator="greenhouse_gas_emissions", regions=["05370"]).dropna(subset="value")
    year, newest = max(zip(rows["year"], rows["value"], strict=True))
    number = Language("de").number(newest, 0)
    page.goto(address + "zielcheck?region=05370")
    wait_for_page(page, "Zielcheck")

    value, target, gap, pace, verdict = cells(page, "Treibhausgasemissionen")
    assert (value.split(), target.split("\n")[0]) == ([number, str(year)], "höchstens 0 bis 2035")
    assert "Kommunales Ziel, beschlossen" in target
    assert gap.split("\n")[0] == number and pace.startswith("\u2212")
    assert "Keine Aussage: zu wenige Werte" in verdict
    page.get_by_role("radio", name="alle nebeneinander").click()
    expect(page.locator("tr", has_text="Treibhausgasemissionen").first).to_contain_text("zu langsam")
    expect(page).to_have_url(re.compile(r"[?&]method=all"))


def test_pledges_are_shown_only_when_asked_for(page: Page, address: str) -> None:
    page.goto(address + "zielcheck?region=05358")
    wait_for_page(page, "Zielcheck")

    expect(find_text(page, "Kreis Düren: Kein eigenes Ziel ist hinterlegt")).to_be_visible()
    assert "Wahlversprechen" not in page.content()
    page.get_by_role("radiogroup", name="Versprechen von Parteien").get_by_text("zeigen").click()
    expect(page.locator("td", has_text="Wahlversprechen").first).to_be_attached()
    expect(page).to_have_url(re.compile(r"[?&]pledges=on"))


def test_one_series_four_verdicts_and_the_way_to_their_explanation(page: Page, address: str) -> None:
    page.goto(address + "zielcheck?indicator=greenhouse_gas_emissions")
    wait_for_page(page, "Zielcheck")

    expect(page.get_by_role("heading", level=3).first).to_contain_text("keine Aussage zum Ziel (höchstens 0")
    find_text(page, "Was andere Verfahren sagen").click()
    assert "zu langsam" in cells(page, "Lineares Tempo")[0]
    assert "keine Aussage" in cells(page, "Wettersymbole")[0]
    assert "weil kein Prozentsatz auf null führt" in cells(page, "Tempo nach Eurostat, 5 Jahre")[0]
    expect(find_text(page, "Ausgangsjahr 2017: Davor wurde anders gezählt.")).to_be_visible()
    choose(page, "Ausgangsjahr (Vorgabe: 2017)", "2017")
    expect(find_text(page, "Ausgangsjahr 2017, von Ihnen gewählt.")).to_be_visible()
    expect(page).to_have_url(re.compile("base=2017"))
    expect(page.locator("tr", has_text="Lineares Tempo")).to_contain_text("erreicht −51 je Jahr, nötig −91")
    page.locator("tr", has_text="Lineares Tempo").get_by_role("link", name="zu langsam").click()
    wait_for_page(page, "Methoden")
    expect(page.get_by_role("heading", name="Zu langsam")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("language", "titles", "verdicts"),
    [
        ("de", ("Zielcheck", "Methoden"), ("Keine Aussage: zu wenige Werte", "zu langsam", "keine Aussage", "Sonne")),
        ("en", ("Target check", "Methods"), ("No statement: too few values", "too slow", "no statement", "sun")),
    ],
)
def test_each_verdict_leads_to_its_explanation_in_the_language_of_the_page(
    page: Page, address: str, language: str, titles: tuple[str, str], verdicts: tuple[str, ...]
) -> None:
    forecast, too_slow, nothing, sun = verdicts
    page.goto(f"{address}zielcheck?lang={language}&region=05370&indicator=greenhouse_gas_emissions&method=all")
    wait_for_page(page, titles[0])
    by_method = page.locator("tr:has(th a[href*='methoden']) a.kk-sign")
    expect(by_method).to_have_text([re.compile(f" {word}$") for word in (forecast, too_slow, *[nothing] * 3)])
    expect(page.locator("a.kk-sign", has_text=sun).first).to_be_attached()
    links = set(page.locator("a.kk-sign").evaluate_all("signs => signs.map(sign => sign.getAttribute('href'))"))

    assert len(links) >= 6
    page.goto(address + next(iter(links)))
    wait_for_page(page, titles[1])
    for link in links:
        anchor = link.partition("#")[2]
        assert anchor.startswith(f"{language}-") and ("lang=en" in link) is (language == "en")
        expect(page.locator(f"[id='{anchor}']")).to_have_count(1)


def test_of_two_target_years_the_page_takes_the_one_ahead_and_offers_the_other(
    page: Page, tmp_path: Path, empty_database_folder: Path
) -> None:
    two = (
        "due_2020,05370,district,poverty,A,A,9,%,%,2020,,,decided,Kreistag,Council,Plan,,line,,\n"
        "due_2030,05370,district,poverty,B,B,6,%,%,2030,,,decided,Kreistag,Council,Plan,,line,,\n"
    )
    data = write_small_world(tmp_path / "data", targets=TARGETS + two)
    build(data=data)
    with serve_app(empty_database_folder, data) as address:
        page.goto(address + "zielcheck?region=05370")
        wait_for_page(page, "Zielcheck")
        expect(page.get_by_role("heading", level=3).first).to_contain_text("(höchstens 6\u00a0% bis 2030)")
        assert "höchstens 6 bis 2030" in cells(page, "Armut")[1]

        choose(page, "Ziel", "höchstens 9 bis 2020: Kommunales Ziel, beschlossen")
        expect(page.get_by_role("heading", level=3).first).to_contain_text("(höchstens 9\u00a0% bis 2020)")
        expect(page).to_have_url(re.compile("target=due_2020"))


def test_a_link_of_the_address_opens_the_same_in_english_on_a_narrow_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(
        address + "zielcheck?lang=en&region=05370&indicator=broadband_50mbit"
        "&target=heinsberg_broadband_full_coverage&method=all"
    )
    wait_for_page(page, "Target check")

    expect(page.get_by_role("combobox", name="Target").first).to_have_value(
        "at least 100, no target year: Local target, decided"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_target_is_added_shown_as_ones_own_and_removed(
    page: Page, tmp_path: Path, empty_database_folder: Path
) -> None:
    data = write_small_world(tmp_path / "data")
    build(data=data)  # the first start draws the page anew when it has built, which may swallow a click
    with serve_app(empty_database_folder, data) as address:
        page.goto(address + "zielcheck?region=05358")
        wait_for_page(page, "Zielcheck")
        find_text(page, "Ziel eintragen", exact=True).click()
        expect(page.get_by_role("spinbutton", name="Zielwert")).to_be_visible()
        shown = page.get_by_role("radiogroup", name="Maßstäbe von Land, Bund, EU").get_by_text("zeigen")
        add = page.get_by_role("button", name="Ziel aufnehmen")
        page.evaluate("both => both.forEach(one => one.click())", [add.element_handle(), shown.element_handle()])
        expect(find_text(page, "Es fehlen noch: Zielwert")).to_be_visible()  # a click that follows swallows none
        wait_for_page(page, "Zielcheck")
        assert not own_folder().exists()

        page.get_by_role("spinbutton", name="Zielwert").fill("4.5")
        page.get_by_role("spinbutton", name="Zieljahr").fill("2031")
        page.get_by_role("textbox", name="Wer hat es gesetzt?").fill("Kreistag")
        page.get_by_role("textbox", name="Wo steht es?").fill("Beschluss 12/2025")
        page.get_by_role("textbox", name="Wortlaut").fill("Armut halbieren")
        page.get_by_role("button", name="Ziel aufnehmen").click()
        expect(find_text(page, "Das Ziel ist aufgenommen.")).to_be_visible(timeout=REBUILT)
        page.get_by_role("link", name="Ziel ansehen: Armut halbieren").click()
        wait_for_page(page, "Zielcheck")
        expect(page.locator("td", has_text="höchstens 4,5 bis 2031").first).to_contain_text("eigenes Ziel")

        find_text(page, "Ja, dieses Ziel entfernen").click()
        page.get_by_role("button", name="Ziel entfernen").click()
        expect(find_text(page, "„Armut halbieren“ ist entfernt.")).to_be_visible(timeout=REBUILT)
        expect(find_text(page, "Noch kein eigenes Ziel.")).to_be_visible()
        assert not list(own_folder().rglob("*.csv"))
