"""The chart of the scenarios, made from its selection alone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from charts.scenario import scenario_chart
from content.chart import Shown
from content.credit import with_own
from domain.projection import Projection
from features.scenario import link as scenario_link
from features.scenario.chart import future
from features.scenario.download import scenario_numbers
from features.scenario.draft import Plan
from features.scenario.model import Case, Outcome
from features.scenario.table import finding
from texts import Language
from ui import data
from ui.figure import credit_of, scale_of, with_breaks


def scenarios(
    outcomes: Sequence[Outcome],
    names: Sequence[str],
    trend: Projection,
    case: Case,
    plan: Plan,
    language: Language,
) -> Shown:
    """Where assumptions lead, beside the trend and a target."""
    indicator = case.indicator
    newest = language("chart.newest_year", year=case.newest[0])
    asked = (case.region.key, *plan.pace_setters)
    values = data.ask("values", indicator=indicator.key, regions=asked)
    told = with_own(newest, values, case.regions, language)
    credit = credit_of(indicator, set(values["source_key"]), told, language)
    return Shown(
        "whatif",
        finding(outcomes, trend, case, plan, language),
        partial(scenario_chart, future(outcomes, names, trend, case, plan, language), scale_of(indicator)),
        with_breaks(replace(credit, note=language("whatif.legend")), indicator, [y for y, _ in case.points], language),
        partial(scenario_numbers, outcomes, names, trend, case, plan, language),
        "was-waere-wenn",
        {"region": case.region.key, "indicator": indicator.key, **scenario_link.written(plan, case)},
    )
