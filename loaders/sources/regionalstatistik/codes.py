"""Our codes of its figures: `<table>/<value variable>`, then `/<VARIABLE>=<attribute>` for what is not the total."""

from dataclasses import dataclass
from typing import Self

SOURCE = "regionalstatistik"


@dataclass(frozen=True)
class Figure:
    """One figure of a table. `chosen`: attribute code by variable code; all other variables at their total."""

    code: str
    table: str
    variable: str
    chosen: dict[str, str]

    @classmethod
    def of(cls, code: str) -> Self:
        """12411-01-01-4/BEVSTD/GES=GESW: the women of the population table. Raises ValueError for another form."""
        table, variable, *choices = code.split("/")
        return cls(code, table, variable, dict(choice.split("=", 1) for choice in choices))
