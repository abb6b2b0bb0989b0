"""What Excel shows of a number, by the format of its cell."""

import pytest

from loaders.own.printed.shown import read_shown


@pytest.mark.parametrize(
    ("stored", "code", "expected"),
    [
        (0.042, "0.0%", ("4.2", "", "%")),
        (0.04179995078740158, "0.0%", ("4.2", "", "%")),
        (0.5, "[$-407]0.0%", ("50.0", "", "%")),
        (1359, "#,##0", ("1359", "", "")),
        (4.55, "0.0", ("4.6", "", "")),  # as Excel, away from zero, by its digits and not by those of the computer
        (-4.55, "0.0", ("-4.6", "", "")),
        (2.5, "0", ("3", "", "")),
        (3.1, "0.##", ("3.1", "", "")),
        (33512, "#,##0,", ("34", "", "")),
        (33512, "0.0,", ("33.5", "", "")),
        (1_000_000, "#,##0,,", ("1", "", "")),
        (0.3, '+0.0" %P";-0.0" %P"', ("0.3", "+", "%P")),
        (-0.3, '+0.0" %P";-0.0" %P"', ("-0.3", "", "%P")),
        (0, '+0.0;-0.0;"±"0.0', ("0.0", "±", "")),
        (-5, "0.0;[Red]0.0", ("-5.0", "", "")),
        (1234.5, '#,##0.0 "€"', ("1234.5", "", "€")),
        (5, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', ("5.00", "", "")),
        (1.5, "0." + "0" * 60, ("1.500000000000", "", "")),
    ],
)
def test_a_number_is_what_its_cell_shows(stored: float, code: str, expected: tuple[str, str, str]) -> None:
    found = read_shown(stored, code)

    assert found is not None
    assert (f"{found.number:f}", found.sign, found.mark) == expected


@pytest.mark.parametrize("code", ["General", "dd.mm.yyyy", "# ?/?", "0.00E+00", "@", "", ";;;", "''", "h:mm"])
def test_what_is_no_plain_number_is_left_to_the_stored_one(code: str) -> None:
    assert read_shown(44_000, code) is None
