"""Figures as an Excel file: real numbers, codes as text, and a sheet that says what they are."""

from datetime import date

import pandas as pd

from export.table.table_csv import select_language
from export.table.xlsx import Column, Sheet, Value, write_xlsx
from texts import Language


def write_values_xlsx(frame: pd.DataFrame, day: date, language: Language) -> bytes:
    """The rows of queries/download.sql; a missing value stays an empty cell, an AGS keeps its leading zero."""
    own = select_language(frame, language)
    told = [[language("chart.file.made", day=language.date(day))], [language("chart.file.columns")]]
    sheets = [
        Sheet(language("chart.file.sheet"), [Column(name) for name in own.columns], _rows(own)),
        Sheet(language("chart.file.about"), [Column(language("chart.file.about"))], told),
    ]
    return write_xlsx(sheets, language("chart.file.title"))


def _rows(frame: pd.DataFrame) -> list[list[Value]]:
    columns = [[None if pd.isna(cell) else cell for cell in frame[name].tolist()] for name in frame.columns]
    return [list(row) for row in zip(*columns, strict=True)]
