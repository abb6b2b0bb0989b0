"""The charts that stand on their own: each made from its selection alone, on a page as on another website."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from charts.base import Scale
from charts.data_age import data_age_chart
from charts.ranking import ranking_chart
from charts.relation import relation_chart
from charts.trend import trend_chart
from content.catalogue import COUNTRY, STATE, Indicator, Region
from content.chart import Shown
from content.credit import Credit, sources_of, with_own
from features.compare.peers import Group
from features.compare.ranking import Ranked, data_year, ranking_finding, ranking_table, reference_lines
from features.profile.data_age import age_finding, age_table
from features.profile.profile import Profile
from features.relation.relation import Related, relation_finding, relation_table, side_of
from features.trends.trend import points_of, trend_finding, trend_lines, trend_table
from texts import Language
from ui import data
from ui.selectors import NEWEST, ranking_years, years_offered


def scale_of(indicator: Indicator) -> Scale:
    """Unit and decimals of its values."""
    return Scale(indicator.unit, indicator.decimals)


def credit_of(indicator: Indicator, used: Collection[str], years: str, language: Language) -> Credit:
    """What must stand beside values of an indicator from the sources `used`."""
    return Credit(sources_of(data.ask("series", indicator=indicator.key), used, language), indicator.unit, years)


def with_breaks(credit: Credit, indicator: Indicator, years: Collection[int], language: Language) -> Credit:
    """With the reason for every change of the basis within the years shown: a picture travels without its page."""
    reasons = data.break_reasons(indicator.key, language, after=min(years), until=max(years))
    return replace(credit, note=" ".join(filter(None, (credit.note, *reasons))))


def trend(indicator: Indicator, chosen: Sequence[Region], language: Language) -> Shown | None:
    """The chosen regions over the years, beside Land and Germany where these can be compared; None where none of the
    chosen has a value."""
    drawn = beside_references(indicator, chosen, language)
    values = data.ask("values", indicator=indicator.key, regions=tuple(region.key for region in drawn))
    points = points_of(values)
    first = next((region for region in chosen if region.key in points), None)
    if first is None:
        return None
    breaks = data.break_years().get(indicator.key, [])
    years = {year for line in points.values() for year, _ in line}
    newest = with_own(language("chart.newest_year", year=max(years)), values, data.regions(language), language)
    credit = credit_of(indicator, set(values["source_key"]), newest, language)
    return Shown(
        "trend",
        trend_finding(indicator, first, points[first.key], breaks, language),
        partial(trend_chart, trend_lines(points, drawn, breaks), scale_of(indicator), breaks),
        with_breaks(credit, indicator, years, language),
        partial(trend_table, indicator, points, drawn, language),
        "trends",
        {"indicator": indicator.key, "regions": ",".join(region.key for region in chosen)},
    )


def beside_references(indicator: Indicator, chosen: Sequence[Region], language: Language) -> list[Region]:
    """The chosen regions, then Land and Germany where these can be compared."""
    regions = data.regions(language)
    return [*chosen, *([] if indicator.is_amount else (regions[STATE], regions[COUNTRY]))]


def ranked(indicator: Indicator, year: int, group: Group, chosen: Sequence[Region], language: Language) -> Ranked:
    """The group's districts in a year, the chosen regions, in it or not, and the references."""
    regions, keys = data.regions(language), tuple(region.key for region in chosen)
    measured = data.measured(indicator, year, (STATE, COUNTRY, *keys))
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


def related(
    first: Indicator,
    second: Indicator,
    years: tuple[int, int],
    group: Group,
    chosen: Sequence[Region],
    language: Language,
) -> Related | None:
    """Two indicators over the group's districts, each in its year; None where nobody in it has both."""
    keys, beside = tuple(region.key for region in chosen), (STATE, COUNTRY)
    asked = {"first": first.key, "first_year": years[0], "second": second.key, "second_year": years[1]}
    found = data.ask("relation", **asked, group=group.members, also=keys)
    if not found["in_group"].any():
        return None
    one, other = (data.measured(*side, beside) for side in zip((first, second), years, strict=True))
    return Related(one, other, group, found, chosen, [data.regions(language)[key] for key in beside])


def relation(found: Related, language: Language) -> Shown:
    """Two indicators against each other, the chosen regions highlighted."""
    regions = data.regions(language)
    names = {key: region.short_name for key, region in regions.items()}
    keys = [region.key for region in found.chosen]
    first, second = found.first, found.second
    across, up = (side_of(side, regions[STATE]) for side in (first, second))
    years = str(first.year) if first.year == second.year else NEWEST
    of_years = {} if years == years_offered(first.indicator, second.indicator)[1] else {"years": years}
    return Shown(
        "relation",
        relation_finding(found, language),
        partial(relation_chart, found.relation, names, keys, across, up),
        _credit_of_both(found, language),
        partial(relation_table, found, regions, language),
        "zusammenhang",
        {"indicator": first.indicator.key, "second": second.indicator.key, "regions": ",".join(keys)}
        | of_years
        | found.group.selection,
    )


def _credit_of_both(found: Related, language: Language) -> Credit:
    """Each source told with the indicator that it is of."""
    sources, units = [], []
    for side, column in ((found.first, "first_source"), (found.second, "second_source")):
        credit = credit_of(side.indicator, side.sources(found.relation[column]), "", language)
        sources += [replace(one, attribution=f"{side.title}: {one.attribution}") for one in credit.sources]
        units.append(f"{side.indicator.name} {side.indicator.unit}")
    return Credit(tuple(sources), "; ".join(units))


def data_age(profile: Profile, language: Language) -> Shown | None:
    """How old a region's newest values are; None without any."""
    ages = Counter(row["year"] for row in profile.rows.values())
    if not ages:
        return None
    used = {row["source_key"] for row in profile.rows.values()}
    return Shown(
        "data_age",
        age_finding(profile, language),
        partial(data_age_chart, ages),
        Credit(sources_of(data.ask("sources"), used, language)),
        partial(age_table, ages, language),
        "ueberblick",
        {"region": profile.region.key},
    )
