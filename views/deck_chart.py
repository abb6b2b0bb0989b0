"""Series of a few regions, and the target one of them is held against, as the chart of a slide."""

from collections.abc import Mapping, Sequence

from charts.palette import REFERENCE, TEXT, region_colours
from domain.course import Point
from texts import Language
from views.aims import demand
from views.assessment import Assessment
from views.catalogue import Indicator, Region
from views.deck import Role, SlideChart, Strand

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
    years = range(first, max(newest, due or newest) + 1)
    categories = [(year, place) for year in years for place in (True, False) if not place or year in breaks]
    categories = [one for one in categories if not one[1] or first < one[0] <= newest]
    colours = region_colours([region.key for region in shown if not region.is_reference])
    strands = [
        Strand(
            region.short_name,
            _values(dict(points[region.key]), categories),
            colours.get(region.key, REFERENCE),
            Role.REFERENCE if region.is_reference else Role.FACT,
        )
        for region in shown
    ]
    if assessment:
        strands += _ahead(assessment, categories, language)
    return SlideChart(
        "lines",
        tuple(BREAK if place else str(year) for year, place in categories),
        tuple(strands),
        indicator.unit,
        indicator.decimals,
        "",
    )


def _values(by_year: Mapping[int, float], categories: Sequence[Category]) -> tuple[float | None, ...]:
    return tuple(None if place else by_year.get(year) for year, place in categories)


def _ahead(assessment: Assessment, categories: Sequence[Category], language: Language) -> list[Strand]:
    """The straight way from the newest value to the target, where something is missing; and the target itself."""
    found, aim, ink = assessment.linear, assessment.aim, TEXT["light"]
    assert aim.value is not None
    strands = []
    if found.gap and aim.year and found.value is not None and found.year is not None and found.year < aim.year:
        edge = min(aim.target(assessment.indicator).span(), key=lambda value: abs(value - (found.value or 0.0)))
        slope = (edge - found.value) / (aim.year - found.year)
        way = {year: found.value + slope * (year - found.year) for year in range(found.year, aim.year + 1)}
        strands.append(Strand(language("check.chart.needed"), _values(way, categories), ink, Role.NEEDED))
    name = language("deck.target", target=demand(aim, assessment.indicator, language))
    strands.append(Strand(name, tuple(aim.value for _ in categories), ink, Role.TARGET))
    return strands
