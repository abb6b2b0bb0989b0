"""What a visitor assumes on the page "Was wäre, wenn", and what follows from it by the methods of `domain`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from content.catalogue import Indicator, Region
from domain.assumption import UNCHANGED, Measure, YearlyChange, change_to, required_change
from domain.change import Direction
from domain.course import Point
from domain.precedent import Bounds, PaceOf, Precedents, pace_of, precedents, slider_bounds
from domain.projection import Projection, projection
from domain.scenario import Scenario, scenario
from domain.series import Reason
from domain.target import Target, distance
from features.compare.peers import same_kind
from features.scenario.draft import HORIZON, Draft, Kind, Plan


@dataclass(frozen=True)
class TargetLine:
    """A target of the region or of a larger territory, with whose it is and with which caveat it fits."""

    key: str
    level: str
    name: str
    decided_by: str
    document: str
    caveat: str
    target: Target


@dataclass(frozen=True)
class Natural:
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
    targets: Sequence[TargetLine] = ()
    lower: float | None = None
    upper: float | None = None
    rounding_step: float = 0.0
    population: Point | None = None
    population_source: str = ""
    natural: Natural | None = None
    sources: Mapping[int, str] = field(default_factory=dict)

    @property
    def newest(self) -> Point:
        """Year and value of the newest observation."""
        return max(self.points)

    @cached_property
    def peers(self) -> dict[str, Sequence[Point]]:
        """The values of the districts of the region's kind, itself among them; empty for a region of another kind."""
        return {key: self.districts[key] for key in same_kind(self.region, self.regions) if key in self.districts}

    @cached_property
    def paces(self) -> dict[str, PaceOf]:
        """The paces of the other districts, the best first (without a direction: the fastest fall first)."""
        found = {
            key: pace
            for key, points in self.districts.items()
            if key != self.region.key
            if isinstance(pace := pace_of(points, relative=self.indicator.is_amount, breaks=self.breaks), PaceOf)
        }
        sign = -1 if self.indicator.direction is Direction.UP else 1
        if self.indicator.direction is Direction.TOWARDS:
            sign = 1 if self.newest[1] > (self.indicator.direction_value or 0.0) else -1
        return dict(sorted(found.items(), key=lambda item: (sign * item[1].change.amount, item[0])))

    @cached_property
    def bounds(self) -> dict[bool, Bounds | Reason]:
        """The bounds of a yearly change, in the unit (False) and as a share (True)."""
        return {relative: slider_bounds(self.peers.values(), relative, self.breaks) for relative in (False, True)}

    @cached_property
    def span(self) -> tuple[int, int]:
        """First and last year in which any of the peers has a value."""
        years = [year for points in self.peers.values() for year, _ in points] or [self.newest[0]]
        return min(years), max(years)

    def target_of(self, plan: Plan) -> TargetLine | None:
        """The target that the plan has chosen."""
        return next((line for line in self.targets if line.key == plan.target), None)

    def trend(self, until: int) -> Projection:
        """Where the observed years lead up to `until`."""
        return projection(
            self.points,
            self.breaks,
            target_year=until,
            lower=self.lower,
            upper=self.upper,
            rounding_step=self.rounding_step,
        )


@dataclass(frozen=True)
class Outcome:
    """What follows from a draft: the yearly change it comes down to, its path, and who has managed that pace
    (None where the change is none or not for the better)."""

    draft: Draft
    change: YearlyChange
    result: Scenario
    precedent: Precedents | None


def outcome(draft: Draft, case: Case, plan: Plan, trend: Projection) -> Outcome:
    """The scenario of a draft that fits its case (features/scenario/link.py)."""
    line = case.target_of(plan)
    change = _change(draft, case)
    result = scenario(
        case.newest,
        plan.until,
        change,
        line.target if line else None,
        measures=[Measure(m.from_year, m.size, m.certainty / 100) for m in draft.measures],
        start_year=draft.start,
        lower=case.lower,
        upper=case.upper,
        trend=trend,
    )
    return Outcome(draft, change, result, managed(change, case))


def gain(change: YearlyChange, case: Case) -> float:
    """How much nearer to what is better a yearly change brings the newest value in a year, in the unit: negative for
    the wrong way, 0 where neither way is better."""
    indicator, value = case.indicator, case.newest[1]
    if indicator.direction is Direction.NONE:
        return 0.0
    after = distance(change.after(value, 1), indicator.direction, indicator.direction_value)
    return distance(value, indicator.direction, indicator.direction_value) - after


def managed(change: YearlyChange, case: Case) -> Precedents | None:
    """Who of the peers has ever kept up that pace; None without peers and where it leads nowhere or the wrong way."""
    if not case.peers or gain(change, case) <= 0:
        return None
    indicator = case.indicator
    return precedents(case.peers, change, indicator.direction, indicator.direction_value, breaks=case.breaks)


def models(case: Case) -> list[str]:
    """The other districts of the same kind (of both kinds for a region that is neither) that improve, the fastest
    first."""
    return [
        key for key in case.paces if key in (case.peers or case.districts) if gain(case.paces[key].change, case) > 0
    ]


def needed(case: Case, line: TargetLine) -> YearlyChange | Reason:
    """The yearly change that leads from the newest value to the target; a share for an amount."""
    return required_change(case.newest, line.target, relative=case.indicator.is_amount and line.target.value != 0)


def _change(draft: Draft, case: Case) -> YearlyChange:
    year, value = case.newest
    if draft.kind is Kind.CHANGE:
        return YearlyChange(draft.amount)
    if draft.kind is Kind.PERCENT:
        return YearlyChange(draft.amount / 100, relative=True)
    if draft.kind is Kind.VALUE:
        return change_to((draft.start or year, value), (draft.year or year + HORIZON, draft.amount)) or UNCHANGED
    return case.paces[draft.district].change if draft.kind is Kind.PACE else UNCHANGED
