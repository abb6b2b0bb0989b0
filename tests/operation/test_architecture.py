"""The architecture as rules: who may import whom, how long a page may be, where words and SQL may stand."""

import ast
import re
import tomllib
from pathlib import Path

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
    "loaders": {"settings", "storage", "texts", "domain"},
    "ui": {"settings", "storage", "texts", "queries", "domain", "charts", "content", "export"},
    "features": {"settings", "storage", "texts", "queries", "domain", "charts", "content", "export", "ui"},
    "pages": {"ui", "charts", "domain", "content", "features", "export", "texts"},
    "testbed": {"settings", "texts", "queries"},
    "benchmarks": {
        *("app", "settings", "texts", "queries", "domain", "charts", "content", "export", "features", "loaders", "ui"),
        "testbed",
    },
    "app": {"features", "settings", "ui"},
}
ONLY_PLACE = {
    "streamlit": {"app", "ui", "features", "pages", "testbed", "benchmarks"},
    "duckdb": {"loaders", "queries", "storage", "testbed", "benchmarks"},
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


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


FLOORS = (
    ("shell",),
    ("embed", "search", "open_data"),
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
        feature: {one for floor in FLOORS[number + 1 :] for one in floor}
        for number, features in enumerate(FLOORS)
        for feature in features
    }
    upwards = {
        name(file): wrong
        for file in sorted((ROOT / "features").glob("*/*.py"))
        if (wrong := features_imported(file) - below[file.parent.name] - {file.parent.name})
    }

    assert upwards == {}


def test_imports_keep_to_the_architecture() -> None:
    forbidden = []
    for file in sources():
        package, names = file.relative_to(ROOT).parts[0].removesuffix(".py"), imported(file)
        own = names & (PACKAGES.keys() | {"tests"}) - PACKAGES[package] - {package}
        foreign = {one for one, places in ONLY_PLACE.items() if one in names and package not in places}
        forbidden += [f"{name(file)} imports {one}" for one in sorted(own | foreign)]

    assert forbidden == []


def test_tests_do_not_import_benchmarks() -> None:
    assert [name(file) for file in (ROOT / "tests").rglob("*.py") if "benchmarks" in imported(file)] == []


def test_no_page_is_longer_than_120_lines_and_no_file_than_400() -> None:
    too_long = [f"{name(file)}: {lines(file)}" for file in (ROOT / "pages").rglob("*.py") if lines(file) > 120]
    too_long += [f"{name(file)}: {lines(file)}" for file in sources() if lines(file) > 400]

    assert too_long == []


def find_german_words(file: Path) -> list[str]:
    """Strings with umlauts. Docstrings may name things in German."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body
        if isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        if re.search("[äöüßÄÖÜ]", node.value)
    ]


def test_no_shown_german_word_stands_outside_texts() -> None:
    files = [file for file in sources() if file.relative_to(ROOT).parts[0] not in ("texts", "testbed", "benchmarks")]

    assert {name(file): words for file in files if (words := find_german_words(file))} == {}


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
