"""The start page: what moved most, as rows to follow up."""

from collections.abc import Sequence

from domain.change import Judgement
from texts import Language
from views.catalogue import Indicator
from views.profile import Mover, Profile, change_cell
from views.rows import Row
from views.table import Cell, Table

MOST = 3


def movers_table(
    found: Sequence[Mover], judgement: Judgement, profile: Profile, link: str, language: Language
) -> Table:
    """What moved most for the better or the worse, at most three rows: newest value with its year, and the change;
    `link` is a web address with the field {indicator}."""
    rows = [(mover.indicator, profile.rows[mover.indicator.key]) for mover in found if mover.judgement is judgement]
    return Table(
        language(f"start.moved_{judgement}"),
        (language("overview.column.indicator"), language("overview.column.change")),
        [
            (
                Cell(indicator.name, _value(indicator, row, language), link=link.format(indicator=indicator.key)),
                change_cell(indicator, row, language),
            )
            for indicator, row in rows[:MOST]
        ],
        numeric=frozenset({1}),
    )


def _value(indicator: Indicator, row: Row, language: Language) -> str:
    value = language.quantity(row["value"], indicator.decimals, indicator.unit)
    return language("start.value", value=value, year=row["year"])
