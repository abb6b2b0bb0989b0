"""Our translation of the framework's own words meets what the installed framework really says."""

import re
from pathlib import Path

import pytest
import streamlit

from features.shell.framework import REPLACED, list_framework_words
from texts import texts

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
ENGLISH = [words for key, words in texts("en").items() if key.startswith("framework.")]


@pytest.fixture(scope="module")
def bundle() -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in SCRIPTS.glob("*.js"))


def test_the_framework_says_it_in_these_words(bundle: str) -> None:
    parts = [part for words in ENGLISH for part in re.split(r"\{[a-z_]+\}|\. |\d| to (?=apply|submit)", words)]

    assert len(ENGLISH) > 50
    assert [part for part in parts if part.strip().rstrip(".") not in bundle] == []


@pytest.mark.parametrize("said", [said for said, key in REPLACED.items() if key == "common.server_down"])
def test_the_framework_says_what_is_replaced(bundle: str, said: str) -> None:
    assert [part for part in re.split(r"\{[a-z_]+\}", said) if part.rstrip(".") not in bundle] == []
    assert all("treamlit" not in list_framework_words(code)[said] for code in ("de", "en"))


def test_german_takes_the_place_of_english_and_back_again() -> None:
    assert list_framework_words("de")["No results"] == "Nichts gefunden"
    assert list_framework_words("en")["Nichts gefunden"] == "No results"


def test_no_word_is_another_ones_translation() -> None:
    """Else a page would change it to and fro."""
    for code in ("de", "en"):
        assert set(list_framework_words(code)) & set(list_framework_words(code).values()) == set()
