"""Texts whose key is put together while the app runs: every value that the code can put in has its text, and every such
text has a value that leads to it. So a wrong key is found here and not by a visitor."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from domain.change import Direction, Judgement
from domain.classes import Division
from domain.correlation import Strength
from domain.course import Shape
from domain.forecast import PathEnd
from domain.measure import MeasureState, MeasureStatus, MeasureTiming
from domain.methods.eurostat_pace import Pace
from domain.methods.progress import Base, Status
from domain.methods.weather import Symbol
from domain.position import Quarter
from domain.relative_change import Movement
from domain.report.tables import Certainty, ReportRule
from domain.series import Reason
from domain.standing import Fifth
from domain.verdict import Likelihood, VerdictWord
from domain.yardstick import YardstickKind
from features.bnk.model import LineState
from features.compare.peers import PeerRule
from features.events.event import EventKind
from features.measures.evaluation import Which
from features.scenario.draft import Kind
from features.strategy.plan import SINGLE, Bundle, Course
from loaders.build.validation import read_structures
from settings import DATA, ROOT
from texts import texts

KEYS = list(texts("de"))
CODE = ("texts", "ui", "content", "features", "pages", "charts", "loaders", "storage", "export", "domain", "queries")

# Beginning of a key -> the values that follow it; no others do.
EXACTLY = {
    "deck.goal.": set(map(str, range(1, 18))),
    "bnk.state.": LineState,
    "check.base.": Base,
    "check.pace.": Pace,
    "check.reason.": Reason,
    "check.status.": Status,
    "check.symbol.": Symbol,
    "compare.order_": Direction,
    "evaluation.asked.": Which,
    "evaluation.due.": Which,
    "evaluation.which.": Which,
    "evaluation.which_on.": Which,
    "forecast.end.": PathEnd,
    "judgement.": Judgement,
    "map.direction_": Direction,
    "map.division_": Division,
    "event.kind.": EventKind,
    "measures.frames.": MeasureTiming,
    "measures.state.": MeasureState,
    "measures.status.": MeasureStatus,
    "measures.timing.": MeasureTiming,
    "movers.word.": Movement,
    "peers.name.": PeerRule,
    "peers.rule.": PeerRule,
    "review.certainty.": Certainty,
    "standing.fifth.": Fifth,
    "standing.fifth_without_direction.": Fifth,
    "verdict.likelihood.": Likelihood,
    "verdict.symbol.": VerdictWord,
    "verdict.word.": VerdictWord,
    "yardstick.kind.": YardstickKind,
    "review.rule.": ReportRule,
    "sources.direction_": Direction,
    "strategy.bundle.": SINGLE,
    "strategy.course_option.": Course,
    "strategy.course_told.": Course,
    "strategy.slide_without.": Course,
    "strategy.in_bundle.": Bundle,
    "topic.quarter.": Quarter,
    "whatif.kind.": Kind,
}
# Beginning -> values that follow it; the code names others besides.
AT_LEAST = {
    "map.note_": {*Division, "change"},
    "map.change_": set(Direction),
    "peers.told.": set(PeerRule) - {PeerRule.ALL},
    "relation.finding.": {
        *(f"{strength}_{way}" for strength in ("strong", "clear", "weak") for way in ("same", "opposite")),
        *(Strength.CHANCE, Strength.TOO_FEW, Strength.TOO_TIED),
    },
    "trends.finding.": set(Shape),
    "whatif.trend_ends.": set(PathEnd),
}
# Beginning -> table and column whose allowed values, as the schema has them, follow it; no others do.
ALLOWED = {
    "check.level.": ("target", "level"),
    "targets.kind.": ("target", "kind"),
    "targets.usable.": ("target", "usable"),
    "whatif.level.": ("target", "level"),
}
# All texts that begin so are taken together, whatever they are called.
TOGETHER = ("deck.goal.", "framework.", "glossary.term.", "review.measure.", "review.scale.", "review.reference.")


def list_endings(beginning: str) -> set[str]:
    """What stands behind the beginning in the keys of the texts."""
    return {key.removeprefix(beginning) for key in KEYS if key.startswith(beginning)}


def read_allowed(table: str, column: str) -> set[str]:
    """The values to which the schema restricts a column."""
    (allowed,) = (
        expression
        for kind, expression, columns, *_ in read_structures()[table].constraints
        if kind == "CHECK" and columns == [column] and " IN (" in expression
    )
    return set(re.findall(r"'([^']+)'", allowed))


def test_each_value_has_its_text_and_each_text_its_value() -> None:
    wanted = {beginning: set(values) for beginning, values in EXACTLY.items()}
    wanted |= {beginning: read_allowed(*column) for beginning, column in ALLOWED.items()}

    assert {beginning: list_endings(beginning) for beginning in wanted} == wanted


def test_each_value_has_its_text_where_others_stand_beside_it() -> None:
    missing = {beginning: values - list_endings(beginning) for beginning, values in AT_LEAST.items()}

    assert {beginning: values for beginning, values in missing.items() if values} == {}


@cache
def read_code() -> dict[Path, ast.Module]:
    files = [file for top in CODE for file in sorted((ROOT / top).rglob("*.py"))]
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}


def find_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every key that is put together from a section and values: as it stands in the code, and which keys it can be."""
    sections = {key.partition(".")[0] for key in KEYS}
    for tree in read_code().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(first := node.values[0], ast.Constant):
                section, point, _ = str(first.value).partition(".")
                if point and section in sections and re.fullmatch(r"[a-z_.]+", str(first.value)):
                    parts = [
                        re.escape(str(one.value)) if isinstance(one, ast.Constant) else "(.+)" for one in node.values
                    ]
                    yield ast.unparse(node), re.compile("".join(parts).replace("(.+)(.+)", "(.+)"))


