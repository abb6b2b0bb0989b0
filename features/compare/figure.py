"""The ranking, made from its selection alone."""

from collections.abc import Sequence
from functools import partial

from charts.ranking import ranking_chart
from content.catalogue import COUNTRY, STATE, Indicator, Region
from content.chart import Shown
from features.compare import data as compare_data
from features.compare.peers import Group
from features.compare.ranking import Ranked, data_year, ranking_finding, ranking_table, reference_lines
from texts import Language
from ui import data
from ui.figure import credit_of, scale_of
from ui.selectors import ranking_years


def ranked(indicator: Indicator, year: int, group: Group, chosen: Sequence[Region], language: Language) -> Ranked:
    """The group's districts in a year, the chosen regions, in it or not, and the references."""
    regions, keys = data.regions(language), tuple(region.key for region in chosen)
    measured = compare_data.measured(indicator, year, (STATE, COUNTRY, *keys))
    ranking = data.ask("ranking", indicator=indicator.key, year=year, group=group.members, also=keys)
    return Ranked(measured, group, ranking, chosen, [regions[STATE], regions[COUNTRY]])


def ranking(found: Ranked, language: Language) -> Shown | None:
    """The group's districts in their order, the chosen regions highlighted; None where nobody has a value.
    Embedded, the usual year goes on to later ones by itself."""
    if found.is_empty:
        return None
    indicator, year = found.measured.indicator, found.measured.year
    keys, regions = tuple(region.key for region in found.chosen), data.regions(language)
    names = {key: region.short_name for key, region in regions.items()}
    of_year = {} if year == ranking_years(indicator.key)[1] else {"year": str(year)}
    return Shown(
        "ranking",
        ranking_finding(found, language),
        partial(ranking_chart, found.ranking, names, keys, reference_lines(found), scale_of(indicator)),
        credit_of(indicator, found.sources(), data_year(found, regions, language), language),
        partial(ranking_table, found, regions, language),
        "kreisvergleich",
        {"indicator": indicator.key, "regions": ",".join(keys), **of_year, **found.group.selection},
    )
