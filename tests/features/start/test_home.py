"""One's own district: every page begins with it, also in a new tab; only a link that names districts counts more."""

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from settings import PAGES, ROOT
from ui.menu import MENU

DUEREN, KOELN, HEINSBERG = "05358", "05315", "05370"
PATHS = {file: path for pages in MENU.values() for file, path, _ in pages}
WITHOUT_DISTRICTS = {
    *("present/collection", "data/own", "data/methods", "data/glossary", "data/accessibility"),
    "report/review",  # begins with the report that comes along
}
WITH_DISTRICTS = sorted(PATHS.keys() - WITHOUT_DISTRICTS)
pytestmark = pytest.mark.usefixtures("shipped_database")


def open_tab(file: str, **asked: str) -> AppTest:
    """A new visit that begins with this page; before its first run, AppTest.switch_page knows no page by its path."""
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app._page_hash = calc_hash(PATHS[file]) if PATHS[file] else ""
    app.query_params.update(asked)
    app.run()
    assert not app.exception
    assert app.session_state["_address_page"] == PATHS[file]
    return app


def list_begun(app: AppTest) -> set[str]:
    """The first district of each selection that the page has drawn."""
    place = f"{app.session_state['_address_page']}_de"
    kept = app.session_state["_address"]
    return {kept[key].chosen[0] for key in ("region", "regions") if key in kept and kept[key].place == place}


@pytest.mark.parametrize("file", WITH_DISTRICTS)
def test_every_page_begins_with_it_in_a_new_tab(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "cookies", {"kreiskompass_region": DUEREN})

    assert list_begun(open_tab(file)) == {DUEREN}


@pytest.mark.parametrize(("file", "key"), [("explore/check", "region"), ("explore/trends", "regions")])
def test_its_address_names_it_so_that_others_see_the_same(file: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "cookies", {"kreiskompass_region": DUEREN})

    assert open_tab(file).query_params[key].startswith(DUEREN)


@pytest.mark.parametrize("asked", [{"region": KOELN}, {"regions": KOELN}])
def test_a_link_that_names_a_district_counts_more(asked: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "cookies", {"kreiskompass_region": DUEREN})

    assert list_begun(open_tab("explore/trends", **asked)) == {KOELN}


def test_it_is_begun_with_where_another_was_chosen_before() -> None:
    app = open_tab("explore/compare", regions=KOELN)
    app.query_params.clear()
    app.switch_page(str(PAGES / "explore" / "start.py")).run()
    app.selectbox(key="region__de").set_value(DUEREN).run()
    app.checkbox(key="home__de").check().run()
    app.query_params.clear()
    app.switch_page(str(PAGES / "explore" / "compare.py")).run()

    assert app.multiselect(key="regions_kreisvergleich_de").value[0] == DUEREN


@pytest.mark.parametrize(("region", "told"), [(HEINSBERG, "als Beispiel"), (KOELN, "Ist Stadt Köln Ihr Gebiet?")])
def test_only_what_the_visitor_has_not_chosen_is_called_an_example(region: str, told: str) -> None:
    app = open_tab("explore/start", region=region)

    assert told in " ".join(one.value for one in app.info).replace("\\", "")
