"""What the slide of a scenario says: its message, what stands beside the chart, what the speaker should know."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.scenario import SYMBOLS
from content.judgement_words import name_verdict
from domain.assumption import YearlyChange
from features.profile.profile import describe_difference
from features.scenario.assumptions import Case, ScenarioOutcome, compute_needed, compute_outcome, is_over
from features.scenario.draft import Plan
from features.scenario.table import describe_scenarios
from features.scenario.words import (
    describe_assumption,
    describe_consequence,
    describe_conversion,
    describe_trend_end,
    label_target,
    name_drafts,
    write_quantity,
)
from features.scenario.yardstick import (
    describe_change,
    describe_gap,
    describe_judgement,
    describe_needed,
    describe_target,
)
from features.targets.published import PublishedTarget, describe_wanted
from texts import Language


@dataclass(frozen=True)
class ScenarioContent:
    """A plan worked out. `names` as they are shown, each with the mark of its line; `land`: name and value of the Land
    in the year of the newest value, None where there is none or it cannot be compared."""

    case: Case
    plan: Plan
    outcomes: Sequence[ScenarioOutcome]
    names: Sequence[str]
    land: tuple[str, float] | None

    @property
    def aim(self) -> PublishedTarget | None:
        """The target chosen."""
        return self.case.target_of(self.plan)

    @property
    def marked(self) -> list[str]:
        """The names with the marks of their lines."""
        return [f"{mark} {name}" for mark, name in zip(SYMBOLS.values(), self.names, strict=False)]


def work_out_scenarios(case: Case, plan: Plan, land: tuple[str, float] | None, language: Language) -> ScenarioContent:
    """All that follows from a plan."""
    outcomes = [compute_outcome(draft, case, plan) for draft in plan.drafts]
    return ScenarioContent(case, plan, outcomes, name_drafts(plan, case, language), land)


def describe_message(shown: ScenarioContent, language: Language) -> str:
    """Which assumptions reach the target in time; without a target, where they lead."""
    case, plan, aim = shown.case, shown.plan, shown.aim
    met_now = aim is not None and aim.target(case.indicator).is_met(case.newest[1])
    if aim is None or (not met_now and aim.year is not None and aim.year < case.background.today):
        return describe_scenarios(shown.outcomes, case, plan, language)
    due = plan.until if met_now or aim.year is None else aim.year
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
        target=describe_wanted(aim, case.indicator, language),
        due=due,
        names=language.listed(names) if names else "",
    )


def list_facts(shown: ScenarioContent, owners: Sequence[str], language: Language) -> list[str]:
    """Newest value, Land, target and pace, trend, what each assumption leads to, who is responsible (`owners`)."""
    case, plan, aim = shown.case, shown.plan, shown.aim
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
    if aim:
        goal = label_target(aim, case, language)
        if isinstance(change := compute_needed(case, aim), YearlyChange):
            pace = describe_change(change, case.indicator, language, [found.change for found in shown.outcomes])
            goal = language("deck.scenario.needed", target=goal, pace=pace, today=case.now[0])
        verdict = name_verdict(case.assessments[aim.key].verdict, language)
        told += [goal, f"{language('check.column.verdict')}: {verdict}"]
    if case.comparable and (expected := case.comparable.find_year(plan.until)):
        low, high = (language.number(edge, case.indicator.decimals) for edge in (expected.low, expected.high))
        written = language.number(expected.middle, case.indicator.decimals)
        told.append(language("deck.scenario.trend", until=plan.until, value=written, low=low, high=high))
    else:
        told.append(describe_trend_end(case, plan, language))
    told += [_result(name, found, shown, language) for name, found in zip(shown.marked, shown.outcomes, strict=True)]
    if owners:
        told.append(language("deck.fact.owners", owners=", ".join(owners)))
    return told


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
        late = "never" if result.reached is None else "over" if is_over(result.reached, case) else "year"
        told.append(language(f"deck.scenario.reached_{late}", year=result.reached, today=case.background.today))
    if result.difference_to_trend is not None:
        apart = language.number(result.difference_to_trend, case.indicator.decimals, signed=True)
        told.append(language("deck.scenario.apart", difference=apart))
    return language("deck.scenario.result", name=name, told="; ".join(told))


def list_notes(shown: ScenarioContent, language: Language) -> list[str]:
    """What is assumed, what follows, and by which methods, for questions from the floor."""
    case, plan, aim = shown.case, shown.plan, shown.aim
    told = [language("deck.scenario.legend")]
    mark = language("whatif.mark.assumption")
    for name, found in zip(shown.marked, shown.outcomes, strict=True):
        assumed = describe_assumption(found, case, plan, language)
        told.append(f"{name} ({mark}: {assumed}): {describe_consequence(found, case, plan, language)}")
    if aim:
        told.append(f"{language('whatif.target')}: {describe_target(aim, language)}")
        told.append(describe_judgement(case.assessments[aim.key], case, language))
        told.append(describe_needed(case, aim, language, [found.change for found in shown.outcomes]))
    if case.comparable and (trend := case.forecast.trend):
        window = language("whatif.method.forecast", first=trend.since, last=trend.year)
        told.append(f"{language('whatif.trend')}: {window}.")
    else:
        told.append(describe_trend_end(case, plan, language))
    told.append(f"{language('whatif.scenario')}: {language('whatif.method.scenario')}.")
    if conversion := describe_conversion(case, language):
        told.append(conversion)
    told.append(language("deck.note.definition", definition=case.indicator.definition))
    return told
