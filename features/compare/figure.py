"""The ranking, made from its selection alone."""

from collections.abc import Sequence
from functools import partial

from charts.ranking import draw_ranking
from content.catalogue import Indicator, Region
from content.figure import Figure
from features.compare import data as compare_data
from features.compare.peers import Group
from features.compare.ranking import (
    Ranking,
    describe_data_year,
    describe_ranking,
    list_reference_lines,
    make_ranking_table,
)
from texts import Language
from ui import data
from ui.figure import ask_credit, make_scale
from ui.selectors import ask_ranking_years


def ask_ranking(indicator: Indicator, year: int, group: Group, chosen: Sequence[Region], language: Language) -> Ranking:
    """The group's districts in a year, the chosen regions, in it or not, and the references."""
    keys, references = tuple(region.key for region in chosen), data.ask_references(chosen, language)
    measured = compare_data.ask_year_values(indicator, year, (*(one.key for one in references), *keys))
    ranking = data.ask("ranking", indicator=indicator.key, year=year, group=group.members, also=keys)
    return Ranking(measured, group, ranking, chosen, references)


def make_ranking_figure(found: Ranking, language: Language) -> Figure | None:
    """The group's districts in their order, the chosen regions highlighted; None where nobody has a value.
    Embedded, the usual year goes on to later ones by itself."""
    if found.is_empty:
        return None
    indicator, year = found.measured.indicator, found.measured.year
    keys, regions = tuple(region.key for region in found.chosen), data.ask_regions(language)
    names = {key: region.short_name for key, region in regions.items()}
    of_year = {} if year == ask_ranking_years(indicator.key)[1] else {"year": str(year)}
    return Figure(
        "ranking",
        describe_ranking(found, language),
        partial(draw_ranking, found.ranking, names, keys, list_reference_lines(found), make_scale(indicator)),
        ask_credit(indicator, found.sources(), describe_data_year(found, regions, language), language),
        partial(make_ranking_table, found, regions, language),
        "kreisvergleich",
        {"indicator": indicator.key, "regions": ",".join(keys), **of_year, **found.group.selection},
    )
