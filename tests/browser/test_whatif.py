"""What-if in a real browser: sent as a link, moved by a slider, put together by hand, taken along as a file."""

import csv
import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import cells, loaded, served

PATHS = (
    "was-waere-wenn?indicator=crimes_recorded&region=05358&s1=change~-1.5&s2=pace~05370"
    "&s3=measures~~~Paket~2026_-3_80_Licht~2028_-2_50&until=2030"
)
NAMES = ["\u22121,50\u00a0je 1.000 Einw. je Jahr", "Wie Kreis Heinsberg (falsche Richtung)", "Paket"]


def drawn(page: Page) -> list[dict[str, object]]:
    """The assumed courses in the chart: texts of their points and their line."""
    page.locator(".js-plotly-plot").wait_for()
    found: list[dict[str, object]] = page.evaluate(
        """document.querySelector('.js-plotly-plot').data.filter(trace => trace.line && trace.line.dash === 'dash')
           .map(trace => ({x: Array.from(trace.x), y: Array.from(trace.y), text: Array.from(trace.text)}))"""
    )
    return found


def opened(page: Page, address: str, title: str = "Was wäre, wenn") -> Page:
    page.goto(address)
    return loaded(page, title)


def test_three_paths_are_the_same_on_a_fresh_server_and_in_the_other_language(
    page: Page, address: str, browser: Browser, shipped: tuple[Path, object]
) -> None:
    opened(page, address + PATHS)
    sent = page.url.removeprefix(address)
    paths, rows = drawn(page), [cells(page, name) for name in NAMES]
    assert len(paths) == 3
    assert [row[1] for row in rows] == ["50,84", "60,26", "56,44"]

    with served(shipped[0]) as other:
        context = browser.new_context(locale="de-DE")
        received = opened(context.new_page(), other + sent)
        assert (drawn(received), [cells(received, name) for name in NAMES]) == (paths, rows)
        english = opened(context.new_page(), other + sent + "&lang=en", "What if")
        assert [path["y"] for path in drawn(english)] == [path["y"] for path in paths]
        assert cells(english, "Paket")[1] == "56.44"
        context.close()


