"""No shown word stands outside texts/, and no style outside the style sheets.

What is looked for: two words in a row in a string, any word as the label of a widget or in an attribute that is read
out. Docstrings, messages of errors that only developers see and lines of the log do not count.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from settings import ROOT

FILES = [
    file
    for top in ("pages", "ui", "content", "features", "charts", "export", "domain")
    for file in (ROOT / top).rglob("*.py")
]
LABELLED = {
    "title", "header", "subheader", "markdown", "caption", "write", "info", "warning", "error", "success", "toast",
    "button", "download_button", "form_submit_button", "link_button", "page_link", "popover", "expander", "dialog",
    "selectbox", "multiselect", "segmented_control", "pills", "radio", "checkbox", "toggle", "slider", "select_slider",
    "text_input", "text_area", "number_input", "date_input", "file_uploader", "spinner", "metric", "tabs",
}  # fmt: skip
TECHNICAL = {
    "Source Sans",  # fonts, as the framework's styles name them
    "Material Symbols Rounded",
    "middle left", "middle right", "upper left", "lower center", "axes fraction",
    "offset points", "figure points",  # of charts
    "Source Sans, Segoe UI, Arial, sans-serif", "Source Sans Pro", "DejaVu Sans",  # typefaces
    "public, max-age=600", "img-src 'self' data: blob:", "GET, HEAD, OPTIONS", "text/csv; charset=utf-8",
    "application/atom+xml; charset=utf-8",  # of HTTP
    'th scope="row"',  # of HTML
    "List Bullet", "kk-say kk-small", "kk-plate kk-above",  # names of styles
    "Traceback (most recent call last)",  # by which an error of a process is known
    "%|prozent|percent|per cent|v\\.? ?h\\.?",  # what reports print, in whatever language
}  # fmt: skip
FOREIGN = {"features/shell/framework.py"}  # the words of the framework that are put in ours
STYLED = {
    "features/collection/copy_controls.py",
    "ui/embed.py",
}  # a component with its own root; a frame in other people's websites
SHEETS = {
    "ui/assets/style.css",
    "features/embed/embed.html",
    "features/shell/first_look.html",
    "export/slides/slideshow.html",
}  # the pages; an embedded chart; what is there before a page; slides as a file

WORDS = re.compile(r"[A-Za-z]{2,}[,:;]? [A-Za-z]{2,}")
READ_OUT = re.compile(r'(?:aria-label|title|alt|placeholder)="[A-Za-z]')
STYLE = re.compile(r'style="(?!(?:color|background|border-color):)(?=.)')


def strings(file: Path) -> Iterator[str]:
    """Strings in the code that may be shown."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    comments = [node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    errors = [node for node in ast.walk(tree) if isinstance(node, ast.Raise | ast.Assert)]
    lines = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and is_logged(node)]
    unseen = {id(part) for node in (*comments, *errors, *lines) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unseen:
            yield node.value


def is_logged(call: ast.Call) -> bool:
    """`logging.getLogger(…).error(…)` and the like."""
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value).startswith("logging.getLogger(")


def labels(file: Path) -> Iterator[str]:
    """What is written out in the code as the first argument of a widget."""
    calls = [
        node
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and not is_logged(node)
    ]
    for call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr in LABELLED and call.args:
            first = call.args[0]
            parts = first.values if isinstance(first, ast.JoinedStr) else [first]
            yield from (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


def without_markup(text: str) -> str:
    return re.sub(r"<[^>]*>?|^[^<]*>", "", text)


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def test_every_shown_word_stands_in_the_texts() -> None:
    written = []
    for file in FILES:
        shown = [text for text in strings(file) if text not in TECHNICAL]
        found = [text for text in shown if READ_OUT.search(text)]
        found += [text for text in labels(file) if re.search("[A-Za-z]{2,}", without_markup(text))]
        if name(file) not in STYLED | FOREIGN:
            found += [text for text in shown if WORDS.search(without_markup(text))]
        written += [f"{name(file)}: {text}" for text in found]

    assert written == []


def test_a_style_in_the_code_is_nothing_but_a_colour_that_follows_from_the_data() -> None:
    files = [file for file in FILES if name(file) not in STYLED]

    assert [f"{name(file)}: {text}" for file in files for text in strings(file) if STYLE.search(text)] == []


def test_there_are_no_other_style_sheets() -> None:
    found = {
        name(file)
        for top in ("pages", "ui", "content", "features", "charts", "export")
        for file in (ROOT / top).rglob("*")
        if file.suffix == ".css" or (file.suffix == ".html" and "<style" in file.read_text(encoding="utf-8"))
    }

    assert found == SHEETS


@pytest.mark.parametrize("text", ["<b>Bitte warten</b>", "no value", "Please, wait"])
def test_words_are_recognised(text: str) -> None:
    assert WORDS.search(without_markup(text))
