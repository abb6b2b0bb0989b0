"""SECURITY.md names for each promise the tests that hold it, and these are there."""

import re

import pytest

from settings import ROOT

PROMISES = [
    line.strip("|").split(" | ")
    for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| **")
]


@pytest.mark.parametrize(("promise", "told"), PROMISES, ids=[row[0][:40] for row in PROMISES])
def test_a_promise_names_its_tests(promise: str, told: str) -> None:
    files = re.findall(r"`([^`]+)`", told)

    assert files, promise
    assert [
        file for file in files if not (ROOT / file).is_file() or "def test_" not in (ROOT / file).read_text("utf-8")
    ] == []


def test_every_test_about_security_stands_for_a_promise() -> None:
    named = {file for _, told in PROMISES for file in re.findall(r"`([^`]+)`", told)}

    assert len(PROMISES) >= 10
    assert {
        "tests/features/shell/test_hostile_addresses.py",
        "tests/features/shell/test_hostile_names.py",
        "tests/operation/test_fuzz.py",
    } <= named