def test_a_slider_redraws_only_its_part_and_stands_in_the_address(page: Page, address: str) -> None:
    ended: list[int] = []

    def note(frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if message.WhichOneof("type") == "script_finished":
            ended.append(message.script_finished)

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    opened(page, address + PATHS)
    seen = len(ended)
    page.get_by_role("slider").first.focus()
    for step in ("-1.4", "-1.3"):
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(address + PATHS.replace("-1.5", step))

    expect(page.get_by_role("row", name="\u22121,30")).to_contain_text("52,04")
    assert set(ended[seen:]) == {ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


def test_back_returns_to_the_assumption_before(page: Page, address: str) -> None:
    opened(page, address + PATHS)
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(address + PATHS.replace("-1.5", "-1.4"))
    page.go_back()

    expect(page.get_by_role("row", name="\u22121,50")).to_contain_text("50,84")
    expect(page).to_have_url(address + PATHS)


def test_a_scenario_is_added_named_and_removed(page: Page, address: str) -> None:
    opened(page, address + "was-waere-wenn")
    expect(page.get_by_role("row", name="Alles bleibt, wie es ist")).to_contain_text("642,2")
    page.get_by_role("button", name="Szenario hinzufügen").click()
    expect(page.get_by_role("row", name="2. Alles bleibt, wie es ist")).to_be_visible()
    expect(page.get_by_role("radio", name="2", checked=True)).to_be_visible()
    name = page.get_by_label("Name (wenn gewünscht)")
    name.fill("Mehr~Busse")
    name.press("Enter")

    expect(page.get_by_role("row", name="Mehr-Busse")).to_contain_text("Annahme")
    expect(page).to_have_url(re.compile(r"s2=change~0~~Mehr-Busse$"))
    page.get_by_role("button", name="Szenario entfernen").click()
    expect(page.get_by_role("row", name="Mehr-Busse")).to_have_count(0)
    expect(page).to_have_url(address + "was-waere-wenn")


def test_a_name_typed_a_moment_before_another_click_is_kept(page: Page, address: str) -> None:
    opened(page, address + "was-waere-wenn?indicator=crimes_recorded&region=05370")
    name, add = page.get_by_label("Name (wenn gewünscht)"), page.get_by_role("button", name="Szenario hinzufügen")
    name.fill("Erstes")
    add.click()  # no Enter before: the field tells of its text as it loses the focus
    expect(page.get_by_role("radio", name="3", checked=True)).to_be_visible()
    expect(name).to_have_value("")
    name.fill("Drittes")
    page.get_by_role("radio", name="2").click()
    page.get_by_placeholder(re.compile("So schnell wie")).fill("Zweites")
    page.get_by_role("combobox", name="Kreis oder Stadt").click()
    page.keyboard.type("Kreis Kleve")
    page.get_by_role("option", name="Kreis Kleve", exact=True).click()

    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Kleve")
    for row in ("Erstes", "Zweites", "Drittes"):
        expect(page.get_by_role("row", name=row)).to_be_visible()
    expect(page).to_have_url(re.compile("Erstes.*Zweites.*Drittes"))


def test_the_pace_of_a_chosen_district_is_told_with_its_period(page: Page, address: str) -> None:
    opened(page, address + "was-waere-wenn?indicator=school_leavers_without_certificate_all&region=05370")
    page.get_by_role("radio", name="2").click()
    page.get_by_role("combobox", name="So schnell wie").click()
    page.keyboard.type("Kreis Düren")
    page.get_by_role("option", name=re.compile("^Kreis Düren: ")).click()

    told = page.get_by_text(re.compile("Tempo von Kreis Düren .2019–2024.*je Jahr ab 2024"))
    expect(told).to_be_visible()
    expect(page).to_have_url(re.compile("s2=pace~05358"))


def test_measures_are_typed_in_as_german_numbers(page: Page, address: str) -> None:
    opened(page, address + "was-waere-wenn?s1=measures")
    page.get_by_role("button", name="Maßnahme hinzufügen").click()
    size = page.get_by_label("Wirkung auf den Wert jedes Jahres")
    size.fill("-12,5")
    size.press("Enter")

    expect(page.get_by_role("row", name="Maßnahmen (1)")).to_contain_text("629,7")
    size.fill("viel")
    size.press("Enter")
    expect(page.get_by_text("Das ist keine Zahl")).to_be_visible()


def test_another_district_keeps_the_assumptions_and_another_indicator_begins_anew(page: Page, address: str) -> None:
    opened(page, address + "was-waere-wenn?s1=change~-2~~Weniger")
    page.get_by_role("combobox", name="Kreis oder Stadt").first.click()
    page.keyboard.type("Kreis Kleve")
    page.get_by_role("option", name="Kreis Kleve", exact=True).click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Kleve, Pkw-Dichte")
    expect(page.locator("th", has_text=re.compile("^Weniger"))).to_be_visible()
    page.get_by_role("combobox", name="Indikator").first.click()
    page.keyboard.type("Straftaten")
    page.get_by_role("option", name="Straftaten", exact=True).click()

    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Kleve, Straftaten")
    expect(page.get_by_role("row", name="Alles bleibt, wie es ist")).to_be_visible()
    expect(page.get_by_text("Der Link nennt etwas")).to_have_count(0)


def test_a_wrong_link_says_so_and_shows_the_rest(page: Page, address: str) -> None:
    opened(page, address + "was-waere-wenn?s1=quatsch&s2=change~-1&target=nichts&until=99")

    expect(
        page.get_by_text("Der Link nennt etwas, das hier nicht gezeigt werden kann: nichts, 99, quatsch.")
    ).to_be_visible()
    assert len(drawn(page)) == 1


def test_assumptions_and_results_can_be_taken_along(page: Page, address: str, tmp_path: Path) -> None:
    opened(page, address + PATHS)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Als CSV").click()
    assert waiting.value.suggested_filename == "kreiskompass_whatif_crimes_recorded_05358_de.csv"
    waiting.value.save_as(tmp_path / "file")

    lines = list(csv.DictReader((tmp_path / "file").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert {line["Art"] for line in lines} == {"Tatsache", "Projektion", "Annahme"}
    assert [line["Wert"] for line in lines if (line["Szenario"], line["Jahr"]) == ("Paket", "2030")] == ["56,44"]
