"""Workbooks of every kind say the same: percentages as they are shown, hidden rows left out and told."""

import subprocess
from pathlib import Path

import pytest
import xlsxwriter

from loaders.own.tables.assignment import read_assignment
from tests.loaders.own.xlsb import write_xlsb
from tests.support.own_tables import check_table, problems, values

pytestmark = pytest.mark.usefixtures("small_world")
ROWS = [
    ["Gebiet", "Indikator", "Jahr", "Wert", "Quelle"],
    ["Kreis Düren", "poverty", 2020, 0.095, "Amt"],
    ["Kreis Düren", "poverty", 2021, 9.7, "Amt"],
    ["Kreis Düren", "poverty", 2022, 9.9, "Amt"],
]
PERCENT, HIDDEN = {(1, 3)}, {2}


def write_workbook(file: Path) -> Path:
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Daten")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        for row, column in PERCENT:
            sheet.write(row, column, ROWS[row][column], book.add_format({"num_format": "0.0 %"}))
        for row in HIDDEN:
            sheet.set_row(row, None, None, {"hidden": True})
    return file


def save_as(file: Path, kind: str) -> bytes:
    """The workbook as LibreOffice writes it."""
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True)
    return file.with_suffix(f".{kind}").read_bytes()


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "xlsb"])
def test_percentages_and_hidden_rows_in_every_kind_of_workbook(tmp_path: Path, kind: str) -> None:
    file = write_workbook(tmp_path / "book.xlsx")
    if kind == "xlsb":
        content = write_xlsb(ROWS, PERCENT, HIDDEN)
    else:
        content = file.read_bytes() if kind == "xlsx" else save_as(file, kind)
    found = check_table(tmp_path, content, suffix=f".{kind}")

    assert problems(found) == []
    assert [(year, float(number)) for _, _, year, number in values(found)] == [(2020, 9.5), (2022, 9.9)]
    reasons = {remark.reason: str(remark.place) for remark in found.remarks}
    assert reasons["hidden_left_out_row"] == "Daten!3"
    assert reasons["percent_cell"] == "Daten!D2"


@pytest.mark.parametrize("kind", ["xls", "xlsb"])
def test_a_damaged_binary_workbook_is_refused(tmp_path: Path, kind: str) -> None:
    content = write_xlsb(ROWS, PERCENT, HIDDEN)
    if kind == "xls":
        content = save_as(write_workbook(tmp_path / "book.xlsx"), kind)
    for cut in (600, len(content) // 2):
        found = check_table(tmp_path, content[:cut], suffix=f".{kind}")
        assert [problem.reason for problem in found.problems] == ["no_workbook"]


def test_a_workbook_under_a_password_says_so(tmp_path: Path) -> None:
    content = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + "EncryptedPackage".encode("utf-16-le")

    assert [problem.reason for problem in check_table(tmp_path, content, suffix=".xlsx").problems] == ["password"]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_hidden_columns_and_sheets_are_left_out_and_told_unless_said_otherwise(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(file) as book:
        shown = book.add_worksheet("Daten")
        shown.write_row(0, 0, ["Gebiet", "Indikator", "Quelle", "2020", "2021"])
        shown.write_row(1, 0, ["Kreis Düren", "poverty", "Amt", 9.5, 9.7])
        shown.set_column(3, 3, None, None, {"hidden": True})
        other = book.add_worksheet("Entwurf")
        other.write_row(0, 0, ["Gebiet", "Indikator", "Jahr", "Wert", "Quelle"])
        other.write_row(1, 0, ["Kreis Heinsberg", "poverty", 2021, 8.5, "Amt"])
        other.hide()
    content = file.read_bytes() if kind == "xlsx" else save_as(file, kind)

    found = check_table(tmp_path, content, suffix=f".{kind}")
    ticked = check_table(tmp_path, content, suffix=f".{kind}", assignment=read_assignment("[said]\nhidden = true\n"))

    assert problems(found) == problems(ticked) == []
    assert [(region, year) for region, _, year, _ in values(found)] == [("05358", 2021)]
    assert {(one.reason, str(one.place), str(one.found)) for one in found.remarks if "hidden" in one.reason} == {
        ("hidden_left_out_column", "Daten", "D"),
        ("hidden_sheet", "Entwurf", ""),
    }
    assert [(region, year) for region, _, year, _ in values(ticked)] == [
        ("05358", 2020),
        ("05358", 2021),
        ("05370", 2021),
    ]
