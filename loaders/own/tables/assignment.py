"""What a person says of a table beyond its cells: where heads are, what columns hold, which indicator a name means.

As TOML, for the page, for the command line and for next year's file of the same form:

    [said]                                      # what the table leaves unsaid
    region = "05370"
    year = "2023"
    source = "Kreis Heinsberg, Amt 61"
    scale = "1000"                              # a value of the table times this is one in the unit of the indicator
    school_year = "last"                        # 2021/22 is 2022; "first": 2021
    future = "forecast"                         # years after today are forecasts
    fill_down = true                            # an empty cell means what stands above
    hidden = true                               # take hidden rows, columns and sheets, too
    [[tables]]
    sheet = "Tabelle1"
    number = 1                                  # of this sheet, from above
    head = [4, 5]                               # first and last line of its head
    group = "Anteil (%)"                        # of several columns per year these
    columns = { A = "region", C = "values", D = "" }
    [indicators."Kinder in Armut"]
    is = "child_poverty"                        # "" leaves it out; without it the rest describes a new indicator
    scale = "0.1"
    [regions]
    "Heinsbg." = "05370"
    [confirmed]
    values = ["child_poverty 05370 2024 0.108"]
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from loaders.own.tables.columns import NOTHING, PART, VALUES
from loaders.own.tables.findings import Refused
from loaders.own.tables.words import FIELDS

_SAID = ("region", "year", "indicator", "source", "scale", "numbers", "school_year", "future", "kind")
_SWITCHES = ("fill_down", "hidden")
ROLES = (*FIELDS, VALUES, PART, NOTHING)
_LONGEST = 100_000


@dataclass(frozen=True)
class Table:
    """Of the `number`-th table of a sheet; `head` are lines as Excel counts them, `columns` roles by letters."""

    sheet: str
    number: int = 1
    head: tuple[int, int] | None = None
    group: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Meaning:
    """Of the name of an indicator: `key` of one of ours, '' to leave it out, None for a new one described by `own`."""

    key: str | None
    scale: Decimal = Decimal(1)
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Assignment:
    """All that was said; names in `indicators` and `regions` as the table writes them."""

    said: Mapping[str, str] = field(default_factory=dict)
    fill_down: bool = False
    hidden: bool = False
    tables: tuple[Table, ...] = ()
    indicators: Mapping[str, Meaning] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()

    def table(self, sheet: str, number: int) -> Table | None:
        return next((one for one in self.tables if one.sheet == sheet and one.number == number), None)

    def confirming(self, values: frozenset[str]) -> "Assignment":
        return replace(self, confirmed=self.confirmed | values)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said that would help to read another file of the same form."""
        said = {name for name in self.said if name not in ("region", "source", "numbers", "year")}
        return not (said or self.tables or self.indicators or self.regions or self.fill_down or self.hidden)

    @property
    def scale(self) -> Decimal:
        return Decimal(self.said.get("scale") or 1)


def read_assignment(text: str) -> Assignment:
    """From TOML, or the same as JSON. Raises Refused for anything else."""
    try:
        told = json.loads(text[:_LONGEST]) if text.startswith("{") else tomllib.loads(text[:_LONGEST])
        said = {name: str(value) for name, value in told.get("said", {}).items()}
        unknown = said.keys() - {*_SAID, *_SWITCHES}
        if unknown:
            raise ValueError(min(unknown))
        return Assignment(
            {name: text for name, text in said.items() if name in _SAID and text and _is_number(name, text)},
            bool(told.get("said", {}).get("fill_down")),
            bool(told.get("said", {}).get("hidden")),
            tuple(_table(one) for one in told.get("tables", [])),
            {name: _meaning(one) for name, one in told.get("indicators", {}).items()},
            {name: str(key) for name, key in told.get("regions", {}).items()},
            frozenset(map(str, told.get("confirmed", {}).get("values", []))),
        )
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation, tomllib.TOMLDecodeError) as error:
        raise Refused("bad_assignment", found=str(error)) from error


def _is_number(name: str, text: str) -> bool:
    return name != "scale" or Decimal(text) > 0


def _table(told: Mapping[str, Any]) -> Table:
    head = told.get("head")
    columns = {str(letter): str(role) for letter, role in told.get("columns", {}).items()}
    if wrong := set(columns.values()) - set(ROLES):
        raise ValueError(min(wrong))
    return Table(
        str(told.get("sheet", "")),
        int(told.get("number", 1)),
        (int(head[0]), int(head[1])) if head else None,
        str(told.get("group", "")),
        columns,
    )


def _meaning(told: Mapping[str, Any]) -> Meaning:
    own = {name: str(value) for name, value in told.items() if name not in ("is", "scale")}
    scale = Decimal(str(told.get("scale", 1)))
    if scale <= 0:
        raise ValueError(str(scale))
    return Meaning(str(told["is"]) if "is" in told else None, scale, own)


def write_assignment(assignment: Assignment, confirmed: bool = True) -> str:
    """As TOML; without what was confirmed it fits next year's file, too."""
    said: dict[str, object] = {name: assignment.said[name] for name in _SAID if assignment.said.get(name)}
    said |= {name: True for name in _SWITCHES if getattr(assignment, name)}
    lines = ["[said]", *(f"{name} = {_write_value(value)}" for name, value in said.items())]
    for table in assignment.tables:
        lines += ["", "[[tables]]", f"sheet = {_write_value(table.sheet)}", f"number = {table.number}"]
        if table.head:
            lines.append(f"head = [{table.head[0]}, {table.head[1]}]")
        if table.group:
            lines.append(f"group = {_write_value(table.group)}")
        if table.columns:
            told = ", ".join(f"{_write_value(letter)} = {_write_value(role)}" for letter, role in table.columns.items())
            lines.append(f"columns = {{ {told} }}")
    for name, meaning in assignment.indicators.items():
        lines += ["", f"[indicators.{_write_value(name)}]"]
        if meaning.key is not None:
            lines.append(f"is = {_write_value(meaning.key)}")
        if meaning.scale != 1:
            lines.append(f"scale = {_write_value(str(meaning.scale))}")
        lines += [f"{name} = {_write_value(value)}" for name, value in meaning.own.items()]
    if assignment.regions:
        lines += [
            "",
            "[regions]",
            *(f"{_write_value(name)} = {_write_value(key)}" for name, key in assignment.regions.items()),
        ]
    if confirmed and assignment.confirmed:
        lines += ["", "[confirmed]", f"values = {_write_value(sorted(assignment.confirmed))}"]
    return "\n".join(lines) + "\n"


def _write_value(value: object) -> str:
    """Text, list and truth are written in TOML as in JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
