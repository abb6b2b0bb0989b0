"""Every page through the frame, without a browser: it runs to its end, in both languages, and stays so on a rerun."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from features.compare.peers import PeerRule
from loaders.build.build import build
from settings import PAGES, ROOT
from tests.support.built import build_small_world
from tests.support.regions import find_telling_regions, list_regions
from tests.support.small_world import REFERENCE, REPORT, write_small_world
from texts import Language

ADDRESSES = {
    "explore/check.py": "zielcheck",
    "explore/trends.py": "trends",
    "explore/compare.py": "kreisvergleich",
    "explore/relation.py": "zusammenhang",
    "explore/whatif.py": "was-waere-wenn",
    "data/sources.py": "daten",
}
PAGE_FILES = sorted(PAGES.rglob("*.py"))


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("file", PAGE_FILES, ids=lambda file: file.stem)
def test_a_page_runs_without_an_error(file: object, code: str) -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.query_params["lang"] = code

    app.run()
    app.switch_page(str(file)).run()

    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.usefixtures("shipped_database")
def test_zielcheck_runs_for_a_district_without_a_target_that_values_measure() -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.query_params["region"] = "05358"
    app.run()
    app.switch_page(str(PAGES / "explore" / "check.py")).run()

    assert not app.exception
    assert not [one for one in app.selectbox if one.key == "indicator_zielcheck_de"]


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("region", ["05334002", "05111", "05358"])
def test_the_start_page_runs_for_every_kind_of_region(region: str) -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.query_params["region"] = region

    app.run()

    assert not app.exception
    assert app.selectbox(key="region__de").value == region


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("page", list(ADDRESSES))
def test_every_indicator_can_be_shown(page: str) -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES / page)).run()

    for name in app.selectbox(key=f"indicator_{ADDRESSES[page]}_de").options:
        app.selectbox(key=f"indicator_{ADDRESSES[page]}_de").select(name).run()
        assert not app.exception, name


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("page", ["explore/compare.py", "explore/relation.py"])
@pytest.mark.parametrize("region", ["05334002", "05111", "05358"])
def test_every_kind_of_region_is_compared_by_every_rule_or_told_why_not(page: str, region: str) -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES / page))
    app.query_params["regions"] = region

    told = []
    rules = [rule for rule in PeerRule if rule is not PeerRule.TOWNS]  # offered with values of municipalities only
    for rule in rules:
        app.query_params["group"] = rule.value
        app.run()
        assert not app.exception, rule
        told.append(len(app.info))

    # The town is of no kind, nothing tells what is like it, and neither its GDP nor its cars are known: on its own it
    # is an empty group.
    assert told == ([0, 1, 1, 1, 0, 0, 1, 1] if region == "05334002" else [0] * len(rules))


@pytest.mark.usefixtures("shipped_database")
def test_every_second_indicator_can_be_set_against_the_first() -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES / "explore/relation.py")).run()

    for name in app.selectbox(key="second_zusammenhang_de").options:
        app.selectbox(key="second_zusammenhang_de").select(name).run()
        assert not app.exception, name


@pytest.mark.usefixtures("small_world")
@pytest.mark.parametrize("page", ["explore/compare.py", "explore/relation.py"])
def test_a_page_without_enough_values_says_so(page: str) -> None:
    build_small_world()
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()

    app.switch_page(str(PAGES / page)).run()

    assert not app.exception
    assert [info.value for info in app.info] == [Language("de")("common.no_indicator")]


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize(
    ("page", "box"),
    [
        ("explore/start.py", "region__de"),
        ("explore/overview.py", "region_ueberblick_de"),
        ("explore/check.py", "region_zielcheck_de"),
    ],
)
@pytest.mark.parametrize("find", [find_telling_regions, list_regions], ids=["telling", "all"])
def test_every_region_has_its_page(page: str, box: str, find: Callable[[], list[str]]) -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES / page)).run()

    for region in find():
        app.query_params["region"] = region
        app.run()
        assert not app.exception, region
        assert app.selectbox(key=box).value == region


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize(("region", "told"), [("05334002", 0), ("05111", 0), ("05", 1), ("DE", 1)])
def test_the_what_if_opens_for_every_kind_of_region_or_says_that_it_cannot(region: str, told: int) -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES / "explore/whatif.py"))
    app.query_params["region"], app.query_params["indicator"] = region, "employment_rate_working_age"

    app.run()

    assert not app.exception
    assert len(app.info) == told


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize(
    "text", ["~", "change~~~~", "pace~DE", "measures~~~x~_~__~2030_1_1", "value~1_", "percent~9e9", "\u2603"]
)
def test_no_address_breaks_the_what_if(text: str) -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES / "explore/whatif.py"))
    for key in ("s1", "s4", "target", "until"):
        app.query_params[key] = text

    app.run()

    assert not app.exception
    assert len(app.info) == 1


def test_the_report_check_takes_a_file_where_no_report_is_embedded(small_world: Path) -> None:
    series = [line for line in REFERENCE["series.csv"].splitlines() if ",report," not in line]
    header = REPORT["tables.csv"].splitlines()[0]
    write_small_world(small_world, series="\n".join(series) + "\n", tables=header + "\n")
    build()
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()

    app.switch_page(str(PAGES / "report" / "review.py")).run()

    assert not app.exception
    assert [info.value for info in app.info] == [Language("de")("review.no_file")]
