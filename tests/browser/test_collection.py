"""A collection in a real browser: views are remembered, named, saved, sent, opened again, and shown to the council."""

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import find_text, rerun, serve_app, wait_for_page
from tests.browser.test_deck import edit

TRENDS = "trends?indicator=crimes_recorded&regions=05358,05370&view=all"
CHECK = "zielcheck?region=05358&indicator=median_pay_ratio_women_men"
MEASURES = "massnahmen?region=05358&view=open"
NAMES = [
    "1. Trends: Straftaten, Kreis Düren und Kreis Heinsberg",
    "2. Zielcheck: Kreis Düren",
    "3. Maßnahmen: Kreis Düren",
]


def remember(page: Page, address: str, title: str) -> None:
    page.goto(address)
    wait_for_page(page, title)
    page.get_by_role("button", name="Ansicht merken").click()
    expect(find_text(page, re.compile("Gemerkt: "))).to_be_visible()
    wait_for_page(page, title)


def open_collection(page: Page, address: str) -> Page:
    page.goto(address)
    return wait_for_page(page, "Sammlung")


def list_links(page: Page) -> list[str]:
    return page.locator("a.kk-link").all_inner_texts()


def three(page: Page, address: str) -> None:
    """A visit with three views, on the page that lists them."""
    remember(page, address + TRENDS, "Trends")
    remember(page, address + CHECK, "Zielcheck")
    remember(page, address + MEASURES, "Maßnahmen")
    page.get_by_role("link", name="Sammlung: 3 Ansichten").click()
    wait_for_page(page, "Sammlung")


def change(page: Page, view: str, button: str, name: str | None = None, place: str | None = None) -> None:
    button_of_row = page.get_by_role("button", name="Ändern")
    row = page.locator("[data-testid=stLayoutWrapper]").filter(has=page.get_by_role("link", name=view))
    row.filter(has=button_of_row).last.get_by_role("button", name="Ändern").click()
    dialog = page.get_by_role("dialog")
    if name is not None:
        dialog.get_by_role("textbox", name="Name").fill(name)
    if place is not None:
        dialog.get_by_label("Platz in der Liste").click()
        page.get_by_role("option", name=place, exact=True).click()
    dialog.get_by_role("button", name=button).click()
    expect(dialog).to_have_count(0)
    wait_for_page(page, "Sammlung")  # the link to be copied comes last


def copy_link(page: Page) -> str:
    """The link that the page hands out."""
    page.get_by_role("button", name="Link kopieren").click()
    expect(find_text(page, "Kopiert")).to_be_visible()
    link: str = page.evaluate("navigator.clipboard.readText()")
    return link


