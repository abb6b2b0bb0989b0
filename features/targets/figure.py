"""The charts that look ahead and stand on their own: a target check, districts towards a target, scenarios."""

from functools import partial

from charts.target import draw_districts, draw_target
from content.catalogue import Region, read_number
from content.credit import name_own_values
from content.figure import Figure
from content.series import read_points
from domain.forecast import Forecast
from features.targets.assessment import Assessment
from features.targets.chart import make_target_marks, make_target_numbers, make_target_picture
from features.targets.districts import Held, describe_districts, make_districts_numbers
from features.targets.verdict import describe_verdict
from features.trends.trend import make_trend_lines
from texts import Language
from ui import data
from ui.figure import add_breaks, ask_credit, make_scale


def ask_forecast(found: Assessment) -> Forecast:
    """What is expected of the indicator, within what is possible for it."""
    bounds = data.ask_rows("natural_bounds", indicator=found.indicator.key)[0]
    return found.forecast(read_number(bounds["lower"]), read_number(bounds["upper"]))


def make_target_figure(found: Assessment, region: Region, forecast: Forecast, language: Language) -> Figure:
    """A target and whether it will be reached, with the `forecast`. The region must have a value."""
    indicator = found.indicator
    breaks = data.ask_break_years(region).get(indicator.key, [])
    shown = make_target_picture(found, region, forecast, breaks, language)
    values = data.ask("values", indicator=indicator.key, regions=(region.key,))
    newest = language("chart.newest_year", year=found.newest[0])
    told = name_own_values(newest, values, {region.key: region}, language)
    credit = ask_credit(indicator, set(values["source_key"]), told, language)
    return Figure(
        "target",
        describe_verdict(found, region, language),
        partial(draw_target, shown, make_scale(indicator), breaks),
        add_breaks(credit, indicator, [region], [year for year, _ in found.points], language),
        partial(make_target_numbers, shown, indicator, language),
        "zielcheck",
        _selection(found, region),
    )


def make_districts_figure(held: Held, found: Assessment, owner: Region, language: Language) -> Figure | None:
    """Several districts held against the target of the `owner`; None where none of them has a value."""
    indicator, aim = found.indicator, found.aim
    chosen = [region for region, _ in held]
    keys = tuple(region.key for region in chosen)
    values = data.ask("values", indicator=indicator.key, regions=keys)
    points = read_points(values)
    if not points:
        return None
    breaks = data.ask_break_years(*chosen).get(indicator.key, [])
    years = {year for line in points.values() for year, _ in line}
    shared = make_target_marks(aim, indicator, [max(line)[1] for line in points.values()], language)
    newest = language("chart.newest_year", year=max(years))
    told = name_own_values(newest, values, {region.key: region for region in chosen}, language)
    credit = ask_credit(indicator, set(values["source_key"]), told, language)
    return Figure(
        "districts",
        describe_districts(held, aim, indicator, language),
        partial(draw_districts, make_trend_lines(points, chosen, breaks), shared, make_scale(indicator), breaks),
        add_breaks(credit, indicator, chosen, years, language),
        partial(make_districts_numbers, indicator, points, chosen, shared, language),
        "zielcheck",
        _selection(found, owner) | {"regions": ",".join(keys)},
    )


def _selection(found: Assessment, region: Region) -> dict[str, str]:
    return {"region": region.key, "indicator": found.indicator.key, "target": found.aim.key}
