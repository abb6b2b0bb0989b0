"""From page to page by the menu: the district that a page begins with, and what cannot go along."""

import pytest
from streamlit.testing.v1 import AppTest

import queries
from content.catalogue import read_indicators
from settings import PAGES, ROOT
from texts import Language

KOELN, DUEREN, HEINSBERG = "05315", "05358", "05370"
pytestmark = pytest.mark.usefixtures("shipped_database")


def visit(page: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    return go(app, page)


def go(app: AppTest, page: str) -> AppTest:
    """By the menu, which opens a page with nothing in its address."""
    app.query_params.clear()
    return app.switch_page(str(PAGES / "explore" / f"{page}.py")).run()


def told_above(app: AppTest) -> list[str]:
    """The notices above the title."""
    before = list(app.main)[: [element.type for element in app.main].index("title")]
    return [element.value for element in before if element.type == "info"]


def test_the_first_of_several_districts_is_the_one_of_the_next_page() -> None:
    app = visit("compare")
    app.multiselect(key="regions_kreisvergleich_de").set_value([KOELN, DUEREN]).run()

    go(app, "check")

    assert app.selectbox(key="region_zielcheck_de").value == KOELN
    go(app, "trends")
    assert app.multiselect(key="regions_trends_de").value == [KOELN, DUEREN]


def test_a_district_takes_the_place_of_the_first_of_several_and_none_is_lost_that_is_among_them() -> None:
    app = visit("compare")
    app.multiselect(key="regions_kreisvergleich_de").set_value([KOELN, DUEREN]).run()
    go(app, "overview")
    app.selectbox(key="region_ueberblick_de").set_value(HEINSBERG).run()

    go(app, "compare")
    assert app.multiselect(key="regions_kreisvergleich_de").value == [HEINSBERG, DUEREN]

    go(app, "overview")
    app.selectbox(key="region_ueberblick_de").set_value(DUEREN).run()
    go(app, "trends")
    assert app.multiselect(key="regions_trends_de").value == [DUEREN, HEINSBERG]


def test_a_page_without_districts_between_them_changes_nothing() -> None:
    app = visit("compare")
    app.multiselect(key="regions_kreisvergleich_de").set_value([KOELN, DUEREN]).run()
    app.switch_page(str(PAGES / "data" / "glossary.py")).run()

    go(app, "check")

    assert app.selectbox(key="region_zielcheck_de").value == KOELN


def test_my_district_stays_whatever_is_compared() -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    app.checkbox(key="home__de").check().run()
    go(app, "compare")
    app.multiselect(key="regions_kreisvergleich_de").set_value([KOELN, DUEREN]).run()

    go(app, "check")

    assert app.selectbox(key="region_zielcheck_de").value == HEINSBERG


def test_an_indicator_with_a_target_goes_along() -> None:
    app = visit("trends")
    app.multiselect(key="regions_trends_de").set_value([HEINSBERG]).run()
    app.selectbox(key="indicator_trends_de").set_value("fairtrade_town_awards").run()

    go(app, "check")

    assert app.selectbox(key="indicator_zielcheck_de").value == "fairtrade_town_awards"
    assert not told_above(app)


def test_one_without_a_target_is_told_above_the_page_with_what_is_shown_instead() -> None:
    german = Language("de")
    app = visit("compare")
    app.selectbox(key="indicator_kreisvergleich_de").set_value("population_density").run()

    go(app, "check")

    now = read_indicators(queries.run_query("indicators"), german)[
        app.selectbox(key="indicator_zielcheck_de").value
    ].name
    assert told_above(app) == [german("common.not_here", label=german("common.indicator"), now=now)]


def test_what_a_page_began_with_is_not_told_as_a_choice_of_the_visitor() -> None:
    app = visit("check")
    first = app.selectbox(key="indicator_zielcheck_de").value

    go(app, "compare")

    assert app.selectbox(key="indicator_kreisvergleich_de").value != first  # which is not compared there
    assert not told_above(app)
