"""Charts in a real browser (ui/assets/drawing.js): changed in place, as wide as their place, honest where they fail."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_for_page
from tests.browser.menu import settle
from tests.browser.screen import find_burst_frames
from tests.browser.test_pages import choose
from tests.browser.test_whatif import open_scenario

LIBRARY = re.compile("/plotly/plotly-basic-")
VIEW = "was-waere-wenn?indicator=crimes_recorded&region=05358"


def test_a_chart_changes_in_place(page: Page, address: str) -> None:
    open_scenario(page, address + VIEW)
    settle(page)
    page.evaluate("document.querySelector('.kk-chart .main-svg').id = 'first'")
    before = page.evaluate("JSON.stringify(document.querySelector('.js-plotly-plot').data)")

    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        "before => JSON.stringify(document.querySelector('.js-plotly-plot').data) !== before", arg=before
    )

    expect(page.locator("#first")).to_have_count(1)
    expect(page.locator(".kk-chart")).to_have_count(1)


def test_a_chart_is_as_wide_as_its_place(page: Page, address: str) -> None:
    open_scenario(page, address + "trends?indicator=crimes_recorded", "Trends")
    settle(page)
    width = (
        "[document.querySelector('.kk-chart .main-svg').clientWidth, document.querySelector('.kk-chart').clientWidth]"
    )
    narrow = page.evaluate(width)

    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    assert narrow[0] == narrow[1]
    # While the menu moves away the chart is a moment behind its place.
    page.wait_for_function(f"narrow => {width}.every((one, _, all) => one > narrow && one === all[0])", arg=narrow[0])
    settle(page)
    drawn, place = page.evaluate(width)
    assert drawn == place


def test_a_chart_that_grows_or_shrinks_takes_its_frame_along(page: Page, address: str) -> None:
    open_scenario(page, address + "kreisvergleich?regions=05358&indicator=crimes_recorded", "Vergleich")
    heights = []
    for group in ("Gleiche Art in Deutschland", "Ähnliche Einwohnerzahl", "Gleiche Art in Deutschland"):
        choose(page, "Verglichen mit", group)
        wait_for_page(page, "Vergleich")
        settle(page)
        heights.append(page.evaluate("document.querySelector('.kk-chart').offsetHeight"))
        assert find_burst_frames(page) == []

    assert heights[0] == heights[2] != heights[1]


def test_a_screen_reader_names_a_chart_by_its_finding(page: Page, address: str) -> None:
    open_scenario(page, address + "trends?indicator=crimes_recorded", "Trends")

    finding = page.get_by_role("heading", level=2).first.inner_text()

    expect(page.get_by_role("figure", name=finding)).to_be_visible()


def test_without_its_library_a_chart_says_so_and_the_next_change_draws_it(page: Page, address: str) -> None:
    page.route(LIBRARY, lambda route: route.abort())
    open_scenario(page, address + VIEW)
    expect(page.get_by_role("figure")).to_contain_text("Das Diagramm lässt sich nicht zeichnen")

    page.unroute(LIBRARY)
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowLeft")

    expect(page.locator(".kk-chart .main-svg").first).to_be_visible()
    expect(page.get_by_role("figure")).not_to_contain_text("Das Diagramm lässt sich nicht zeichnen")


def test_a_chart_that_cannot_be_drawn_says_so_in_place_of_the_old_one_and_comes_back(page: Page, address: str) -> None:
    open_scenario(page, address + VIEW)
    settle(page)
    page.evaluate("window.react = Plotly.react; Plotly.react = () => Promise.reject(new Error('no')); 0")
    page.get_by_role("slider").focus()

    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("figure")).to_have_text(re.compile("^Das Diagramm lässt sich nicht zeichnen"))

    page.evaluate("Plotly.react = window.react; 0")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".kk-chart .main-svg").first).to_be_visible()
    expect(page.get_by_role("figure")).not_to_contain_text("Das Diagramm lässt sich nicht zeichnen")


def test_a_page_left_leaves_no_chart_listening(page: Page, address: str) -> None:
    open_scenario(page, address + "trends?indicator=crimes_recorded", "Trends")
    settle(page)
    page.evaluate("window.left = document.querySelector('.js-plotly-plot')")

    page.get_by_role("link", name="Methoden").first.click()

    page.wait_for_function("() => !left.isConnected && !left._fullLayout")


def test_a_dot_that_is_clicked_is_ringed_before_the_server_answers_and_its_district_compared(
    page: Page, address: str
) -> None:
    open_scenario(page, address + "kreisvergleich?regions=05358&indicator=crimes_recorded", "Vergleich")
    settle(page)
    place = page.evaluate(
        """() => {
          const chart = document.querySelector(".js-plotly-plot"), { data, _fullLayout } = chart;
          const number = data[0].customdata.indexOf("05334");
          const area = chart.querySelector(".nsewdrag").getBoundingClientRect();
          chart.addEventListener("click", () => { window.ringed = document.querySelectorAll(".kk-picked").length; });
          return [area.x + _fullLayout.xaxis.d2p(data[0].x[number]), area.y + _fullLayout.yaxis.d2p(data[0].y[number])];
        }"""
    )
    page.mouse.move(*place)
    page.locator(".hovertext").filter(has_text="StädteRegion Aachen").wait_for()
    page.mouse.down()
    page.mouse.up()

    expect(page).to_have_url(re.compile("regions=05358%2C05334"))
    assert page.evaluate("window.ringed") == 1, "in the very task of the click"
    wait_for_page(page, "Vergleich")
    expect(page.locator(".kk-chart")).to_have_attribute("aria-label", re.compile("StädteRegion Aachen Rang"))
    expect(page.locator(".kk-picked")).to_have_count(0)
