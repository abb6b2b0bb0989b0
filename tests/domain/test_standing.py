"""Ranks with what noise leaves possible of them."""

import pytest

from domain.change import Direction
from domain.standing import Fifth, name_fifths, rank_district


def test_without_noise_a_rank_is_a_rank_and_equal_values_share_it() -> None:
    others = [(1.0, 0.0), (2.0, 0.0), (2.0, 0.0), (3.0, 0.0)]

    best = rank_district(2.0, 0.0, others, Direction.DOWN)
    assert (best.rank, best.best, best.worst, best.group) == (2, 2, 4, 5)
    assert rank_district(3.5, 0.0, others, Direction.UP).rank == 1
    assert rank_district(3.5, 0.0, others, Direction.NONE).rank == 1


def test_noise_widens_the_interval_to_all_that_cannot_be_told_apart() -> None:
    others = [(float(value), 1.0) for value in range(1, 30)]
    found = rank_district(15.0, 1.0, others, Direction.DOWN)

    assert (found.rank, found.best, found.worst) == (15, 14, 17)
    assert found.is_distinct
    assert not rank_district(15.0, 10.0, others, Direction.DOWN).is_distinct


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
