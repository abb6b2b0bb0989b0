"""The charts that look ahead and stand on their own: a target check, districts towards a target, scenarios."""

from collections.abc import Sequence
from functools import partial

from charts.target import districts_chart, target_chart
from content.catalogue import Region, number
from content.chart import Shown
from content.credit import with_own
from content.rows import rows
from content.series import points_of
from domain.projection import Projection
from features.targets.assessment import Assessment
from features.targets.chart import Doubts, doubts, goals, picture, projected, target_numbers
from features.targets.districts import Held, districts_finding, districts_numbers
from features.targets.verdict import sentence
from features.trends.trend import trend_lines
from texts import Language
from ui import data
from ui.figure import credit_of, scale_of, with_breaks


def trend_of(found: Assessment, breaks: Sequence[int]) -> Projection:
    """The trend of the window that a target is judged by, within what is possible for the indicator."""
    bounds = rows(data.ask("natural_bounds", indicator=found.indicator.key))[0]
    return projected(found, breaks, number(bounds["lower"]), number(bounds["upper"]), bounds["rounding_step"])


def doubts_of(found: Assessment, language: Language) -> Doubts:
    """What the trend and the newest value say against the verdict on a target."""
    return doubts(found, trend_of(found, data.break_years().get(found.indicator.key, [])), language)


def target(found: Assessment, region: Region, trend: Projection, base_year: int | None, language: Language) -> Shown:
    """A target and whether it will be reached, with the `trend` to it; `base_year` where one was chosen. The region
    must have a value."""
    indicator = found.indicator
    breaks = data.break_years().get(indicator.key, [])
    shown = picture(found, region, trend, breaks, language)
    values = data.ask("values", indicator=indicator.key, regions=(region.key,))
    newest = language("chart.newest_year", year=found.linear.year)
    told = with_own(newest, values, {region.key: region}, language)
    credit = credit_of(indicator, set(values["source_key"]), told, language)
    return Shown(
        "target",
        sentence(found, region, language),
        partial(target_chart, shown, scale_of(indicator), breaks),
        with_breaks(credit, indicator, [year for year, _ in found.points], language),
        partial(target_numbers, shown, indicator, language),
        "zielcheck",
        _selection(found, region, base_year),
    )


def districts(held: Held, found: Assessment, owner: Region, base_year: int | None, language: Language) -> Shown | None:
    """Several districts held against the target of the `owner`; None where none of them has a value."""
    indicator, aim = found.indicator, found.aim
    chosen = [region for region, _ in held]
    keys = tuple(region.key for region in chosen)
    values = data.ask("values", indicator=indicator.key, regions=keys)
    points = points_of(values)
    if not points:
        return None
    breaks = data.break_years().get(indicator.key, [])
    years = {year for line in points.values() for year, _ in line}
    shared = goals(aim, indicator, [max(line)[1] for line in points.values()], language)
    newest = language("chart.newest_year", year=max(years))
    told = with_own(newest, values, {region.key: region for region in chosen}, language)
    return Shown(
        "districts",
        districts_finding(held, aim, indicator, language),
        partial(districts_chart, trend_lines(points, chosen, breaks), shared, scale_of(indicator), breaks),
        with_breaks(credit_of(indicator, set(values["source_key"]), told, language), indicator, years, language),
        partial(districts_numbers, indicator, points, chosen, shared, language),
        "zielcheck",
        _selection(found, owner, base_year) | {"regions": ",".join(keys)},
    )


def _selection(found: Assessment, region: Region, base_year: int | None) -> dict[str, str]:
    chosen = {"region": region.key, "indicator": found.indicator.key, "target": found.aim.key}
    return chosen if base_year is None else {**chosen, "base": str(base_year)}
