"""Tables of a report in a file: read as printed, everything that cannot be read told with its place."""

import csv
import json
import tempfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.report.printed import read_printed as read_number
from loaders.own.printed.layout import LONGEST
from loaders.own.printed.tables import MOST_TABLES, PrintedReport, read_report
from settings import DATA
from tests.support.own_tables import workbook
from tests.support.processes import run_loaders
from texts import Language

HEAD = "Indikator;Einheit;Quelle;Jahr 1;Wert 1;Jahr 2;Wert 2;Jahr 3;Wert 3;Absolute Änderung;Relative Änderung\n"
ROW = "Breitband;%;Kreis;2017;90,3;2018;95,6;2019;96,4;+0,8%P;+0,9%\n"
SHEET = [
    ["Indicator", "Unit", "Year 1", "Value 1", "Year 2", "Value 2", "Year 3", "Value 3"],
    ["Broadband", "%", 2017, 90.3, 2018, 95.6, 2019, 96.4],
]


def read(folder: Path, content: str | bytes, suffix: str = ".csv", numbers: str = "") -> PrintedReport:
    file = folder / f"report{suffix}"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_report(file, numbers)


def problems(report: PrintedReport, code: str = "de") -> list[tuple[str, str]]:
    language = Language(code)
    return [(problem.place.describe(language), problem.problem(language)) for problem in report.problems]


def test_a_row_is_read_as_printed(tmp_path: Path) -> None:
    report = read(tmp_path, HEAD + ROW)

    assert problems(report) == []
    (row,) = report.rows
    assert row.years == (2017, 2018, 2019)
    assert row.printed == {
        "title": "Breitband",
        "unit": "%",
        "source": "Kreis",
        "value_1": "90,3",
        "value_2": "95,6",
        "value_3": "96,4",
        "absolute_change": "+0,8%P",
        "relative_change": "+0,9%",
    }
    assert row.numbers == {
        "value_1": "90.3",
        "value_2": "95.6",
        "value_3": "96.4",
        "absolute_change": "+0.8%P",
        "relative_change": "+0.9%",
    }


def test_the_embedded_report_as_a_file_reads_the_same(tmp_path: Path) -> None:
    report = read(tmp_path, (DATA / "reports" / "heinsberg_report_2023" / "tables.csv").read_bytes())

    assert (problems(report), len(report.rows)) == ([], 49)
    (carbon,) = [row for row in report.rows if row.printed["title"] == "CO2-Bilanz"]
    assert carbon.numbers["value_1"] == "2220"  # 2.220 is German, as the other numbers show
    assert carbon.printed["value_1"] == "2.220"


def test_english_headers_and_numbers(tmp_path: Path) -> None:
    head = "Indicator,Year 1,Value 1,Year 2,Value 2,Year 3,Value 3,Absolute change,Relative change\n"
    report = read(tmp_path, head + 'Cars,2019,"1,617.80",2020,628.7,2021,634.3,+16.5,not defined\n')

    assert report.rows[0].numbers == {
        "value_1": "1617.80",
        "value_2": "628.7",
        "value_3": "634.3",
        "absolute_change": "+16.5",
    }


def test_numbers_of_a_workbook_are_read_as_shown_and_noise_is_no_digit(tmp_path: Path) -> None:
    head = [*SHEET[0], "Absolute change", "Relative change"]
    content = workbook(Bericht=[head, [*SHEET[1], 96.4 - 90.3, (0.0676, "0.0%")]], Notiz=[["x"]])

    report = read(tmp_path, content, ".xlsx")

    assert problems(report) == []
    assert report.rows[0].numbers["value_1"] == "90.3"
    assert report.rows[0].numbers["absolute_change"] == "6.1"
    assert report.rows[0].printed["relative_change"] == "6,8%"
    assert [(one.reason, str(one.place)) for one in report.remarks] == [("sheet_not_checked", "Notiz")]


@pytest.mark.parametrize("cell", ["", "–", "k. A.", "nicht definiert", "n. d.", "Not defined"])
def test_a_change_that_is_not_printed_is_none(tmp_path: Path, cell: str) -> None:
    report = read(tmp_path, HEAD + ROW.replace("+0,9%", cell))

    assert problems(report) == []
    assert "relative_change" not in report.rows[0].numbers


