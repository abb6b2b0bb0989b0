"""Tables of a report for the tests: a line of print in, findings out; correct reports made at random."""

from collections.abc import Sequence
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hypothesis import strategies as st

from domain.report.check import check_table, find_habits
from domain.report.printed import read_mark, read_printed
from domain.report.tables import PrintedTable, ReportFinding
from features.review.units import is_count

Line = tuple[str, str, str, str, str, str]  # unit, three values, absolute and relative change


def table(line: Line, decimal: str = ",") -> PrintedTable:
    """The line as a table of the years 2019 to 2021."""
    unit, *cells = line
    oldest, middle, newest = (read_printed(cell, decimal, exact=is_count(unit)) for cell in cells[:3])
    assert oldest and middle and newest
    absolute, relative = (read_printed(cell, decimal) for cell in cells[3:])
    return PrintedTable((2019, 2020, 2021), (oldest, middle, newest), absolute, relative, read_mark(unit))


def check_lines(*lines: Line, decimal: str = ",") -> list[ReportFinding]:
    """All findings in a report of these lines."""
    tables = [table(line, decimal) for line in lines]
    return [finding for one in tables for finding in check_table(one, find_habits(tables))]


def brief(findings: Sequence[ReportFinding]) -> list[tuple[str, ...]]:
    """Certainty, rule and explanations of each finding."""
    return [(finding.certainty, finding.rule, *finding.explanations) for finding in findings]


def print_number(number: Fraction, decimals: int, rounding: str, plus: bool = False, german: bool = True) -> str:
    """A number as a report prints it."""
    with localcontext() as context:
        context.prec = 60
        # Sixty digits decide every half exactly: what is rounded here has at most a dozen.
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding)
    text = f"{abs(rounded):,.{decimals}f}"
    sign = "-" if rounded < 0 else "+" if plus and rounded > 0 else ""
    return sign + (text.translate(str.maketrans(",.", ".,")) if german else text)


@st.composite
def correct_lines(draw: st.DrawFn) -> tuple[list[Line], str]:
    """A correct report and its decimal mark: numbers rounded one way or the other, changes calculated from the full
    or from the printed values, printed with any number of decimals."""
    rounding = draw(st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN]))
    german, plus, blank = draw(st.booleans()), draw(st.booleans()), draw(st.sampled_from(["", " "]))
    points = draw(st.sampled_from(["%P", "%-Punkte", "Prozentpunkte"]))
    decimal = "," if german else "."
    decimals = st.integers(0, 3)
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        unit = draw(st.sampled_from(["Prozent", "je 1.000 Einw.", "Anzahl", ""]))
        size = draw(st.sampled_from([1, 100, 10_000, 10_000_000]))
        full = [Fraction(draw(st.integers(-size * 1000, size * 1000)), 1000) for _ in range(3)]
        places = draw(decimals)
        if unit == "Anzahl":
            full, places = [Fraction(int(value)) for value in full], 0
        cells = [print_number(value, places, rounding, german=german) for value in full]
        printed = [one.value for cell in cells if (one := read_printed(cell, decimal, exact=unit == "Anzahl"))]
        of_absolute, of_relative = (full if draw(st.booleans()) else printed for _ in range(2))
        absolute = print_number(of_absolute[2] - of_absolute[0], draw(decimals), rounding, plus, german)
        absolute += f"{blank}{points}" if unit == "Prozent" else ""
        relative = "–"
        if printed[0] != 0 and of_relative[0] != 0:
            share = 100 * (of_relative[2] - of_relative[0]) / abs(of_relative[0])
            relative = print_number(share, draw(decimals), rounding, plus, german) + f"{blank}%"
        lines.append((unit, *cells, absolute, relative))
    return lines, decimal  # type: ignore[return-value]
