"""What the product is made of: locked with hashes, under licences that allow its use, looked up for vulnerabilities."""

import re
from pathlib import Path
from typing import Any

import plotly
import pytest

from settings import ROOT
from storage.checksums import compute_file_checksum
from tests.audit import verdict
from tests.licences import LOCKED, is_allowed, licences
from ui.drawing import LIBRARY


@pytest.mark.parametrize("file", LOCKED)
def test_every_package_is_exact_and_has_its_hash(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]

    assert packages
    assert [one.partition(" ")[0] for one in packages if "==" not in one or "--hash=sha256:" not in one] == []


def test_no_package_has_a_licence_that_has_not_been_looked_at() -> None:
    found = licences()

    assert {"streamlit", "duckdb", "pandas", "plotly"} <= found.keys()
    assert {name: licence for name, (licence, _) in found.items() if not is_allowed(licence)} == {}


def test_pages_load_the_library_as_it_was_published_and_in_the_version_that_charts_are_held_against() -> None:
    published = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
    whole = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    version = re.compile(r"plotly\.js (?:\(basic - minified\) )?v([0-9.]+)")

    assert compute_file_checksum(LIBRARY) == published
    versions = [version.search(file.read_text(encoding="utf-8")[:200]) for file in (LIBRARY, whole)]
    assert [found and found[1] for found in versions] == [LIBRARY.stem.split("-")[2].removesuffix(".min")] * 2


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND 0BSD AND Zlib", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("", False),
    ],
)
def test_of_alternatives_one_must_be_allowed_of_several_all(expression: str, allowed: bool) -> None:
    assert is_allowed(expression) is allowed


CLEAN: dict[str, Any] = {"name": "click", "version": "8", "vulns": []}
SKIPPED = {"name": "duckdb", "skip_reason": "not found"}
BAD = {"name": "jinja2", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}


@pytest.mark.parametrize(
    ("answers", "said", "known"),
    [
        ([{"dependencies": [CLEAN]}], ["Dependencies audited: 1; known vulnerabilities: 0."], False),
        (
            [{"dependencies": [CLEAN, SKIPPED]}],
            ["Dependencies audited: 1, 1 not to be found there; known vulnerabilities: 0."],
            False,
        ),
        (
            [{"dependencies": [CLEAN, BAD]}, {"dependencies": [BAD]}],
            ["jinja2 2: PYSEC-1, mended in 3", "Dependencies audited: 2; known vulnerabilities: 1."],
            True,
        ),
        (
            [{"dependencies": [SKIPPED]}],
            ["Dependencies not audited: the index of vulnerabilities could not be reached."],
            False,
        ),
        ([None, None], ["Dependencies not audited: the index of vulnerabilities could not be reached."], False),
    ],
)
def test_what_was_not_looked_up_is_never_called_clean(
    answers: list[dict[str, Any] | None], said: list[str], known: bool
) -> None:
    assert verdict(answers) == (said, known)