def test_every_key_that_is_put_together_can_be_one() -> None:
    assert [code for code, pattern in find_patterns() if not any(map(pattern.match, KEYS))] == []


def find_listed_keys(function: ast.FunctionDef) -> Iterator[str]:
    """Keys that a comprehension puts together from names that are listed in the same function."""
    lists = {
        node.targets[0].id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(function):
        if isinstance(node, ast.GeneratorExp | ast.ListComp | ast.DictComp):
            loop = node.generators[0]
            names = lists.get(loop.iter.id) if isinstance(loop.iter, ast.Name) else loop.iter
            if isinstance(names, ast.Tuple | ast.List):
                for before in find_beginnings(node, ast.unparse(loop.target)):
                    yield from (f"{before}{one.value}" for one in names.elts if isinstance(one, ast.Constant))


def find_beginnings(node: ast.AST, name: str) -> Iterator[str]:
    """Beginnings of keys that end in the variable `name`."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.JoinedStr):
            match call.args[0].values:
                case [ast.Constant(str(before)), ast.FormattedValue(ast.Name(end))] if end == name and "." in before:
                    yield before


def test_every_name_of_a_list_has_its_text() -> None:
    functions = [node for tree in read_code().values() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    keys = {key for function in functions for key in find_listed_keys(function)}

    assert len(keys) > 100  # or they are written in a way that is not seen here
    assert keys - set(KEYS) == set()


def read_words() -> set[str]:
    """Every text in the code that could be put into a key, and every value that the schema allows."""
    constants = (
        str(node.value)
        for tree in read_code().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 60
    )
    schema = re.findall(r"'([a-z_]+)'", (DATA / "schema.sql").read_text(encoding="utf-8"))
    return {word.strip("._") for word in (*constants, *schema)}


def is_named(value: str, words: set[str]) -> bool:
    """Whether the value is a word of the code, or two of them joined."""
    cuts = [place for place, sign in enumerate(value) if sign in "._"]
    return value in words or any({value[:cut], value[cut + 1 :]} <= words for cut in cuts)


def is_reached(key: str, pattern: re.Pattern[str], words: set[str]) -> bool:
    """Whether words of the code make the key of the pattern, wherever one ends and the next begins."""
    ways = (pattern, re.compile(pattern.pattern.replace("(.+)", "(.+?)")))
    return any(all(is_named(value, words) for value in way.fullmatch(key).groups()) for way in ways)  # type: ignore[union-attr]


def test_every_text_that_is_put_together_is_named_by_some_value() -> None:
    words = read_words()
    found = [pattern for _, pattern in find_patterns()]
    unnamed = [
        key
        for key in KEYS
        if key not in words and not key.startswith(TOGETHER)
        if (fitting := [pattern for pattern in found if pattern.fullmatch(key)])
        if not any(is_reached(key, pattern, words) for pattern in fitting)
    ]

    assert unnamed == []


@pytest.mark.parametrize(
    ("value", "is_one"), [("rate", True), ("rate_one", True), ("ratte", False), ("one_ratte", False)]
)
def test_a_value_is_a_word_or_two(value: str, is_one: bool) -> None:
    assert is_named(value, {"rate", "one"}) is is_one
