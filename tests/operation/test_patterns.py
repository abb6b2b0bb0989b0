"""No text keeps a regular expression of the product busy: the time grows with the text and no faster."""

import subprocess
import sys
from pathlib import Path

import pytest

from loaders.own.printed.tables import read_report
from loaders.own.tables.checking import check
from loaders.own.tables.numbers import read_written, without_marks
from loaders.own.tables.table import Options
from testbed.timing import MOST, limit_processor_time
from tests.support.patterns import MADE, Pattern, find_growth, made_up, patterns

ALL = list(patterns())


@pytest.mark.parametrize("pattern", ALL, ids=lambda pattern: pattern.where)
def test_the_time_grows_no_faster_than_the_text(pattern: Pattern) -> None:
    growth, text = find_growth(pattern)

    assert growth < MOST, text


def test_all_patterns_are_found_also_those_made_while_the_app_runs() -> None:
    assert len(ALL) > 60
    assert made_up() == set(MADE)


@pytest.mark.parametrize("bad", [r"(\s*\*{1,3}|\s+)+x", r"(\d+)+,", r".+?(?:\s*\*)+", r"(a|a)*b", r"\[[^\]]*\]"])
def test_a_pattern_that_does_is_noticed(bad: str) -> None:
    program = (
        "import re; from tests.support.patterns import MOST, Pattern, find_growth;"
        f"assert find_growth(Pattern('', re.compile({bad!r}), ('fullmatch', 'search')))[0] > MOST"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


@pytest.mark.parametrize(
    "cell",
    [
        f"5 {'*' * 30} vorläufig",
        f"5 {'*' * 100_000} vorläufig",
        f"1{' ' * 100_000}2",
        f"1{'²' * 100_000}x",
        "9" * 100_000,
        "1." * 50_000,
        "(a)" * 40_000,
        "a) " * 40_000,
    ],
    ids=lambda cell: f"{cell[:12]}…{len(cell)}",
)
def test_no_cell_keeps_a_file_busy(tmp_path: Path, cell: str) -> None:
    """As the page that checks a report and the one for own tables read them, in 5 s of the processor."""
    file = tmp_path / "table.csv"
    rows = f"Kreis Düren;Kinderarmut;2021;{cell};Amt\n" * 20
    file.write_text(f"Gebiet;Indikator;Jahr;Wert;Quelle\n{rows}Kreis Düren;{cell};2021;5;Amt\n", encoding="utf-8")
    report = tmp_path / "report.csv"
    report.write_text(
        "Indikator;Jahr 1;Wert 1;Jahr 2;Wert 2;Jahr 3;Wert 3;Veränderung absolut;Veränderung relativ\n"
        + f"Kinderarmut;2019;{cell};2020;{cell};2021;5;{cell};{cell}\n" * 20,
        encoding="utf-8",
    )

    with limit_processor_time(5):
        assert check(file, Options("x", "", "", "")).problems
        read_report(report)


@pytest.mark.parametrize(
    ("text", "number", "marks"),
    [
        ("12,3 (r)", "12,3", "(r)"),
        ("12,3*", "12,3", "*"),
        ("12,3 ** 1)", "12,3", "** 1)"),
        ("12,3¹²", "12,3", "¹²"),
        ("12,3²)", "12,3", "²)"),
        ("12,3 a)", "12,3", "a)"),
        ("12,31)", "12,31)", ""),
        ("12,3 r", "12,3", "r"),
        ("12r *", "12", "r *"),
        ("Fälle r", "Fälle r", ""),
        ("**", "**", ""),
    ],
)
def test_marks_behind_a_number_are_told_from_it(text: str, number: str, marks: str) -> None:
    assert without_marks(text) == (number, marks)
    assert read_written(text).marks == marks
