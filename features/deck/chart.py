"""Series of a few regions, and the target one of them is held against, as the chart of a slide."""

from collections.abc import Mapping, Sequence

from charts.palette import REFERENCE, TEXT, region_colours
from content.catalogue import Indicator, Region
from content.slides import Role, SlideChart, Strand
from domain.course import Point
from features.targets.aims import demand
from features.targets.assessment import Assessment
from texts import Language

LONGEST = 15  # years before the newest value
BREAK = "\N{DOUBLE VERTICAL LINE}"  # stands between two years that cannot be compared

Category = tuple[int, bool]  # a year, and whether it is the place of a break before that year


def indicator_chart(
    indicator: Indicator,
    points: Mapping[str, Sequence[Point]],
    regions: Sequence[Region],
    assessment: Assessment | None,
    breaks: Sequence[int],
    language: Language,
) -> SlideChart:
    """A line per region with values, the way needed and the target; lines end at a break, which has a place of its own
    between the years. `assessment` is of the first region. Raises ValueError without any value."""
    shown = [region for region in regions if points.get(region.key)]
    newest = max(year for region in shown for year, _ in points[region.key])
    first = max(newest - LONGEST, min(year for region in shown for year, _ in points[region.key]))
    due = assessment.aim.year if assessment else None
    categories = places(first, newest, due or newest, breaks)
    colours = region_colours([region.key for region in shown if not region.is_reference])
    strands = [
        Strand(
            region.short_name,
            along(dict(points[region.key]), categories),
            colours.get(region.key, REFERENCE),
            Role.REFERENCE if region.is_reference else Role.FACT,
        )
        for region in shown
    ]
    if assessment:
        strands += _ahead(assessment, categories, language)
    return SlideChart("lines", names_of(categories), tuple(strands), indicator.unit, indicator.decimals, "")


def places(first: int, newest: int, last: int, breaks: Sequence[int]) -> list[Category]:
    """The years from the first to the last, and the breaks between those that have been observed."""
    years = range(first, max(newest, last) + 1)
    found = [(year, place) for year in years for place in (True, False) if not place or year in breaks]
    return [one for one in found if not one[1] or first < one[0] <= newest]


def names_of(categories: Sequence[Category]) -> tuple[str, ...]:
    """As they stand below the chart."""
    return tuple(BREAK if place else str(year) for year, place in categories)


def along(by_year: Mapping[int, float], categories: Sequence[Category]) -> tuple[float | None, ...]:
    """Values in the places of their years, none at a break."""
    return tuple(None if place else by_year.get(year) for year, place in categories)


def way_strand(way: Mapping[int, float], categories: Sequence[Category], language: Language) -> Strand:
    """The pace that leads to a target."""
    return Strand(language("check.chart.needed"), along(way, categories), TEXT["light"], Role.NEEDED)


def target_strand(value: float, name: str, categories: Sequence[Category]) -> Strand:
    """A target, from the first place to the last."""
    return Strand(name, tuple(value for _ in categories), TEXT["light"], Role.TARGET)


def _ahead(assessment: Assessment, categories: Sequence[Category], language: Language) -> list[Strand]:
    """The straight way from the newest value to the target, where something is missing; and the target itself."""
    (year, value), aim = max(assessment.points), assessment.aim
    target, strands = aim.target(assessment.indicator), []
    if aim.year and year < aim.year and not target.is_met(value):
        slope = (target.edge(value) - value) / (aim.year - year)
        way = {then: value + slope * (then - year) for then in range(year, aim.year + 1)}
        strands.append(way_strand(way, categories, language))
    name = language("deck.target", target=demand(aim, assessment.indicator, language))
    return [*strands, target_strand(target.value, name, categories)]
