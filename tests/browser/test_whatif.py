"""What-if in a real browser: sent as a link, moved by a slider, put together by hand, taken along as a file."""

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

import queries
from charts.palette import TEXT
from domain.assumption import YearlyChange
from domain.scenario import compute_scenario
from tests.browser.conftest import cells, find_text, serve_app, wait_for_page
from tests.browser.menu import settle
from texts import Language

PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "de-DE", "has_touch": True, "is_mobile": True}
PATHS = (
    "was-waere-wenn?indicator=crimes_recorded&region=05358&s1=change~-1.5&s2=pace~05370"
    "&s3=measures~~~Paket~2026_-3_80_Licht~2028_-2_50&until=2030"
)
NAMES = ["\u22121,50\u00a0je 1.000 Einw. je Jahr", "Wie Kreis Heinsberg (falsche Richtung)", "Paket"]


def read_courses(page: Page) -> list[dict[str, object]]:
    """The assumed courses in the chart: texts of their points and their line."""
    page.locator(".js-plotly-plot").wait_for()
    found: list[dict[str, object]] = page.evaluate(
        """document.querySelector('.js-plotly-plot').data.filter(trace => trace.line && trace.line.dash === 'dash')
           .map(trace => ({x: Array.from(trace.x), y: Array.from(trace.y), text: Array.from(trace.text)}))"""
    )
    return found


def open_scenario(page: Page, address: str, title: str = "Was wäre, wenn") -> Page:
    page.goto(address)
    return wait_for_page(page, title)


def test_three_paths_are_the_same_on_a_fresh_server_and_in_the_other_language(
    page: Page, address: str, browser: Browser, shipped: tuple[Path, object]
) -> None:
    open_scenario(page, address + PATHS)
    sent = page.url.removeprefix(address)
    paths, rows = read_courses(page), [cells(page, name) for name in NAMES]
    assert len(paths) == 3
    assert [row[1] for row in rows] == ["50,84", "60,26", "56,44"]

    with serve_app(shipped[0]) as other:
        context = browser.new_context(locale="de-DE")
        received = open_scenario(context.new_page(), other + sent)
        assert (read_courses(received), [cells(received, name) for name in NAMES]) == (paths, rows)
        english = open_scenario(context.new_page(), other + sent + "&lang=en", "What if")
        assert [path["y"] for path in read_courses(english)] == [path["y"] for path in paths]
        assert cells(english, "Paket")[1] == "56.44"
        context.close()


