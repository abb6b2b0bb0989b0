"""Figures as an Excel file: every figure of the database, unchanged."""

import io
from datetime import date

import openpyxl
import pytest

import queries
from export.table.table_xlsx import write_values_xlsx
from texts import Language


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("code", ["de", "en"])
def test_every_row_read_back_equals_the_database(code: str) -> None:
    frame = queries.run_query("download", indicators=["crimes_recorded", "waste_per_head"])

    book = openpyxl.load_workbook(io.BytesIO(write_values_xlsx(frame, date(2026, 2, 1), Language(code))))

    header, *lines = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    read = [dict(zip(header, line, strict=True)) for line in lines]
    assert len(read) == len(frame) > 900
    for row, meant in zip(read, frame.to_dict("records"), strict=True):
        value = None if meant["value"] != meant["value"] else meant["value"]
        assert (row["region_key"], row["year"], row["value"], row["source_key"], row["licence"]) == (
            meant["region_key"],
            meant["year"],
            value,
            meant["source_key"],
            meant[f"licence_{code}"],
        )
    assert any(row["value"] is None for row in read)  # a figure that is not credible stays empty


@pytest.mark.usefixtures("shipped_database")
def test_a_second_sheet_says_what_the_figures_are() -> None:
    frame = queries.run_query("download", indicators=["crimes_recorded"])

    book = openpyxl.load_workbook(io.BytesIO(write_values_xlsx(frame, date(2026, 2, 1), Language("de"))))

    assert book.sheetnames == ["Werte", "Zu den Daten"]
    assert book["Zu den Daten"]["A2"].value == "Zusammengestellt mit Kreiskompass am 01.02.2026."
