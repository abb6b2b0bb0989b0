"""Judgements, computed by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.change import Change, Direction, Judgement, compute_change, judge_change
from domain.course import Course, Shape, describe_course, split_segments

UP, DOWN, TOWARDS, NONE = Direction.UP, Direction.DOWN, Direction.TOWARDS, Direction.NONE


@pytest.mark.parametrize(
    ("base", "value", "expected"),
    [
        (90.3, 96.4, Change(pytest.approx(6.1), pytest.approx(6.1 / 90.3))),
        (-45.2, 8.2, Change(pytest.approx(53.4), pytest.approx(53.4 / 45.2))),  # a negative base keeps the direction
        (-10.0, -15.0, Change(-5.0, -0.5)),
        (0.0, 3.0, Change(3.0, None)),  # from 0 there is no relative change
        (0.0, 0.0, Change(0.0, None)),
    ],
)
def test_change(base: float, value: float, expected: Change) -> None:
    assert compute_change(base, value) == expected


@pytest.mark.parametrize(
    ("base", "value", "direction", "aim", "expected"),
    [
        (10, 12, UP, None, Judgement.BETTER),
        (10, 12, DOWN, None, Judgement.WORSE),
        (12, 10, UP, None, Judgement.WORSE),
        (10, 12, NONE, None, Judgement.NEUTRAL),
        (10.02, 9.8, DOWN, None, Judgement.BETTER),  # the difference reads 0,2
        (10.02, 9.98, DOWN, None, Judgement.SAME),  # the difference reads 0,0
        (10.04, 10.06, UP, None, Judgement.SAME),  # though they read 10,0 and 10,1
        (40, 45, TOWARDS, 50.0, Judgement.BETTER),
        (45, 58, TOWARDS, 50.0, Judgement.WORSE),  # beyond the aim and farther from it
        (45, 55, TOWARDS, 50.0, Judgement.SAME),  # as far on the other side
        (500, 572, TOWARDS, 100.0, Judgement.WORSE),
    ],
)
def test_judge(base: float, value: float, direction: Direction, aim: float | None, expected: Judgement) -> None:
    assert judge_change(base, value, direction, aim, decimals=1) is expected


def test_a_direction_towards_a_value_needs_the_value() -> None:
    with pytest.raises(ValueError, match=r"^Direction 'towards' needs the value"):
        judge_change(1, 2, TOWARDS, None, decimals=0)


number = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))


@given(number, number)
def test_mirroring_the_direction_mirrors_the_judgement(base: float, value: float) -> None:
    mirror = {
        Judgement.BETTER: Judgement.WORSE,
        Judgement.WORSE: Judgement.BETTER,
        Judgement.SAME: Judgement.SAME,
    }

    assert judge_change(base, value, DOWN, None, 2) is mirror[judge_change(base, value, UP, None, 2)]
    assert judge_change(-base, -value, DOWN, None, 2) is judge_change(base, value, UP, None, 2)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([(2019, 1.0), (2020, 2.0), (2021, 3.0)], Course(Shape.STEADY_RISE, 2019, 1.0, 2021, 3.0)),
        ([(2015, 9.0), (2017, 8.0), (2018, 7.0)], Course(Shape.STEADY_FALL, 2015, 9.0, 2018, 7.0)),
        ([(2021, 3.0), (2019, 1.0)], Course(Shape.RISE, 2019, 1.0, 2021, 3.0)),
        ([(2019, 3.0), (2020, 1.0), (2021, 2.0)], Course(Shape.FALL, 2019, 3.0, 2021, 2.0)),
        ([(2019, 3.02), (2020, 4.0), (2021, 2.98)], Course(Shape.LEVEL, 2019, 3.02, 2021, 2.98)),
        ([(2019, 1.0), (2020, 1.0), (2021, 2.0)], Course(Shape.RISE, 2019, 1.0, 2021, 2.0)),  # not each year rose
        ([(2019, 2.0), (2020, 2.0), (2021, 1.0)], Course(Shape.FALL, 2019, 2.0, 2021, 1.0)),
        ([(2019, 1.2), (2020, 1.1), (2021, 1.4)], Course(Shape.RISE, 2019, 1.2, 2021, 1.4)),  # by less than 1
        ([(2019, 1.2), (2020, 1.3), (2021, 1.4)], Course(Shape.STEADY_RISE, 2019, 1.2, 2021, 1.4)),
        ([(2020, 5.0)], Course(Shape.SINGLE, 2020, 5.0, 2020, 5.0)),
        (  # five rises in a row after a fall are a run worth telling
            [(2014, 9.0), (2015, 1.0), (2016, 2.0), (2017, 3.0), (2018, 4.0), (2019, 5.0)],
            Course(Shape.STEADY_RISE, 2015, 1.0, 2019, 5.0),
        ),
        (  # four are not
            [(2014, 1.0), (2015, 0.5), (2016, 2.0), (2017, 3.0), (2018, 4.0)],
            Course(Shape.RISE, 2014, 1.0, 2018, 4.0),
        ),
    ],
)
def test_course(points: list[tuple[int, float]], expected: Course) -> None:
    assert describe_course(points, decimals=1) == expected


def test_a_course_tells_nothing_across_a_break() -> None:
    points = [(2013, 4.0), (2015, 4.2), (2017, 5.2), (2019, 7.0)]

    assert describe_course(points, decimals=1, first_year=2017) == Course(Shape.RISE, 2017, 5.2, 2019, 7.0)


def test_a_course_needs_a_value() -> None:
    with pytest.raises(ValueError, match=r"^A course needs at least one"):
        describe_course([], decimals=1)


@pytest.mark.parametrize(
    ("points", "breaks", "runs"),
    [
        ([(2019, 1.0), (2020, 2.0), (2021, 3.0)], (), [[2019, 2020, 2021]]),
        ([(2015, 1.0), (2017, 2.0), (2018, 3.0)], (), [[2015], [2017, 2018]]),  # a gap
        ([(2011, 1.0), (2013, 2.0), (2015, 3.0)], (), [[2011, 2013, 2015]]),  # every second year
        ([(2015, 1.0), (2018, 2.0), (2021, 3.0)], (), [[2015, 2018, 2021]]),  # every third
        ([(2018, 1.0), (2021, 2.0)], (), [[2018], [2021]]),  # two values are no rhythm
        ([(2015, 1.0), (2019, 2.0), (2023, 3.0)], (), [[2015], [2019], [2023]]),  # too far apart
        ([(2015, 1.0), (2016, 2.0), (2017, 3.0)], (2016,), [[2015], [2016, 2017]]),
        ([(2013, 1.0), (2015, 2.0), (2017, 3.0)], (2017,), [[2013, 2015], [2017]]),
        ([(2013, 1.0), (2015, 2.0), (2017, 3.0)], (2016,), [[2013, 2015], [2017]]),
        ([], (), []),
    ],
)
def test_segments_bridge_no_gap_and_no_break(
    points: list[tuple[int, float]], breaks: tuple[int, ...], runs: list[list[int]]
) -> None:
    assert [[year for year, _ in run] for run in split_segments(points, breaks)] == runs


@given(st.dictionaries(st.integers(1990, 2030), number, max_size=20))
def test_segments_keep_every_point_once_and_in_order(values: dict[int, float]) -> None:
    runs = split_segments(list(values.items()))

    assert [point for run in runs for point in run] == sorted(values.items())
