"""Links that were written for another page, by hand or by a program: translated where it is plain, else told."""

import pytest
from streamlit.testing.v1 import AppTest

from settings import PAGES, ROOT
from texts import Language
from ui.menu import MENU

KOELN, DUEREN, HEINSBERG, AACHEN = "05315", "05358", "05370", "05334"
PATHS = {file.split("/")[1]: (file, path) for pages in MENU.values() for file, path, _ in pages}
GERMAN = Language("de")
pytestmark = pytest.mark.usefixtures("shipped_database")


def follow(page: str, **asked: str) -> AppTest:
    """The page as a link opens it."""
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES / f"{PATHS[page][0]}.py"))
    app.query_params.clear()  # as the menu does
    app.query_params.update(asked)
    app.run()
    assert not app.exception
    return app


def list_chosen(app: AppTest, key: str) -> list[str]:
    chosen: list[str] = app.session_state["_address"][key].chosen
    return chosen


def list_told(app: AppTest) -> list[str]:
    return [info.value for info in app.info if "Der Link nennt" in info.value]


@pytest.mark.parametrize("page", ["trends", "compare", "map", "relation"])
def test_the_district_of_another_page_is_the_one_compared(page: str) -> None:
    app = follow(page, region=DUEREN)

    assert list_chosen(app, "regions") == [DUEREN]
    assert app.query_params["regions"] == DUEREN
    assert "region" not in app.query_params
    assert list_told(app) == []


@pytest.mark.parametrize("page", ["start", "overview", "whatif"])
def test_of_several_districts_the_first_is_looked_at_and_the_others_are_told_by_name(page: str) -> None:
    app = follow(page, regions=f"{DUEREN},{KOELN}")

    assert list_chosen(app, "region") == [DUEREN]
    (told,) = list_told(app)
    assert "höchstens 1" in told
    assert "Stadt Köln" in told


def test_the_page_s_own_key_counts_where_both_are_named() -> None:
    app = follow("trends", region=KOELN, regions=DUEREN)

    assert list_chosen(app, "regions") == [DUEREN]
    assert list_told(app) == [GERMAN("common.link_unknown", values=f"`region={KOELN}`")]


@pytest.mark.parametrize("page", list(PATHS))
def test_every_page_tells_what_it_does_not_know_and_once_only(page: str) -> None:
    app = follow(page, farbe="blau")

    assert list_told(app) == [GERMAN("common.link_unknown", values="`farbe=blau`")]
    assert "farbe" not in app.query_params
    assert list_told(app.run()) == []


def test_what_this_visit_has_written_itself_goes_without_a_word() -> None:
    app = follow("compare", regions=DUEREN, group="own", members=f"{KOELN},{AACHEN}")
    assert app.query_params["members"]

    app.selectbox(key="group_kreisvergleich_de").set_value("kind").run()

    assert "members" not in app.query_params
    assert list_told(app) == []


@pytest.mark.parametrize("text", [f"{DUEREN}, {KOELN}", f" {DUEREN} ,{KOELN},", f"{DUEREN},%20{KOELN}"])
def test_blanks_in_a_list_are_no_fault(text: str) -> None:
    app = follow("trends", regions=text)

    assert list_chosen(app, "regions") == [DUEREN, KOELN]
    assert list_told(app) == []


def test_more_districts_than_fit_are_told_by_name() -> None:
    keys = [HEINSBERG, DUEREN, AACHEN, KOELN, "05111", "05112", "05113", "05114"]
    app = follow("trends", regions=",".join(keys))

    assert list_chosen(app, "regions") == keys[:6]
    (told,) = list_told(app)
    assert "höchstens 6" in told
    assert "Stadt Essen · NRW, Stadt Krefeld · NRW" in told
