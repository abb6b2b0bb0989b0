"""Student's t as in every printed table."""

import pytest

from domain.basis.student import compute_student_t


@pytest.mark.parametrize(
    ("level", "freedom", "t"),
    [  # as in every printed table
        (0.80, 4, 1.533),
        (0.80, 5, 1.476),
        (0.95, 1, 12.706),
        (0.95, 2, 4.303),
        (0.95, 4, 2.776),
        (0.95, 5, 2.571),
        (0.95, 11, 2.201),
        (0.95, 30, 2.042),
        (0.99, 10, 3.169),
    ],
)
def test_student_t(level: float, freedom: int, t: float) -> None:
    assert compute_student_t(level, freedom) == pytest.approx(t, abs=0.0005)
