"""Who does it better, and with what: the most improved of the comparable districts, and what the register knows."""

from collections.abc import Mapping, Sequence
from math import expm1

from content.catalogue import Indicator, Region
from content.rows import Row
from content.table import Cell, Table
from features.measures.model import Programme
from texts import Language

MOST = 5


def make_better_table(
    indicator: Indicator,
    improved: Sequence[Row],
    regions: Mapping[str, Region],
    programmes: Mapping[str, Sequence[Programme]],
    group: str,
    language: Language,
) -> Table:
    """A row per district (`improved` as queries/best_changes.sql): from where to where it came, and the measures of its
    `programmes` (by district) that are linked to the indicator."""
    columns = ("district", "course", "change", "programme")
    return Table(
        language("strategy.better.caption", indicator=indicator.name, group=group),
        tuple(language(f"strategy.better.{name}") for name in columns),
        [
            (
                Cell(regions[row["region_key"]].name, region=row["region_key"]),
                Cell(
                    language(
                        "strategy.better.step",
                        first=language.number(row["first_value"], indicator.decimals),
                        since=row["first_year"],
                        last=language.quantity(row["last_value"], indicator.decimals, indicator.unit),
                        year=row["last_year"],
                    )
                ),
                Cell(describe_gain(row, indicator, language), language(f"movers.word.{row['word']}")),
                Cell(describe_programmes(programmes.get(row["region_key"], ()), indicator, language)),
            )
            for row in improved
        ],
        numeric=frozenset({2}),
    )


def describe_gain(row: Row, indicator: Indicator, language: Language) -> str:
    """By how much a district improved; of money without what prices rose, as it is judged."""
    if not indicator.is_money:
        size = row["last_value"] - row["first_value"]
        return language.quantity(size, indicator.decimals, indicator.difference_unit, signed=True)
    if row["is_log"]:
        change = language.quantity(100 * expm1(row["own_change"]), 1, "%", signed=True)
    else:
        change = language.quantity(row["own_change"], indicator.decimals, indicator.difference_unit, signed=True)
    return language("strategy.better.real", change=change)


def describe_programmes(programmes: Sequence[Programme], indicator: Indicator, language: Language) -> str:
    """The measures that the register links to the indicator, else what else of programmes it holds."""
    linked = [
        measure.title
        for programme in programmes
        for measure in programme.measures
        if indicator.key in measure.indicator_keys
    ]
    if linked:
        return "; ".join(linked)
    if programmes:
        return language("strategy.better.programme_other", names=language.listed([one.name for one in programmes]))
    return language("strategy.better.programme_none")
