"""Comparison groups and two indicators against each other, as a visitor uses them."""

import io
import re
from math import log
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import find_text, wait_for_page, wait_for_parts
from tests.browser.test_pages import choose
from texts import Language

SIMILAR = "kreisvergleich?indicator=crimes_recorded&group=density"
PAIR = "zusammenhang?indicator=crimes_recorded&second=population_density"


def finding(page: Page) -> str:
    return page.get_by_role("heading", level=2).first.inner_text().replace("\u00a0", " ")


def test_the_ranking_is_narrowed_to_similar_districts_and_says_which(page: Page, address: str) -> None:
    page.goto(address + "kreisvergleich?indicator=crimes_recorded")
    wait_for_page(page, "Vergleich")
    choose(page, "Verglichen mit", "Ähnliche Einwohnerdichte")

    expect(page.get_by_role("heading", name="Kreisen und Städten ähnlicher Einwohnerdichte")).to_be_visible()
    told = re.fullmatch(
        r"Straftaten \d{4}: Kreis Heinsberg Rang (\d+) \((.+?)\) und Kreis Düren Rang \d+ \(.+?\) von (\d+) Kreisen "
        r"und Städten ähnlicher Einwohnerdichte; Median .+ je 1\.000 Einw\.",
        finding(page),
    )
    assert told
    rank, value, count = told.groups()
    expect(find_text(page, "deren Einwohnerdichte dem am nächsten kommt")).to_be_visible()
    expect(find_text(page, "(im Bild als Ring): StädteRegion Aachen")).to_be_visible()
    expect(page).to_have_url(address + "kreisvergleich?indicator=crimes_recorded&group=density")
    find_text(page, "Wer gehört zur Vergleichsgruppe?").click()
    near = page.get_by_role("table", name="Vergleichsgruppe: Einwohnerdichte im Verhältnis zu Kreis Heinsberg")
    expect(near.locator("tbody tr")).to_have_count(int(count))
    apart = near.locator("tbody tr").locator("td:last-child").all_inner_texts()
    shares = [Language("de").read_number(one.rstrip(" %\u00a0")) or 0.0 for one in apart]
    distances = [abs(log(1 + share / 100)) for share in shares]  # twice as dense is as far as half as dense
    assert distances == sorted(distances) and distances[0] == 0
    find_text(page, "Zahlen als Tabelle, CSV und Excel").click()
    ranked = page.get_by_role("table", name="Rangfolge unter Kreisen und Städten ähnlicher Einwohnerdichte")
    expect(ranked.locator("tbody tr").nth(int(rank) - 1)).to_contain_text(re.compile(f"Kreis Heinsberg\\s*{value}"))
    explained = page.get_by_role("link", name="Wie die Nähe berechnet wird").get_attribute("href")
    page.goto(f"{address}{explained}")
    expect(page.get_by_role("heading", name="Vergleichskreise")).to_be_in_viewport()


def test_a_link_with_a_group_opens_the_same_in_both_languages(page: Page, address: str) -> None:
    page.goto(address + SIMILAR + "&regions=05370,05111&like=05111&lang=en")
    wait_for_page(page, "Comparison")

    assert "Düsseldorf rank" in finding(page)
    count = re.search(r"of (\d+) districts and cities of similar population density", finding(page))
    assert count
    find_text(page, "Deutsch", exact=True).click()
    group = f"von {count[1]} Kreisen und Städten ähnlicher Einwohnerdichte"
    expect(page.get_by_role("heading", name=group)).to_be_visible()
    others = int(count[1]) - 1
    expect(find_text(page, re.compile(rf"Stadt Düsseldorf \([0-9.]+\) und die {others} Kreise"))).to_be_visible()


def test_the_most_similar_are_taken_over_and_follow_to_other_pages(page: Page, address: str) -> None:
    page.goto(address + SIMILAR)
    wait_for_page(page, "Vergleich")
    page.get_by_role("button", name="Kreis Heinsberg und die 5 ähnlichsten oben auswählen").click()

    expect(page.get_by_role("heading", name="Kreis Wesel Rang")).to_be_visible()
    expect(find_text(page, "Ohne Rang")).to_have_count(0)
    expect(page.get_by_role("button", name="oben auswählen")).to_have_count(0)
    near = "05370,05170,05962,05754,05382,05166"
    wait_for_parts(page, "kreisvergleich", indicator="crimes_recorded", group="density", regions=near)
    page.get_by_role("link", name="Trends", exact=True).click()
    wait_for_page(page, "Trends")
    expect(find_text(page, "Kreis Wesel").first).to_be_visible()
    wait_for_parts(page, "trends", indicator="crimes_recorded", regions=near)


