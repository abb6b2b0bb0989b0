"""Every regular expression of the product, and texts made to keep each of them busy.

Found in the code, not in a list: what `re` is given as it stands, what modules hold compiled, and how each is
asked.
"""

import ast
import importlib
import itertools
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from content import glossary
from features.review import units
from loaders.sources.inkar import extract
from settings import ROOT
from testbed.timing import MOST, compare_times, take_time
from texts import Language

PACKAGES = (
    "charts",
    "content",
    "domain",
    "export",
    "features",
    "loaders",
    "pages",
    "queries",
    "storage",
    "texts",
    "ui",
)
METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
ATOMS = (
    *" 1aAä²*.,;:-/\\()[]{}<>|#%+'\"=_@!?~\n\t\0",
    *("\u00a0", "\u2212", "\u2020", "%p", "1.", "1,", ",1", "1 ", " 1", "a ", "a)", "(1)", "1)", "000", ".000", " 000"),
    *(
        " *",
        "* ",
        " ²",
        "²)",
        "/a",
        "a/",
        "..",
        "://",
        "a:",
        ":@",
        "SDG",
        "SDG 1,",
        "1;",
        "www",
        "@a",
        "a.",
        "pp",
        "|a",
        "| ",
    ),
)
_STARTS = ("", "1", "a", "-1", "5 ", '"', "(", "postgres://", '<a id="')
_ENDS = ("", "x", "\0", " vorläufig", "1x")
# So often an atom is said again. What grows beyond measure is seen before it takes for ever; the last two are compared.
_TIMES = (16, 22, 750, 187, 3000)
_MOST_SECONDS = 0.1  # of processor time but for the last; what grows evenly takes less than a tenth of that
_FEW_SECONDS = 0.001  # of processor time, in which growth does not matter


# What is made of known words while the app runs: by the file and function that make it.
MADE: dict[str, tuple[Callable[[], re.Pattern[str] | re.Pattern[bytes]], str]] = {
    "content/glossary.py:_words": (lambda: glossary._words("de")[1], "finditer"),
    "features/review/units.py:_per": (units._per, "split"),
    "loaders/sources/inkar/extract.py:_pattern": (
        lambda: extract._pattern([b"XBEV", b"XBEVD", b"YWAHL"], extract._BARE),
        "finditer",
    ),
    "ui/data.py:ask_districts": (lambda: re.compile(Language("de")("common.before_place")), "sub"),
}


@dataclass(frozen=True)
class Pattern:
    """A regular expression, where it stands and how it is asked."""

    where: str
    compiled: re.Pattern[str] | re.Pattern[bytes]
    methods: tuple[str, ...]


def sources() -> list[Path]:
    """The product's own code."""
    return [ROOT / "settings.py", *(file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py")))]


def patterns() -> Iterator[Pattern]:
    """Each of them once for each place."""
    asked = _list_methods()
    for file in sources():
        place = file.relative_to(ROOT)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if _is_call_of_re(node) and node.func.attr in METHODS and isinstance(node.args[0], ast.Constant):  # type: ignore
                flags = _flags(node)  # type: ignore[arg-type]
                yield Pattern(f"{place}:{node.lineno}", re.compile(node.args[0].value, flags), (node.func.attr,))  # type: ignore
        if "re.compile" not in file.read_text(encoding="utf-8"):  # some run by being imported
            continue
        module = importlib.import_module(".".join(place.with_suffix("").parts).removesuffix(".__init__"))
        for name, value in vars(module).items():
            for key, one in value.items() if isinstance(value, dict) else [("", value)]:
                if isinstance(one, re.Pattern) and name in asked.get(str(place), {}):
                    yield Pattern(f"{place}:{name}{key}", one, tuple(sorted(asked[str(place)][name])))
    for place, (one, method) in MADE.items():
        yield Pattern(place, one(), (method,))


def made_up() -> set[str]:
    """Functions that make a pattern while the app runs: `file:function`."""
    return {
        f"{file.relative_to(ROOT)}:{function.name}"
        for file in sources()
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if _is_call_of_re(node)
        and node.func.attr in (*METHODS, "compile")  # type: ignore[attr-defined]
        and not isinstance(node.args[0], ast.Constant)  # type: ignore[attr-defined]
    }


def find_growth(pattern: Pattern) -> tuple[float, str]:
    """How many times as long a made-up text takes as a sixteenth of it, and how it was made: the text with the most, or
    the first with more than `MOST`. 0.0 where no text takes time worth a word, infinite where a short one never ends.
    """
    worst = 0.0, ""
    for start, atom, end in itertools.product(_STARTS, ATOMS, _ENDS):
        how = f"{start!r} + … × {atom!r} + {end!r}"
        *shorter, middle, part, whole = (partial(_ask, pattern, start + atom * times + end) for times in _TIMES)
        if any(map(_takes_too_long, (*shorter, middle))):
            return math.inf, how
        if take_time(middle) > _FEW_SECONDS / 20 and take_time(whole) > _FEW_SECONDS:  # the square takes a sixteenth
            growth = compare_times(part, whole)
            worst = max(worst, (growth, how))
            if growth > MOST:
                break
    return worst


def _takes_too_long(ask: Callable[[], object]) -> bool:
    """Three times: by the pattern, or by what else the machine did meanwhile?"""
    return all(take_time(ask) > _MOST_SECONDS for _ in range(3))


def _ask(pattern: Pattern, text: str) -> None:
    given = text.encode() if isinstance(pattern.compiled.pattern, bytes) else text
    for method in pattern.methods:
        if method in ("sub", "subn"):
            pattern.compiled.sub(given[:0], given)  # type: ignore[call-overload]
        elif method == "finditer":
            for _ in pattern.compiled.finditer(given):  # type: ignore[arg-type]
                pass
        else:
            getattr(pattern.compiled, method)(given)


def _list_methods() -> dict[str, dict[str, set[str]]]:
    """By file and name of a pattern, the methods by which any file asks it."""
    used: dict[str, set[str]] = {}
    for file in sources():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
                owner = node.func.value.value if isinstance(node.func.value, ast.Subscript) else node.func.value
                if isinstance(owner, ast.Name) and owner.id != "re":
                    used.setdefault(owner.id, set()).add(node.func.attr)
    found: dict[str, dict[str, set[str]]] = {}
    for file in sources():
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            for target in targets:
                if isinstance(target, ast.Name) and "re.compile" in ast.unparse(node):
                    found.setdefault(str(file.relative_to(ROOT)), {})[target.id] = used.get(target.id, {"fullmatch"})
    return found


def _is_call_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    )


def _flags(call: ast.Call) -> int:
    told = " ".join(ast.unparse(one) for one in [*call.args[1:], *(word.value for word in call.keywords)])
    return sum(getattr(re, name) for name in ("IGNORECASE", "MULTILINE", "DOTALL") if f"re.{name}" in told)
