"""The tiers name tests that are there."""

import ast

from settings import ROOT
from tests.tiers import JOURNEYS, PLACES, Tier, tier


def find_tests(file: str) -> list[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


def test_every_place_begins_the_name_of_a_test_that_is_there() -> None:
    places = [place.partition("::") for place in PLACES]

    gone = [file for file, _, _ in places if not (ROOT / file).exists()]
    assert gone == []
    nameless = [
        f"{file}::{name}"
        for file, _, name in places
        if name and not any(test.startswith(name.partition("[")[0]) for test in find_tests(file))
    ]
    assert nameless == []


def test_the_longest_beginning_counts() -> None:
    assert tier("tests/domain/test_target.py::test_a") is Tier.CHECK
    assert tier("tests/browser/test_none.py::test_a[x-y]") is Tier.ALL
    assert tier(f"tests/browser/test_{JOURNEYS[0]}") is Tier.TEST
