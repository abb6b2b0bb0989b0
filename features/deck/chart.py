"""Series of a few regions, and the target one of them is held against, as the chart of a slide."""

from collections.abc import Mapping, Sequence

from charts.palette import REFERENCE, TEXT, choose_region_colours
from content.catalogue import Indicator, Region
from content.slides import Role, SlideChart, Strand
from domain.course import Point
from features.targets.assessment import Assessment
from features.targets.published import describe_demand
from texts import Language

LONGEST = 10  # years before the newest value
BREAK = "\N{DOUBLE VERTICAL LINE}"  # stands between two years that cannot be compared

Category = tuple[int, bool]  # a year, and whether it is the place of a break before that year


def make_indicator_chart(
    indicator: Indicator,
    points: Mapping[str, Sequence[Point]],
    regions: tuple[Sequence[Region], Sequence[Point]],
    assessment: Assessment | None,
    breaks: Sequence[int],
    language: Language,
) -> SlideChart:
    """A line for each of `regions` with values in the years shown, the median of a group given beside them, the way
    needed and the target; lines end at a break, which has a place of its own between the years. `assessment` is of the
    first region. Raises ValueError without any value."""
    chosen, median = regions
    years = {region.key: [year for year, _ in points.get(region.key, ())] for region in chosen}
    newest = max(year for of_region in years.values() for year in of_region)
    first = max(newest - LONGEST, min(year for of_region in years.values() for year in of_region))
    shown = [region for region in chosen if any(year >= first for year in years[region.key])]
    due = assessment.aim.year if assessment else None
    categories = place_decimals(first, newest, due or newest, breaks)
    colours = choose_region_colours([region.key for region in shown if not region.is_reference])
    strands = [
        Strand(
            region.short_name,
            join_points(dict(points[region.key]), categories),
            colours.get(region.key, REFERENCE),
            Role.REFERENCE if region.is_reference else Role.FACT,
        )
        for region in shown
    ]
    if median:
        values = join_points(dict(median), categories)
        strands.append(Strand(language("topic.median"), values, REFERENCE, Role.REFERENCE))
    if assessment:
        strands += _ahead(assessment, categories, language)
    return SlideChart("lines", name_strands(categories), tuple(strands), indicator.unit, indicator.decimals, "")


def place_decimals(first: int, newest: int, last: int, breaks: Sequence[int]) -> list[Category]:
    """The years from the first to the last, and the breaks between those that have been observed."""
    years = range(first, max(newest, last) + 1)
    found = [(year, place) for year in years for place in (True, False) if not place or year in breaks]
    return [one for one in found if not one[1] or first < one[0] <= newest]


def name_strands(categories: Sequence[Category]) -> tuple[str, ...]:
    """As they stand below the chart."""
    return tuple(BREAK if place else str(year) for year, place in categories)


def join_points(by_year: Mapping[int, float], categories: Sequence[Category]) -> tuple[float | None, ...]:
    """Values in the places of their years, none at a break."""
    return tuple(None if place else by_year.get(year) for year, place in categories)


def make_way_strand(way: Mapping[int, float], categories: Sequence[Category], language: Language) -> Strand:
    """The pace that leads to a target."""
    return Strand(language("check.chart.needed"), join_points(way, categories), TEXT["light"], Role.NEEDED)


def make_target_strand(value: float, name: str, categories: Sequence[Category]) -> Strand:
    """A target, from the first place to the last."""
    return Strand(name, tuple(value for _ in categories), TEXT["light"], Role.TARGET)


def _ahead(assessment: Assessment, categories: Sequence[Category], language: Language) -> list[Strand]:
    """The straight way from today to the target, as the pace needed is told, where something is missing; and the target
    itself."""
    (year, value), aim = max(assessment.points), assessment.aim
    target, strands, today = aim.target(assessment.indicator), [], max(year, assessment.today)
    if aim.year and today < aim.year and not target.is_met(value):
        slope = (target.edge(value) - value) / (aim.year - today)
        way = {then: value + slope * (then - today) for then in range(today, aim.year + 1)}
        strands.append(make_way_strand(way, categories, language))
    name = language("deck.target", target=describe_demand(aim, assessment.indicator, language))
    return [*strands, make_target_strand(target.value, name, categories)]
