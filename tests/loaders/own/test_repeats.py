"""What a workbook repeats in a few bytes takes neither memory nor time."""

import io
import zipfile
from pathlib import Path

import pytest

from testbed.timing import limit_processor_time
from tests.support.own_tables import check_table, problems, values

pytestmark = pytest.mark.usefixtures("small_world")
NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"
HEAD = ("Gebiet", "Indikator", "Jahr", "Wert", "Quelle", "Definition")
MOST = 99_999_999  # times that a part may be repeated
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}<sheetData>{}</sheetData></worksheet>'


def pack(**members: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name, text)
    return stream.getvalue()


def write_cell(value: str | float, repeated: int = 1, percent: bool = False) -> str:
    kind = (
        f'"{"percentage" if percent else "float"}" office:value="{value}"' if isinstance(value, float) else '"string"'
    )
    times = f' table:number-columns-repeated="{repeated}"'
    return f"<table:table-cell office:value-type={kind}{times}><text:p>{value}</text:p></table:table-cell>"


def write_row(*cells: str, told: str = "") -> str:
    return f"<table:table-row{told}>{''.join(cells)}</table:table-row>"


def write_ods(*sheets: str) -> bytes:
    tables = "".join(f'<table:table table:name="S{n}">{sheet}</table:table>' for n, sheet in enumerate(sheets))
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    text = f"<office:document-content {NAMESPACES}>{body}</office:document-content>"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/></manifest:manifest>'
    )
    return pack(mimetype=KIND, **{"META-INF/manifest.xml": manifest, "content.xml": text})


def hide(what: str, times: int) -> str:
    return f' table:number-{what}-repeated="{times}" table:visibility="collapse"'


def write_table(before: str = "", after: str = "") -> str:
    head = write_row(*map(write_cell, HEAD))
    value = write_row(
        *map(write_cell, ("Kreis Düren", "poverty")), write_cell(2021.0), write_cell(9.7), *map(write_cell, "AB")
    )
    return before + head + value + after


COLUMNS = f"<table:table-column{hide('columns', MOST)}/>"
EMPTY = "<table:table-cell/>"
BESIDE = '<table:table-column table:number-columns-repeated="5"/>'


@pytest.mark.parametrize(
    "sheet",
    [
        write_table(BESIDE + COLUMNS),
        write_table(BESIDE + COLUMNS * 500),
        write_table(after=write_row(EMPTY, told=hide("rows", MOST)) * 500),
    ],
    ids=["columns", "columns time and again", "rows"],
)
@pytest.mark.parametrize("times", [1, 30])
def test_hidden_columns_and_rows_beyond_what_is_filled_are_nothing_however_often(
    tmp_path: Path, sheet: str, times: int
) -> None:
    with limit_processor_time(5):
        found = check_table(tmp_path, write_ods(*[sheet] * times), suffix=".ods")

    assert problems(found) == [] or times > 1  # the same value again on each sheet
    assert len(values(found)) == 1


def test_hidden_columns_and_rows_within_are_left_out_however_they_are_counted(tmp_path: Path) -> None:
    columns = f'<table:table-column table:number-columns-repeated="5"/><table:table-column{hide("columns", MOST)}/>'
    second = write_row(
        *map(write_cell, ("Kreis Düren", "poverty")), write_cell(2022.0), write_cell(9.9), told=hide("rows", 2)
    )
    found = check_table(tmp_path, write_ods(write_table(columns, second)), suffix=".ods")

    told = {(one.reason, str(one.place), str(one.found)) for one in found.remarks if "hidden" in one.reason}
    assert ("hidden_left_out_column", "S0", "F") in told
    assert any(reason == "hidden_left_out_row" for reason, *_ in told)
    assert [year for _, _, year, _ in values(found)] == [2021]


@pytest.mark.parametrize(
    "sheets",
    [
        [COLUMNS + write_row(write_cell(1.0, repeated=100_000))] * 20,
        [write_row(write_cell(1.0, repeated=MOST))],
        [write_row(write_cell(1.0), told=f' table:number-rows-repeated="{MOST}"')],
        [write_row(write_cell("x", repeated=900_000), EMPTY), write_row(write_cell("x", repeated=900_000))],
    ],
    ids=["hidden and filled on many sheets", "cells", "rows", "cells on two sheets"],
)
def test_what_is_filled_beyond_the_limits_is_refused_at_once(tmp_path: Path, sheets: list[str]) -> None:
    with limit_processor_time(5):
        found = check_table(tmp_path, write_ods(*sheets), suffix=".ods")

    assert [problem.reason for problem in found.problems] == ["too_many_cells"]


BLANKS = '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="{}"/>b</text:p></table:table-cell>'


@pytest.mark.parametrize(
    "row",
    [
        write_row(BLANKS.format("999999999")),
        write_row(BLANKS.format("+0999999999")),
        write_row(BLANKS.format("9" * 30)),
        write_row(BLANKS.format("100000000")) * 3,
        write_row(write_cell("x" * 10_000, repeated=900_000)),
        write_row(write_cell("x" * 10_000), told=' table:number-rows-repeated="40000"'),
    ],
    ids=["blanks", "with a sign", "endless", "together", "a long text in many columns", "in many rows"],
)
def test_text_that_is_written_out_beyond_all_limits_is_refused_before_it_is(tmp_path: Path, row: str) -> None:
    found = check_table(tmp_path, write_ods(row), suffix=".ods")

    assert [problem.reason for problem in found.problems] == ["too_large"]


def test_rows_of_percentages_that_are_repeated_are_counted_once_each(tmp_path: Path) -> None:
    row = write_row(write_cell(0.5, repeated=20, percent=True), told=' table:number-rows-repeated="2"')
    with limit_processor_time(20):
        check_table(tmp_path, write_ods(row * 20_000), suffix=".ods")


def test_columns_that_are_called_hidden_time_and_again_are_refused(tmp_path: Path) -> None:
    column = '<col min="1" max="16384" hidden="1"/>'
    links = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
    book = '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'
    sheet = SHEET.format(f"<cols>{column * 100_000}</cols>", "")
    members = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": links, "xl/worksheets/sheet1.xml": sheet}
    with limit_processor_time(5):
        found = check_table(tmp_path, pack(**members), suffix=".xlsx")

    assert [problem.reason for problem in found.problems] == ["no_workbook"]
