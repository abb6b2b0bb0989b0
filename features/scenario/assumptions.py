"""What a visitor assumes on the page "Was wäre, wenn", and what follows from it by the methods of `domain`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from content.catalogue import Indicator, Region
from content.judgement import IndicatorTrend, measure_alone
from domain.assumption import (
    UNCHANGED,
    AssumedMeasure,
    YearlyChange,
    compute_required_change,
    compute_yearly_change,
    continue_trend,
)
from domain.change import Direction
from domain.course import Point
from domain.forecast import Forecast, make_forecast
from domain.precedent import (
    MODELS,
    RECENT,
    SHORTEST,
    Bounds,
    Breaks,
    PaceOf,
    Precedents,
    compute_pace,
    find_bounds,
    find_precedents,
    join_paces,
)
from domain.scenario import Scenario, compute_scenario
from domain.series import Reason
from domain.target import measure_distance
from domain.trend import find_basis, measure_trend
from features.compare.peers import list_same_kind
from features.scenario.draft import FROM_TODAY, HORIZON, Draft, Kind, Plan
from features.targets.assessment import Assessment, Background, assess_target
from features.targets.published import PublishedTarget


@dataclass(frozen=True)
class NaturalUnit:
    """What a value times the population counts: `amount * population / per` is a number of `label` (cars)."""

    per: int
    label: str


@dataclass(frozen=True)
class Case:
    """All that is known and needed to assume something: the region's values, those of all districts of the Land (money
    in prices of the region's newest year), the
    natural bounds, the targets (first the one that counts). `breaks`: first years of a new basis that are
    declared for the region, `district_breaks`: those of every district, the ones that the build has found among them;
    `background`: what the verdicts on the region rest on; `sources`: source and licence by year of the region's values;
    `population`: (year, persons) of the region. Never empty of values."""

    indicator: Indicator
    region: Region
    regions: Mapping[str, Region]
    points: Sequence[Point]
    breaks: Sequence[int]
    districts: Mapping[str, Sequence[Point]]
    background: Background
    targets: Sequence[PublishedTarget] = ()
    lower: float | None = None
    upper: float | None = None
    population: Point | None = None
    population_source: str = ""
    natural: NaturalUnit | None = None
    sources: Mapping[int, str] = field(default_factory=dict)
    district_breaks: Breaks = field(default_factory=dict)

    @property
    def newest(self) -> Point:
        """Year and value of the newest observation."""
        return max(self.points)

    @property
    def now(self) -> Point:
        """The newest value, as if it had stayed until today: from there on something can still be done."""
        year, value = self.newest
        return max(year, self.background.today), value

    @cached_property
    def peers(self) -> dict[str, Sequence[Point]]:
        """The values of the districts of the region's kind, itself among them; empty for a region of another kind."""
        return {key: self.districts[key] for key in list_same_kind(self.region, self.regions) if key in self.districts}

    @cached_property
    def others(self) -> dict[str, Sequence[Point]]:
        """The peers without the region itself."""
        return {key: points for key, points in self.peers.items() if key != self.region.key}

    @cached_property
    def paces(self) -> dict[str, PaceOf]:
        """The paces of the other districts, the best first (without a direction: the fastest fall first)."""
        is_share, breaks = self.indicator.is_amount, self.district_breaks
        found = {
            key: pace
            for key, points in self.districts.items()
            if key != self.region.key
            if isinstance(pace := compute_pace(points, relative=is_share, breaks=breaks.get(key, ())), PaceOf)
        }
        sign = -1 if self.indicator.direction is Direction.UP else 1
        if self.indicator.direction is Direction.TOWARDS:
            sign = 1 if self.newest[1] > (self.indicator.direction_value or 0.0) else -1
        return dict(sorted(found.items(), key=lambda item: (sign * item[1].change.amount, item[0])))

    @cached_property
    def recent_paces(self) -> dict[str, PaceOf]:
        """Those over at least three years that end within six years before today."""
        return {
            key: pace
            for key, pace in self.paces.items()
            if pace.year >= self.background.today - RECENT and pace.year - pace.since >= SHORTEST
        }

    @cached_property
    def best_pace(self) -> PaceOf | None:
        """The median pace of the ten best of the other districts of the kind; None where fewer than ten improve."""
        models = list_models(self)[:MODELS] if self.peers else []
        return join_paces([self.paces[key] for key in models]) if len(models) == MODELS else None

    @cached_property
    def bounds(self) -> dict[bool, Bounds | Reason]:
        """The bounds of a yearly change, in the unit (False) and as a share (True)."""
        return {relative: find_bounds(self.peers, relative, self.district_breaks) for relative in (False, True)}

    @cached_property
    def assessments(self) -> dict[str, Assessment]:
        """The verdict on each target by its key, as on Zielcheck."""
        return {aim.key: assess_target(self.indicator, aim, self.points, self.background) for aim in self.targets}

    @cached_property
    def course(self) -> IndicatorTrend | None:
        """How the values go on; None where they are too few."""
        key = self.indicator.key
        return self.background.trends.get(key) or measure_alone(sorted(self.points), self.own_breaks)

    @property
    def own_breaks(self) -> Sequence[int]:
        """First years of a new basis in this region, those that the build has found among them."""
        return self.background.breaks.get(self.indicator.key, ())

    @cached_property
    def forecast(self) -> Forecast:
        """What is expected after the newest value of the basis, or why nothing is."""
        if self.course is None:
            reason = measure_trend(find_basis(sorted(self.points), self.own_breaks))
            return make_forecast(reason, self.background.today)
        return self.course.forecast(self.background.today, self.lower, self.upper)

    @cached_property
    def comparable(self) -> Forecast | None:
        """The forecast where it starts from the newest value, so that assumptions can be held against it."""
        trend = self.forecast.trend
        return self.forecast if self.forecast.path and trend and trend.year == self.newest[0] else None

    def target_of(self, plan: Plan) -> PublishedTarget | None:
        """The target that the plan has chosen."""
        return next((aim for aim in self.targets if aim.key == plan.target), None)


