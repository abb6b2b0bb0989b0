"""The tour for the first visit, without a browser: offered at the start, through its pages and out."""

import pytest
from streamlit.testing.v1 import AppTest

from features.shell.tour import STEPS
from settings import ROOT
from ui.menu import MENU

pytestmark = pytest.mark.usefixtures("shipped_database")


def visit(**address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def find_tour(app: AppTest) -> str:
    return next((one.value for one in app.markdown if one.value.startswith("**Führung")), "")


def buttons(app: AppTest) -> list[str]:
    return [one.label for one in app.button if one.label.startswith(("Zum ersten", "Weiter", "Zurück", "Führung"))]


def test_every_step_is_a_page_of_the_menu_and_the_first_is_the_start() -> None:
    assert set(STEPS) <= {path for pages in MENU.values() for _, path, _ in pages}
    assert STEPS[0] == ""


def test_it_is_offered_at_the_start_and_shows_nothing_before_it_is_taken() -> None:
    app = visit()

    assert (find_tour(app), buttons(app)) == ("", ["Zum ersten Mal hier? Führung in 6 Schritten"])


def test_it_begins_goes_on_with_what_was_chosen_and_ends_where_one_is() -> None:
    app = visit(region="05358")
    next(one for one in app.button if one.label.startswith("Zum ersten")).click().run()
    assert find_tour(app) == "**Führung, Schritt 1 von 6: Start**"
    assert buttons(app) == ["Weiter: Vergleich", "Führung beenden"]

    app.button(key="tour_next").click().run()
    assert not app.exception
    assert find_tour(app) == "**Führung, Schritt 2 von 6: Vergleich**"
    assert buttons(app) == ["Weiter: Zielcheck", "Zurück: Start", "Führung beenden"]
    assert app.multiselect[0].value[0] == "05358"

    app.button(key="tour_end").click().run()
    assert (find_tour(app), buttons(app)) == ("", [])
    assert app.title[0].value == "Vergleich"


def test_an_address_that_asks_for_another_tour_is_told_so() -> None:
    app = visit(tour="nonsense")

    assert find_tour(app) == ""
    assert any("nonsense" in one.value for one in app.info)
