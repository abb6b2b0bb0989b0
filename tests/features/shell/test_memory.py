"""What a visit holds does not grow with its clicks."""

import pytest
from streamlit.testing.v1 import AppTest

from settings import PAGES, ROOT

DUEREN, HEINSBERG = "05358", "05370"
pytestmark = pytest.mark.usefixtures("shipped_database")


def known_widgets(app: AppTest) -> int:
    """Of how many widgets the session knows label, callbacks and what these hold."""
    return len(app.session_state._state._state._new_widget_state.widget_metadata)


def test_the_widgets_of_pages_and_choices_left_are_forgotten() -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60).run()
    app.switch_page(str(PAGES / "explore" / "whatif.py")).run()
    known = []
    for region in [HEINSBERG, DUEREN] * 4:
        app.selectbox(key="region_was-waere-wenn_de").set_value(region).run()
        known.append(known_widgets(app))
        assert not app.exception

    assert max(known) <= 2 * known[0]  # those of this run and of the one before
    assert known[-1] <= known[1]


def test_a_widget_that_stays_keeps_its_value_and_what_it_does() -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60).run()
    app.switch_page(str(PAGES / "explore" / "compare.py")).run()
    app.multiselect(key="regions_kreisvergleich_de").set_value([DUEREN]).run()
    for _ in range(3):
        app.run()

    app.multiselect(key="regions_kreisvergleich_de").set_value([DUEREN, HEINSBERG]).run()

    assert app.query_params["regions"] == f"{DUEREN},{HEINSBERG}"
