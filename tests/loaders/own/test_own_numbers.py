"""Numbers of own tables: German and English are told apart by evidence, never by a guess."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.own.tables.numbers import evidence, read_written, without_marks
from texts import Language

NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=3)


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("1234", "1234", "1234"),
        ("1.234,5", "1234.5", None),
        ("1,234.5", None, "1234.5"),
        ("1.234", "1234", "1.234"),
        ("1,234", "1.234", "1234"),
        ("0.123", None, "0.123"),
        ("0,123", "0.123", None),
        ("12,5", "12.5", None),
        ("12.5", None, "12.5"),
        ("1.234.567", "1234567", None),
        ("1 234,5", "1234.5", None),
        ("1\u202f234", "1234", "1234"),
        ("−5,3", "-5.3", None),
        ("-5", "-5", "-5"),
        ("+5", "5", "5"),
        ("1.23.456", None, None),
        ("12,345,6", None, None),
        ("5,3-", None, None),
        ("(5,3)", None, None),
        ("1E+05", None, None),
        ("viel", None, None),
        ("2019/20", None, None),
        ("9" * 41, None, None),
    ],
)
def test_what_a_text_can_be_read_as(text: str, german: str | None, english: str | None) -> None:
    expected = {code: Decimal(number) for code, number in (("de", german), ("en", english)) if number is not None}

    assert read_written(text).readings == expected


@given(NUMBERS, st.sampled_from(["de", "en"]), st.integers(0, 3))
def test_a_number_written_in_a_language_is_read_back_in_it(number: Decimal, code: str, decimals: int) -> None:
    shown = Language(code).number(float(round(number, decimals)), decimals)

    assert read_written(shown).readings[code] == Decimal(f"{round(number, decimals):f}")


@given(NUMBERS, st.sampled_from(["de", "en"]))
def test_a_number_that_only_one_language_can_mean_is_evidence_for_it_alone(number: Decimal, code: str) -> None:
    shown = read_written(Language(code).number(float(number), 2))

    assert evidence([shown]) == {code}
    assert not shown.is_ambiguous


@given(st.text(max_size=30))
def test_no_text_brings_the_reader_down(text: str) -> None:
    read_written(text)


@pytest.mark.parametrize(
    ("text", "plain", "marks"),
    [
        ("12,3*", "12,3", "*"),
        ("12,3 **", "12,3", "**"),
        ("12,3 1)", "12,3", "1)"),
        ("12,3 (r)", "12,3", "(r)"),
        ("12,3r", "12,3", "r"),
        ("12,3 p", "12,3", "p"),
        ("12,3²", "12,3", "²"),
        ("12,3 a)", "12,3", "a)"),
        ("12,3 s", "12,3", "s"),
        ("12,3x", "12,3x", ""),  # a letter that no statistical office marks values with
        ("12,3 x", "12,3 x", ""),
        ("12,31)", "12,31)", ""),  # a mark or a slip of the pen: nobody knows
        ("Kreis", "Kreis", ""),
        ("Ziel (SDG)", "Ziel (SDG)", ""),
        ("*", "*", ""),
    ],
)
def test_footnote_marks_stand_behind_a_value(text: str, plain: str, marks: str) -> None:
    assert without_marks(text) == (plain, marks)
