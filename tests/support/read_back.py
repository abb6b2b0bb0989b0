"""Files read back as another program reads them, and the values of the database to hold them against."""

import csv
import io
from typing import Any

import openpyxl
import pandas as pd

import queries
from texts import Language

Row = dict[str, Any]


def number(text: str, language: Language) -> float | None:
    """As a spreadsheet program of the language reads it."""
    if not text:
        return None
    return float(text.replace(",", ".")) if language.code == "de" else float(text)


def csv_rows(content: bytes, language: Language) -> list[Row]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";" if language.code == "de" else ",", strict=True))


def xlsx_rows(content: bytes) -> list[Row]:
    """Of the first sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def list_values(frame: pd.DataFrame) -> list[float | None]:
    return [None if pd.isna(value) else value for value in frame["value"].tolist()]


def values_of(indicator: str, *regions: str) -> dict[tuple[str, int], float]:
    """By region and year, as the database has them."""
    frame = queries.run_query("values", indicator=indicator, regions=list(regions))
    keys = zip(frame["region_key"], frame["year"].tolist(), strict=True)
    return {key: value for key, value in zip(keys, list_values(frame), strict=True) if value is not None}
