"""Eight topics of one region: by which indicator it stands where among its kind, and what noise leaves open."""

from collections.abc import Mapping, Sequence

from content.catalogue import Indicator, Region
from content.judgement import Standing, find_lead
from content.judgement_words import (
    describe_missing_lead,
    describe_rank_interval,
    name_fifths,
    name_movement,
    name_topic,
)
from content.links import make_row_head
from content.table import Cell, Table
from domain.change import Direction
from texts import MISSING, Language


def make_standing_table(
    standings: Mapping[str, Sequence[Standing]],
    indicators: Mapping[str, Indicator],
    region: Region,
    link: str,
    today: int,
    language: Language,
) -> Table:
    """A row per topic, also where no indicator can speak for it; `link`: a web address with the field {indicator}."""
    columns = ("topic", "indicator", "value", "rank", "place", "movement")
    rows = []
    for topic, some in standings.items():
        known = [one for one in some if one.indicator in indicators]
        lead, name = find_lead(known, today), Cell(name_topic(topic, language))
        if lead is None:
            missing = Cell(MISSING, describe_missing_lead(known, today, language))
            rows.append((name, missing, *[Cell(MISSING)] * 4))
        else:
            rows.append((name, *_tell(lead, indicators[lead.indicator], region, link, language)))
    return Table(
        language("standing.caption", region=region.name),
        tuple(language(f"standing.column.{column}") for column in columns),
        rows,
        numeric=frozenset({2}),
    )


def _tell(lead: Standing, indicator: Indicator, region: Region, link: str, language: Language) -> tuple[Cell, ...]:
    assert lead.rank is not None
    years = str(lead.year) if lead.first_year == lead.year else f"{lead.first_year}–{lead.year}"
    return (
        make_row_head(indicator, link, region.key, language),
        Cell(language.quantity(lead.value, indicator.decimals, indicator.short_unit), years),
        Cell(describe_rank_interval(lead, language)),
        Cell(name_fifths(lead.rank.fifths, indicator.direction is not Direction.NONE, language)),
        Cell(MISSING if lead.word is None else name_movement(lead.word, language)),
    )
