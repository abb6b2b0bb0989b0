"""Rows of a DataFrame as plain mappings, for code that reads one row at a time."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

Row = Mapping[str, Any]


def rows(frame: pd.DataFrame) -> list[Row]:
    """The rows in their order, by column name; a missing cell is NaN or None, to be asked with `pandas.isna`."""
    names = [str(name) for name in frame.columns]
    columns = ([None if cell is pd.NA else cell for cell in frame.iloc[:, n].tolist()] for n in range(len(names)))
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]
