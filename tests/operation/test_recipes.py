"""The recipes of docs/adding.md, carried out to the letter on a copy: what they promise is there."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import queries
from loaders.build.build import build
from settings import DATA
from tests.support.recipes import CODE_RECIPES, DATA_RECIPES, copy_project, read_recipes
from tests.support.sent import open_page

# Run in the copy, whose code is another than the one imported here.
VISIT = """
import sys
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from features.embed.selection import make_figure
from settings import PAGES, ROOT
from texts import Language
from ui import seat

ContextProxy.cookies, ContextProxy.headers = {}, {seat.HEADER: seat.WORD}

def open_page(file, **address):
    app = AppTest.from_file(str(ROOT / "features/shell/frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES / file))
    app.query_params.update(address)  # only now: the first page would say that it does not know them
    app.run()
    assert not app.exception, app.exception
    return app

print("page:", open_page("explore/span.py", indicator="car_density").header[0].value.replace("\\\\", ""))
print("deck:", *(one.proto.body for one in open_page("present/deck.py", sets="span").get("html")))
print("embedded:", make_figure({"chart": "span", "indicator": "car_density"}, Language("de")).finding)
"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copied data folder with all that the recipes for data add, built."""
    folder = tmp_path_factory.mktemp("grown")
    for part in ("reference", "observations", "reports"):
        shutil.copytree(DATA / part, folder / "data" / part)
    recipes = read_recipes()
    for step in (step for title in DATA_RECIPES for step in recipes[title]):
        step.carry_out(folder)
    with pytest.MonkeyPatch.context() as patch:
        _turn_to(folder, patch)
        build()
    return folder


@pytest.fixture
def grown_database(grown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _turn_to(grown, monkeypatch)
    queries.find_version()


def _turn_to(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("SDG_DATA", str(folder / "data"))
    for name in ("database", "raw", "own"):
        patch.setenv(f"SDG_{name.upper()}", str(folder / name))


def read_finding(app: AppTest) -> str:
    """The first heading below the title, without Markdown's escapes."""
    return app.header[0].value.replace("\\", "")


def test_every_recipe_has_steps_with_the_lines_of_its_files() -> None:
    recipes = read_recipes()

    assert [title for title, steps in recipes.items() if steps] == [*DATA_RECIPES, *CODE_RECIPES]


@pytest.mark.usefixtures("grown_database")
def test_values_of_a_new_source_are_shown_and_it_is_named() -> None:
    values = queries.run_query("values", indicator="car_density", regions=["05370"])
    told = values[values["source_key"] == "survey_2026"]

    assert told[["year", "value"]].to_numpy().tolist() == [[2005, 540.0]]
    assert "survey_2026" in set(queries.run_query("sources")["source_key"])


@pytest.mark.usefixtures("grown_database")
def test_a_new_indicator_is_shown_on_a_page() -> None:
    app = open_page("explore/trends", indicator="cycle_paths", regions="05370")

    assert read_finding(app).startswith("Kreis Heinsberg, Kreisstraßen mit Radweg: seit 2022 mit jedem Wert gestiegen")


@pytest.mark.usefixtures("grown_database")
def test_a_new_target_is_checked() -> None:
    app = open_page("explore/check", indicator="cycle_paths", region="05370")

    assert any("mindestens 70 bis 2030" in one.proto.body for one in app.get("html"))


@pytest.mark.usefixtures("grown_database")
def test_a_new_region_can_be_chosen() -> None:
    app = open_page("explore/trends", indicator="car_density", regions="05999")

    assert read_finding(app).startswith("Kreis Musterland, Pkw-Dichte: 598")


def test_a_new_page_its_chart_and_a_slide_are_shown_and_keep_the_rules(tmp_path: Path) -> None:
    copy = copy_project(tmp_path / "copy")
    recipes = read_recipes()
    for step in (step for title in CODE_RECIPES for step in recipes[title]):
        step.carry_out(copy)

    tests = [
        "tests/features/span",
        "tests/operation/test_architecture.py",
        "tests/texts",
        "tests/features/shell/test_menu.py",
    ]
    for command in (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *tests],
        ["loaders", "build"],
    ):
        done = subprocess.run([sys.executable, "-m", *command], cwd=copy, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    seen = subprocess.run([sys.executable, "-c", VISIT], cwd=copy, capture_output=True, text=True, check=False)

    finding = "Pkw-Dichte: 2024 liegen die Kreise zwischen"
    assert f"page: {finding}" in seen.stdout, seen.stderr
    assert f"embedded: {finding}" in seen.stdout
    assert "liegen die Kreise zwischen" in seen.stdout.partition("deck:")[2].partition("embedded:")[0]
