"""The chart of the scenarios, made from its selection alone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from charts.scenario import draw_scenarios
from content.credit import name_own_values
from content.figure import Figure
from features.scenario import link as scenario_link
from features.scenario.assumptions import Case, ScenarioOutcome
from features.scenario.chart import make_future
from features.scenario.download import make_scenario_rows
from features.scenario.draft import Plan
from features.scenario.table import describe_scenarios
from texts import Language
from ui import data
from ui.figure import add_breaks, ask_credit, make_scale


def make_scenarios_figure(
    outcomes: Sequence[ScenarioOutcome],
    names: Sequence[str],
    case: Case,
    plan: Plan,
    language: Language,
) -> Figure:
    """Where assumptions lead, beside the trend and a target."""
    indicator = case.indicator
    newest = language("chart.newest_year", year=case.newest[0])
    asked = (case.region.key, *plan.pace_setters)
    values = data.ask("values", indicator=indicator.key, regions=asked)
    told = name_own_values(newest, values, case.regions, language)
    credit = ask_credit(indicator, set(values["source_key"]), told, language)
    years = [year for year, _ in case.points]
    return Figure(
        "whatif",
        describe_scenarios(outcomes, case, plan, language),
        partial(draw_scenarios, make_future(outcomes, names, case, plan, language), make_scale(indicator)),
        add_breaks(replace(credit, note=language("whatif.legend")), indicator, [case.region], years, language),
        partial(make_scenario_rows, outcomes, names, case, plan, language),
        "was-waere-wenn",
        {"region": case.region.key, "indicator": indicator.key, **scenario_link.write_plan(plan, case)},
    )
