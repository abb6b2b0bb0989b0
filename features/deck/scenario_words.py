"""What the slide of a scenario says: its message, what stands beside the chart, what the speaker should know."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.scenario import SYMBOLS
from domain.assumption import YearlyChange
from domain.projection import Projection
from features.profile.profile import describe_difference
from features.scenario.draft import Plan
from features.scenario.model import Case, ScenarioOutcome, ScenarioTarget, compute_needed, compute_outcome
from features.scenario.table import describe_scenarios
from features.scenario.words import (
    describe_assumption,
    describe_consequence,
    describe_conversion,
    label_target,
    name_drafts,
    write_quantity,
)
from features.scenario.yardstick import describe_change, describe_gap, describe_needed, describe_target
from texts import Language


@dataclass(frozen=True)
class ScenarioContent:
    """A plan worked out. `names` as they are shown, each with the mark of its line; `land`: name and value of the Land
    in the year of the newest value, None where there is none or it cannot be compared."""

    case: Case
    plan: Plan
    trend: Projection
    outcomes: Sequence[ScenarioOutcome]
    names: Sequence[str]
    land: tuple[str, float] | None

    @property
    def line(self) -> ScenarioTarget | None:
        """The target chosen."""
        return self.case.target_of(self.plan)

    @property
    def marked(self) -> list[str]:
        """The names with the marks of their lines."""
        return [f"{mark} {name}" for mark, name in zip(SYMBOLS.values(), self.names, strict=False)]


def work_out_scenarios(case: Case, plan: Plan, land: tuple[str, float] | None, language: Language) -> ScenarioContent:
    """All that follows from a plan."""
    trend = case.trend(plan.until)
    outcomes = [compute_outcome(draft, case, plan, trend) for draft in plan.drafts]
    return ScenarioContent(case, plan, trend, outcomes, name_drafts(plan, case, language), land)


def describe_message(shown: ScenarioContent, language: Language) -> str:
    """Which assumptions reach the target in time; without a target, where they lead."""
    case, plan, line = shown.case, shown.plan, shown.line
    if line is None:
        return describe_scenarios(shown.outcomes, shown.trend, case, plan, language)
    met_now = line.target.is_met(case.newest[1])
    due = plan.until if met_now or line.target.year is None else line.target.year
    if met_now:
        reaching = [found.result.gap == 0 for found in shown.outcomes]
    else:
        reaching = [found.result.reached is not None and found.result.reached <= due for found in shown.outcomes]
    names = [language("deck.quoted", title=name) for name, does in zip(shown.names, reaching, strict=True) if does]
    told = "kept" if met_now else "reached"
    return language(
        f"deck.scenario.{told}" if names else f"deck.scenario.not_{told}",
        indicator=case.indicator.name,
        region=case.region.name,
        target=_wanted(line, case, language),
        due=due,
        names=language.listed(names) if names else "",
    )


def _wanted(line: ScenarioTarget, case: Case, language: Language) -> str:
    """The value aimed for as it was set: 65, not 65,00."""
    decimals = 0 if float(line.target.value).is_integer() else case.indicator.decimals
    return language.quantity(line.target.value, decimals, case.indicator.unit)


def list_facts(shown: ScenarioContent, owners: Sequence[str], language: Language) -> list[str]:
    """Newest value, Land, target and pace, trend, what each assumption leads to, who is responsible (`owners`)."""
    case, plan, line = shown.case, shown.plan, shown.line
    year, value = case.newest
    told = [
        language(
            "deck.fact.value", region=case.region.short_name, year=year, value=write_quantity(value, case, language)
        )
    ]
    if shown.land:
        name, there = shown.land
        apart = describe_difference(case.indicator, there, value, language)
        written = language.number(there, case.indicator.decimals)
        told.append(language("deck.fact.land", land=name, value=written, difference=apart))
    if line:
        goal = label_target(line, case, language)
        if isinstance(change := compute_needed(case, line), YearlyChange):
            pace = describe_change(change, case.indicator, language, [found.change for found in shown.outcomes])
            goal = language("deck.scenario.needed", target=goal, pace=pace)
        told.append(goal)
    if expected := next((one for one in shown.trend.path if one.year == plan.until), None):
        low, high = (language.number(edge, case.indicator.decimals) for edge in (expected.low, expected.high))
        written = language.number(expected.value, case.indicator.decimals)
        told.append(language("deck.scenario.trend", until=plan.until, value=written, low=low, high=high))
    else:
        told.append(_no_trend(shown, language))
    told += [_result(name, found, shown, language) for name, found in zip(shown.marked, shown.outcomes, strict=True)]
    if owners:
        told.append(language("deck.fact.owners", owners=", ".join(owners)))
    return told


def _no_trend(shown: ScenarioContent, language: Language) -> str:
    if shown.trend.reason:
        return language("whatif.no_trend", reason=language(f"whatif.reason.{shown.trend.reason}"))
    return language(f"whatif.trend_ends.{shown.trend.ends}", year=shown.trend.path[-1].year)


def _result(name: str, found: ScenarioOutcome, shown: ScenarioContent, language: Language) -> str:
    """Value and gap in the last year shown, year of reaching, difference to the trend."""
    case, result, plan = shown.case, found.result, shown.plan
    if result.value is None:
        return language("deck.scenario.ended", name=name, until=plan.until)
    told = [language("deck.scenario.value", until=plan.until, value=write_quantity(result.value, case, language))]
    if result.gap is not None:
        met = language("deck.scenario.met")
        told.append(language("deck.scenario.gap", gap=describe_gap(result.gap, case, language)) if result.gap else met)
    if result.gap is not None and result.reached != case.newest[0]:
        late = "never" if result.reached is None else "year"
        told.append(language(f"deck.scenario.reached_{late}", year=result.reached))
    if result.difference_to_trend is not None:
        apart = language.number(result.difference_to_trend, case.indicator.decimals, signed=True)
        told.append(language("deck.scenario.apart", difference=apart))
    return language("deck.scenario.result", name=name, told="; ".join(told))


def list_notes(shown: ScenarioContent, language: Language) -> list[str]:
    """What is assumed, what follows, and by which methods, for questions from the floor."""
    case, plan, line = shown.case, shown.plan, shown.line
    told = [language("deck.scenario.legend")]
    mark = language("whatif.mark.assumption")
    for name, found in zip(shown.marked, shown.outcomes, strict=True):
        assumed = describe_assumption(found, case, plan, language)
        told.append(f"{name} ({mark}: {assumed}): {describe_consequence(found, case, plan, language)}")
    if line:
        told.append(f"{language('whatif.target')}: {describe_target(line, language)}")
        told.append(describe_needed(case, line, language, [found.change for found in shown.outcomes]))
    if shown.trend.path:
        window = language("whatif.method.projection", first=shown.trend.since, last=shown.trend.year)
        told.append(f"{language('whatif.trend')}: {window}.")
    else:
        told.append(_no_trend(shown, language))
    told.append(f"{language('whatif.scenario')}: {language('whatif.method.scenario')}.")
    if conversion := describe_conversion(case, language):
        told.append(conversion)
    told.append(language("deck.note.definition", definition=case.indicator.definition))
    return told
