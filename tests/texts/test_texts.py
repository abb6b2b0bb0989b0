"""Words and numbers: the same keys in both languages, each used and known, numbers as each language writes them."""

import re
import string

import pytest

from settings import ROOT
from texts import CODES, Language, join_sentences, texts, without_controls


def code() -> str:
    folders = ("texts", "ui", "content", "features", "pages", "charts", "loaders", "storage", "export")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def fields(text: str) -> set[str]:
    return {name.partition(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name}


def test_german_and_english_have_the_same_keys_with_the_same_fields() -> None:
    german, english = texts("de"), texts("en")

    assert list(german) == list(english)
    assert {key: fields(text) for key, text in german.items()} == {key: fields(text) for key, text in english.items()}


@pytest.mark.parametrize("code_of_language", CODES)
def test_no_text_is_empty_or_ends_in_a_blank(code_of_language: str) -> None:
    assert not [key for key, text in texts(code_of_language).items() if not text.strip() or text != text.strip(" ")]


def test_every_text_is_used() -> None:
    source = code()
    prefixes = tuple(re.findall(r"""["']([a-z_]+(?:\.[a-z_]+)*[._])(?:\{|' \+)""", source))
    pages = {f"{page}.{part}" for page in texts("de") for part in ("menu", "title", "intro") if page.endswith(".menu")}
    pages = {key.replace(".menu.", ".") for key in pages}
    named = set(re.findall(r"""["']([a-z_]+\.[a-z_.]+)["']""", source))

    assert [key for key in texts("de") if not key.startswith(prefixes) and key not in named | pages] == []


def test_every_key_in_the_code_is_a_text() -> None:
    named = set(re.findall(r'language\(\s*"([a-z_.]+)"', code()))

    assert named - set(texts("de")) == set()


@pytest.mark.parametrize(
    ("value", "decimals", "signed", "german", "english"),
    [
        (1234.5, 1, False, "1.234,5", "1,234.5"),
        (-3.25, 2, False, "−3,25", "−3.25"),
        (3, 0, True, "+3", "+3"),
        (24.45, 1, False, "24,5", "24.5"),  # halves up, though 24.45 is less than that in binary
        (-0.04, 1, True, "0,0", "0.0"),
        (0, 1, True, "0,0", "0.0"),
        (12345678, 0, False, "12.345.678", "12,345,678"),
        (float("nan"), 1, False, "–", "–"),
        (None, 1, False, "–", "–"),
    ],
)
def test_numbers(value: float | None, decimals: int, signed: bool, german: str, english: str) -> None:
    assert Language("de").number(value, decimals, signed) == german
    assert Language("en").number(value, decimals, signed) == english


def test_a_quantity_does_not_break_before_its_unit_and_has_none_when_missing() -> None:
    assert Language("de").quantity(617.8, 1, "je 1.000 Einw.") == "617,8\u00a0je 1.000 Einw."
    assert Language("de").quantity(None, 1, "%") == "–"


def test_lists_read_as_sentences() -> None:
    assert Language("de").listed(["Düren", "Heinsberg", "Aachen"]) == "Düren, Heinsberg und Aachen"
    assert Language("en").listed(["Düren"]) == "Düren"


def test_an_unknown_language_falls_back_to_german() -> None:
    assert Language("fr").code == "de"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Zeile\vund\fSeite", "Zeile\nund\nSeite"),
        ("\x00a\x08b\x0e\x1fc\ufffe\uffff\ud83d", "abc"),
        ("\u202eeslaf\u202c \u2066b\u2069", "eslaf b"),
        ("a\tb\nc\r\nd – „ß“ 😀", "a\tb\nc\r\nd – „ß“ 😀"),
    ],
)
def test_a_pasted_text_keeps_all_but_what_no_office_file_may_hold(pasted: str, kept: str) -> None:
    assert without_controls(pasted) == kept


def test_a_sentence_that_ends_in_an_abbreviation_has_one_full_stop() -> None:
    german = Language("de")

    assert german("yardstick.missing", gap="5 Einw.", side="mehr") == "Hier wären das noch 5 Einw. mehr."
    assert german("yardstick.kind.per_head", value="5 Einw.") == "Nach Einwohnern wären das hier 5 Einw."


@pytest.mark.parametrize(
    ("title", "joined"),
    [
        ("Wo stehen wir", "Wo stehen wir. Am 1. Mai"),
        ("Wo stehen wir?", "Wo stehen wir? Am 1. Mai"),
        ("54,84 je 1.000 Einw.", "54,84 je 1.000 Einw. Am 1. Mai"),
    ],
)
def test_what_is_said_one_after_the_other_has_one_stop_between(title: str, joined: str) -> None:
    assert join_sentences(title, "Am 1. Mai") == joined


# A text is the same for a Landkreis, a city, a region and a city state: none of them may be called by what fits only a
# Kreis, but by the name that the database holds ({region}) or by a word for all.
ONLY_A_KREIS = re.compile(
    r"\b(?:der|des|dem|den|im|mein|Ihr|Ihrem|Ihren|dieser|diesen|diesem|anderen) (?:gewählten? )?(?:Land)?[Kk]reis"
    r"(?:es)?\b|\bKreistag|\bLandrat|Kreisverwaltung|Kreisvergleich"
    r"|\b(?:the|this|my|your|another) district\b|[Dd]istrict council"
)
NAMED_AS_THEY_ARE = ("council.", "glossary.", "loaders.", "own.header.", "own.problem.", "search.called_", "tour.")


@pytest.mark.parametrize("code", CODES)
def test_no_text_calls_the_region_shown_or_its_council_by_a_word_that_fits_only_a_kreis(code: str) -> None:
    wrong = {key: found[0] for key, text in texts(code).items() if (found := ONLY_A_KREIS.search(text))}

    assert {key: word for key, word in wrong.items() if not key.startswith(NAMED_AS_THEY_ARE)} == {}
