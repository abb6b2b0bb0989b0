"""What a visitor puts together on the page "Was wäre, wenn", before anything is calculated."""

from dataclasses import dataclass, replace
from enum import StrEnum

HORIZON = 10  # years from the newest value to the last year shown, where no target names one
FARTHEST_YEAR = 50  # years after the newest value that an assumption may name
MAX_DRAFTS = 4
MAX_MEASURES = 5


class Kind(StrEnum):
    """What is assumed in a scenario; the values stand in addresses."""

    CHANGE = "change"
    PERCENT = "percent"
    OWN = "own"  # as fast as the region itself, as its forecast goes on
    BEST = "best"  # as fast as the ten best districts of its kind
    PACE = "pace"
    TARGET = "target"  # the chosen target is reached in its year
    VALUE = "value"
    HALF = "half"
    STILL = "still"
    MEASURES = "measures"


RATES = (Kind.CHANGE, Kind.PERCENT)  # whose amount is chosen by a slider, where there are bounds for one
FROM_TODAY = (Kind.TARGET, Kind.HALF)  # what is still to be reached begins today, all else with the newest value


@dataclass(frozen=True)
class MeasureDraft:
    """A measure as typed in; `size` in the unit of the indicator, `certainty` in per cent."""

    from_year: int
    size: float
    certainty: int = 100
    name: str = ""


@dataclass(frozen=True)
class Draft:
    """One scenario as put together. `amount`: per year in the unit (CHANGE) or in per cent (PERCENT), or the value
    wanted in `year` (VALUE); `year` in which the value has halved (HALF); `district` whose pace is taken (PACE);
    `start`: None for the year of the newest value, for what is still to be reached (TARGET, HALF) for today."""

    kind: Kind
    amount: float = 0.0
    year: int | None = None
    district: str = ""
    measures: tuple[MeasureDraft, ...] = ()
    start: int | None = None
    name: str = ""


@dataclass(frozen=True)
class Plan:
    """All that is assumed on the page: the scenarios, the key of the target ('' for none) and the last year shown."""

    drafts: tuple[Draft, ...]
    target: str
    until: int

    @property
    def pace_setters(self) -> tuple[str, ...]:
        """Keys of the districts whose paces are assumed."""
        return tuple(dict.fromkeys(draft.district for draft in self.drafts if draft.kind is Kind.PACE))


def add_draft(plan: Plan) -> tuple[Plan, int]:
    """One more scenario, in which all stays as it is, and its number."""
    drafts = (*plan.drafts, Draft(Kind.CHANGE))[:MAX_DRAFTS]
    return replace(plan, drafts=drafts), len(drafts) - 1


def remove_draft(plan: Plan, number: int) -> tuple[Plan, int]:
    """Without the scenario of this number, and the number of the one that comes to the front."""
    drafts = tuple(draft for other, draft in enumerate(plan.drafts) if other != number)
    return replace(plan, drafts=drafts), max(0, number - 1)


def add_measure(plan: Plan, number: int, measure: MeasureDraft | None = None) -> tuple[Plan, int]:
    """One more measure in the scenario of this number: `measure`, else an empty one from the year of the one before on,
    or close to the end."""
    measures = plan.drafts[number].measures
    first = measures[-1].from_year if measures else plan.until - 5
    return _with_measures(plan, number, (*measures, measure or MeasureDraft(first, 0.0))[:MAX_MEASURES])


def remove_measure(plan: Plan, number: int, position: int) -> tuple[Plan, int]:
    """Without one measure of the scenario of this number."""
    measures = plan.drafts[number].measures
    return _with_measures(plan, number, tuple(m for other, m in enumerate(measures) if other != position))


def replace_draft(plan: Plan, number: int, draft: Draft) -> Plan:
    """The plan with this scenario in place of that of the number."""
    return replace(plan, drafts=(*plan.drafts[:number], draft, *plan.drafts[number + 1 :]))


def _with_measures(plan: Plan, number: int, measures: tuple[MeasureDraft, ...]) -> tuple[Plan, int]:
    return replace_draft(plan, number, replace(plan.drafts[number], kind=Kind.MEASURES, measures=measures)), number
