"""What people bring as an archive: workbooks of Excel, an office's slide master."""

import io
import zipfile
from functools import cache
from random import Random
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

from export.slides.master import KINDS, TemplateUnfit, open_master
from loaders.own.tables.findings import Refused
from loaders.own.tables.reading.workbook import read_workbook
from settings import ROOT
from tests.fuzz.damage import raw, some_text, text
from tests.fuzz.files import check_content
from tests.fuzz.run import Parser


@cache
def _members() -> dict[str, bytes]:
    """A workbook of one sheet, by the names of its members."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("Daten").write_row(0, 0, [1, "x"], book.add_format({"num_format": "0 %"}))
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_SHEET = "xl/worksheets/sheet1.xml"
_WORDS = ("Kreis Düren", "05370", "car_density", "2021", "Amt", "=1+1", "<b>&amp;")


def _make_cell(random: Random) -> Any:
    found = random.choice(
        (None, random.random() < 0.5, round(random.uniform(-1e12, 1e12), 4), random.choice(_WORDS), "")
    )
    return found if found != "" else "".join(filter(str.isprintable, some_text(random))).strip() or None


def _rows(random: Random) -> list[list[Any]]:
    return [[_make_cell(random) for _ in range(random.randint(1, 6))] for _ in range(random.randint(1, 4))]


def _cell(place: str, cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, float):
        return f'<c r="{place}"><v>{cell!r}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


def _sheet(rows: list[list[Any]]) -> str:
    told = [
        f'<row r="{number}">{"".join(_cell(f"{chr(65 + at)}{number}", cell) for at, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    ]
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{namespace}"><sheetData>{"".join(told)}</sheetData></worksheet>'


def _archive(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


Given = tuple[bytes, list[list[Any]] | None]


def _some_workbook(random: Random) -> Given:
    """A workbook with what it holds, or one with a damaged member or damaged bytes, which holds nobody knows what."""
    rows, chance = _rows(random), random.random()
    whole = _members() | {_SHEET: _sheet(rows).encode()}
    if chance < 0.3:
        return _archive(whole), rows
    return (raw(random, _archive(whole)) if chance < 0.5 else _archive(_one_damaged(random, whole))), None


def _one_damaged(random: Random, members: dict[str, bytes]) -> dict[str, bytes]:
    name = random.choice([name for name in members if name.endswith((".xml", ".rels"))])
    return members | {name: text(random, members[name].decode()).encode(errors="ignore")}


def _workbook(given: Given) -> bool:
    content, meant = given
    if meant is not None:
        check_content(content, ".xlsx")
    try:
        grids = read_workbook(content, ".xlsx")
    except Refused:
        assert meant is None
        return False
    if meant is not None:
        cells = {(row, at): cell for row, line in enumerate(meant) for at, cell in enumerate(line) if cell is not None}
        read = {(row, at): cell for grid in grids for row, line in enumerate(grid.rows) for at, cell in enumerate(line)}
        assert {place: cell for place, cell in read.items() if cell is not None} == cells
    return True


@cache
def _master() -> dict[str, bytes]:
    with zipfile.ZipFile(ROOT / "export" / "slides" / "master.pptx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _template(content: bytes) -> bool:
    try:
        found = open_master(content)
    except TemplateUnfit:
        return False
    assert found.layouts.keys() == KINDS.keys()
    assert len(found.file.slides) == 0
    return True


def _some_template(random: Random) -> bytes:
    whole = _master()
    return raw(random, _archive(whole)) if random.random() < 0.3 else _archive(_one_damaged(random, whole))


PARSERS = {
    "own table, XLSX": Parser(_some_workbook, _workbook),
    "slide master, PPTX": Parser(_some_template, _template),
}
