"""Ranks with what noise leaves possible of them."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.change import Direction
from domain.standing import TOLD_APART, Fifth, name_fifths, rank_districts


def test_without_noise_a_rank_is_a_rank_and_equal_values_share_it() -> None:
    values = [(1.0, 0.0), (2.0, 0.0), (2.0, 0.0), (3.0, 0.0), (2.0, 0.0)]

    found = rank_districts(values, Direction.DOWN)
    assert [(one.rank, one.best, one.worst) for one in found] == [(1, 1, 1), (2, 2, 4), (2, 2, 4), (5, 5, 5), (2, 2, 4)]
    assert {one.group for one in found} == {5}
    for direction in (Direction.UP, Direction.NONE):
        assert [one.rank for one in rank_districts(values, direction)] == [5, 2, 2, 1, 2]


def test_noise_widens_the_interval_to_all_that_cannot_be_told_apart() -> None:
    values = [(float(value), 1.0) for value in (15, *range(1, 30))]
    found = rank_districts(values, Direction.DOWN)[0]

    assert (found.rank, found.best, found.worst) == (15, 14, 17)
    assert found.is_distinct
    assert not rank_districts([(15.0, 10.0), *values[1:]], Direction.DOWN)[0].is_distinct


@given(st.lists(st.tuples(st.integers(-9, 9).map(float), st.sampled_from([0.0, 0.3, 2.0, 9.0])), min_size=1))
def test_every_interval_is_what_a_look_at_every_other_district_finds(values: list[tuple[float, float]]) -> None:
    found = rank_districts(values, Direction.DOWN)

    for one, (value, noise) in zip(found, values, strict=True):
        apart = [(other - value, TOLD_APART * sqrt(noise**2 + of_other**2)) for other, of_other in values]
        assert one.rank == 1 + sum(gap < 0 for gap, _ in apart)
        assert one.best == 1 + sum(-gap > noise for gap, noise in apart)
        assert one.worst == len(values) - sum(gap > noise for gap, noise in apart)


@pytest.mark.parametrize(
    ("best", "worst", "fifths"),
    [
        (1, 60, (Fifth.TOP,)),
        (61, 70, (Fifth.UPPER,)),
        (198, 226, (Fifth.LOWER,)),
        (38, 170, (Fifth.TOP, Fifth.MIDDLE)),
        (51, 196, None),
        (294, 294, (Fifth.BOTTOM,)),
    ],
)
def test_fifths(best: int, worst: int, fifths: tuple[Fifth, ...] | None) -> None:
    assert name_fifths(best, worst, 294 if worst != 60 else 300) == fifths
