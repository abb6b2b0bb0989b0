"""Each page in a real browser: it opens, a selection changes it, its numbers are the published ones."""

import csv
import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import queries
from settings import ROOT
from tests.browser.conftest import cells, find_text, wait_for_page

KNOWN = list(csv.DictReader((ROOT / "tests" / "data" / "known_values.csv").open(encoding="utf-8", newline="")))
NAMES = {
    row["indicator_key"]: row["name_de"]
    for row in csv.DictReader((ROOT / "data/reference/indicators.csv").open(encoding="utf-8", newline=""))
}


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of the select box with this label; a district by its name alone, without its Land."""
    page.get_by_role("combobox", name=label).first.click()
    page.keyboard.type(option)  # the list shows a part of its options only
    page.get_by_role("option", name=re.compile(f"^{re.escape(option)}( · .*)?$")).click()


def choose_district(page: Page, district: str) -> None:
    """Pick the district of a page that holds the choice in a fold beside its title."""
    page.get_by_role("button", name="Wechseln").click()
    choose(page, "Kreis, Stadt oder Region", district)
    page.keyboard.press("Escape")


def test_the_overview_shows_the_published_figures(page: Page, address: str) -> None:
    page.goto(address + "ueberblick?goals=all")
    wait_for_page(page, "17 Ziele im Vergleich")
    expect(page.locator("details.kk-goal")).to_have_count(15)
    shown: dict[str, tuple[str, str]] = {}
    for row in page.locator(".kk-goal .kk-table tbody tr").all():
        name, *rest = (cell.split("\n")[0].strip() for cell in row.locator("th, td").all_inner_texts())
        shown[name] = (rest[0], rest[1])

    newest: dict[str, dict[str, str]] = {}
    for row in KNOWN:
        if row["region_key"] == "05370":
            newest[row["indicator_key"]] = max(row, newest.get(row["indicator_key"], row), key=lambda r: r["year"])
    compared = {key: (row["shown"], row["year"]) for key, row in newest.items() if shown[NAMES[key]][1] == row["year"]}
    assert len(compared) >= 30
    assert {key: shown[NAMES[key]] for key in compared} == compared


def test_another_district_changes_the_overview_and_the_address(page: Page, address: str) -> None:
    page.goto(address + "ueberblick?goals=all")
    wait_for_page(page, "17 Ziele im Vergleich")
    choose_district(page, "Kreis Düren")

    expect(page.get_by_role("heading", name="Kreis Düren: 17 Ziele im Vergleich")).to_be_visible()
    expect(page).to_have_url(address + "ueberblick?goals=all&region=05358")
    wait_for_page(page, "Kreis Düren: 17 Ziele im Vergleich")
    assert cells(page, "Pkw-Dichte")[:2] == ["621,2", "2024"]


def test_goals_without_data_say_so(page: Page, address: str) -> None:
    page.goto(address + "ueberblick?region=05358")
    wait_for_page(page, "17 Ziele im Vergleich")
    goal = page.locator("details.kk-goal", has_text="Leben unter Wasser")

    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(goal).to_contain_text("Ohne vergleichbare Zahlen: ")
    goal.locator("summary").click()
    expect(goal).to_contain_text("Für dieses Ziel liegen zu Kreis Düren keine Werte vor.")


def test_an_indicator_of_the_overview_leads_to_its_trend(page: Page, address: str) -> None:
    page.goto(address + "ueberblick?goals=all&region=05358")
    wait_for_page(page, "17 Ziele im Vergleich")
    page.get_by_role("link", name="Straftaten", exact=True).click()

    wait_for_page(page, "Trends")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Düren, Straftaten")


def test_what_there_is_to_know_about_a_figure_is_one_click_from_the_table(page: Page, address: str) -> None:
    page.goto(address + "zielcheck")
    wait_for_page(page, "Zielcheck")
    about = page.get_by_role("link", name=re.compile("Über diese Zahl: ")).first
    name = (about.get_attribute("aria-label") or "").removeprefix("Über diese Zahl: ")
    about.click()

    wait_for_page(page, "Daten & Quellen")
    expect(page.get_by_role("table", name=f"Steckbrief: {name}", exact=True)).to_be_visible()


def test_the_comparison_ranks_the_chosen_districts(page: Page, address: str) -> None:
    page.goto(address + "kreisvergleich?indicator=car_density")
    wait_for_page(page, "Vergleich")
    expect(page.get_by_role("heading", level=2).first).to_have_text(
        "Pkw-Dichte 2024: Kreis Heinsberg Rang 44 (642,2), Kreis Düren Rang 33 (621,2) und StädteRegion Aachen "
        "Rang 14 (537,0) von 53 Kreisen und kreisfreien Städten in NRW; Median 612,5 je 1.000 Einw."
    )

    choose(page, "Indikator", "Straftaten")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Straftaten 2024: Kreis Heinsberg Rang")
    choose(page, "Jahr", "2021")
    expect(find_text(page, "Zum Vergleich: Nordrhein-Westfalen 67,03 je 1.000 Einw.")).to_be_visible()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Heinsberg Rang 17 (50,75)")
    find_text(page, "Zahlen als Tabelle, CSV und Excel").click()
    ranked = page.locator(".kk-table").first.locator("tbody tr")
    expect(ranked).to_have_count(58)  # 53 districts, then median, middle half and references
    expect(ranked.nth(16)).to_contain_text("Kreis Heinsberg")


def test_the_comparison_sets_indicators_side_by_side(page: Page, address: str) -> None:
    page.goto(address + "kreisvergleich?indicator=car_density&goal=16")
    wait_for_page(page, "Vergleich")

    year, *values, rank, _, _ = cells(page, "Straftaten")

    assert (year, values) == ("2024", ["53,94", "59,84", "83,47"])
    assert rank.split("\n")[0] == "13."


def test_the_trend_shows_the_published_figures_year_by_year(page: Page, address: str) -> None:
    page.goto(address + "trends?indicator=crimes_recorded&regions=05370")
    wait_for_page(page, "Trends")
    find_text(page, "Zahlen als Tabelle, CSV und Excel").click()
    page.locator(".kk-table").first.wait_for()

    for row in KNOWN:
        if row["indicator_key"] == "crimes_recorded":
            assert cells(page, row["year"])[0] == row["shown"]
    expect(find_text(page, "Bundeskriminalamt, Polizeiliche Kriminalstatistik (dl-de/by-2-0")).to_be_visible()


@pytest.mark.parametrize(
    "row",
    [row for row in KNOWN if row["region_key"] != "05370"],
    ids=lambda row: "-".join((row["indicator_key"], row["region_key"])),
)
def test_figures_of_other_regions_are_the_published_ones(page: Page, address: str, row: dict[str, str]) -> None:
    region = "05358" if row["region_key"] == "05" else row["region_key"]
    page.goto(f"{address}trends?indicator={row['indicator_key']}&regions={region}")
    wait_for_page(page, "Trends")
    find_text(page, "Zahlen als Tabelle, CSV und Excel").click()
    page.locator(".kk-table").first.wait_for()

    assert row["shown"] in cells(page, row["year"])


def test_all_districts_as_small_pictures(page: Page, address: str) -> None:
    page.goto(address + "trends?indicator=car_density")
    wait_for_page(page, "Trends")
    find_text(page, "Alle in kleinen Bildern").click()

    expect(page.locator(".kk-gallery figure")).to_have_count(53)
    heinsberg = page.locator(".kk-gallery figure", has_text="Heinsberg")
    expect(heinsberg).to_contain_text("642,2 (2024)")
    told = "642,2\u00a0je 1.000 Einw. (2024), der einzige Wert seit dem letzten Bruch in der Reihe"
    expect(heinsberg.get_by_role("img")).to_have_attribute("alt", f"Kreis Heinsberg, Pkw-Dichte: {told}")
    expect(find_text(page, "Ohne Wert für Pkw-Dichte: Stadt Aachen.")).to_be_visible()


def test_the_data_page_tells_source_licence_gaps_and_contradictions(page: Page, address: str) -> None:
    page.goto(address + "daten?indicator=gdp_per_head")
    wait_for_page(page, "Daten & Quellen")

    expect(page.get_by_role("heading", level=3)).to_have_text(["Im Bericht gedruckt", "Woher kommt diese Zahl?"])
    assert cells(page, "Definition")[0].startswith("Bruttoinlandsprodukt in jeweiligen Preisen")
    contradictions = page.get_by_role("table", name="um mehr als die Rundung unterscheiden")
    printed = contradictions.get_by_role("row", name="Nachhaltigkeitsbericht Kreis Heinsberg 2023").first
    expect(printed).to_contain_text("24.033")
    expect(printed).to_contain_text("−9,9")
    expect(find_text(page, "eine Kreisverwaltung erhebt keine Steuern")).to_be_visible()
    expect(page.get_by_role("table", name="Alle Quellen").get_by_text("dl-de/by-2-0").first).to_be_visible()


def test_an_indicator_and_all_data_can_be_downloaded(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + "daten?indicator=crimes_recorded")
    wait_for_page(page, "Daten & Quellen")

    buttons = page.get_by_role("button", name="als CSV")
    expect(buttons).to_have_count(2)
    for number, name in enumerate(("crimes_recorded", "all")):
        with page.expect_download() as waiting:
            buttons.nth(number).click()
        assert waiting.value.suggested_filename == f"kreiskompass_{name}_de.csv"
        waiting.value.save_as(tmp_path / name)
        text = (tmp_path / name).read_text(encoding="utf-8-sig")
        lines = list(csv.DictReader(text.splitlines(), delimiter=";"))
        assert len({row["region_key"] for row in lines}) >= 400
        found = [
            row
            for row in lines
            if (row["indicator_key"], row["region_key"], row["year"], row["is_preferred"])
            == ("crimes_recorded", "05370", "2021", "True")
        ]
        assert [(row["value"], row["licence"] != "") for row in found] == [("50,75", True)]


@pytest.mark.usefixtures("shipped_database")
def test_the_whole_data_set_reads_back_as_it_was(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + "daten")
    wait_for_page(page, "Daten & Quellen")
    keys = queries.run_query("indicators")["indicator_key"].tolist()
    meant = queries.run_query("download", indicators=keys)

    for kind in ("Parquet", "DuckDB"):
        with page.expect_download(timeout=60_000) as waiting:
            page.get_by_role("button", name=f"Alle Werte als {kind}").click()
        waiting.value.save_as(tmp_path / kind)

    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "Parquet"), meant)
    with duckdb.connect(tmp_path / "DuckDB", read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM observation").fetchone() == (len(meant),)


@pytest.mark.parametrize(("kind", "start"), [("PNG", b"\x89PNG"), ("SVG", b"<?xml")])
def test_a_chart_can_be_taken_along_as_a_picture(page: Page, address: str, kind: str, start: bytes) -> None:
    page.goto(address + "trends?indicator=unemployment_rate&regions=05358")
    wait_for_page(page, "Trends")

    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name=f"Als {kind}").click()

    content = Path(download.value.path()).read_bytes()
    assert content.startswith(start)
    assert download.value.suggested_filename == f"kreiskompass_trend_unemployment_rate_05358_de.{kind.lower()}"


def test_the_language_of_the_page_is_said_to_screen_readers(page: Page, address: str) -> None:
    page.goto(address + "trends?indicator=car_density")
    wait_for_page(page, "Trends")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    find_text(page, "English", exact=True).click()

    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_selection_survives_a_change_of_language_and_the_next_click(page: Page, address: str) -> None:
    page.goto(address + "ueberblick")
    wait_for_page(page, "17 Ziele im Vergleich")
    choose_district(page, "Kreis Düren")
    expect(page.get_by_role("heading", name="Kreis Düren: 17 Ziele im Vergleich")).to_be_visible()
    find_text(page, "English", exact=True).click()
    expect(page.get_by_role("heading", name="Düren district: 17 goals compared")).to_be_visible()
    find_text(page, "All tables unfolded").click()

    expect(page.locator("details.kk-goal:not([open])")).to_have_count(0)
    expect(page.get_by_role("heading", name="Düren district: 17 goals compared")).to_be_visible()
    expect(page).to_have_url(address + "ueberblick?region=05358&lang=en&goals=all")


def test_back_to_a_page_finds_its_selection_again(page: Page, address: str) -> None:
    page.goto(address + "ueberblick")
    wait_for_page(page, "17 Ziele im Vergleich")
    choose_district(page, "Kreis Düren")
    expect(page.get_by_role("heading", name="Kreis Düren: 17 Ziele im Vergleich")).to_be_visible()
    page.get_by_role("link", name="Trends", exact=True).click()
    wait_for_page(page, "Trends")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Düren, ")
    page.go_back()
    if "trends" in page.url:  # the address that the menu opened, before the selection was added to it
        page.go_back()
    wait_for_page(page, "17 Ziele im Vergleich")

    expect(page.get_by_role("heading", name="Kreis Düren: 17 Ziele im Vergleich")).to_be_visible()


def test_back_returns_to_the_language_and_the_view_before(page: Page, address: str) -> None:
    page.goto(address + "trends?indicator=car_density")
    wait_for_page(page, "Trends")
    find_text(page, "English", exact=True).click()
    expect(page).to_have_url(address + "trends?indicator=car_density&lang=en")
    page.go_back()

    expect(find_text(page, "Alle in kleinen Bildern")).to_be_visible()
    expect(page.get_by_role("radio", name="Deutsch")).to_be_checked()
    expect(page).to_have_url(address + "trends?indicator=car_density")


def test_a_second_click_before_the_first_is_answered_loses_nothing(page: Page, address: str) -> None:
    page.goto(address + "trends?indicator=car_density")
    wait_for_page(page, "Trends")
    find_text(page, "Alle in kleinen Bildern").click()
    find_text(page, "English", exact=True).click()

    expect(page.locator(".kk-gallery figure")).to_have_count(53)
    expect(page).to_have_url(address + "trends?indicator=car_density&view=all&lang=en")


def test_clearing_and_choosing_anew_leaves_the_indicator_alone(page: Page, address: str) -> None:
    page.goto(address + "kreisvergleich?indicator=car_density")
    wait_for_page(page, "Vergleich")
    choose(page, "Indikator", "Straftaten")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Straftaten 2024")
    page.get_by_role("button", name="Alle entfernen").first.click()
    expect(find_text(page, "Bitte oben mindestens einmal auswählen, um wen es geht.")).to_be_visible()
    choose(page, "Kreise, Städte, Regionen", "Kreis Kleve")
    page.keyboard.press("Escape")  # the list stays open for more

    expect(page.get_by_role("heading", level=2).first).to_contain_text("Straftaten 2024: Kreis Kleve Rang")


def test_an_own_click_is_never_called_a_wrong_link(page: Page, address: str) -> None:
    page.goto(address + "kreisvergleich?indicator=car_density&year=2010")
    wait_for_page(page, "Vergleich")
    choose(page, "Indikator", "Gigabitversorgung der Haushalte")

    expect(page.get_by_role("heading", level=2).first).to_contain_text("Gigabitversorgung der Haushalte 2023")
    expect(find_text(page, "Der Link nennt etwas")).to_have_count(0)


def test_an_address_is_text_never_markup(page: Page, address: str) -> None:
    page.goto(address + "trends?indicator=[Hier anmelden](https://evil.example) ![x](https://evil.example/x.png)")
    wait_for_page(page, "Trends")

    expect(find_text(page, "Der Link nennt etwas")).to_be_visible()
    assert page.locator('a[href*="evil"], img[src*="evil"]').count() == 0


def test_english_is_complete_and_stays_in_the_link(page: Page, address: str) -> None:
    page.goto(address + "trends?indicator=car_density&regions=05358,05370")
    wait_for_page(page, "Trends")
    find_text(page, "English", exact=True).click()

    expect(page.get_by_role("heading", level=2).first).to_have_text(
        "Düren district, Car density: 621.2 per 1,000 inhab. (2024), the only value since the last break in the series"
    )
    expect(page).to_have_url(address + "trends?indicator=car_density&regions=05358%2C05370&lang=en")
    page.get_by_role("link", name="Comparison").click()
    wait_for_page(page, "Comparison")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Düren district rank 33 (621.2)")


def test_a_selection_follows_from_page_to_page(page: Page, address: str) -> None:
    page.goto(address + "trends?indicator=crimes_recorded&regions=05334")
    wait_for_page(page, "Trends")
    page.get_by_role("link", name="Vergleich").click()
    wait_for_page(page, "Vergleich")

    expect(page.get_by_role("heading", level=2).first).to_contain_text("Straftaten 2024: StädteRegion Aachen Rang")
    expect(page).to_have_url(address + "kreisvergleich?regions=05334&indicator=crimes_recorded")


def test_a_link_that_names_nothing_known_says_so_and_shows_the_rest(page: Page, address: str) -> None:
    page.goto(address + "trends?indicator=no_such&regions=05358,99999")
    wait_for_page(page, "Trends")

    expect(find_text(page, "Der Link nennt etwas, das hier nicht gezeigt werden kann: no_such.")).to_be_visible()
    expect(find_text(page, "Der Link nennt etwas, das hier nicht gezeigt werden kann: 99999.")).to_be_visible()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Düren, ")


def test_without_a_district_the_page_says_what_to_do(page: Page, address: str) -> None:
    page.goto(address + "trends?indicator=car_density&regions=05358")
    wait_for_page(page, "Trends")
    page.get_by_role("button", name="Alle entfernen").first.click()

    expect(find_text(page, "Bitte oben mindestens einmal auswählen, um wen es geht.")).to_be_visible()


def test_an_indicator_without_values_for_the_chosen_says_so(page: Page, address: str) -> None:
    page.goto(address + "trends?indicator=greenhouse_gas_emissions&regions=05358")
    wait_for_page(page, "Trends")

    expect(find_text(page, "Für Treibhausgasemissionen hat niemand aus der Auswahl einen Wert.")).to_be_visible()
