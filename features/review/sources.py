"""Printed values beside what the loaded sources say for the same indicator, region and year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from content.catalogue import Indicator, Region, find_relatives
from content.rows import Row, read_rows
from content.table import Cell, Table
from domain.report.printed import Printed, do_agree
from features.review.tables import VALUES, ReportTable
from texts import Language


@dataclass(frozen=True)
class ValueBeside:
    """A printed value and one of a source; `indicator` is that of the source's value, in the same definition or not."""

    one: ReportTable
    number: int
    row: Row
    indicator: Indicator
    is_same_definition: bool

    @property
    def printed(self) -> Printed:
        return self.one.table.values[self.number]

    @property
    def agrees(self) -> bool:
        return do_agree(self.printed, self.row["value"], self.row["rounding_step"])


def list_asked(tables: Sequence[ReportTable], indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Keys of the indicators whose values are of interest: those of the tables and their other definitions."""
    known = [one.indicator for one in tables if one.indicator is not None]
    others = [other for indicator in known for other in find_relatives(indicator, indicators)]
    return tuple(sorted({indicator.key for indicator in (*known, *others)}))


def compare_values(
    tables: Sequence[ReportTable], values: pd.DataFrame, report: str, indicators: Mapping[str, Indicator]
) -> list[ValueBeside]:
    """Every printed value with each source's (queries/source_values.sql); `report` is left out as a source."""
    found: dict[tuple[str, int], list[Row]] = {}
    for row in read_rows(values):
        if row["source_key"] != report:
            found.setdefault((row["indicator_key"], row["year"]), []).append(row)
    return [
        ValueBeside(one, number, row, indicator, indicator.key == one.indicator.key)
        for one in tables
        if one.indicator is not None
        for indicator in (one.indicator, *find_relatives(one.indicator, indicators))
        for number, year in enumerate(one.years)
        for row in found.get((indicator.key, year), [])
    ]


def count_agreements(
    tables: Sequence[ReportTable], pairs: Sequence[ValueBeside], region: Region, language: Language
) -> str:
    """How many printed values agree with the sources; one differs if it does with any source of its definition."""
    places: dict[bool, set[tuple[int, int]]] = {True: set(), False: set()}
    differ = set()
    for pair in pairs:
        place = (id(pair.one), pair.number)
        places[pair.is_same_definition].add(place)
        if pair.is_same_definition and not pair.agrees:
            differ.add(place)
    values = len(tables) * len(VALUES)
    only_variants = len(places[False] - places[True])
    return language(
        "review.sources_counted",
        region=region.name,
        values=values,
        compared=len(places[True]),
        same=len(places[True]) - len(differ),
        different=len(differ),
        variants=only_variants,
        without=values - len(places[True]) - only_variants,
    )


def make_sources_table(
    pairs: Sequence[ValueBeside], caption: str, titles: Mapping[str, str], language: Language
) -> Table:
    """A row per printed value and source of the same definition, with the difference in the unit of the indicator."""
    columns = ("table", "year", "printed", "source_value", "difference")
    return Table(
        caption,
        tuple(language(f"review.column.{name}") for name in columns),
        [
            (
                Cell(pair.one.title, pair.indicator.unit),
                Cell(str(pair.row["year"])),
                Cell(pair.one.cells[VALUES[pair.number]]),
                Cell(_value(pair, language), titles[pair.row["source_key"]]),
                Cell(_difference(pair, language), language(f"review.{'within' if pair.agrees else 'apart'}")),
            )
            for pair in pairs
        ],
        numeric=frozenset({1, 2, 3, 4}),
    )


def make_variants_table(
    pairs: Sequence[ValueBeside], caption: str, titles: Mapping[str, str], language: Language
) -> Table:
    """A row per printed value and source of another definition, which is named; no difference is taken."""
    columns = ("table", "year", "printed", "source_value", "other")
    return Table(
        caption,
        tuple(language(f"review.column.{name}") for name in columns),
        [
            (
                Cell(pair.one.title, pair.one.cells["unit"]),
                Cell(str(pair.row["year"])),
                Cell(pair.one.cells[VALUES[pair.number]]),
                Cell(f"{_value(pair, language)} {pair.indicator.unit}", titles[pair.row["source_key"]]),
                Cell(pair.indicator.name, pair.indicator.definition),
            )
            for pair in pairs
        ],
        numeric=frozenset({1, 2, 3}),
    )


def _value(pair: ValueBeside, language: Language) -> str:
    return language.number(pair.row["value"], pair.indicator.decimals)


def _difference(pair: ValueBeside, language: Language) -> str:
    """Source − print."""
    difference = pair.row["value"] - float(pair.printed.value)
    return language.number(difference, pair.indicator.decimals, signed=True)