def test_a_slider_redraws_only_its_part_and_stands_in_the_address(page: Page, address: str) -> None:
    ended: list[int] = []

    def note(frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        if message.WhichOneof("type") == "script_finished":
            ended.append(message.script_finished)

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    open_scenario(page, address + PATHS)
    seen = len(ended)
    page.get_by_role("slider").first.focus()
    for step in ("-1.4", "-1.3"):
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(address + PATHS.replace("-1.5", step))

    expect(page.get_by_role("row", name="\u22121,30")).to_contain_text("52,04")
    assert set(ended[seen:]) == {ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


LIBRARY = re.compile("/plotly/plotly-basic-")
ONE = "was-waere-wenn?indicator=crimes_recorded&region=05358&s1=change~-1.5"
# All of a drawn chart that a slider may move: lines, marks, the words at their ends, the numbers of the axis.
PICTURE = """chart => ({
  lines: [...chart.querySelectorAll(".js-line")].map(one => one.getAttribute("d")),
  marks: [...chart.querySelectorAll(".point")].map(one => one.getAttribute("transform") + one.getAttribute("d")),
  words: [...chart.querySelectorAll(".annotation")].map(one => one.innerHTML),
  axis: [...chart.querySelectorAll(".ytick")].map(one => one.textContent + one.innerHTML.match(/translate.[^)]*/)),
})"""
# The figure as Python has drawn it, drawn by Plotly alone.
SERVERS = """async () => {
  const { box, told } = document.querySelector(".kk-live").live, layout = told.figure.layout;
  const place = box.querySelector(".kk-chart > div"), alone = place.cloneNode();
  place.after(alone);
  await Plotly.newPlot(alone, told.figure.data, { ...layout, width: place.clientWidth }, { displayModeBar: false });
  return [place, alone].map(PICTURE);
}""".replace("PICTURE", PICTURE)
PICTURED = f"() => ({PICTURE})(document.querySelector('.js-plotly-plot'))"
STOPS = """() => {
  const range = document.querySelector("input[type=range]"), told = [];
  for (range.value = 0; ; range.value++) {
    range.dispatchEvent(new Event("input"));
    const label = [...document.querySelectorAll(".annotation")].map(one => one.textContent).find(one => one[0] === "◆");
    told.push([range.ariaValueText, label, document.querySelector(".kk-slider strong").textContent]);
    if (range.value === range.max) return told;
  }
}"""


def slider(page: Page, number: int = 0) -> Locator:
    return page.get_by_role("slider").nth(number)


def alike(one: dict[str, list[str]], other: dict[str, list[str]]) -> None:
    """The same words and forms, at places less than a tenth of a pixel apart."""
    parts = [re.split(r"(-?[0-9]+\.?[0-9]*)", re.sub("clip[0-9a-f]+", "", str(told))) for told in (one, other)]
    places = [[float(number) for number in part[1::2]] for part in parts]
    assert parts[0][::2] == parts[1][::2]
    assert places[0] == pytest.approx(places[1], abs=0.1)


def drag(page: Page, share: float) -> None:
    """Take the first slider by the mouse over this share of its width, and hold it."""
    box = slider(page).bounding_box()
    assert box is not None
    start, middle = box["x"] + 0.384 * box["width"], box["y"] + box["height"] / 2
    page.mouse.move(start, middle)
    page.mouse.down()
    page.mouse.move(start + share * box["width"], middle, steps=12)


def test_a_slider_moves_the_chart_under_the_hand_and_at_rest_stands_as_the_server_draws_it(
    page: Page, address: str
) -> None:
    open_scenario(page, address + PATHS)
    settle(page)
    before, length = page.evaluate(PICTURED), page.evaluate("history.length")

    drag(page, 0.2)
    moved, said = page.evaluate(PICTURED), slider(page).get_attribute("aria-valuetext") or ""

    assert moved["axis"] == before["axis"] and moved["lines"][-3] != before["lines"][-3]
    assert moved["lines"][:-3] + moved["lines"][-2:] == before["lines"][:-3] + before["lines"][-2:]
    value = said.partition(": ")[2].partition("\u00a0")[0]
    assert any(value in words for words in moved["words"])
    assert page.url == address + PATHS  # the hand still holds it

    page.mouse.up()
    expect(page.get_by_role("status").filter(has_text=value)).to_have_text(f"2030 wären es {value}\u00a0je 1.000 Einw.")
    expect(page.locator("tbody tr", has_text=value)).to_have_count(1)
    expect(page).not_to_have_url(address + PATHS)
    assert page.evaluate("history.length") == length + 1
    settle(page)
    settled = page.evaluate(PICTURED)
    assert settled["axis"] == before["axis"]
    open_scenario(page, page.url)
    settle(page)
    drawn, servers = page.evaluate(SERVERS)
    alike(drawn, servers)
    alike(settled, servers)


@pytest.mark.usefixtures("shipped_database")
def test_every_stop_says_what_the_formula_gives(page: Page, address: str) -> None:
    open_scenario(page, address + ONE)
    settle(page)
    german, unit = Language("de"), "\u00a0je 1.000 Einw."
    rows = queries.run_query("values", indicator="crimes_recorded", regions=["05358"]).dropna(subset="value")
    year, value = max(zip(rows["year"], rows["value"], strict=True))

    told = page.evaluate(STOPS)

    amounts = [said.partition(unit)[0] for said, _, _ in told]
    assert all(one < other for one, other in pairwise(map(german.read_number, amounts)))
    for (said, label, shown), amount in zip(told, amounts, strict=True):
        change = YearlyChange(german.read_number(amount) or 0.0)
        last, end = compute_scenario((year, value), 2034, change, lower=0.0).path[-1]
        number = german.number(end, 2)
        written = number if last == 2034 else f"{number} ({last})"
        assert (said, shown) == (f"{amount}{unit}: {written}{unit}", number)
        assert label.endswith(written)


def test_back_returns_to_where_the_hand_rested_before(page: Page, address: str) -> None:
    open_scenario(page, address + PATHS)
    slider(page).focus()
    for steps, stop in ((3, "-1.2"), (2, "-1")):
        for _ in range(steps):
            page.keyboard.press("ArrowRight")
        expect(page).to_have_url(address + PATHS.replace("-1.5", stop))

    for stop, row, value in (("-1.2", "\u22121,20", "52,64"), ("-1.5", "\u22121,50", "50,84")):
        page.go_back()
        expect(page.get_by_role("row", name=row)).to_contain_text(value)
        expect(slider(page)).to_have_attribute("aria-valuetext", re.compile(f"^{row}.*: {value}"))
        expect(page).to_have_url(address + PATHS.replace("-1.5", stop))


def test_the_first_move_of_all_is_one_step_of_the_history(page: Page, address: str) -> None:
    open_scenario(page, address + "was-waere-wenn?indicator=school_leavers_without_certificate_all&region=05370")
    length = page.evaluate("history.length")

    slider(page).press("ArrowLeft")

    expect(page).to_have_url(re.compile("s1=change~-[0-9.]+&s2=pace~"))
    assert page.evaluate("history.length") == length + 1


def test_a_finger_moves_one_of_two_sliders_on_the_screen_of_a_phone_that_holds_all(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(**PHONE)
    page = open_scenario(context.new_page(), address + PATHS.replace("pace~05370", "percent~-1"))
    settle(page)
    page.locator(".kk-live").evaluate("box => box.scrollIntoView({block: 'end'})")
    whole, box = page.locator(".kk-live").bounding_box(), slider(page, 1).bounding_box()
    first = slider(page).input_value()
    assert whole is not None and box is not None
    assert whole["y"] > 60 and whole["y"] + whole["height"] < 845  # below the framework's bar

    touch = context.new_cdp_session(page)
    y = box["y"] + box["height"] / 2
    for kind, share in (("Start", 0.38), ("Move", 0.5), ("Move", 0.6)):
        points = [{"x": box["x"] + share * box["width"], "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    expect(page).to_have_url(re.compile(r"s1=change~-1.5&s2=percent~[0-9.]+&"))
    assert slider(page).input_value() == first
    context.close()


def test_a_number_between_two_stops_is_typed_and_what_is_none_is_told(page: Page, address: str) -> None:
    open_scenario(page, address + ONE)
    field = page.get_by_role("textbox", name="als Zahl")
    field.fill("-1,555")
    field.press("Enter")
    expect(page).to_have_url(address + ONE + "55")
    expect(slider(page)).to_have_attribute("aria-valuetext", re.compile("44,29"))

    for wrong, told in (("viel", "Das ist keine Zahl"), ("99", "99 liegt außerhalb dessen, was der Regler zulässt")):
        field.fill(wrong)
        field.press("Enter")
        expect(find_text(page, told)).to_be_visible()
        expect(field).to_have_value(wrong)


def test_without_its_library_the_numbers_go_on(page: Page, address: str) -> None:
    page.route(LIBRARY, lambda route: route.abort())
    open_scenario(page, address + ONE)
    expect(page.get_by_role("figure")).to_contain_text("Das Diagramm lässt sich nicht zeichnen")

    slider(page).press("ArrowRight")

    assert page.locator(".kk-slider strong").inner_text() == "45,84"
    expect(page.get_by_role("row", name="\u22121,40")).to_contain_text("45,84")


def test_light_and_dark_change_without_another_word_of_the_server(page: Page, address: str) -> None:
    open_scenario(page, address + ONE)
    settle(page)
    told = page.evaluate("document.querySelector('.kk-live').live.text")

    page.emulate_media(color_scheme="dark")

    ink = [int(TEXT["dark"][start : start + 2], 16) for start in (1, 3, 5)]
    expect(page.locator(".kk-chart .ytick text").first).to_have_css("fill", f"rgb({', '.join(map(str, ink))})")
    assert page.evaluate("document.querySelector('.kk-live').live.text") == told


def test_a_scenario_is_added_named_and_removed(page: Page, address: str) -> None:
    open_scenario(page, address + "was-waere-wenn?indicator=car_density")
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
    expect(page).to_have_url(address + "was-waere-wenn?indicator=car_density")


def test_a_name_typed_a_moment_before_another_click_is_kept(page: Page, address: str) -> None:
    open_scenario(page, address + "was-waere-wenn?indicator=school_leavers_without_certificate_all&region=05370")
    name, add = page.get_by_label("Name (wenn gewünscht)"), page.get_by_role("button", name="Szenario hinzufügen")
    name.fill("Erstes")
    add.click()  # no Enter before: the field tells of its text as it loses the focus
    expect(page.get_by_role("radio", name="3", checked=True)).to_be_visible()
    expect(name).to_have_value("")
    name.fill("Drittes")
    page.get_by_role("radio", name="2").click()
    page.get_by_placeholder(re.compile("So schnell wie")).fill("Zweites")
    page.get_by_role("combobox", name="Kreis, Stadt oder Region").click()
    page.keyboard.type("Kreis Kleve")
    page.get_by_role("option", name="Kreis Kleve · NRW", exact=True).click()

    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Kleve")
    for row in ("Erstes", "Zweites", "Drittes"):
        expect(page.get_by_role("row", name=row)).to_be_visible()
    expect(page).to_have_url(re.compile("Erstes.*Zweites.*Drittes"))


def test_the_pace_of_a_chosen_district_is_told_with_its_period(page: Page, address: str) -> None:
    open_scenario(page, address + "was-waere-wenn?indicator=school_leavers_without_certificate_all&region=05370")
    page.get_by_role("radio", name="2").click()
    page.get_by_role("combobox", name="So schnell wie").click()
    page.keyboard.type("Kreis Düren")
    page.get_by_role("option", name=re.compile("^Kreis Düren: ")).click()

    told = find_text(page, re.compile("Tempo von Kreis Düren .2019–2024.*je Jahr ab 2024"))
    expect(told).to_be_visible()
    expect(page).to_have_url(re.compile("s2=pace~05358"))


def test_measures_are_typed_in_as_german_numbers(page: Page, address: str) -> None:
    open_scenario(page, address + "was-waere-wenn?s1=measures")
    page.get_by_role("button", name="Maßnahme hinzufügen").click()
    size = page.get_by_label("Verschiebung des Werts von da an")
    size.fill("-12,5")
    size.press("Enter")

    expect(page.get_by_role("row", name="Maßnahmen (1)")).to_contain_text("629,7")
    size.fill("viel")
    size.press("Enter")
    expect(find_text(page, "Das ist keine Zahl")).to_be_visible()


def test_another_district_keeps_the_assumptions_and_another_indicator_begins_anew(page: Page, address: str) -> None:
    open_scenario(page, address + "was-waere-wenn?s1=change~-2~~Weniger")
    page.get_by_role("combobox", name="Kreis, Stadt oder Region").first.click()
    page.keyboard.type("Kreis Kleve")
    page.get_by_role("option", name="Kreis Kleve · NRW", exact=True).click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Kleve, Pkw-Dichte")
    expect(page.locator("th", has_text=re.compile("^Weniger"))).to_be_visible()
    page.get_by_role("combobox", name="Indikator").first.click()
    page.keyboard.type("Straftaten")
    page.get_by_role("option", name="Straftaten", exact=True).click()

    expect(page.get_by_role("heading", level=2).first).to_contain_text("Kreis Kleve, Straftaten")
    expect(page.get_by_role("row", name="Alles bleibt, wie es ist")).to_be_visible()
    expect(find_text(page, "Der Link nennt etwas")).to_have_count(0)


def test_a_wrong_link_says_so_and_shows_the_rest(page: Page, address: str) -> None:
    open_scenario(page, address + "was-waere-wenn?s1=quatsch&s2=change~-1&target=nichts&until=99")

    expect(
        find_text(page, "Der Link nennt etwas, das hier nicht gezeigt werden kann: nichts, 99, quatsch.")
    ).to_be_visible()
    assert len(read_courses(page)) == 1


def test_assumptions_and_results_can_be_taken_along(page: Page, address: str, tmp_path: Path) -> None:
    open_scenario(page, address + PATHS)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Als CSV").click()
    assert waiting.value.suggested_filename == "kreiskompass_whatif_crimes_recorded_05358_de.csv"
    waiting.value.save_as(tmp_path / "file")

    lines = list(csv.DictReader((tmp_path / "file").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert {line["Art"] for line in lines} == {"Tatsache", "Annahme"}  # no trend across a break
    assert [line["Wert"] for line in lines if (line["Szenario"], line["Jahr"]) == ("Paket", "2030")] == ["56,44"]
