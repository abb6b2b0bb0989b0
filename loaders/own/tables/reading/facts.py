"""What a workbook tells of a sheet's cells beyond their values, and what its formats mean."""

import re
from dataclasses import dataclass, field

from loaders.own.tables.findings import Refused
from loaders.own.tables.reading.grid import Position

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\[\]]*\]')
_THOUSANDS = re.compile(r"[0#?],+(?![0#?,])")
BUILT_IN_PERCENT = frozenset({9, 10})
MOST_COLUMNS = 16_384
_MOST_HIDDEN = 10 * MOST_COLUMNS  # columns that a sheet may call hidden, each of them again and again


@dataclass
class Facts:
    """Of one sheet, by position: see Grid."""

    percent: set[Position] = field(default_factory=set)
    thousands: set[Position] = field(default_factory=set)
    unknown: set[Position] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    _hidden_count: int = 0

    def note_format(self, position: Position, shown_as: str) -> None:
        """Note a cell whose format is of that kind ('percent', 'thousands' or '')."""
        if shown_as == "percent":
            self.percent.add(position)
        elif shown_as == "thousands":
            self.thousands.add(position)

    def hide_columns(self, first: int, last: int) -> None:
        """Note hidden columns, as far as a sheet has any. Raises Refused for what is told so often that it would only
        take time."""
        columns = range(first, min(last + 1, MOST_COLUMNS))
        self._hidden_count += len(columns)
        if self._hidden_count > _MOST_HIDDEN:
            raise Refused("no_workbook")
        self.hidden_columns.update(columns)


def find_kind_of_format(code: str) -> str:
    """'percent' for '0.0 %', 'thousands' for '#,##0.0,' (28400 shown as 28.4), '' for all others."""
    plain = _LITERAL.sub("", code)
    if "%" in plain:
        return "percent"
    return "thousands" if _THOUSANDS.search(plain.split(";")[0]) else ""
