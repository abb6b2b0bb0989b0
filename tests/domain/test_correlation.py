"""How closely two indicators go together, as a word."""

import pytest

from domain.correlation import Strength, strength


@pytest.mark.parametrize(
    ("coefficient", "count", "tied", "found"),
    [
        (0.77, 53, 1, Strength.STRONG),
        (-0.77, 53, 1, Strength.STRONG),
        (0.76, 53, 1, Strength.CLEAR),
        (0.55, 53, 1, Strength.CLEAR),
        (-0.53, 53, 1, Strength.WEAK),
        (0.29, 53, 1, Strength.WEAK),
        (0.27, 53, 1, Strength.CHANCE),
        (1.0, 10, 1, Strength.STRONG),
        (0.93, 10, 3, Strength.STRONG),
        (0.9, 9, 1, Strength.TOO_FEW),
        (0.9, 10, 4, Strength.TOO_TIED),
        (0.93, 12, 4, Strength.STRONG),
        (None, 10, 10, Strength.TOO_TIED),
        (None, 0, 0, Strength.TOO_FEW),
    ],
)
def test_a_coefficient_is_a_word_unless_too_few_or_too_many_equal_values_stand_behind_it(
    coefficient: float | None, count: int, tied: int, found: Strength
) -> None:
    assert strength(coefficient, count, tied) is found