def test_headings_and_notes_are_no_tables(tmp_path: Path) -> None:
    report = read(tmp_path, HEAD + "Kriterium 9;;;;;;;;;;\n" + ROW + "* vorläufig;;;;;;;;;;\n")

    assert (problems(report), len(report.rows)) == ([], 1)
    assert [one.place.row for one in report.remarks] == [2, 4]


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        (ROW.replace("95,6", "viel"), "Zeile 2, Spalte 7", "„viel“ ist kein gedruckter Wert"),
        (ROW.replace("95,6", ""), "Zeile 2, Spalte 7", "„“ ist kein gedruckter Wert"),
        (ROW.replace("95,6", "95,6 %"), "Zeile 2, Spalte 7", "„95,6 %“ ist kein gedruckter Wert"),
        (ROW.replace("2018", "neulich"), "Zeile 2, Spalte 6", "„neulich“ ist kein Jahr"),
        (ROW.replace("2018", "2017"), "Zeile 2, Spalte 1", "Die Jahre 2017, 2017, 2019 steigen nicht an"),
        (ROW.replace("+0,8%P", "3-4"), "Zeile 2, Spalte 10", "„3-4“ ist keine Änderung"),
        (ROW.replace("+0,8%P", "+0,8" + "x" * 50), "Zeile 2, Spalte 10", "ist keine Änderung"),
        (ROW.replace("+0,8%P", "gestiegen"), "Zeile 2, Spalte 10", "„gestiegen“ ist keine Änderung"),
        (ROW.replace("Breitband", ""), "Zeile 2, Spalte 1", "Der Indikator fehlt"),
        (ROW.replace("Breitband", "B" * (LONGEST + 1)), "Zeile 2, Spalte 1", "ist zu lang"),
    ],
)
def test_an_unreadable_cell_is_told_and_only_its_row_left_out(tmp_path: Path, row: str, place: str, said: str) -> None:
    report = read(tmp_path, HEAD + row + ROW)

    ((where, text),) = problems(report)
    assert (where, len(report.rows)) == (place, 1)
    assert said in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Gebiet;Jahr;Wert\nDüren;2020;1\n", "Keine Kopfzeile gefunden. Erwartet wird eine Zeile mit „Indikator“"),
        ("Indikator;Wert 1;Wert 3\nX;1;2\n", "Es fehlt: Jahr 1 / Year 1, Jahr 2 / Year 2, Wert 2 / Value 2"),
        (HEAD, "Die Tabelle enthält keinen Wert."),
        ("", "Die Datei ist leer."),
        (HEAD + ROW * (MOST_TABLES + 1), "Die Datei enthält 501 Tabellen; geprüft werden höchstens 500."),
        (HEAD + ROW.replace("90,3", "90.3"), "deutsch und englisch geschriebene Zahlen"),
        (HEAD + "X;;;2017;1.234;2018;2.345;2019;3.456;1.111;90%\n", "kann deutsch oder englisch gemeint sein"),
        (HEAD + '"X\n', "keine wohlgeformte CSV-Datei"),
    ],
)
def test_a_file_that_cannot_be_checked_is_refused_with_the_reason(tmp_path: Path, content: str, said: str) -> None:
    report = read(tmp_path, content)

    assert report.rows == []
    assert said in problems(report)[0][1]
    assert report.problems[0].whole


def test_how_numbers_are_written_can_be_said(tmp_path: Path) -> None:
    row = "X;;;2017;1.234;2018;2.345;2019;3.456;1.111;90%\n"

    assert read(tmp_path, HEAD + row, numbers="de").rows[0].numbers["value_1"] == "1234"
    assert read(tmp_path, HEAD + row, numbers="en").rows[0].numbers["value_1"] == "1.234"
    refused = read(tmp_path, HEAD + ROW + row, numbers="en")
    assert problems(refused)[0] == (
        "Zeile 2, Spalte 5",
        "„90,3“ ist keine englisch geschriebene Zahl; erwartet wird z. B. 1,234.5.",
    )


@pytest.mark.parametrize(
    ("suffix", "said"), [(".xlsm", "Makros"), (".xlsx", "keine lesbare Mappe"), (".pdf", "wird nicht gelesen")]
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, suffix: str, said: str) -> None:
    assert said in problems(read(tmp_path, b"PK nothing", suffix))[0][1]


def test_the_command_answers_as_json_in_the_language_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text(HEAD + ROW + ROW.replace("95,6", "viel"), encoding="utf-8")

    # a process of its own: the command limits the memory of the one that it runs in
    done = run_loaders("read-report", file, SDG_LANGUAGE="en", PYTHONUTF8="1")

    answer = json.loads(done.stdout)
    assert (done.returncode, len(answer["tables"]), answer["total"], answer["whole"]) == (0, 1, 1, False)
    assert answer["tables"][0]["years"] == [2017, 2018, 2019]
    assert answer["problems"] == [
        {"place": "line 3, column 7", "text": Language("en")("own.problem.printed_value", found="viel", expected="")}
    ]
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("cell", [1e300, True, date(2020, 1, 1)])
def test_a_cell_of_a_workbook_that_is_no_value_is_told(tmp_path: Path, cell: object) -> None:
    line = [*SHEET[1][:3], cell, *SHEET[1][4:], "+1", "+1 %"]
    book = openpyxl.Workbook()
    book.active.append([*SHEET[0], "Absolute change", "Relative change"])
    book.active.append(line)
    book.save(tmp_path / "w.xlsx")

    report = read_report(tmp_path / "w.xlsx")

    assert [(one.reason, str(one.place)) for one in report.problems] == [("printed_value", "Sheet!D2")]


CELLS = st.one_of(
    st.from_regex(r"[+\u2212-]?[0-9]{1,3}([.,][0-9]{1,3}){0,2} ?(%|%P|p|\*|t CO2)?", fullmatch=True),
    st.text("0123456789.,+-\u2212%P '\u00a0k.A*()", max_size=12),
)


@settings(max_examples=500, deadline=None)
@given(st.tuples(*[st.from_regex("-?[0-9]{1,3}(,[0-9]{1,2})?", fullmatch=True)] * 3), CELLS, CELLS)
def test_whatever_is_read_can_be_checked(values: tuple[str, ...], absolute: str, relative: str) -> None:
    """No cell gets past the loaders that the check then takes for something else, or not at all."""
    line = ("Text", "%", "", "2017", values[0], "2018", values[1], "2019", values[2], absolute, relative)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "r.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows([HEAD.strip().split(";"), line])
        report = read_report(file)
    for row in report.rows:
        numbers = {name: read_number(text, ".") for name, text in row.numbers.items()}
        assert None not in numbers.values()
