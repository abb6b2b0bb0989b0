"""The check of a report: planted errors are caught and explained, consistent rounding is never accused."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from domain.report.check import check_table, find_habits
from domain.report.printed import Interval
from domain.report.tables import Certainty, ReportRule, UnitFit
from tests.support.reports import Line, brief, check_lines, correct_lines, table

SHARE: Line = ("Prozent", "20,00", "26,00", "30,00", "+10,0 %P", "+50,0 %")
DENSITY: Line = ("je 1.000 Einw.", "617,8", "628,7", "634,3", "+16,5", "+2,7 %")


def change_line(line: Line, **cells: str) -> Line:
    names = ("unit", "oldest", "middle", "newest", "absolute", "relative")
    return tuple(cells.get(name, cell) for name, cell in zip(names, line, strict=True))  # type: ignore[return-value]


def test_a_correct_report_has_no_finding() -> None:
    assert check_lines(SHARE, DENSITY) == []


@pytest.mark.parametrize(
    ("planted", "expected"),
    [
        ({"absolute": "-10,0 %P"}, ("error", "absolute", "reversed")),
        ({"relative": "-50,0 %"}, ("error", "relative", "reversed")),
        ({"absolute": "+4,0 %P"}, ("error", "absolute", "last_step")),  # 30 - 26
        ({"absolute": "+6,0 %P"}, ("error", "absolute", "first_step")),  # 26 - 20
        ({"relative": "+15,4 %"}, ("error", "relative", "last_step")),  # 4 / 26
        ({"relative": "+33,3 %"}, ("error", "relative", "newest_base")),  # 10 / 30
        ({"relative": "+20,0 %"}, ("error", "relative", "last_step_by_oldest")),  # 4 / 20
        ({"relative": "+38,5 %"}, ("error", "relative", "middle_base")),  # 10 / 26
        ({"relative": "+30,0 %"}, ("error", "relative", "first_step")),  # 6 / 20
        ({"relative": "+10,0 %"}, ("error", "relative", "other_change")),  # percentage points as per cent
        ({"absolute": "+50,0 %P"}, ("error", "absolute", "other_change")),  # per cent as percentage points
        ({"relative": "+0,5 %"}, ("error", "relative", "share")),
        ({"relative": "+150,0 %"}, ("error", "relative", "index")),
        ({"absolute": "+77,7 %P"}, ("error", "absolute")),  # nothing explains it
        ({"absolute": "+10,0 %"}, ("contradiction", "absolute_mark")),
        ({"relative": "+50,0 %P"}, ("contradiction", "relative_mark")),
        ({"absolute": "+10,0"}, ("remark", "no_mark")),
        ({"relative": "+50,0"}, ("remark", "no_mark")),
        ({"relative": "50,0 %"}, ("remark", "sign")),
        ({"absolute": "10,0 %P"}, ("remark", "sign")),
        ({"relative": "–"}, ("remark", "not_printed")),
        ({"relative": "+50,000 %"}, ("remark", "precision")),  # 0.01 in 20 is 0.05 %
    ],
)
def test_a_planted_error_is_caught_and_explained(planted: dict[str, str], expected: tuple[str, ...]) -> None:
    line = change_line(SHARE, **planted)
    others = [change_line(SHARE), change_line(DENSITY)]

    assert brief(check_lines(*others, line)) == [expected]


def test_percentage_points_behind_what_is_no_share_contradict_the_unit() -> None:
    assert brief(check_lines(SHARE, change_line(DENSITY, absolute="+16,5 %P"))) == [("contradiction", "absolute_mark")]


def test_what_is_missing_everywhere_is_the_way_the_report_writes() -> None:
    plain = change_line(SHARE, absolute="10,0", relative="50,0")

    assert check_lines(plain) == []
    assert brief(check_lines(plain, DENSITY)) == [("remark", "no_mark"), ("remark", "sign"), ("remark", "sign")]


@pytest.mark.parametrize(
    "line",
    [
        (
            "Prozent",
            "1,01",
            "0,88",
            "0,98",
            "-0,03 %P",
            "-2,7 %",
        ),  # -2.97 % is possible: -3.94 to -1.99
        ("t", "0,5", "0,52", "0,51", "+0,01", "+2 %"),  # 0.5 may be 0.45 to 0.55
        ("€", "8,45", "8,0", "8,55", "+0,1", "+1 %"),  # 0.10 printed with one decimal
        ("€", "2,5", "2,5", "3,5", "+0,9", "+40 %"),  # 2.55 to 3.45 is 0.90: both ends belong to it
        ("€", "2,5", "2,5", "3,5", "+1,1", "+40 %"),
        ("€", "-45,2", "-26,1", "8,2", "+53,4", "+118,1 %"),  # divided by the amount of a negative base
        ("€", "-10,0", "-5,0", "-20,0", "-10,0", "-100 %"),
        ("Anzahl", "1", "1", "2", "+1", "+100 %"),
        ("", "0", "1", "2", "+2", "–"),  # from 0 there is none, and none is printed
    ],
)
def test_consistent_rounding_is_not_accused(line: Line) -> None:
    assert [
        finding for finding in check_lines(SHARE, line) if finding.rule in (ReportRule.ABSOLUTE, ReportRule.RELATIVE)
    ] == []


def test_a_change_just_outside_is_an_error() -> None:
    assert brief(check_lines(("€", "20,0", "26,0", "30,0", "+9,7", "+50 %"))) == [("error", "absolute")]
    # 29.95 - 20.05 = 9.90; printed 9.8 stands for 9.75 to 9.85
    assert check_lines(("€", "20,0", "26,0", "30,0", "+9,8", "+50 %"))[0].follows == Interval(
        Fraction("9.9"), Fraction("10.1")
    )


def test_a_count_is_exact() -> None:
    line: Line = ("Anzahl", "1", "1", "2", "+1", "+50%")

    assert brief(check_lines(line)) == [("error", "relative", "newest_base")]  # 1 / 2 instead of 1 / 1
    rounded = check_lines(change_line(line, unit="Tsd. t"))  # 1 may be 1.49 and 2 may be 2.2
    assert brief(rounded) == [("remark", "precision")]


@pytest.mark.parametrize(
    ("line", "explanation"),
    [
        (("€", "10,00", "11,00", "12,99", "+2,9", "+29,9 %"), "cut_off"),  # 2.99 and 29.9 %
        (("€", "1234,56", "1237,00", "1240,10", "+6", "+0,49 %"), "rounded_absolute"),  # 6 / 1234.56; 5.54 is 0.45 %
    ],
)
def test_another_way_of_rounding_is_a_remark_and_no_error(line: Line, explanation: str) -> None:
    (finding,) = [one for one in check_lines(line) if one.rule in (ReportRule.ABSOLUTE, ReportRule.RELATIVE)]

    assert (finding.certainty, finding.explanations) == (Certainty.REMARK, (explanation,))


@pytest.mark.parametrize("relative", ["0,0 %", "+100 %", "-5 %"])
def test_from_zero_there_is_no_relative_change_not_even_none(relative: str) -> None:
    assert brief(check_lines(("€", "0,0", "0,0", "0,0", "0,0", relative))) == [("contradiction", "base_zero")]


@pytest.mark.parametrize(
    ("values", "years"),
    [
        (("996,6", "960,2", "960,2"), (2020, 2021)),
        (("20,37", "20,37", "24,07"), (2019, 2020)),
        (("63,4", "63,4", "63,4"), (2019, 2020, 2021)),
        (("0,11", "0,11", "0,13"), ()),  # two digits may well stay the same
        (("0,0", "0,0", "0,0"), ()),
        (("960,2", "996,6", "960,2"), ()),  # not neighbours
    ],
)
def test_a_long_value_that_repeats_is_remarked(values: tuple[str, str, str], years: tuple[int, ...]) -> None:
    repeated = [one for one in check_lines(("€", *values, "–", "–")) if one.rule is ReportRule.REPEATED]

    assert [one.years for one in repeated] == ([years] if years else [])


def test_all_of_a_share_may_stay_so() -> None:
    assert not [
        one for one in check_lines(("%", "100", "100", "100", "0 %P", "0 %")) if one.rule is ReportRule.REPEATED
    ]


def test_where_the_rhythm_of_the_statistic_is_known_it_decides() -> None:
    plain = table(("€", "0,13", "0,11", "0,11", "-0,02", "-15 %"))
    biennial = type(plain)(**{**vars(plain), "survey": lambda year: year - year % 2})  # 2019: 2018; 2020 and 2021: 2020

    assert ReportRule.REPEATED not in [one.rule for one in check_table(plain, find_habits([plain]))]
    assert [one.years for one in check_table(biennial, find_habits([biennial])) if one.rule is ReportRule.REPEATED] == [
        (2020, 2021)
    ]


@pytest.mark.parametrize(
    ("fit", "expected"),
    [
        (UnitFit.OTHER, [("contradiction", "unit")]),
        (UnitFit.NO_REFERENCE, [("remark", "no_reference")]),
        (UnitFit.NOT_PRINTED, [("remark", "no_unit")]),
        (UnitFit.SAME, []),
        (UnitFit.UNKNOWN, []),
    ],
)
def test_the_unit_is_held_against_the_definition(fit: UnitFit, expected: list[tuple[str, str]]) -> None:
    plain = table(DENSITY)
    one = type(plain)(**{**vars(plain), "unit_fit": fit})

    assert brief(check_table(one, find_habits([one]))) == expected


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(correct_lines())
def test_a_correct_report_is_never_accused_whatever_its_rounding(report: tuple[list[Line], str]) -> None:
    lines, decimal = report

    assert [one for one in check_lines(*lines, decimal=decimal) if one.certainty is not Certainty.REMARK] == []
    assert [
        one for one in check_lines(*lines, decimal=decimal) if one.rule in (ReportRule.ABSOLUTE, ReportRule.RELATIVE)
    ] == []
