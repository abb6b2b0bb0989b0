"""For the council in a real browser: from the start page to the files, and the slides shown with the keyboard."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

import queries
from tests.browser.conftest import find_text, wait_for_page


def download_file(page: Page, name: str, folder: Path) -> Path:
    """A file of the page, on disk."""
    with page.expect_download(timeout=120_000) as download:
        page.get_by_role("button", name=name).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


@pytest.mark.usefixtures("shipped_database")
def test_from_the_start_page_to_a_deck_with_the_values_of_the_database(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}?region=05358&regions=05358,05334,05370")
    wait_for_page(page, "Kreis Düren")
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Folien").click()
    wait_for_page(page, "Für den Kreistag")
    expect(page.locator(".kk-slides img").first).to_be_visible(timeout=120_000)

    file = download_file(page, "PowerPoint (.pptx)", tmp_path)
    slides = list(Presentation(str(file)).slides)

    assert file.name == f"kreiskompass_Kreistag_Kreis-Düren_{date.today().isoformat()}.pptx"

    assert len(slides) == page.locator(".kk-slides img").count() == 11
    values = queries.run_query("histories", regions=["05358", "05334", "05370", "05"])
    names = {"Düren": "05358", "StädteRegion Aachen": "05334", "Heinsberg": "05370", "NRW": "05"}
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 4
    for chart in charts:
        years = list(chart.plots[0].categories)
        lines = {
            names[s.name]: dict(zip(years, s.values, strict=True)) for s in chart.plots[0].series if s.name in names
        }
        printed = {
            (region, int(year), value)
            for region, line in lines.items()
            for year, value in line.items()
            if value is not None
        }
        of_indicator = [
            set(zip(rows["region_key"], rows["year"], rows["value"], strict=True))
            for _, rows in values.groupby("indicator_key")
        ]
        assert any(printed <= known for known in of_indicator), lines


def test_the_slides_are_shown_with_the_arrow_keys_from_one_file(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}kreistag?region=05358&sets=decision")
    wait_for_page(page, "Für den Kreistag")
    file = download_file(page, "Vorführen (HTML)", tmp_path)

    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(file.as_uri())
    shown = page.locator("section.shown")
    slide, buttons = shown.locator("img").bounding_box(), page.locator("nav").bounding_box()
    assert slide and buttons and slide["height"] > 600
    assert slide["y"] + slide["height"] <= buttons["y"]  # page number and source are not covered
    first = shown.get_attribute("aria-label")
    page.keyboard.press("ArrowRight")
    second = shown.get_attribute("aria-label")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    last = shown.get_attribute("aria-label")
    page.keyboard.press("Home")

    assert first == shown.get_attribute("aria-label") == "Kreis Düren: Wo stehen wir?"
    assert second == "Drei Vorschläge zur Entscheidung"
    assert last is not None and last.startswith("Anhang: Woher die Zahlen kommen")


def test_handouts_are_files_of_their_kind(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}kreistag?region=05358&sets=decision&lang=en")
    wait_for_page(page, "For the district council")

    assert download_file(page, "Handout (PDF)", tmp_path).read_bytes()[:5] == b"%PDF-"
    assert download_file(page, "Handout (Word)", tmp_path).read_bytes()[:2] == b"PK"


def test_a_template_that_is_none_is_refused_with_what_to_do(page: Page, address: str, tmp_path: Path) -> None:
    file = tmp_path / "vorlage.pptx"
    file.write_bytes(b"keine")
    page.goto(f"{address}kreistag?region=05358&sets=decision")
    wait_for_page(page, "Für den Kreistag")
    find_text(page, "Eigene PowerPoint-Vorlage (.pptx)").first.click()
    page.locator("input[type=file]").set_input_files(file)

    expect(find_text(page, "Die Datei ist keine PowerPoint-Vorlage")).to_be_visible(timeout=60_000)


def test_with_a_template_the_page_says_that_the_preview_is_ours_and_the_file_follows_the_template(
    page: Page, address: str, tmp_path: Path
) -> None:
    template = Presentation()  # 4:3
    template.save(str(tmp_path / "vorlage.pptx"))
    page.goto(f"{address}kreistag?region=05358&sets=decision")
    wait_for_page(page, "Für den Kreistag")
    said = find_text(page, "die PowerPoint-Datei folgt Ihrer Vorlage")
    expect(said).to_have_count(0)
    find_text(page, "Eigene PowerPoint-Vorlage (.pptx)").first.click()
    page.locator("input[type=file]").set_input_files(tmp_path / "vorlage.pptx")

    expect(said).to_be_visible(timeout=60_000)
    file = Presentation(str(download_file(page, "PowerPoint (.pptx)", tmp_path)))
    assert (file.slide_width, file.slide_height) == (template.slide_width, template.slide_height)


def edit(page: Page, row: int, column: int, text: str) -> None:
    """Type over a cell of the table of slides: its cells are drawn and no elements, so the keyboard leads there, at the
    pace of a person, because the table follows no faster."""
    wait_for_page(page, "Für den Kreistag")
    page.locator(".dvn-scroller").click(position={"x": 30, "y": 50})
    for key in ("Control+Home", *["ArrowDown"] * row, *["ArrowRight"] * column, *text):
        page.wait_for_timeout(100)
        page.keyboard.press(key)
    expect(page.locator("#portal :is(input, textarea)").first).to_have_value(text)
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")


def test_order_and_titles_are_kept_on_the_way_to_another_page_and_with_other_contents(page: Page, address: str) -> None:
    pictures = page.locator(".kk-slides img")

    def read_description(number: int) -> str:
        return pictures.nth(number - 1).get_attribute("alt") or ""

    page.set_viewport_size({"width": 1280, "height": 1400})
    page.goto(f"{address}kreistag?region=05358&sets=overview,decision")
    wait_for_page(page, "Für den Kreistag")
    find_text(page, "Reihenfolge, Titel, Notizen und Vorschläge").click()
    worse, decision = read_description(4), read_description(5)
    assert worse.startswith("Schlechter als die meisten") and decision.startswith("Drei Vorschläge")

    edit(page, row=2, column=0, text="2")  # what is worse comes first
    expect(pictures.nth(1)).to_have_attribute("alt", worse, timeout=60_000)
    edit(page, row=0, column=2, text="Zwei Ziele, zwei Erfolge")
    expect(pictures.nth(1)).to_have_attribute("alt", re.compile("^Zwei Ziele, zwei Erfolge"), timeout=60_000)
    page.get_by_role("link", name="Methoden").click()
    wait_for_page(page, "Methoden")
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Folien").click()
    wait_for_page(page, "Für den Kreistag")
    expect(pictures.nth(1)).to_have_attribute("alt", re.compile("^Zwei Ziele, zwei Erfolge"), timeout=60_000)
    choose_set = page.get_by_test_id("stMultiSelect").filter(has_text="Inhalte")
    choose_set.get_by_role("button", name="Lage im Vergleich").or_(
        choose_set.locator("[aria-label*='Lage im Vergleich']")
    ).last.click()
    expect(pictures.nth(2)).to_have_attribute("alt", re.compile("^Kreis Düren: Zahlen zu"), timeout=60_000)
    assert read_description(2).startswith("Drei Vorschläge")


SCENARIO = re.compile(r"^Kreis Düren, Straftaten: .* die Annahmen führen bis \d{4} auf .*Weniger Straftaten")


def test_a_scenario_is_handed_over_as_a_slide_and_its_address_can_be_sent(page: Page, address: str) -> None:
    page.goto(f"{address}was-waere-wenn?region=05358&indicator=crimes_recorded&s1=change~-0.5~~Weniger Straftaten")
    wait_for_page(page, "Was wäre, wenn")
    slide = page.get_by_alt_text(SCENARIO)

    page.get_by_role("link", name="Zu den Folien").click()
    wait_for_page(page, "Für den Kreistag")
    expect(slide).to_have_count(1, timeout=60_000)
    sent = page.url
    page.get_by_role("link", name="Methoden").click()
    wait_for_page(page, "Methoden")
    page.get_by_test_id("stSidebarNavItems").get_by_role("link", name="Folien").click()
    wait_for_page(page, "Für den Kreistag")
    expect(slide).to_have_count(1, timeout=60_000)

    assert page.context.browser is not None
    other = page.context.browser.new_page()
    other.goto(sent)
    wait_for_page(other, "Für den Kreistag")
    expect(other.get_by_alt_text(SCENARIO)).to_have_count(1, timeout=60_000)
    other.close()
