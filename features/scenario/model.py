"""What a visitor assumes on the page "Was wäre, wenn", and what follows from it by the methods of `domain`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from content.catalogue import Indicator, Region
from domain.assumption import UNCHANGED, AssumedMeasure, YearlyChange, compute_required_change, compute_yearly_change
from domain.change import Direction
from domain.course import Point
from domain.precedent import Bounds, PaceOf, Precedents, compute_pace, find_bounds, find_precedents
from domain.projection import Projection, project_line
from domain.scenario import Scenario, compute_scenario
from domain.series import Reason
from domain.target import Target, measure_distance
from features.compare.peers import list_same_kind
from features.scenario.draft import HORIZON, Draft, Kind, Plan


@dataclass(frozen=True)
class ScenarioTarget:
    """A target of the region or of a larger territory, with whose it is and with which caveat it fits."""

    key: str
    level: str
    name: str
    decided_by: str
    document: str
    caveat: str
    target: Target


@dataclass(frozen=True)
class NaturalUnit:
    """What a value times the population counts: `amount * population / per` is a number of `label` (cars)."""

    per: int
    label: str


@dataclass(frozen=True)
class Case:
    """All that is known and needed to assume something: the region's values, those of all districts of the Land, the
    natural bounds, the targets. `sources`: source and licence by year of the region's values; `population`: (year,
    persons) of the region. Never empty of values."""

    indicator: Indicator
    region: Region
    regions: Mapping[str, Region]
    points: Sequence[Point]
    breaks: Sequence[int]
    districts: Mapping[str, Sequence[Point]]
    targets: Sequence[ScenarioTarget] = ()
    lower: float | None = None
    upper: float | None = None
    rounding_step: float = 0.0
    population: Point | None = None
    population_source: str = ""
    natural: NaturalUnit | None = None
    sources: Mapping[int, str] = field(default_factory=dict)

    @property
    def newest(self) -> Point:
        """Year and value of the newest observation."""
        return max(self.points)

    @cached_property
    def peers(self) -> dict[str, Sequence[Point]]:
        """The values of the districts of the region's kind, itself among them; empty for a region of another kind."""
        return {key: self.districts[key] for key in list_same_kind(self.region, self.regions) if key in self.districts}

    @cached_property
    def paces(self) -> dict[str, PaceOf]:
        """The paces of the other districts, the best first (without a direction: the fastest fall first)."""
        found = {
            key: pace
            for key, points in self.districts.items()
            if key != self.region.key
            if isinstance(pace := compute_pace(points, relative=self.indicator.is_amount, breaks=self.breaks), PaceOf)
        }
        sign = -1 if self.indicator.direction is Direction.UP else 1
        if self.indicator.direction is Direction.TOWARDS:
            sign = 1 if self.newest[1] > (self.indicator.direction_value or 0.0) else -1
        return dict(sorted(found.items(), key=lambda item: (sign * item[1].change.amount, item[0])))

    @cached_property
    def bounds(self) -> dict[bool, Bounds | Reason]:
        """The bounds of a yearly change, in the unit (False) and as a share (True)."""
        return {relative: find_bounds(self.peers.values(), relative, self.breaks) for relative in (False, True)}

    @cached_property
    def span(self) -> tuple[int, int]:
        """First and last year in which any of the peers has a value."""
        years = [year for points in self.peers.values() for year, _ in points] or [self.newest[0]]
        return min(years), max(years)

    def target_of(self, plan: Plan) -> ScenarioTarget | None:
        """The target that the plan has chosen."""
        return next((line for line in self.targets if line.key == plan.target), None)

    def trend(self, until: int) -> Projection:
        """Where the observed years lead up to `until`."""
        return project_line(
            self.points,
            self.breaks,
            target_year=until,
            lower=self.lower,
            upper=self.upper,
            rounding_step=self.rounding_step,
        )


@dataclass(frozen=True)
class ScenarioOutcome:
    """What follows from a draft: the yearly change it comes down to, its path, and who has managed that pace
    (None where the change is none or not for the better)."""

    draft: Draft
    change: YearlyChange
    result: Scenario
    precedent: Precedents | None


def compute_outcome(draft: Draft, case: Case, plan: Plan, trend: Projection) -> ScenarioOutcome:
    """The scenario of a draft that fits its case (features/scenario/link.py)."""
    line = case.target_of(plan)
    change = _change(draft, case)
    result = compute_scenario(
        case.newest,
        plan.until,
        change,
        line.target if line else None,
        measures=[AssumedMeasure(m.from_year, m.size, m.certainty / 100) for m in draft.measures],
        start_year=draft.start,
        lower=case.lower,
        upper=case.upper,
        trend=trend,
    )
    return ScenarioOutcome(draft, change, result, count_managed(change, case))


def measure_gain(change: YearlyChange, case: Case) -> float:
    """How much nearer to what is better a yearly change brings the newest value in a year, in the unit: negative for
    the wrong way, 0 where neither way is better."""
    indicator, value = case.indicator, case.newest[1]
    if indicator.direction is Direction.NONE:
        return 0.0
    after = measure_distance(change.after(value, 1), indicator.direction, indicator.direction_value)
    return measure_distance(value, indicator.direction, indicator.direction_value) - after


def count_managed(change: YearlyChange, case: Case) -> Precedents | None:
    """Who of the peers has ever kept up that pace; None without peers and where it leads nowhere or the wrong way."""
    if not case.peers or measure_gain(change, case) <= 0:
        return None
    indicator = case.indicator
    return find_precedents(case.peers, change, indicator.direction, indicator.direction_value, breaks=case.breaks)


def list_models(case: Case) -> list[str]:
    """The other districts of the same kind (of both kinds for a region that is neither) that improve, the fastest
    first."""
    return [
        key
        for key in case.paces
        if key in (case.peers or case.districts)
        if measure_gain(case.paces[key].change, case) > 0
    ]


def compute_needed(case: Case, line: ScenarioTarget) -> YearlyChange | Reason:
    """The yearly change that leads from the newest value to the target; a share for an amount."""
    return compute_required_change(
        case.newest, line.target, relative=case.indicator.is_amount and line.target.value != 0
    )


def _change(draft: Draft, case: Case) -> YearlyChange:
    year, value = case.newest
    if draft.kind is Kind.CHANGE:
        return YearlyChange(draft.amount)
    if draft.kind is Kind.PERCENT:
        return YearlyChange(draft.amount / 100, relative=True)
    if draft.kind is Kind.VALUE:
        return (
            compute_yearly_change((draft.start or year, value), (draft.year or year + HORIZON, draft.amount))
            or UNCHANGED
        )
    return case.paces[draft.district].change if draft.kind is Kind.PACE else UNCHANGED