def visitor(browser: Browser) -> Page:
    context = browser.new_context(locale="de-DE", accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return context.new_page()


def test_a_collection_is_renamed_as_often_as_one_likes_and_a_click_that_follows_at_once_is_not_lost(
    page: Page, address: str
) -> None:
    three(page, address)
    field = page.get_by_role("textbox", name="Name der Sammlung")
    for number in range(4):
        field.fill(f"Stand {number}")
        page.get_by_role("button", name="Ändern").first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(field).to_have_value(f"Stand {number}")
    for name in ("Zweimal", "kurz nacheinander"):  # each a run of its own, of which the field shows nothing
        field.fill(name)
        field.press("Tab")
        page.wait_for_timeout(1000)
    page.reload()
    wait_for_page(page, "Sammlung")
    expect(field).to_have_value("kurz nacheinander")
    field.fill("Ausschuss")
    page.get_by_role("button", name="Präsentation öffnen").click()
    expect(page).to_have_url(re.compile("/kreistag"))
    page.get_by_role("link", name="Sammlung: 3 Ansichten").click()
    wait_for_page(page, "Sammlung")
    expect(field).to_have_value("Ausschuss")


def test_three_views_are_remembered_named_saved_opened_elsewhere_and_become_slides(
    page: Page, address: str, browser: Browser, tmp_path: Path
) -> None:
    three(page, address)
    assert list_links(page) == NAMES
    change(page, "1. Trends", "Übernehmen", name="Kriminalität <b>fett</b>", place="3")
    expect(page.get_by_role("link", name="3. Kriminalität <b>fett</b>")).to_be_visible()
    field = page.get_by_label("Name der Sammlung")
    field.fill("Ausschuss im Mai")
    with rerun(page):  # the file holds what the page has taken over
        field.press("Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name="Als Datei sichern").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    told = json.loads(file.read_text(encoding="utf-8"))
    assert (told["name"], told["views"][2]["name"]) == ("Ausschuss im Mai", "Kriminalität <b>fett</b>")
    assert told["views"][2]["selection"] == {
        "indicator": "crimes_recorded",
        "regions": "05358,05370",
        "view": "all",
    }

    other = open_collection(visitor(browser), address + "sammlung")
    expect(find_text(other, "Noch ist nichts gemerkt.")).to_be_visible()
    other.locator("input[type=file]").set_input_files(file)
    expect(find_text(other, "Geöffnet: „Ausschuss im Mai“, 3 Ansichten.")).to_be_visible()
    assert list_links(other) == [
        "1. Zielcheck: Kreis Düren",
        "2. Maßnahmen: Kreis Düren",
        "3. Kriminalität <b>fett</b>",
    ]
    for name, title, shown in (
        ("1.", "Zielcheck", "Kreis Düren: Kein eigenes Ziel ist hinterlegt"),
        ("2.", "Maßnahmen", "Offen"),
        ("3.", "Trends", "Kreis Düren, Straftaten"),
    ):
        other.get_by_role("link", name=name).click()
        wait_for_page(other, title)
        expect(other.locator("[data-testid=stMain]")).to_contain_text(shown)
        if title == "Trends":
            expect(other.locator(".kk-gallery figure")).to_have_count(53)
        other.get_by_role("link", name="Sammlung: 3 Ansichten").click()
        wait_for_page(other, "Sammlung")

    expect(find_text(other, "3 von 3 Ansichten werden zu Folien über Kreis Düren.")).to_be_visible()
    other.get_by_role("button", name="Präsentation öffnen").click()
    wait_for_page(other, "Für den Kreistag")
    expect(other.locator(".kk-slides img").first).to_be_visible(timeout=120_000)
    slides = " | ".join(other.locator(".kk-slides img").evaluate_all("all => all.map(one => one.alt)"))
    assert "Kreis Düren: Wo stehen wir" in slides
    assert "Straftaten" in slides and "25 Maßnahmen" in slides
    assert "Besser als die meisten" not in slides
    other.context.close()


def test_titles_written_for_the_council_lie_in_the_file_and_come_back_with_the_view(
    page: Page, address: str, browser: Browser, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.goto(f"{address}kreistag?region=05358&sets=decision")
    wait_for_page(page, "Für den Kreistag")
    find_text(page, "Reihenfolge, Titel, Notizen und Vorschläge").click()
    edit(page, row=0, column=2, text="Zwei Ziele")
    expect(page.locator(".kk-slides img").nth(1)).to_have_attribute("alt", re.compile("^Zwei Ziele"), timeout=60_000)
    page.get_by_role("button", name="Ansicht merken").click()
    page.get_by_role("link", name="Sammlung: 1 Ansicht").click()
    wait_for_page(page, "Sammlung")
    with page.expect_download() as download:
        page.get_by_role("button", name="Als Datei sichern").click()
    file = tmp_path / "sammlung.json"
    download.value.save_as(file)

    other = open_collection(visitor(browser), address + "sammlung")
    other.locator("input[type=file]").set_input_files(file)
    expect(find_text(other, "mit eigenen Änderungen an den Folien")).to_be_visible()
    other.get_by_role("link", name="1. ").click()
    wait_for_page(other, "Für den Kreistag")
    expect(other.locator(".kk-slides img").nth(1)).to_have_attribute("alt", re.compile("^Zwei Ziele"), timeout=60_000)
    other.context.close()


def test_a_link_pasted_on_a_fresh_server_brings_the_whole_collection(
    page: Page, address: str, browser: Browser, shipped: tuple[Path, object]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    three(page, address)
    change(page, "3. Maßnahmen", "Übernehmen", name="Was offen ist")
    link = copy_link(page)
    assert link.startswith(address + "sammlung?content=1.")

    with serve_app(shipped[0]) as fresh:
        other = open_collection(visitor(browser), fresh + link.removeprefix(address))
        expect(other.get_by_role("link", name="3. Was offen ist")).to_be_visible()
        assert list_links(other) == [*NAMES[:2], "3. Was offen ist"]
        english = opened_in_english(other, link.replace(address, fresh))
        assert list_links(english)[0] == "1. Trends: Recorded crimes, Düren district and Heinsberg district"
        other.context.close()


def opened_in_english(page: Page, link: str) -> Page:
    page.goto(link + "&lang=en")
    return wait_for_page(page, "Collection")


def test_a_link_never_replaces_what_is_there_without_asking(page: Page, address: str, browser: Browser) -> None:
    sender = visitor(browser)
    remember(sender, address + CHECK, "Zielcheck")
    link = copy_link(open_collection(sender, address + "sammlung"))
    sender.context.close()
    remember(page, address + TRENDS, "Trends")

    open_collection(page, link)
    expect(find_text(page, "Der Link enthält eine andere Sammlung (1 Ansicht).")).to_be_visible()
    assert list_links(page) == [NAMES[0]]
    page.get_by_role("button", name="Hinten anfügen").click()
    expect(page.get_by_role("link", name="2. Zielcheck")).to_be_visible()
    assert list_links(page) == NAMES[:2]
    expect(page).to_have_url(address + "sammlung")


def test_the_collection_outlives_a_link_and_is_one_for_all_tabs(page: Page, address: str) -> None:
    remember(page, address + TRENDS, "Trends")
    tab = page.context.new_page()
    remember(tab, address + CHECK, "Zielcheck")
    tab.get_by_role("link", name="Sammlung: 2 Ansichten").click()
    wait_for_page(tab, "Sammlung")
    change(tab, "1. Trends", "Entfernen")
    expect(tab.get_by_role("link", name="1. Zielcheck")).to_be_visible()

    open_collection(page, address + "sammlung")

    assert list_links(page) == ["1. Zielcheck: Kreis Düren"]


def test_a_page_that_has_nothing_to_show_is_remembered_too_and_none_twice(page: Page, address: str) -> None:
    empty = "trends?indicator=greenhouse_gas_emissions&regions=05358"
    remember(page, address + empty, "Trends")
    page.get_by_role("button", name="Ansicht merken").click()

    expect(find_text(page, "Schon in der Sammlung: Trends: Treibhausgasemissionen, Kreis Düren")).to_be_visible()
    expect(page.get_by_role("link", name="Sammlung: 1 Ansicht", exact=True)).to_be_visible()


def test_a_file_from_elsewhere_is_text_and_names_what_it_asks_for_in_vain(
    page: Page, address: str, tmp_path: Path
) -> None:
    evil = '<img src=x onerror="document.title=1">[x](https://evil.example)'
    views = [
        {"page": "trends", "selection": {"indicator": evil, "onclick": "x"}, "name": evil},
        {"page": "https://evil.example", "name": "fort"},
    ]
    file = tmp_path / "sammlung.json"
    file.write_text(json.dumps({"kreiskompass_collection": 1, "name": evil, "views": views}), encoding="utf-8")
    open_collection(page, address + "sammlung")
    page.locator("input[type=file]").set_input_files(file)

    expect(page.get_by_role("link", name="1. <img")).to_be_visible()
    expect(find_text(page, "eine Ansicht der Seite „https:\N{WORD JOINER}//evil.example“")).to_be_visible()
    expect(find_text(page, "die Angabe „onclick“")).to_be_visible()
    assert page.locator("[data-testid=stMain] img, [data-testid=stMain] a[href*='//evil']").count() == 0
    page.get_by_role("link", name="1. <img").click()
    wait_for_page(page, "Trends")
    expect(find_text(page, "Der Link nennt etwas")).to_be_visible()


def test_a_file_that_is_no_collection_is_refused_and_nothing_is_lost(page: Page, address: str, tmp_path: Path) -> None:
    remember(page, address + TRENDS, "Trends")
    open_collection(page, address + "sammlung")
    file = tmp_path / "anderes.json"
    file.write_text("{}")
    page.locator("input[type=file]").set_input_files(file)

    expect(find_text(page, "Diese Datei ist keine Sammlung von Kreiskompass.")).to_be_visible()
    assert list_links(page) == [NAMES[0]]


def test_a_damaged_link_says_so(page: Page, address: str) -> None:
    open_collection(page, address + "sammlung?content=1.abc")

    expect(find_text(page, "Dieser Link ist unvollständig oder beschädigt.")).to_be_visible()


def test_in_a_narrow_window_the_menu_makes_way_for_the_collection(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(address + "methoden")
    wait_for_page(page, "Methoden")
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("button", name="Ansicht merken").click()
    page.get_by_role("link", name="Sammlung: 1 Ansicht").click()
    wait_for_page(page, "Sammlung")

    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")


def test_a_name_half_written_outlives_a_short_break_of_the_connection(page: Page, address: str) -> None:
    remember(page, address + TRENDS, "Trends")
    page.get_by_role("link", name="Sammlung: 1 Ansicht").click()
    wait_for_page(page, "Sammlung")
    page.get_by_role("button", name="Ändern").click()
    name = page.get_by_role("dialog").get_by_role("textbox", name="Name")
    name.fill("Halb geschr")
    page.evaluate("window.again = 0; document.addEventListener('keydown', (event) => { again += event.key === 'r'; })")

    page.evaluate(
        """async () => {
            const told = document.querySelector("[data-testid=stApp]").dataset;
            told.testConnectionState = "PINGING_SERVER";
            await new Promise(requestAnimationFrame);
            told.testConnectionState = "CONNECTED";
            await new Promise((done) => setTimeout(done, 1000));
        }"""
    )

    expect(name).to_have_value("Halb geschr")
    assert page.evaluate("again") == 0
    page.keyboard.press("Escape")
    page.wait_for_function("() => again === 1")  # then the page is told anew
