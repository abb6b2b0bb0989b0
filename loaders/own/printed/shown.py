"""What Excel shows of a number: by the format of its cell, not as it is stored.

A cell that holds 0.04179995 and has the format 0.0% prints 4.2 %: that is what the report says, and what is checked.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from loaders.own.tables.reading.grid import Position
from storage import archives

Formats = Mapping[str, Mapping[Position, str]]  # code of the format by sheet and place; none for "General"

_BUILT_IN = {"1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%"}
_BUILT_IN |= {"37": "#,##0;-#,##0", "38": "#,##0;-#,##0", "39": "#,##0.00;-#,##0.00", "40": "#,##0.00;-#,##0.00"}
_PART = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]?|(.)', re.DOTALL)
_DIGITS = re.compile(r"[0#?][0#?,]*(?:\.([0#?]*),*)?")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_STORED_DIGITS = 15  # that Excel calculates with
_MOST_PLACES = 12
_LONGEST = 255  # signs of a format


@dataclass(frozen=True)
class Shown:
    """A number as shown; `mark` is what stands behind it."""

    number: Decimal
    sign: str
    mark: str


def read_shown(stored: float, code: str) -> Shown | None:
    """What a cell with this number and this format shows; None for a format of dates, fractions, exponents, text."""
    sections = list(_sections(code[:_LONGEST]))
    number = Decimal(f"{stored:.{_STORED_DIGITS}g}")
    section = sections[0]
    if number < 0 and len(sections) > 1:
        section = sections[1]
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    bare = "".join(sign for sign, is_literal in section if not is_literal)
    found = _DIGITS.search(bare)
    if found is None or re.search("[a-zA-Z@/]", bare):
        return None
    number *= 100 ** bare.count("%")
    number /= 1000 ** (len(found[0]) - len(found[0].rstrip(",")))
    places = (found[1] or "")[:_MOST_PLACES]
    number = number.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    while places and places[-1] in "#?" and number == number.quantize(Decimal(1).scaleb(1 - len(places))):
        places = places[:-1]
        number = number.quantize(Decimal(1).scaleb(-len(places)))
    before, behind = _around(section)
    sign = before.strip()[-1:]
    sign = sign if (sign == "+" and number > 0) or (sign == "\u00b1" and number == 0) else ""
    return Shown(number, sign, behind.strip())


def _sections(code: str) -> Iterator[list[tuple[str, bool]]]:
    """The signs of each section of a format, and whether they stand for themselves."""
    section: list[tuple[str, bool]] = []
    for literal, escaped, sign in _PART.findall(code):
        if sign == ";":
            yield section
            section = []
        elif literal or escaped:
            section += [(one, True) for one in literal or escaped]
        elif sign:
            section.append((sign, False))
    yield section


def _around(section: list[tuple[str, bool]]) -> tuple[str, str]:
    """What is shown before and behind the digits."""
    places = [number for number, (sign, is_literal) in enumerate(section) if not is_literal and sign in "0#?"]
    before, behind = section[: places[0]], section[places[-1] + 1 :]
    return "".join(sign for sign, _ in before), "".join(sign for sign, _ in behind).lstrip(",")


def read_formats(file: Path) -> Formats:
    """The formats of all number cells of an XLSX file; none for other files, and for what cannot be read."""
    found: dict[str, Mapping[Position, str]] = {}
    with suppress(*archives.DAMAGED, ElementTree.ParseError, LookupError), archives.open_archive(file) as archive:
        styles = _styles(archive)
        links = {
            link.get("Id"): link.get("Target", "")
            for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        }
        for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
            if _name(sheet) == "sheet":
                link = next(value for name, value in sheet.items() if name.endswith("}id"))
                target = links[link].removeprefix("/")
                member = target if target.startswith("xl/") else f"xl/{target}"
                found[sheet.get("name", "")] = dict(_cells(archive, member, styles))
    return found


def _styles(archive: ZipFile) -> Mapping[str, str]:
    """The codes of the cell styles by their numbers."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    codes = _BUILT_IN | {
        element.get("numFmtId", ""): element.get("formatCode", "")
        for element in styles.iter()
        if _name(element) == "numFmt"
    }
    styled = [style for element in styles if _name(element) == "cellXfs" for style in element]
    used = {str(number): codes.get(style.get("numFmtId", ""), "") for number, style in enumerate(styled)}
    return {number: code for number, code in used.items() if code and code.lower() != "general"}


def _cells(archive: ZipFile, member: str, styles: Mapping[str, str]) -> Iterator[tuple[Position, str]]:
    row = column = -1
    with archive.open(member) as stream:
        for event, element in ElementTree.iterparse(stream, events=("start", "end")):
            if event == "start" and _name(element) == "row":
                row, column = int(element.get("r", row + 2)) - 1, -1
            elif event == "end" and _name(element) == "c":
                column += 1
                if place := _REFERENCE.fullmatch(element.get("r", "").upper()):
                    row, column = int(place[2]) - 1, _column(place[1])
                if code := styles.get(element.get("s", "")):
                    yield (row, column), code
            elif event == "end" and _name(element) == "row":
                element.clear()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _name(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1]
