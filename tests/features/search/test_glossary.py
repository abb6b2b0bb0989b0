"""The glossary: one place for each term, found in texts as whole words, each term really used."""

import csv
import re
from collections import Counter

import pytest

from content.glossary import METHODS, find_terms, read_terms
from features.about.methods import read_sections
from settings import METHODS as METHODS_FILE
from settings import ROOT
from texts import CODES, Language, texts
from ui.terms import Marks, find_help


def collect_words(code: str) -> str:
    """Everything that the pages can say in a language: texts, names and definitions, methods."""
    said = [text for key, text in texts(code).items() if not key.startswith("glossary.")]
    for file in (ROOT / "data" / "reference").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                said += [cell for name, cell in row.items() if name.endswith(f"_{code}") or name == "attribution"]
    said += [section.body for section in read_sections(METHODS_FILE.read_text(encoding="utf-8"), code)]
    return "\n".join(said)


@pytest.mark.parametrize("code", CODES)
def test_every_term_is_used_on_the_pages(code: str) -> None:
    found = {spot.term.key for spot in find_terms(collect_words(code), code)}

    assert {term.key for term in read_terms(code)} - found == set()


@pytest.mark.parametrize("code", CODES)
def test_no_word_belongs_to_two_terms(code: str) -> None:
    counts = Counter(word for term in read_terms(code) for word in term.words)

    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_the_methods_that_terms_lead_to_exist(code: str) -> None:
    anchors = {section.anchor for section in read_sections(METHODS_FILE.read_text(encoding="utf-8"), code)}

    assert {f"{code}-{anchor}" for anchor in METHODS.values()} - anchors == set()
    assert set(METHODS) - {term.key for term in read_terms(code)} == set()


def test_terms_stand_in_the_order_of_the_alphabet() -> None:
    names = [term.name for term in read_terms("de")]

    assert names.index("Amtlicher Gemeindeschlüssel (AGS)") < names.index("Andere Definition")
    assert names.index("Projektion") < names.index("Prozentpunkte (%-Punkte)")
    assert [re.sub(r"\W", "", name)[0].casefold() for name in names] == sorted(
        re.sub(r"\W", "", name)[0].casefold() for name in names
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Median und noch ein Median", [("Median", "median")]),
        ("Medianverdienst, Rangfolge, Einbruch", []),
        ("SGB II und SGB XII", [("SGB II", "sgb_2"), ("SGB XII", "sgb_12")]),
        ("nach BNK 2.0", [("BNK 2.0", "bnk_2")]),
        ("+2,5\u00a0%-Punkte, seit 2019", [("%-Punkte", "percentage_points")]),
        ("Tsd. t CO₂-Äq.", [("CO₂-Äq", "co2_equivalent")]),
    ],
)
def test_terms_are_found_as_whole_words_at_their_first_place(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[spot.start : spot.end], spot.term.key) for spot in find_terms(text, "de")] == found


def test_a_term_becomes_a_button_once_in_a_block_and_everything_else_stays_text(german: Language) -> None:
    marks = Marks("block", german)

    first, second = marks.html("<b>Median</b>"), marks.html("Median & Rang")

    assert re.fullmatch(r"&lt;b&gt;<button [^>]*popovertarget=\"(median-\w+)\">Median</button>&lt;/b&gt;", first)
    assert second.startswith("Median &amp; <button")
    assert marks.cards().count("<div popover") == 2
    assert 'href="begriffe#median"' in marks.cards()


def test_two_blocks_with_the_same_term_have_cards_of_their_own(german: Language) -> None:
    cards = []
    for block in ("one", "two"):
        marks = Marks(block, german)
        marks.html("Median")
        cards.append(marks.cards())

    assert len(set(re.findall(r'id="([^"]+)"', "".join(cards)))) == 2


def test_the_label_of_a_widget_has_the_meaning_of_its_terms_as_help(german: Language) -> None:
    assert find_help("Kreis, Stadt oder Region", german) is None
    assert (find_help("Ausgangsjahr", german) or "").startswith("**Ausgangsjahr**  \nDas Jahr, von dem an")
