"""CSV that a German (or English) Excel opens right at a double click."""

import pandas as pd

from texts import Language

# A cell that begins so would be run as a formula by a spreadsheet program.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(frame: pd.DataFrame, language: Language) -> bytes:
    """UTF-8 with BOM; German: semicolon and decimal comma, English: comma and point. Missing cells stay empty.

    Of columns in both languages (`unit_de`, `unit_en`) only the language's own stays. Text cells that a spreadsheet
    would take for a formula get an apostrophe in front. Excel drops the leading zero of an AGS unless the column is
    read as text; the region's name stands beside it.
    """
    german = language.code == "de"
    safe = in_language(frame, language).map(_inert)
    written = safe.to_csv(
        index=False, sep=";" if german else ",", decimal="," if german else ".", lineterminator="\r\n"
    )
    return written.encode("utf-8-sig")


def in_language(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Of columns in both languages only the language's own, without its ending."""
    other = "_en" if language.code == "de" else "_de"
    own = frame.drop(columns=[name for name in frame.columns if name.endswith(other)])
    return own.rename(columns=lambda name: name.removesuffix(f"_{language.code}"))


def _inert(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
