"""Series and targets drawn at random, and the same ones in other years, other units and seen in a mirror."""

from dataclasses import replace

from hypothesis import strategies as st

from domain.change import Direction
from domain.target import Target

value = st.integers(-10_000, 10_000).map(lambda number: number / 100)
base_years = st.none() | st.integers(1998, 2022)
break_years = st.lists(st.integers(2000, 2020), max_size=2)
series = st.dictionaries(st.integers(2000, 2020), value, max_size=12).map(lambda values: sorted(values.items()))
recent_series = st.dictionaries(st.integers(2015, 2020), value, min_size=4).map(lambda values: sorted(values.items()))


@st.composite
def targets(draw: st.DrawFn, values: st.SearchStrategy[float] = value) -> Target:
    direction = draw(st.sampled_from([Direction.UP, Direction.DOWN, Direction.TOWARDS]))
    return Target(
        draw(values),
        direction,
        draw(st.none() | st.integers(2015, 2040)),
        direction_value=draw(values) if direction is Direction.TOWARDS else None,
        base_year=draw(base_years),
    )


def change_target(target: Target, factor: float = 1.0, shift: int = 0) -> Target:
    """`target` with values times `factor` and years moved by `shift`."""
    return replace(
        target,
        value=target.value * factor,
        year=None if target.year is None else target.year + shift,
        direction_value=None if target.direction_value is None else target.direction_value * factor,
        base_year=None if target.base_year is None else target.base_year + shift,
    )


def mirror_target(target: Target) -> Target:
    """`target` for values with the opposite sign, where up is down."""
    directions = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
    return replace(change_target(target, -1.0), direction=directions.get(target.direction, target.direction))
