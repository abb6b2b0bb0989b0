"""CSV that a German (or English) Excel opens right at a double click."""

import csv
import io
from collections.abc import Iterable, Sequence
from math import isnan

import pandas as pd

from texts import Language

# A cell that begins so would be run as a formula by a spreadsheet program, some also in the wide letters of Asia.
_FORMULA_STARTS = (
    *("=", "+", "-", "@", "\t", "\r", "\n"),
    *("\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}", "\N{FULLWIDTH HYPHEN-MINUS}"),
    "\N{FULLWIDTH COMMERCIAL AT}",
)


def write_values_csv(frame: pd.DataFrame, language: Language) -> bytes:
    """The frame as `written_csv`; of columns in both languages (`unit_de`, `unit_en`) only the language's own."""
    own = select_language(frame, language)
    return write_csv(list(own.columns), own.itertuples(index=False), language)


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]], language: Language) -> bytes:
    """UTF-8 with BOM and CRLF; German: semicolon and decimal comma, English: comma and point. Missing cells stay empty.

    Numbers are written in full, never grouped. Text that a spreadsheet would take for a formula gets an apostrophe in
    front. Excel drops the leading zero of an AGS unless the column is read as text (docs/decisions/0009).
    """
    german = language.code == "de"
    mark = "," if german else "."
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if german else ",", lineterminator="\r\n")
    writer.writerow([_write_cell(name, mark) for name in columns])
    writer.writerows([_write_cell(cell, mark) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def select_language(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Of columns in both languages only the language's own, without its ending."""
    other = "_en" if language.code == "de" else "_de"
    own = frame.drop(columns=[name for name in frame.columns if name.endswith(other)])
    return own.rename(columns=lambda name: name.removesuffix(f"_{language.code}"))


def escape_formula(text: str) -> str:
    """A text that a spreadsheet program leaves a text."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _write_cell(cell: object, mark: str) -> object:
    if cell is None or cell is pd.NA:
        return ""
    if isinstance(cell, str):
        return escape_formula(cell)
    if isinstance(cell, float):
        return "" if isnan(cell) else repr(float(cell)).replace(".", mark)
    return cell
