"""What follows from a strategy: values, ranks and gaps of every indicator, shifts and costs of the bundles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from content.catalogue import Indicator
from content.yardsticks import OfferedYardstick
from domain.assumption import UNCHANGED, AssumedMeasure, YearlyChange, continue_trend
from domain.bundle import CostSum, Span, bound_measures, compute_unit_cost, sum_costs
from domain.change import Direction
from domain.forecast import PathEnd
from domain.position import Rank, find_positions
from domain.scenario import Scenario, compute_scenario
from domain.series import ROUNDING
from domain.target import Target, measure_distance
from domain.yardstick import Yardstick
from features.scenario.assumptions import (
    Case,
    ScenarioOutcome,
    compute_needed,
    compute_outcome,
    find_start,
    list_kinds,
)
from features.scenario.draft import Draft, Kind, Plan
from features.strategy.plan import Assumption, Bundle, Course, PlannedMeasure, Strategy
from features.targets.published import PublishedTarget


@dataclass(frozen=True)
class Field:
    """The districts that a district is ranked among (`group`: 'Kreisen in NRW'): its `own` value and those of the
    `others` in the `year` of comparison, and what is `expected` of them by year where enough of them have a forecast.
    Without others there are no ranks; `is_other_basis`: as all of these have another basis."""

    group: str = ""
    year: int = 0
    own: float | None = None
    others: Mapping[str, float] = field(default_factory=dict)
    expected: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    is_other_basis: bool = False


@dataclass(frozen=True)
class Subject:
    """All that is known of an indicator of the district."""

    case: Case
    field: Field
    yardsticks: Sequence[OfferedYardstick] = ()

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.case.indicator

    @property
    def aim(self) -> PublishedTarget | None:
        """The target that counts."""
        return self.case.targets[0] if self.case.targets else None

    def rank(self, value: float | None, expected: int | None = None) -> Rank | None:
        """Of `value` among the others as they stand, or as they are `expected` in a year; None where it has none."""
        others = self.field.others if expected is None else self.field.expected.get(expected, {})
        indicator = self.indicator
        if value is None or not others or indicator.direction is Direction.NONE:
            return None
        values = {**others, self.case.region.key: value}
        found = find_positions(values, indicator.direction, indicator.direction_value, indicator.decimals)
        return found.ranks.get(self.case.region.key)


@dataclass(frozen=True)
class Prospect:
    """What follows from one assumption: by horizon (year) the outcome, of the last horizon the plan in words."""

    subject: Subject
    plan: Plan
    outcomes: Mapping[int, ScenarioOutcome]

    def value(self, year: int) -> float | None:
        """The assumed value, None where the path has ended before."""
        return self.outcomes[year].result.value

    def find_gap(self, target: Target, year: int) -> float | None:
        """What would be missing to a target; None where that cannot be said."""
        return find_gap_at_end(target, self.outcomes[year].result, self.subject.case)

    @property
    def last(self) -> ScenarioOutcome:
        """Of the last horizon."""
        return self.outcomes[self.plan.until]


def make_prospect(assumption: Assumption, subject: Subject, horizons: Sequence[int]) -> Prospect:
    """What the assumption comes down to in each of the `horizons` (years, in order)."""
    case, draft = subject.case, assumption.draft
    plan = Plan((draft,), choose_target(case), horizons[-1])
    outcomes = {year: compute_outcome(draft, case, replace(plan, until=year)) for year in horizons}
    return Prospect(subject, plan, outcomes)


def choose_target(case: Case) -> str:
    """Key of the target that can be assumed to be reached: the one that counts, another if that has been met already
    or names no year; '' without any."""
    open_ones = [aim.key for aim in case.targets if isinstance(compute_needed(case, aim), YearlyChange)]
    return next(iter([*open_ones, *(aim.key for aim in case.targets)]), "")


def make_default_draft(case: Case) -> Draft:
    """What is assumed at first: that the target is reached, else the pace of the ten best, else the own one, else that
    all stays as it is."""
    kinds = list_kinds(case)
    return Draft(next(kind for kind in (Kind.TARGET, Kind.BEST, Kind.OWN, Kind.STILL) if kind in kinds))


def find_gap(target: Target, value: float) -> float:
    """What is missing from an assumed `value` to the target, 0 where it misses it by floating-point noise alone."""
    gap = target.shortfall(value)
    return gap if gap > ROUNDING * max(abs(target.value), abs(value)) else 0.0


def find_gap_at_end(target: Target, result: Scenario, case: Case) -> float | None:
    """What is missing to a target at the end of a path, None where it has no value there. A path that ends because it
    would pass a natural bound misses nothing to a target that this bound meets."""
    if result.value is not None:
        return find_gap(target, result.value)
    bounds = {None: None, PathEnd.LOWER_BOUND: case.lower, PathEnd.UPPER_BOUND: case.upper}
    bound = bounds.get(result.ends)
    return 0.0 if bound is not None and find_gap(target, bound) == 0 else None


def list_measuring_yardsticks(subject: Subject) -> list[tuple[OfferedYardstick, Target]]:
    """The yardsticks that say something here, each as if it were a target."""
    indicator = subject.indicator
    if indicator.direction is Direction.NONE:
        return []
    return [
        (one, Target(one.found.value, indicator.direction, direction_value=indicator.direction_value))
        for one in subject.yardsticks
        if isinstance(one.found, Yardstick)
    ]


@dataclass(frozen=True)
class BundleOutcome:
    """An indicator in the last year looked at: its value `without` measures, and with those of a bundle: `lowest` and
    `highest` as they come or fail, `middle` weighed by their certainty. `gain`: by how much the middle is better than
    without, in the unit; None where neither way is better or a path ends before. Measures that count nothing: `late`
    ones began before the newest value, which holds their effect; `pending` ones begin only after the year."""

    subject: Subject
    year: int
    without: Scenario
    lowest: Scenario
    middle: Scenario
    highest: Scenario
    count: int
    late: tuple[PlannedMeasure, ...] = ()
    pending: tuple[PlannedMeasure, ...] = ()

    @property
    def span(self) -> Span | None:
        """From the lowest to the highest value; None where a path ends before."""
        if self.lowest.value is None or self.highest.value is None:
            return None
        return Span(self.lowest.value, self.highest.value)

    @property
    def gain(self) -> float | None:
        """How much better the middle is than without the bundle."""
        indicator = self.subject.indicator
        if indicator.direction is Direction.NONE or self.middle.value is None or self.without.value is None:
            return None
        before, after = (
            measure_distance(value, indicator.direction, indicator.direction_value)
            for value in (self.without.value, self.middle.value)
        )
        return before - after


def compute_bundle(bundle: Bundle, strategy: Strategy, prospect: Prospect, year: int) -> BundleOutcome:
    """What the bundle makes of an indicator by `year`, one of the horizons."""
    subject = prospect.subject
    case, key = subject.case, subject.indicator.key
    about = [
        (measure, effect)
        for measure in strategy.list_measures(bundle)
        for effect in measure.effects
        if effect.indicator == key and effect.size
    ]
    counted = [
        AssumedMeasure(measure.from_year, effect.size, effect.certainty / 100)
        for measure, effect in about
        if case.newest[0] < measure.from_year <= year
    ]
    late = tuple(measure for measure, _ in about if measure.from_year <= case.newest[0])
    pending = tuple(measure for measure, _ in about if measure.from_year > year)
    low, high = bound_measures(counted)
    without, lowest, middle, highest = (
        _compute_path(measures, strategy.course, prospect, year) for measures in ([], low, counted, high)
    )
    return BundleOutcome(subject, year, without, lowest, middle, highest, len(counted), late, pending)


def find_course(course: Course, prospect: Prospect) -> YearlyChange | None:
    """How the value goes on without measures; None where nobody can say."""
    case = prospect.subject.case
    if course is Course.STILL:
        return UNCHANGED
    if course is Course.ASSUMED:
        return prospect.last.change
    return continue_trend(case.comparable.trend) if case.comparable and case.comparable.trend else None


def _compute_path(measures: Sequence[AssumedMeasure], course: Course, prospect: Prospect, year: int) -> Scenario:
    case, change = prospect.subject.case, find_course(course, prospect) or UNCHANGED
    start = find_start(prospect.last.draft, case) if course is Course.ASSUMED else None
    return compute_scenario(
        case.newest, year, change, measures=measures, start_year=start, lower=case.lower, upper=case.upper
    )


@dataclass(frozen=True)
class StrategyOutcome:
    """All that follows from a strategy: a prospect per indicator, and by bundle its outcomes (in the order of the
    prospects) in the first horizon."""

    strategy: Strategy
    prospects: Sequence[Prospect]
    horizons: tuple[int, int]

    @property
    def due(self) -> int:
        """The first horizon: the year in which bundles are looked at."""
        return self.horizons[0]

    @cached_property
    def bundles(self) -> dict[Bundle, list[BundleOutcome]]:
        """Of A and of B, as far as they hold a measure."""
        return {
            bundle: [compute_bundle(bundle, self.strategy, one, self.due) for one in self.prospects]
            for bundle in self.strategy.bundles
        }

    @cached_property
    def costs(self) -> dict[Bundle, CostSum]:
        """Of A and of B."""
        return {
            bundle: sum_costs([one.cost for one in self.strategy.list_measures(bundle)], self.due)
            for bundle in self.strategy.bundles
        }

    def unit_cost(self, bundle: Bundle, number: int) -> Span | None:
        """Euros for each unit by which the bundle betters the indicator of this number, of its measures that act on it;
        None where it does not, where some cost is not known, or where some is of measures whose effect counts nothing.
        """
        outcome = self.bundles[bundle][number]
        acting = [
            one.cost
            for one in self.strategy.list_measures(bundle)
            if one.acts_on(self.prospects[number].subject.indicator.key)
        ]
        whole = sum_costs(acting, self.due).whole
        if outcome.gain is None or outcome.late or whole.unknown:
            return None
        return compute_unit_cost(whole.span, outcome.gain)


def work_out_strategy(
    strategy: Strategy, subjects: Mapping[str, Subject], horizons: tuple[int, int]
) -> StrategyOutcome:
    """`subjects`: by key of the indicator; what the strategy assumes of others is left out."""
    known = [one for one in strategy.assumptions if one.indicator in subjects]
    prospects = [make_prospect(one, subjects[one.indicator], horizons) for one in known]
    return StrategyOutcome(strategy, prospects, horizons)
