"""Rows of a DataFrame as plain mappings, for code that reads one row at a time."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

Row = Mapping[str, Any]


def rows(frame: pd.DataFrame) -> list[Row]:
    """The rows in their order, by column name; a missing cell is NaN or None, to be asked with `pandas.isna`."""
    return [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]
