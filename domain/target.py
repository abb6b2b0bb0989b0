"""A target: what value is wanted, in which direction, by when; and what is missing to it.

All methods measure along one line: the distance that is to become smaller. For 'down' it is the value itself, for
'up' the value with the opposite sign, for 'towards' the distance to the value the indicator is directed to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.change import Direction
from domain.series import Reason


def measure_distance(value: float, direction: Direction, direction_value: float | None = None) -> float:
    """A number in the unit of `value` that falls exactly when `value` gets better.

    Only differences of it mean something. Raises ValueError for a direction that says nothing of better or worse:
    'none', or 'towards' without the value it is directed to.
    """
    if direction is Direction.DOWN:
        return value
    if direction is Direction.UP:
        return -value
    if direction is Direction.TOWARDS and direction_value is not None:
        return abs(value - direction_value)
    raise ValueError(f"Direction {direction.value!r} with the value {direction_value} says nothing of better or worse.")


@dataclass(frozen=True)
class Target:
    """`value` is to be reached, or bettered, in `year`; without a year, in every year.

    `direction` and `direction_value` are those of the indicator. A target of an indicator directed *towards* a value
    (women's pay towards 100 % of men's) demands to come at least as near to it as the target is: 90 means 90 to 110,
    and 100 means exactly 100. `base_year`, `base_value`: from where whoever set the target measures; a base value
    needs its year. All values in the unit of the indicator and compared as published, not as rounded for display.
    Raises ValueError for a target that cannot be judged.
    """

    value: float
    direction: Direction
    year: int | None = None
    direction_value: float | None = None
    base_year: int | None = None
    base_value: float | None = None

    def __post_init__(self) -> None:
        measure_distance(self.value, self.direction, self.direction_value)
        if self.direction_value is not None and self.direction is not Direction.TOWARDS:
            raise ValueError("Only the direction 'towards' goes to a value.")
        if self.base_value is not None and self.base_year is None:
            raise ValueError("A base value needs the year it is of.")

    def remaining(self, value: float) -> float:
        """What is missing from `value` to the target: positive if missed, 0 or negative if met."""
        return measure_distance(value, self.direction, self.direction_value) - measure_distance(
            self.value, self.direction, self.direction_value
        )

    def is_met(self, value: float) -> bool:
        """Whether `value` is the target or better."""
        return self.remaining(value) <= 0

    def shortfall(self, value: float) -> float:
        """What is missing from `value` to the target, 0 if it is met; never negative."""
        return max(0.0, self.remaining(value))

    def years_ahead(self, year: int) -> int | Reason:
        """Years from `year` to the target's, at least 1; or that it holds in every year or is due by `year`."""
        if self.year is None:
            return Reason.EVERY_YEAR
        return self.year - year if self.year > year else Reason.TARGET_YEAR_PAST

    def edge(self, value: float) -> float:
        """The value where the target begins to be met, seen from `value`.

        It is the target's value; only for 'towards' it lies on that side of the wanted value where `value` lies. The
        wanted value itself lies on neither side.
        """
        if self.direction is not Direction.TOWARDS or self.direction_value is None:
            return self.value
        if value == self.direction_value:
            return value
        below, above = self.span()
        return above if value > self.direction_value else below

    def span(self) -> tuple[float, float]:
        """From where to where a target of an indicator directed towards a value is met; the value twice for others."""
        if self.direction is not Direction.TOWARDS or self.direction_value is None:
            return self.value, self.value
        tolerance = abs(self.value - self.direction_value)
        return self.direction_value - tolerance, self.direction_value + tolerance


def find_governing(targets: Sequence[Target], year: int) -> Target:
    """The one of several targets for the same indicator that counts when the newest value is of `year`.

    Source: Statistisches Bundesamt, Indikatorenbericht zur Deutschen Nachhaltigkeitsstrategie. Of several target years
    the nearest ahead; with none ahead a target for every year, else the one due last. Of several values for that year
    (a target interval) the weakest demand. All with the same direction. Raises ValueError without targets.
    """
    if not targets:
        raise ValueError("Of no targets none can count.")
    years = [target.year for target in targets if target.year is not None]
    ahead = [due for due in years if due > year]
    every_year = len(years) < len(targets)
    counts = min(ahead) if ahead else None if every_year else max(years)
    return min((target for target in targets if target.year == counts), key=lambda target: target.remaining(0.0))
