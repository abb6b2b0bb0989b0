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
    "storage": {"settings", "texts"},
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


def list_imports(file: Path) -> set[str]:
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
    ("collection", "bnk", "start"),
    ("deck",),
    ("strategy", "events"),
    ("measures",),
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


WITH_STREAMLIT = ("blocks", "controls", "form", "forms", "selectors")  # last word of a file's name
# Others in features/ that know of Streamlit, because they keep what a visit holds or are the frame itself.
ALSO_WITH_STREAMLIT = {
    "features/collection/deck_edits.py",
    "features/collection/remember.py",
    "features/collection/visit.py",
    "features/measures/register.py",
    "features/own_data/intake.py",
    "features/scenario/board.py",
    "features/scenario/start.py",
    "features/shell/door.py",
    "features/shell/frame.py",
    "features/shell/framework.py",
    "features/shell/runs.py",
    "features/shell/lists.py",
    "features/shell/memory.py",
    "features/shell/messages.py",
    "features/shell/tour.py",
    "features/shell/uploads.py",
    "features/start/own_district.py",
    "features/strategy/board.py",
}


def test_within_a_feature_the_name_of_a_file_tells_whether_it_knows_of_streamlit() -> None:
    found = {name(file) for file in (ROOT / "features").rglob("*.py") if "streamlit" in list_imports(file)}

    assert {file for file in found if Path(file).stem.split("_")[-1] not in WITH_STREAMLIT} == ALSO_WITH_STREAMLIT


MOST_FILES = 25
# Folders that hold one file for each of many things of a kind, and no more than this; whoever adds to a folder of code
# that stands here divides it.
FULLER = {
    "queries": None,  # one for each question
    "tests/browser": 35,
    "tests/loaders/own/data": None,  # tables as offices send them
    "tests/pictures": None,  # one for each page and look
    "texts/de": None,  # one for each section of the texts
    "texts/en": None,
}


def test_no_folder_holds_more_files_than_one_takes_in_at_a_glance() -> None:
    folders = [folder for top in (*PACKAGES, "pages", "tests", "docs", "deploy") for folder in (ROOT / top).rglob("*")]
    sizes = {
        name(folder): sum(file.is_file() for file in folder.iterdir())
        for folder in {*folders, *(ROOT / top for top in PACKAGES)}
        if folder.is_dir() and "__pycache__" not in folder.parts
    }
    too_full = {folder: size for folder, size in sizes.items() if size > (FULLER.get(folder, MOST_FILES) or size)}

    assert too_full == {}
    assert {folder for folder in FULLER if sizes.get(folder, MOST_FILES + 1) <= MOST_FILES} == set()


def test_imports_keep_to_the_architecture() -> None:
    forbidden = []
    for file in sources():
        package, names = file.relative_to(ROOT).parts[0].removesuffix(".py"), list_imports(file)
        own = names & (PACKAGES.keys() | {"tests"}) - PACKAGES[package] - {package}
        foreign = {one for one, places in ONLY_PLACE.items() if one in names and package not in places}
        forbidden += [f"{name(file)} imports {one}" for one in sorted(own | foreign)]

    assert forbidden == []


