"""No message to a visitor holds a path of this machine, a version or a stack: all texts, all errors, all pages."""

import re
import string
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import queries
from loaders import errors
from loaders.build.build import build
from loaders.errors import InvalidRows, LoaderError, RowProblem
from settings import PAGES, ROOT
from storage.private import hide_private
from tests.support.own_tables import DESCRIBED, take_in
from tests.support.sent import list_sent
from texts import CODES, Language, texts
from ui.menu import MENU

FILES = [file for pages in MENU.values() for file, _, _ in pages]
FOLDERS = (
    str(ROOT / "data" / "own" / "tables"),
    "/srv/kreis/database",
    "/home/frau.beispiel/kreiskompass",
    r"C:\Users\Beispiel\Kreis",
    f"{tempfile.gettempdir()}/tmp8x",
    str(Path.home() / "kreis"),
)
STACK = 'Traceback (most recent call last):\n  File "/srv/kreis/x.py", line 1\nValueError: y'
PRIVATE = re.compile(
    r"(?<![\w:/.])/(?:srv|home|tmp|root|var|opt|work)\b|[A-Z]:\\|Traceback|\.py\b|DuckDB v?\d|Python \d"
)


def private(folder: str) -> str:
    """What a machine may say: a file, what read it, and where that stood."""
    file = f"{folder}\\x.csv" if "\\" in folder else f"{folder}/x.csv"
    return f'{file} and "{file}": (DuckDB 1.5.5) Python 3.11.7'


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_text_of_ours_tells_what_is_filled_in(code: str, folder: str) -> None:
    told = []
    for text in texts(code).values():
        fields = [name for _, name, form, _ in string.Formatter().parse(text) if name and not form]
        filled = text
        for name in fields:
            filled = filled.replace("{" + name + "}", f" {private(folder)}\n")
        if fields:
            told.append(hide_private(f"{filled}\n{STACK}"))

    assert len(told) > 300
    assert [one for one in told if PRIVATE.search(one)] == []


def failures(folder: str) -> Iterator[LoaderError]:
    """Each error of the loaders, with all of that in each of its fields."""
    said = private(folder)
    yield InvalidRows([RowProblem(said, 1, said, said, "malformed", said)], 1)
    yield errors.ChecksFailed(said, said, [said])
    yield errors.BuildFailed(said, said)
    yield errors.FetchFailed(said, said)
    yield errors.SourceUnavailable(said, said, "HTTP 500")
    yield errors.SnapshotDamaged(said)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_no_error_of_the_loaders_tells_it(code: str, folder: str) -> None:
    told = [hide_private(failure.describe(Language(code))) for failure in failures(folder)]

    assert [one for one in told if PRIVATE.search(one)] == []
    assert all("x.csv" in one for one in told[:2])  # which file it is, is no secret


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A database without the own table that somebody has damaged by hand, in a folder with a blank in its name."""
    folder = tmp_path_factory.mktemp("Kreis Heinsberg")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("database", "own", "raw"):
            patch.setenv(f"SDG_{name.upper()}", str(folder / name))
        take_in(folder, DESCRIBED + "05358;Wege;2021;5;Amt;km;Anzahl;höher;Länge;11\n", "Wege")
        (table,) = (folder / "own" / "tables").iterdir()
        with (table / "observations.csv").open("a", encoding="utf-8") as stream:
            stream.write('"\n' + "x," * 30 + "\n")
        build()
        yield folder


@pytest.mark.parametrize("file", FILES)
def test_no_page_tells_where_a_damaged_own_table_lies(harmed: Path, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("database", "own", "raw"):
        monkeypatch.setenv(f"SDG_{name.upper()}", str(harmed / name))
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES / f"{file}.py")).run()

    assert not app.exception
    assert [told for told in list_sent(app) if str(harmed) in told.text or str(ROOT) in told.text] == []
    problems = [problem for code in CODES for problem in queries.run_query("own_tables")[f"problem_{code}"]]
    assert all(problem and "observations.csv" in problem and "/" not in problem for problem in problems)
