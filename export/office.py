"""What office files of ours share."""

import re

from content.document import split_cell
from content.table import Table
from export.fonts import measure_width
from texts import NO_BREAK, Language

_OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA = {  # by the ending of a file
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "pdf": "application/pdf",
    "html": "text/html",
    "csv": "text/csv",
    "svg": "image/svg+xml",
    "png": "image/png",
    "parquet": "application/vnd.apache.parquet",
    "duckdb": "application/octet-stream",
}
FONT = "Arial"  # on every office machine, and with a free twin of the same widths
INK = "1B4F72"
_WIDEST = 45  # signs in a line of a cell beyond which a column gains nothing by being wider
_ROOM = 100  # signs that all columns hold together, on a slide at the smallest readable size as on A4 upright
_PADDING = 3  # signs
_SIGN = 2.0  # size of letters in which a sign is one wide on average
_TOGETHER = re.compile(r"(?<=\b[Rr]ang) (?=\d)|(?<=\b[Rr]ank) (?=\d)|(?<=\d) (?=k[mW]\b)")
_FEW_ROWS, _FEW_SIGNS = 10, 600  # of a table that fills no page even in narrow columns; signs of its longest cells


def find_locale(language: Language) -> str:
    """The language as office programs and screen readers name it."""
    return {"de": "de-DE", "en": "en-GB"}[language.code]


def find_number_place(language: Language) -> str:
    """What goes before a format of numbers, so that LibreOffice writes them as the rest of the document does, whatever
    language it speaks itself; Excel and PowerPoint write numbers as the machine does."""
    return {"de": "[$-407]", "en": "[$-809]"}[language.code]


def join_unbroken(text: str) -> str:
    """The text with `%-Punkte`, "Rang 12" and "1 km" held together: office programs break a line at a hyphen, and at
    any space."""
    return _TOGETHER.sub(NO_BREAK, text.replace("%-", "%\N{NON-BREAKING HYPHEN}"))


def share_columns(table: Table, language: Language) -> list[float]:
    """Share of each column: as wide as its longest line wants to be; without room for that, every column first
    gets what its longest word needs."""
    needed, wanted = [], []
    for number, title in enumerate(table.columns):
        lines = [(title, True), *((line, False) for row in table.rows for line in split_cell(row[number], language))]
        words = [measure_width(word, _SIGN, bold) for line, bold in lines for word in line.split()]
        longest = max(measure_width(line, _SIGN, bold) for line, bold in lines)
        needed.append(max(words, default=1.0) + _PADDING)
        wanted.append(max(needed[-1], min(longest, _WIDEST)))
    wished, spare = sum(wanted) - sum(needed), max(_ROOM - sum(needed), 0)
    part = min(spare / wished, 1) if wished else 0
    widths = [least + (most - least) * part for least, most in zip(needed, wanted, strict=True)]
    return [width / sum(widths) for width in widths]


def does_stay_together(table: Table, language: Language) -> bool:
    """Whether a table is so short that it moves to the next page rather than being torn by the end of one."""
    longest = [max(sum(map(len, split_cell(cell, language))) for cell in row) for row in table.rows]
    return len(longest) <= _FEW_ROWS and sum(longest) <= _FEW_SIGNS
