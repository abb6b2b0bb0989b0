"""Maßnahmen and Evaluation as an office uses them: report, be told of others, read the register, take a file along."""

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from settings import own_folder
from storage import journal
from tests.browser.conftest import cells, find_text, serve_app, wait_for_page
from tests.browser.test_pages import choose

MEASURE = "dueren_plan_4_1_1"
ONE = f"massnahmen?region=05358&view=one&measure={MEASURE}"


@pytest.fixture
def own_address(shipped: tuple[Path, object]) -> Iterator[str]:
    """A server whose journal is the test's own."""
    with serve_app(shipped[0]) as address:
        yield address


def fill(page: Page, status: str, who: str, note: str) -> None:
    find_text(page, status, exact=True).last.click()
    page.get_by_role("textbox", name="Ihr Name").first.fill(who)
    page.get_by_role("textbox", name="Anmerkung").fill(note)


def save(page: Page) -> None:
    page.get_by_role("button", name="Meldung speichern").click()


def reports() -> list[tuple[str, str, str]]:
    entries = journal.read_book("measure_status").entries.get(MEASURE, [])
    return [(entry.who, entry.told["status"], entry.told["note"]) for entry in entries]


def test_two_sessions_that_save_at_once_lose_nothing(browser: Browser, page: Page, own_address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    other = context.new_page()
    for visitor in (page, other):
        visitor.goto(own_address + ONE)
        wait_for_page(visitor, "Maßnahmen")
    fill(page, "erledigt", "Frau Weiß", "Zwei Schulen")
    fill(other, "in Arbeit", "Herr Ok", "Eine Schule fehlt noch")

    save(page)
    expect(find_text(page, "Gespeichert.")).to_be_visible()
    assert cells(page, "gilt")[0] == "erledigt"
    save(other)
    expect(find_text(other, "Nicht gespeichert: Inzwischen hat jemand anderes")).to_be_visible()
    expect(find_text(other, "Inzwischen eingetragen: erledigt")).to_contain_text("Zwei Schulen. Von Frau Weiß")
    assert reports() == [("Frau Weiß", "done", "Zwei Schulen")]
    expect(other.get_by_role("textbox", name="Anmerkung")).to_have_value("Eine Schule fehlt noch")
    expect(other.get_by_role("radio", name="in Arbeit")).to_be_checked()

    save(other)
    expect(find_text(other, "Gespeichert.")).to_be_visible()
    assert reports() == [("Frau Weiß", "done", "Zwei Schulen"), ("Herr Ok", "running", "Eine Schule fehlt noch")]
    expect(other.get_by_role("textbox", name="Anmerkung")).to_have_value("")
    context.close()


def test_a_report_needs_a_status_a_name_and_a_day_that_is_not_ahead(page: Page, own_address: str) -> None:
    page.goto(own_address + ONE)
    wait_for_page(page, "Maßnahmen")

    save(page)
    expect(find_text(page, "Es fehlen noch: Stand und Ihr Name.")).to_be_visible()
    wait_for_page(page, "Maßnahmen")
    fill(page, "erledigt", "A", "")
    page.get_by_role("textbox", name="Stand vom").fill("31.12.2999")
    save(page)
    expect(find_text(page, "Bitte als Datum einen Tag bis heute angeben")).to_be_visible()
    assert reports() == []
    expect(page.get_by_role("textbox", name="Stand vom")).to_have_value("31.12.2999")


def test_a_folder_that_cannot_be_written_to_is_told_and_the_input_stays(page: Page, own_address: str) -> None:
    own_folder().parent.mkdir(parents=True, exist_ok=True)
    own_folder().write_text("a file where the folder should be")
    page.goto(own_address + ONE)
    wait_for_page(page, "Maßnahmen")
    fill(page, "erledigt", "A", "fertig")
    save(page)

    expect(find_text(page, "Nicht gespeichert: Der Ordner für eigene Eingaben")).to_be_visible()
    expect(page.get_by_role("textbox", name="Anmerkung")).to_have_value("fertig")


def test_an_expected_effect_is_an_assumption_with_its_basis(page: Page, own_address: str) -> None:
    page.goto(own_address + ONE)
    wait_for_page(page, "Maßnahmen")
    find_text(page, "Erwartete Wirkung eintragen oder ändern").click()
    choose(page, "Indikator, an dem sich die Wirkung zeigen soll", "Straftaten")
    expect(page.get_by_role("spinbutton", name="Verschiebung des Werts von da an (je 1.000 Einw.)")).to_be_visible()
    page.get_by_role("button", name="Wirkung speichern").click()
    expect(find_text(page, "Es fehlen noch: Verschiebung des Werts von da an")).to_be_visible()
    page.get_by_role("spinbutton", name="Verschiebung des Werts von da an").fill("-0.5")
    page.get_by_role("spinbutton", name="Ab dem Jahr").fill("2027")
    page.get_by_role("spinbutton", name="Wahrscheinlichkeit in Prozent").fill("80")
    page.get_by_role("textbox", name="Worauf beruht das?").fill("Gutachten 2026")
    page.get_by_role("textbox", name="Ihr Name").last.fill("A")
    page.get_by_role("button", name="Wirkung speichern").click()
    expect(find_text(page, "Gespeichert.")).to_be_visible()

    assert "zu 80 % wahrscheinlich" in cells(page, "Straftaten")[0]
    page.get_by_role("link", name="Was wäre, wenn: Straftaten mit dieser Wirkung").click()
    wait_for_page(page, "Was wäre, wenn")
    expect(page).to_have_url(re.compile("s1=measures~~~~2027_-0.5_80_4.1.1"))
    expect(find_text(page, "Der Link nennt etwas")).to_have_count(0)
    expect(page.get_by_role("textbox", name="Maßnahme 1")).to_have_value(re.compile("^4.1.1 Schulen im Kreis"))
    page.goto(own_address + "was-waere-wenn?region=05358&indicator=crimes_recorded&s1=measures")
    wait_for_page(page, "Was wäre, wenn")
    page.get_by_role("button", name="Aus dem Register: 4.1.1 Schulen im Kreis").click()
    expect(page.get_by_role("textbox", name="Maßnahme 1")).to_have_value(re.compile("^4.1.1 Schulen im Kreis"))
    expect(page.get_by_role("button", name="Aus dem Register")).to_have_count(0)
    expect(page).to_have_url(re.compile("2027_-0.5_80_4.1.1"))
    page.goto(own_address + "zielcheck?region=05358&indicator=crimes_recorded")
    wait_for_page(page, "Zielcheck")
    expect(page.locator("td", has_text="zu 80 % wahrscheinlich")).to_contain_text("Annahme von A: Gutachten 2026")


def test_filters_and_views_stand_in_the_address(page: Page, own_address: str) -> None:
    page.goto(own_address + "massnahmen?region=05358&office=amt-10-12&lang=en")
    wait_for_page(page, "Measures")
    expect(page.locator(".kk-table tbody tr")).to_have_count(2)
    find_text(page, "Schedule", exact=True).click()
    expect(page).to_have_url(re.compile("view=timeline"))
    expect(page.get_by_role("heading", level=2)).to_have_text("2 measures: the time frame of all is over")
    find_text(page, "Offices and goals", exact=True).click()
    expect(page.get_by_role("heading", level=2, name="Most offices contribute to goal")).to_be_visible()
    find_text(page, "Table", exact=True).click()
    expect(page.locator(".kk-table tbody tr")).to_have_count(2)  # the filter is still there
    find_text(page, "Open", exact=True).click()
    expect(page.locator(".kk-table tbody tr")).to_have_count(25)
    expect(page.locator("td").filter(has_text="without report").first).to_contain_text("time frame over")


def test_the_interim_evaluation_goes_to_the_committee_as_word_and_excel(
    page: Page, own_address: str, tmp_path: Path
) -> None:
    for number, (measure, status) in enumerate({MEASURE: "done", "dueren_plan_4_2_2": "running"}.items()):
        journal.add_entry(
            "measure_status", measure, 0, "A", {"status": status, "date": f"2022-0{number + 1}-01", "note": ""}
        )
    page.goto(own_address + "evaluation?region=05358&asof=2023-03-31")
    wait_for_page(page, "Evaluation")

    headline = "25 Maßnahmen: 1 erledigt, 1 in Arbeit und 23 ohne Meldung."
    expect(find_text(page, headline)).to_be_visible()
    assert cells(page, "alle Maßnahmen") == ["25", "1", "1", "0", "0", "0", "23"]
    expect(find_text(page, "Gezeichnet sind die 12 Stellen mit den meisten Maßnahmen")).to_be_visible()
    for suffix in ("docx", "xlsx"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=suffix.upper()).click()
        assert waiting.value.suggested_filename == f"Zwischenevaluation_05358_2023-03-31.{suffix}"
        waiting.value.save_as(tmp_path / f"file.{suffix}")
    assert any(headline in one.text for one in docx.Document(str(tmp_path / "file.docx")).paragraphs)
    assert openpyxl.load_workbook(tmp_path / "file.xlsx").worksheets[0].max_row == 26


def test_a_district_without_a_programme_says_so_and_who_has_one(page: Page, address: str) -> None:
    page.goto(address + "massnahmen?region=05111")
    wait_for_page(page, "Maßnahmen")

    expect(find_text(page, "ist kein Programm mit Maßnahmen hinterlegt")).to_be_visible()
    page.get_by_role("link", name="Kreis Düren: Handlungskonzept").click()
    wait_for_page(page, "Maßnahmen")
    expect(page.locator(".kk-table tbody tr")).to_have_count(25)


@pytest.mark.parametrize(
    "path", ["massnahmen?region=05358", ONE, "massnahmen?region=05358&view=offices", "evaluation?region=05358"]
)
def test_the_pages_fit_a_narrow_screen(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + path)
    expect(page.locator(".kk-table").first).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_pledges_of_a_party_are_shown_only_when_asked_for(page: Page, address: str) -> None:
    page.goto(address + "massnahmen?region=05358&view=offices")
    wait_for_page(page, "Maßnahmen")
    expect(find_text(page, "Versprechen einer Partei")).to_have_count(0)
    find_text(page, "zeigen", exact=True).click()

    expect(find_text(page, "Das sind Versprechen einer Partei, keine Beschlüsse.")).to_be_visible()
    expect(page).to_have_url(re.compile("pledges=on"))
    expect(page.get_by_role("cell", name="nicht messbar").first).to_be_visible()


def test_a_damaged_entry_is_named_and_the_rest_is_shown(page: Page, own_address: str) -> None:
    journal.add_entry("measure_status", MEASURE, 0, "A", {"status": "done", "date": "2022-06-01", "note": ""})
    (own_folder() / "journal" / "measure_status" / MEASURE / "000002.json").write_text("{")
    page.goto(own_address + ONE)
    wait_for_page(page, "Maßnahmen")

    expect(find_text(page, f"measure_status/{MEASURE}/000002.json")).to_be_visible()
    assert cells(page, "gilt")[0] == "erledigt"


def test_the_name_goes_along_to_the_texts_of_the_report(page: Page, own_address: str) -> None:
    page.goto(own_address + ONE)
    wait_for_page(page, "Maßnahmen")
    fill(page, "erledigt", "Frau Weiß", "")
    save(page)
    expect(find_text(page, "Gespeichert.")).to_be_visible()

    page.get_by_role("link", name="BNK-Bericht").first.click()
    wait_for_page(page, "BNK-Bericht")
    find_text(page, "Texte", exact=True).first.click()
    expect(page.get_by_role("textbox", name="Ihr Name")).to_have_value("Frau Weiß")


def test_measures_in_two_bundles_with_their_costs_become_slides_for_the_council(page: Page, address: str) -> None:
    page.goto(f"{address}strategie?region=05358&i1=unemployment_rate~still")
    wait_for_page(page, "Strategie")
    for number, name, bundle, cost, size in (
        (1, "Beratung", "A", "100.000", "-0,3"),
        (2, "Ausbildung", "B", "400.000 bis 500.000", "-0,5"),
        (3, "Netzwerk", "A und B", "0", "-0,1"),
    ):
        page.get_by_role("button", name="Maßnahme hinzufügen").click()
        expect(page.get_by_role("radio", name=f"{number} ·", checked=True)).to_be_visible()
        wait_for_page(page, "Strategie")  # the fields of the measure before are gone
        page.get_by_label("Name der Maßnahme").fill(name)
        page.get_by_role("radiogroup", name="Gehört zu").get_by_role("radio", name=bundle, exact=True).click()
        page.get_by_role("textbox", name="Kosten einmalig (€)").fill(cost)
        page.get_by_role("textbox", name="Kosten im Jahr (€)").fill("0")
        page.get_by_label("Arbeitslosenquote: Verschiebung des Werts").fill(size)

    page.get_by_label("Arbeitslosenquote: Verschiebung des Werts").press("Enter")
    expect(page).to_have_url(re.compile("m1=a~2027~Beratung.*m2=b~2027~Ausbildung.*m3=ab~2027~Netzwerk~0~0~~-0.1_100"))
    expect(page.get_by_role("heading", name="Kosten bis Ende 2030")).to_contain_text("Bündel A 100.000 €")
    page.get_by_role("link", name="Zu den Folien").click()
    wait_for_page(page, "Für den Kreistag")
    expect(page.get_by_alt_text(re.compile("^Kosten bis Ende 2030"))).to_have_count(1, timeout=60_000)
