"""SECURITY.md names for each promise the tests that hold it: these are there, and none of them is skipped or marked."""

import ast
import re

from settings import ROOT

PROMISES = [
    line.strip("|").split(" | ")
    for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| **")
]


def find_tests(file: str) -> dict[str, str]:
    """Tests of a file by name, with their decorators as text."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    return {node.name: " ".join(map(ast.unparse, node.decorator_list)) for node in functions}


def read_named(told: str) -> dict[str, list[str]]:
    """The tests that a promise names, by file."""
    parts = (re.findall(r"`([^`]+)`", part) for part in told.split("; "))
    return {file: names for file, *names in parts}


def test_a_promise_names_tests_that_are_there_and_run() -> None:
    assert len(PROMISES) >= 10
    missing = []
    for promise, told in PROMISES:
        named = read_named(told)
        assert named, promise
        for file, names in named.items():
            found = find_tests(file)
            assert names, f"{promise[:40]}: {file}"
            missing += [f"{file}::{name}" for name in names if "skip" in found.get(name, "skip")]

    assert missing == []


def test_every_test_about_security_stands_for_a_promise() -> None:
    named = {test for _, told in PROMISES for names in read_named(told).values() for test in names}
    about_security = [
        test
        for file in ("test_hostile_addresses.py", "test_hostile_names.py")
        for test in find_tests(f"tests/features/shell/{file}")
    ]

    assert set(about_security) - named == {
        "test_each_hostile_part_of_a_scenario_and_of_a_strategy_is_told",  # the same promise, for the keys of one page
        "test_the_names_are_there_to_be_shown",  # that the other test of names looks at something
    }