@dataclass(frozen=True)
class ScenarioOutcome:
    """What follows from a draft: the yearly change it comes down to, its path, and who has managed that pace
    (None where the change is none, not for the better or not the same every year)."""

    draft: Draft
    change: YearlyChange
    result: Scenario
    precedent: Precedents | None


def compute_outcome(draft: Draft, case: Case, plan: Plan) -> ScenarioOutcome:
    """The scenario of a draft that fits its case (features/scenario/link.py)."""
    change = find_change(draft, case, plan)
    return ScenarioOutcome(draft, change, compute_result(draft, case, plan), count_managed(change, case))


def compute_result(draft: Draft, case: Case, plan: Plan) -> Scenario:
    """Where a draft leads, without a look at who has managed that."""
    aim = case.target_of(plan)
    return compute_scenario(
        case.newest,
        plan.until,
        find_change(draft, case, plan),
        aim.target(case.indicator) if aim else None,
        measures=[AssumedMeasure(m.from_year, m.size, m.certainty / 100) for m in draft.measures],
        start_year=find_start(draft, case),
        lower=case.lower,
        upper=case.upper,
        trend=case.comparable,
    )


def is_over(year: int, case: Case) -> bool:
    """Whether a year that an assumption leads to lies between the data and today: whether it came so, data that end
    earlier do not show."""
    return case.newest[0] < year < case.background.today


def find_start(draft: Draft, case: Case) -> int:
    """The year from which on the value changes."""
    if draft.start is not None:
        return draft.start
    return case.now[0] if draft.kind in FROM_TODAY else case.newest[0]


def measure_gain(change: YearlyChange, case: Case) -> float:
    """How much nearer to what is better a yearly change brings the newest value in a year, in the unit: negative for
    the wrong way, 0 where neither way is better."""
    indicator, value = case.indicator, case.newest[1]
    if indicator.direction is Direction.NONE:
        return 0.0
    after = measure_distance(change.after(value, 1), indicator.direction, indicator.direction_value)
    return measure_distance(value, indicator.direction, indicator.direction_value) - after


def count_managed(change: YearlyChange, case: Case) -> Precedents | None:
    """Who of the others has ever kept up that pace; None without others, where it leads nowhere or the wrong way, and
    for a change that is not the same every year."""
    if not case.others or change.flattens or measure_gain(change, case) <= 0:
        return None
    indicator = case.indicator
    best, breaks = indicator.direction_value, case.district_breaks
    return find_precedents(case.others, change, indicator.direction, best, breaks=breaks)


def list_models(case: Case) -> list[str]:
    """The other districts of the same kind (of both kinds for a region that is neither) that have improved lately, the
    fastest first."""
    return [
        key
        for key, pace in case.recent_paces.items()
        if key in (case.peers or case.districts)
        if measure_gain(pace.change, case) > 0
    ]


def list_kinds(case: Case) -> list[Kind]:
    """What can be assumed here; to reach a target, if there is one that is still to be reached in a year."""
    impossible = {
        Kind.OWN: case.comparable is None,
        Kind.BEST: case.best_pace is None,
        Kind.PACE: not case.recent_paces,
        Kind.TARGET: not any(isinstance(compute_needed(case, aim), YearlyChange) for aim in case.targets),
        Kind.HALF: case.indicator.direction is not Direction.DOWN or case.newest[1] <= 0,
    }
    return [kind for kind in Kind if not impossible.get(kind, False)]


def compute_needed(case: Case, aim: PublishedTarget) -> YearlyChange | Reason:
    """The yearly change that leads from today to the target, if the value has stayed; a share for an amount."""
    target = aim.target(case.indicator)
    return compute_required_change(case.now, target, relative=case.indicator.is_amount and target.value != 0)


def find_change(draft: Draft, case: Case, plan: Plan) -> YearlyChange:
    """The yearly change that a draft comes down to."""
    aim, value, start = case.target_of(plan), case.newest[1], find_start(draft, case)
    change: YearlyChange | Reason | None = None
    if draft.kind is Kind.CHANGE:
        change = YearlyChange(draft.amount)
    elif draft.kind is Kind.PERCENT:
        change = YearlyChange(draft.amount / 100, relative=True)
    elif draft.kind in (Kind.VALUE, Kind.HALF):
        goal = value / 2 if draft.kind is Kind.HALF else draft.amount
        change = compute_yearly_change((start, value), (draft.year or start + HORIZON, goal))
    elif draft.kind is Kind.PACE:
        change = case.paces[draft.district].change
    elif draft.kind is Kind.BEST and case.best_pace:
        change = case.best_pace.change
    elif draft.kind is Kind.OWN and case.comparable and case.comparable.trend:
        change = continue_trend(case.comparable.trend)
    elif draft.kind is Kind.TARGET and aim:
        target = aim.target(case.indicator)
        is_share = case.indicator.is_amount and target.value != 0
        change = compute_required_change((start, value), target, relative=is_share)
    return change if isinstance(change, YearlyChange) else UNCHANGED
