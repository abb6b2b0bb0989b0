"""Two indicators against each other, made from their selection alone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from charts.relation import draw_relation
from content.catalogue import Indicator, Region
from content.credit import Credit
from content.figure import Figure
from features.compare import data as compare_data
from features.compare.peers import Group
from features.relation.relation import Relation, describe_relation, make_relation_table, make_side
from texts import Language
from ui import data
from ui.figure import ask_credit
from ui.selectors import NEWEST, ask_years


def ask_relation(
    first: Indicator,
    second: Indicator,
    years: tuple[int, int],
    group: Group,
    chosen: Sequence[Region],
    language: Language,
) -> Relation | None:
    """Two indicators over the group's districts, each in its year; None where nobody in it has both."""
    keys, references = tuple(region.key for region in chosen), data.ask_references(chosen, language)
    asked = {"first": first.key, "first_year": years[0], "second": second.key, "second_year": years[1]}
    found = data.ask("relation", **asked, group=group.members, also=keys)
    if not found["in_group"].any():
        return None
    beside = tuple(one.key for one in references)
    one, other = (compare_data.ask_year_values(*side, beside) for side in zip((first, second), years, strict=True))
    return Relation(one, other, group, found, chosen, references)


def make_relation_figure(found: Relation, language: Language) -> Figure:
    """Two indicators against each other, the chosen regions highlighted."""
    regions = data.ask_regions(language)
    names = {key: region.short_name for key, region in regions.items()}
    keys = [region.key for region in found.chosen]
    first, second = found.first, found.second
    across, up = (make_side(side, found.references[0]) for side in (first, second))
    years = str(first.year) if first.year == second.year else NEWEST
    of_years = {} if years == ask_years(first.indicator, second.indicator)[1] else {"years": years}
    return Figure(
        "relation",
        describe_relation(found, language),
        partial(draw_relation, found.relation, names, keys, across, up),
        _credit_of_both(found, language),
        partial(make_relation_table, found, regions, language),
        "zusammenhang",
        {"indicator": first.indicator.key, "second": second.indicator.key, "regions": ",".join(keys)}
        | of_years
        | found.group.selection,
    )


def _credit_of_both(found: Relation, language: Language) -> Credit:
    """Each source told with the indicator that it is of."""
    sources, units = [], []
    for side, column in ((found.first, "first_source"), (found.second, "second_source")):
        credit = ask_credit(side.indicator, side.sources(found.relation[column]), "", language)
        sources += [replace(one, attribution=f"{side.title}: {one.attribution}") for one in credit.sources]
        units.append(f"{side.indicator.name} {side.indicator.unit}")
    return Credit(tuple(sources), "; ".join(units))