def list_uses(file: Path) -> list[str]:
    """What a file does that is done in one place, by the names in ONE_PLACE."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found += [alias.name for alias in names]
            case ast.ImportFrom(module=str(module), names=names):
                found += [module, *(f"{module}.{alias.name}" for alias in names)]
            case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=called)):
                found.append(f"{module}.{called}")
        match node:
            case ast.Call(func=ast.Attribute(attr="replace"), args=[_], keywords=[]):
                found.append("Path.replace")
            case ast.Call(func=ast.Name(id="ZipFile") | ast.Attribute(attr="ZipFile"), args=[_], keywords=[]):
                found.append("ZipFile to read")
            case ast.ClassDef(bases=[ast.Name(id="ZipFile") | ast.Attribute(attr="ZipFile")]):
                found.append("ZipFile to read")
            case ast.Attribute(attr="compress_size") | ast.Constant(value="compress_size"):
                found.append("compress_size")
    return found


# What is written once, and where. Other places say what they want of it, not how it is done.
ONE_PLACE: dict[str, tuple[str, ...]] = {
    "os.fsync": ("storage/files.py",),  # a file is whole or not there
    "Path.replace": ("storage/files.py",),
    "os.replace": (),
    "tempfile.NamedTemporaryFile": (),
    "hashlib": ("storage/checksums.py",),
    "ZipFile to read": ("storage/archives.py",),  # never without limits
    "compress_size": ("storage/archives.py",),
    "urllib.parse.quote": (
        "content/links.py",
        "loaders/sources/wegweiser/fetch.py",
    ),  # our pages; a service's questions
    "urllib.parse.quote_plus": (),
    "urllib.parse.urlencode": (),
}


def test_what_is_written_once_stands_in_its_place_only() -> None:
    files = [file for file in sources() if file.relative_to(ROOT).parts[0] not in ("testbed", "benchmarks")]
    uses = {name(file): set(list_uses(file)) & ONE_PLACE.keys() for file in files}

    assert {f"{one} in {file}" for file, found in uses.items() for one in found if file not in ONE_PLACE[one]} == set()
    assert {one for one, places in ONE_PLACE.items() if any(one not in uses[place] for place in places)} == set()


def test_tests_do_not_import_benchmarks() -> None:
    assert [name(file) for file in (ROOT / "tests").rglob("*.py") if "benchmarks" in list_imports(file)] == []


def test_browser_tests_look_for_texts_that_are_seen_and_not_for_what_is_told_of_them() -> None:
    """Once a text has been announced, it stands in the page twice: `find_text` (tests/browser/conftest.py) knows."""
    files = (ROOT / "tests" / "browser").glob("test_*.py")

    assert [name(file) for file in files if "page.get_by_text(" in file.read_text(encoding="utf-8")] == []


def test_no_page_is_longer_than_120_lines_and_no_file_than_400() -> None:
    too_long = [f"{name(file)}: {lines(file)}" for file in (ROOT / "pages").rglob("*.py") if lines(file) > 120]
    files = [*sources(), *(ROOT / "tests").rglob("*.py")]
    too_long += [f"{name(file)}: {lines(file)}" for file in files if lines(file) > 400]

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


ESCAPED = ("ui/markup.py", "ui/terms.py", "features/profile/goal_blocks.py", "features/start")


def test_html_is_put_together_by_what_escapes() -> None:
    """In these files tags stand in the template of a Markup, never in an f-string, and nothing escapes by hand."""
    files = [
        file for place in ESCAPED for file in ((ROOT / place).rglob("*.py") if "." not in place else [ROOT / place])
    ]
    wrong = {
        f"{name(file)}:{node.lineno}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if (isinstance(node, ast.JoinedStr) and re.search("</?[a-z]", ast.unparse(node)))
        or (isinstance(node, ast.ImportFrom) and node.module == "html")
        or (isinstance(node, ast.Call) and ast.unparse(node.func) == "Markup" and not _is_written_out(node.args))
    }

    assert files and wrong == set()


def _is_written_out(arguments: list[ast.expr]) -> bool:
    """Whether a template is made of words of the code alone; `Markup(name)` would take any text for HTML."""
    return all(isinstance(part, ast.Constant | ast.IfExp) or ast.unparse(part) == "MISSING" for part in arguments)


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


def test_what_is_typed_into_a_form_is_kept_in_the_browser_until_it_is_saved() -> None:
    """A dialog is the exception: it closes with its page."""
    functions = {
        f"{name(file)}:{node.name}": ast.unparse(node)
        for file in sorted((ROOT / "features").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    forms = {where for where, code in functions.items() if "st.form(" in code}

    assert len(forms) > 5
    assert {where for where in forms if "keep_drafts(" not in functions[where]} == {
        "features/collection/blocks.py:_change"
    }


def test_no_function_is_called_by_a_bare_participle() -> None:
    """Functions are verb and object (docs/words.md); methods that give a changed copy or a word may say which, and a
    fixture is the value that a test takes."""
    bare = re.compile(
        r"_?([a-z]+ed|told|kept|shown|found|written|known|seen|made|said|built|chosen|drawn|given|taken|left|held|sent|"
        r"put|cut|set|met|done|gone|begun|meant|unsaid|unfinished|whose)"
    )
    found = [
        f"{name(file)}: {node.name}"
        for file in [*sources(), *sorted((ROOT / "tests").rglob("*.py"))]
        for top in ast.parse(file.read_text(encoding="utf-8")).body
        for node in ast.walk(top)
        if not isinstance(top, ast.ClassDef)
        and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and bare.fullmatch(node.name)
        and not any("fixture" in ast.unparse(decorator) for decorator in node.decorator_list)
    ]

    assert found == []


def test_no_test_runs_an_event_loop_in_its_own_thread() -> None:
    """A browser of a test before may keep one there; `run_visits` of testbed/visitor.py takes another thread."""
    found = [
        name(file)
        for file in (ROOT / "tests").rglob("*.py")
        if re.search(r"asyncio\.run\(|run_until_complete", file.read_text(encoding="utf-8")) and file != Path(__file__)
    ]

    assert found == []