def test_a_group_of_ones_own_is_kept_in_the_link(page: Page, address: str) -> None:
    page.goto(address + "kreisvergleich?indicator=crimes_recorded&group=own&members=05370,05358,05366,05382")
    wait_for_page(page, "Vergleich")

    assert "von 4 selbst ausgewählten Kreisen und Städten" in finding(page)
    expect(find_text(page, "Für eine mittlere Hälfte sind 4 Werte zu wenig")).to_be_visible()
    page.get_by_role("button", name="Alle entfernen").nth(1).click()
    expect(find_text(page, "Bitte mindestens einen Kreis für die eigene Vergleichsgruppe auswählen")).to_be_visible()
    expect(page.get_by_role("heading", name="von 53 Kreisen und kreisfreien Städten in NRW")).to_be_visible()


def test_two_indicators_are_set_against_each_other(page: Page, address: str) -> None:
    page.goto(address + PAIR + "&group=all")
    wait_for_page(page, "Zwei Indikatoren gegeneinander")

    told = r"Straftaten und Einwohnerdichte \d{4} .*Wo das eine hoch ist, ist meist auch das andere hoch "
    numbers = r"\(Rangkorrelation \+0,\d\d, Spanne .*, bei 53 Kreisen und kreisfreien Städten in NRW\)"
    expect(page.get_by_role("heading", level=2)).to_have_text(re.compile(told + numbers))
    expect(find_text(page, "Ein Zusammenhang sagt nichts über Ursachen")).to_be_visible()
    find_text(page, "Zahlen als Tabelle, CSV und Excel").click()
    shown = page.locator(".kk-table").first.locator("tbody tr")
    expect(shown).to_have_count(55)
    expect(shown.first).to_contain_text("Nordrhein-Westfalen")
    choose(page, "Verglichen mit", "Gleiche Art im Land (Kreis oder kreisfreie Stadt)")
    expect(page.get_by_role("heading", name="bei 31 Kreisen in NRW")).to_be_visible()


def test_the_axes_change_places_and_so_does_the_address(page: Page, address: str) -> None:
    page.goto(address + PAIR)
    wait_for_page(page, "Zwei Indikatoren gegeneinander")
    page.get_by_role("button", name="Achsen tauschen").click()

    expect(page.get_by_role("heading", name=re.compile(r"^Einwohnerdichte und Straftaten \d{4} "))).to_be_visible()
    expect(page).to_have_url(address + "zusammenhang?indicator=population_density&second=crimes_recorded")


def test_one_indicator_alone_has_no_relation(page: Page, address: str) -> None:
    page.goto(address + "zusammenhang?indicator=crimes_recorded&second=crimes_recorded")
    wait_for_page(page, "Zwei Indikatoren gegeneinander")

    expect(find_text(page, "Bitte zwei verschiedene Indikatoren wählen.")).to_be_visible()


def test_indicators_without_a_common_year_are_shown_in_their_newest(page: Page, address: str) -> None:
    page.goto(address + "zusammenhang?indicator=public_charging_points&second=child_poverty_entitled")
    wait_for_page(page, "Zwei Indikatoren gegeneinander")

    told = find_text(page, re.compile(r"Die Werte sind aus verschiedenen Jahren: Öffentliche Ladepunkte \d{4} und"))
    expect(told).to_be_visible()
    years = re.match(
        r"Öffentliche Ladepunkte (\d+) und Kinderarmut \(nur Leistungsberechtigte\) (\d+): ", finding(page)
    )
    assert years and years[1] != years[2]


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
@pytest.mark.parametrize("path", [PAIR, SIMILAR], ids=["relation", "ranking"])
def test_a_group_and_a_relation_can_be_taken_along_as_pictures(page: Page, address: str, path: str, kind: str) -> None:
    page.goto(address + path)
    expect(page.get_by_role("button", name=f"Als {kind}")).to_be_visible()
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=f"Als {kind}").click()

    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith({"PNG": b"\x89PNG", "SVG": b"<?xml"}[kind])
    assert kind == "PNG" or re.search(r"Einheit: (Straftaten )?je 1\.000 Einw\.", content.decode())


def test_the_values_of_both_indicators_can_be_taken_along(page: Page, address: str) -> None:
    page.goto(address + PAIR)
    wait_for_page(page, "Zwei Indikatoren gegeneinander")
    find_text(page, "Zahlen als Tabelle, CSV und Excel").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Alle Werte dieses Indikators als Excel").click()

    assert waiting.value.suggested_filename == "kreiskompass_crimes_recorded_population_density_de.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()), read_only=True).worksheets[0]
    first = {row[0] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert {"crimes_recorded", "population_density"} <= first
