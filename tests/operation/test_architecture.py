"""The architecture as rules: who may import whom, how long a page may be, where words and SQL may stand."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from settings import ROOT

PACKAGES = {
    "settings": set(),
    "texts": set(),
    "domain": set(),
    "charts": {"texts"},
    "storage": {"settings"},
    "queries": {"settings", "storage"},
    "content": {"domain", "charts", "texts"},
    "export": {"texts", "charts", "content", "storage"},
    "loaders": {"settings", "storage", "texts"},
    "ui": {"settings", "storage", "texts", "queries", "domain", "charts", "content", "export"},
    "features": {"settings", "storage", "texts", "queries", "domain", "charts", "content", "export", "ui"},
    "pages": {"ui", "charts", "domain", "content", "features", "export", "texts"},
    "benchmarks": {
        "app",
        "settings",
        "loaders",
        "queries",
        "domain",
        "texts",
        "charts",
        "content",
        "features",
        "export",
        "ui",
    },
    "app": {"settings"},
}
ONLY_PLACE = {
    "streamlit": {"app", "ui", "features", "pages", "benchmarks"},
    "duckdb": {"loaders", "queries", "storage", "benchmarks"},
    "plotly": {"benchmarks"},
    "requests": {"loaders"},
}


def sources() -> list[Path]:
    return [
        file
        for top in PACKAGES
        for file in ([ROOT / f"{top}.py"] if (ROOT / f"{top}.py").exists() else sorted((ROOT / top).rglob("*.py")))
    ]


def imported(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("file", sources(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_imports_keep_to_the_architecture(file: Path) -> None:
    package = file.relative_to(ROOT).parts[0].removesuffix(".py")
    names = imported(file)

    assert names & set(PACKAGES) <= PACKAGES[package] | {package}
    assert not {name for name, places in ONLY_PLACE.items() if name in names and package not in places}


FLOORS = (
    ("shell",),
    ("embed", "search"),
    ("collection", "bnk"),
    ("deck",),
    ("measures", "start"),
    ("scenario", "map", "relation", "sources", "about"),
    ("compare", "review"),
    ("targets",),
    ("profile", "trends", "own_data"),
)  # of features from the top: each imports only from floors below its own


def features_imported(file: Path) -> set[str]:
    modules = {
        node.module
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    return {module.split(".")[1] for module in modules if module.startswith("features.")}


def test_features_import_features_only_downwards() -> None:
    below = {
        name: {one for floor in FLOORS[number + 1 :] for one in floor}
        for number, names in enumerate(FLOORS)
        for name in names
    }
    upwards = {
        file.relative_to(ROOT).as_posix(): wrong
        for file in sorted((ROOT / "features").glob("*/*.py"))
        if (wrong := features_imported(file) - below[file.parent.name] - {file.parent.name})
    }

    assert upwards == {}


@pytest.mark.parametrize("file", sorted((ROOT / "pages").rglob("*.py")), ids=lambda file: file.stem)
def test_no_page_is_longer_than_120_lines(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("file", sources(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_file_is_longer_than_400_lines(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize(
    "file",
    [file for file in sources() if file.relative_to(ROOT).parts[0] not in ("texts", "benchmarks")],
    ids=lambda file: file.relative_to(ROOT).as_posix(),
)
def test_no_shown_german_word_stands_outside_texts(file: Path) -> None:
    """Docstrings may name things in German; strings in code may not hold umlauts."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body
        if isinstance(node.body[0], ast.Expr)
    }
    words = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]

    assert not [word for word in words if re.search("[äöüßÄÖÜ]", word)]


def test_the_five_named_packages_are_direct_and_everything_is_exact() -> None:
    direct = (ROOT / "requirements.in").read_text(encoding="utf-8")
    exact = [
        line for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if line[:1].isalpha()
    ]

    assert {"streamlit", "pandas", "plotly", "duckdb", "requests"} <= set(re.findall(r"^[a-z]+", direct, re.MULTILINE))
    assert exact
    assert all(re.match(r"[A-Za-z0-9._-]+==[^ ]+", line) for line in exact)


def test_streamlit_is_told_what_operation_needs() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert config["client"]["showErrorDetails"] == "none"
    assert config["browser"]["gatherUsageStats"] is False
