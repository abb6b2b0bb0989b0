"""Rows of a DataFrame as plain mappings, for code that reads one row at a time."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

Row = Mapping[str, Any]


def read_rows(frame: pd.DataFrame) -> list[Row]:
    """The rows in their order, by column name; a missing cell is NaN or None, to be asked with `pandas.isna`."""
    names = [str(name) for name in frame.columns]
    columns = (_read_cells(column) for _, column in frame.items())
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _read_cells(column: pd.Series) -> list[Any]:
    if getattr(column.dtype, "na_value", None) is pd.NA:
        return [None if cell is pd.NA else cell for cell in column.tolist()]
    cells: list[Any] = column.tolist()
    return cells
