"""Lists: what they compare by, in which order they stand, and that no two choices look the same."""

import ast
import json
import re
from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from features.shell import lists
from settings import ROOT
from texts import CODES, Language
from texts.alphabet import make_sort_key
from ui import data


def test_the_frameworks_comparison_is_the_one_that_ours_stands_in_for() -> None:
    """Red after a new version of the framework: then look how it compares now (features/shell/lists.py)."""
    module, exported = lists.find_comparison()

    assert f"export {{findChoices as {exported}}};" in lists.write_script()
    assert f'export * from "./static/js/{module}";' in lists.write_script()


@pytest.mark.parametrize(("base", "start"), [("", "/"), ("kompass", "/kompass/")])
def test_a_page_names_our_comparison_for_the_frameworks_modules_alone(base: str, start: str) -> None:
    (written,) = re.findall(r'<script type="importmap">(.*)</script>', lists.write_import_map(base))
    scopes = json.loads(written)["scopes"]

    (ours,) = scopes[f"{start}static/js/"].values()
    assert list(scopes) == [f"{start}static/js/"] and ours.startswith(f"{start}lists.js?")


def test_names_stand_as_din_5007_has_it() -> None:
    ordered = ["Ärztedichte", "Bad Ems", "Baden-Baden", "Öffentliche Ladepunkte", "Olpe", "Straße", "Strasse B", "Zug"]

    assert sorted(set(ordered), key=make_sort_key) == ordered


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("code", CODES)
def test_no_two_of_the_regions_look_the_same_in_any_list_chart_table_or_file(code: str) -> None:
    regions = data.ask_regions(Language(code)).values()
    listed = data.ask_districts(Language(code))[0]
    shown = {
        "name": [region.name for region in regions],
        "short name": [region.short_name for region in regions],
        "in a list": list(listed.values()),
        "in a sentence": [region.running.nominative for region in regions],
        "where": [region.running.locative for region in regions],
    }

    assert len(listed) == 401  # 400 districts, and the one municipality
    twice = {where: [one for one, count in Counter(names).items() if count > 1] for where, names in shown.items()}
    assert twice == {where: [] for where in shown}


@pytest.mark.usefixtures("shipped_database")
def test_districts_stand_by_the_alphabet_of_their_places_each_with_its_land() -> None:
    names = list(data.ask_districts(Language("de"))[0].values())

    assert names[:3] == ["StädteRegion Aachen · NRW", "Stadt Aachen · NRW", "Landkreis Ahrweiler · Rheinland-Pfalz"]
    assert {"Berlin", "Hamburg", "Stadt Bremen · Land Bremen", "Landkreis München · Bayern"} <= set(names)


def test_every_list_of_several_lets_its_choices_take_further_lines() -> None:
    """In a column they would go on out of sight."""
    calls = {
        f"{file.relative_to(ROOT)}:{node.lineno}": {keyword.arg for keyword in node.keywords}
        for folder in ("ui", "features", "pages")
        for file in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "multiselect"
    }

    assert calls and [place for place, given in calls.items() if "wrap" not in given] == []


@pytest.mark.usefixtures("shipped_database")
def test_ones_own_district_and_land_stand_first() -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.session_state["home"] = "14713"
    app.run()

    options = app.selectbox(key="region__de").options
    assert options[:3] == ["Stadt Leipzig · Sachsen", "Landkreis Bautzen · Sachsen", "Stadt Chemnitz · Sachsen"]
    assert options[13] == "StädteRegion Aachen · NRW"
