"""Workbooks and archives that are wrong or could do harm are refused with the reason."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from loaders.own.tables.reading.facts import find_kind_of_format
from testbed.timing import limit_processor_time
from tests.support.own_tables import LONG, check_table, workbook

pytestmark = pytest.mark.usefixtures("small_world")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("=1/0", "formula_without_result"),
        (date(2021, 2, 1), "date_in_value"),
        (True, "not_a_number"),
        ("#DIV/0!", "formula_without_result"),
        ((0.5, "0 %"), "percent"),
    ],
)
def test_cells_of_a_workbook_that_are_no_number(tmp_path: Path, cell: object, reason: str) -> None:
    header = [
        "Gebiet",
        "Indikator",
        "Jahr",
        "Wert",
        "Quelle",
        "Einheit",
        "Art der Einheit",
        "Richtung",
        "Definition",
        "SDG",
    ]
    row = ["Kreis Düren", "Radwege", 2021, cell, "Amt", "km", "Menge", "höher", "Länge", 11]
    if cell == "=1/0":
        content = _without_result(tmp_path, header, row)
    else:
        row[3] = (cell, "dd.mm.yyyy") if isinstance(cell, date) else cell
        content = workbook(Daten=[header, row])
    found = check_table(tmp_path, content, suffix=".xlsx")

    assert [(str(problem.place), problem.reason) for problem in found.problems] == [("Daten!D2", reason)]


def _without_result(folder: Path, header: list[str], row: list[object]) -> bytes:
    """A workbook whose formula has no stored result, as libraries write it."""
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Daten"
    sheet.append(header)
    sheet.append(row)
    book.save(folder / "formula.xlsx")
    return (folder / "formula.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("suffix", "content", "reason"),
    [
        (".xlsm", b"", "macros"),
        (".pdf", b"", "unknown_kind"),
        (".xls", b"", "empty"),
        (".xlsx", b"no archive", "no_workbook"),
        (".csv", b"Gebiet;\0", "no_text"),
        (".csv", b'Gebiet;"Indikator', "malformed"),
        (".csv", b"", "empty"),
        (".csv", b"\xef\xbb\xbf \r\n", "empty"),
        (".xlsx", b"", "empty"),
        (".csv", LONG.encode(), "no_values"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, suffix: str, content: bytes, reason: str
) -> None:
    found = check_table(tmp_path, content, suffix=suffix)

    assert [problem.reason for problem in found.problems] == [reason]
    assert found.problems[0].whole


def archive(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            packed.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (archive(("xl/worksheets/sheet1.xml", bytes(300 * 2**20))), "unpacks_too_large"),
        (archive(("xl/worksheets/sheet1.xml", bytes(60 * 2**20))), "unpacks_too_large"),
        (archive(("../../etc/passwd", b"x")), "unsafe_path"),
        (archive(("C:/Windows/x.dll", b"x")), "unsafe_path"),
        (archive(("xl/vbaProject.bin", b"x")), "macros"),
        (archive(("[Content_Types].xml", b"<Types>macroEnabled</Types>")), "macros"),
        (archive(("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>')), "no_workbook"),
        (archive(("xl/workbook.xml", "<!DOCTYPE x>".encode("utf-16"))), "no_workbook"),
        (archive(("xl/workbook.xml", b"<x/>")).replace(b"PK\x03\x04", b"PK\x03"), "no_workbook"),
        (archive(*((f"{number}.txt", b"") for number in range(2000))), "unpacks_too_large"),
    ],
    ids=[
        *("too large", "too tight", "path", "drive", "macros", "macros by type", "entities", "entities in UTF-16"),
        *("directory beside it", "members"),
    ],
)
def test_an_archive_that_could_do_harm_is_refused_before_it_is_opened(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    assert [problem.reason for problem in check_table(tmp_path, content, suffix=".xlsx").problems] == [reason]


def test_a_cell_far_out_is_refused_before_the_sheet_is_laid_out(tmp_path: Path) -> None:
    file = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(1_048_575, 16_383, 1)

    assert check_table(tmp_path, file.read_bytes(), suffix=".xlsx").problems[0].reason == "too_many_cells"


def with_one_cell(folder: Path, **replaced: str) -> list[tuple[str, bytes]]:
    """The members of a workbook with one cell in B1; what their XML says is replaced."""
    file = folder / "one.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(0, 1, 1)
    with zipfile.ZipFile(file) as whole:
        members = {name: whole.read(name).decode() for name in whole.namelist()}
    for old, new in replaced.items():
        members = {name: content.replace(old, new) for name, content in members.items()}
    return [(name, content.encode()) for name, content in members.items()]


def reasons(folder: Path, *members: tuple[str, bytes]) -> list[str]:
    return [problem.reason for problem in check_table(folder, archive(*members), suffix=".xlsx").problems]


def test_ranges_that_lie_over_each_other_time_and_again_are_refused(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="S{row}"><v>1</v></c></row>' for row in range(1, 2001))
    merged = "<mergeCells>{}</mergeCells>".format('<mergeCell ref="A1:S2000"/>' * 30)
    members = with_one_cell(tmp_path)
    found = []
    for name, content in members:
        start, sheet, end = content.partition(b"<sheetData>")
        whole = start + sheet + rows.encode() + b"</sheetData>" + merged.encode() + end.partition(b"</sheetData>")[2]
        found.append((name, whole if sheet else content))

    assert reasons(tmp_path, *found) == ["too_many_cells"]


@pytest.mark.parametrize("place", ["ZZZZ1", "B99999999", "B0", "zzzzz1", "1B", "XFD", ""])
def test_a_cell_at_no_place_that_a_workbook_has_is_refused(tmp_path: Path, place: str) -> None:
    assert reasons(tmp_path, *with_one_cell(tmp_path, **{'r="B1"': f'r="{place}"'})) == ["no_such_cell"]


def test_a_part_that_is_several_sheets_is_refused(tmp_path: Path) -> None:
    """It would be read once for each of them: a file of 4 MB with a hundred took all the time that a process has."""
    sheet = '<sheet name="Sheet1" sheetId="1" r:id="rId1"/>'
    twice = {sheet: sheet + sheet.replace("Sheet1", "Sheet2").replace('"1"', '"2"')}

    assert reasons(tmp_path, *with_one_cell(tmp_path, **twice)) == ["no_workbook"]


@pytest.mark.parametrize("sign", ["[", '"', "\\", "0,", "[0"])
def test_no_format_of_a_cell_keeps_a_file_busy(sign: str) -> None:
    with limit_processor_time(1):
        assert find_kind_of_format(sign * 100_000) in ("", "thousands")


SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def test_nothing_is_laid_out_that_has_not_been_looked_at(tmp_path: Path) -> None:
    far = {'r="B1"': 'r="ZZZZ1"'}
    sheet = ("xl/worksheets/sheet1.xml", dict(with_one_cell(tmp_path, **far))["xl/worksheets/sheet1.xml"])

    assert reasons(tmp_path, *with_one_cell(tmp_path, **far, **{f'xmlns="{SHEETS}"': ""})) == ["no_such_cell"]
    # a sheet that calamine finds at another place than the one looked at
    moved = with_one_cell(tmp_path, **{'Target="worksheets/': 'Target="xl/worksheets/'})
    harmless = ("xl/xl/worksheets/sheet1.xml", dict(moved)["xl/worksheets/sheet1.xml"])
    others = [one for one in moved if one[0] != sheet[0]]
    assert reasons(tmp_path, *others, harmless, sheet) == ["no_such_cell"]
    # two members of one name, or nearly so
    upper = ("xl/worksheets/SHEET1.XML", sheet[1])
    assert reasons(tmp_path, *with_one_cell(tmp_path), upper) == ["no_workbook"]
    # entities in a part whose name does not say that it is XML
    hidden = with_one_cell(tmp_path, **{"sheet1.xml": "sheet1.bin"})
    assert reasons(tmp_path, *hidden, ("xl/worksheets/sheet1.bin", b"<!DOCTYPE x>")) == ["no_workbook"]
