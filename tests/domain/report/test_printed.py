"""Printed numbers: what is read from paper, and which numbers a printed one can stand for."""

from fractions import Fraction

import pytest

from domain.report.printed import Interval, Printed, PrintedMark, do_agree, read_printed


@pytest.mark.parametrize(
    ("text", "decimal", "value", "step", "sign", "mark"),
    [
        ("90,3", ",", "903/10", "1/10", "", PrintedMark.NONE),
        ("2.220", ",", "2220", "1", "", PrintedMark.NONE),
        ("2,220", ".", "2220", "1", "", PrintedMark.NONE),
        ("1.595,50", ",", "3191/2", "1/100", "", PrintedMark.NONE),
        ("25658,1", ",", "256581/10", "1/10", "", PrintedMark.NONE),
        ("12 345,6", ",", "123456/10", "1/10", "", PrintedMark.NONE),
        ("+0,8%P", ",", "4/5", "1/10", "+", PrintedMark.POINTS),
        ("+0,9 %-Punkte", ",", "9/10", "1/10", "+", PrintedMark.POINTS),
        ("-1.3 percentage points", ".", "-13/10", "1/10", "-", PrintedMark.POINTS),
        ("−19 %", ",", "-19", "1", "-", PrintedMark.PERCENT),
        ("–0,5 Prozent", ",", "-1/2", "1/10", "-", PrintedMark.PERCENT),
        ("+44 GWh", ",", "44", "1", "+", PrintedMark.OTHER),
        ("+ 1,0", ",", "1", "1/10", "+", PrintedMark.NONE),
    ],
)
def test_a_printed_number_is_read_with_its_last_digit_its_sign_and_its_unit(
    text: str, decimal: str, value: str, step: str, sign: str, mark: PrintedMark
) -> None:
    assert read_printed(text, decimal) == Printed(Fraction(value), Fraction(step), sign, mark)


@pytest.mark.parametrize(
    "text", ["", "–", "n. d.", "1,2,3", "1.23", "1.2345,6", "01.234,5.6", "5,", ",5", "+-3", "3-4", "<b>1</b>", "NaN"]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert read_printed(text) is None


def test_a_number_stands_for_all_that_round_to_it_with_both_ends() -> None:
    assert read_printed("90,3").rounded == Interval(Fraction("90.25"), Fraction("90.35"))  # type: ignore[union-attr]
    assert read_printed("-45,2").rounded == Interval(Fraction("-45.25"), Fraction("-45.15"))  # type: ignore[union-attr]


def test_a_count_stands_for_itself_but_not_with_decimals() -> None:
    assert read_printed("2", exact=True).rounded == Interval(Fraction(2), Fraction(2))  # type: ignore[union-attr]
    assert read_printed("2,5", exact=True).step == Fraction(1, 10)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "low", "high"), [("3,7", "3.7", "3.8"), ("-3,7", "-3.8", "-3.7"), ("0,0", "-0.1", "0.1"), ("+0", "0", "1")]
)
def test_digits_cut_off_lead_towards_zero(text: str, low: str, high: str) -> None:
    assert read_printed(text).cut_off == Interval(Fraction(low), Fraction(high))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "value", "step", "same"),
    [
        ("617,8", 617.8, 0.1, True),
        ("0,5", 0.4671, 0.0001, True),
        ("0,51", 0.5, 0.1, True),  # the source is the coarser one
        ("24032,9", 26670.0, 10, False),
        ("5,4", 5.0, 1, True),  # 4.5 to 5.5 and 5.35 to 5.45
        ("5,6", 5.0, 1, False),
        ("8,4", 8.46, 0.01, False),
        ("8,4", 8.45, 0.01, True),  # the end belongs to it
    ],
)
def test_a_printed_value_agrees_with_a_source_if_both_can_be_roundings_of_one_number(
    text: str, value: float, step: float, same: bool
) -> None:
    printed = read_printed(text)
    assert printed is not None
    assert do_agree(printed, value, step) is same
