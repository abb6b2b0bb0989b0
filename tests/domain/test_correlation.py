"""How closely two indicators go together, as a word."""

import pytest

from domain.correlation import Strength, strength


@pytest.mark.parametrize(
    ("coefficient", "count", "tied", "found"),
    [
        (0.7, 53, 1, Strength.STRONG),
        (-0.7, 53, 1, Strength.STRONG),
        (0.699, 53, 1, Strength.CLEAR),
        (0.4, 53, 1, Strength.CLEAR),
        (-0.399, 53, 1, Strength.WEAK),
        (0.2, 53, 1, Strength.WEAK),
        (0.199, 53, 1, Strength.NONE),
        (0.9, 10, 3, Strength.STRONG),
        (0.9, 9, 1, Strength.TOO_FEW),
        (0.9, 10, 4, Strength.TOO_TIED),
        (0.9, 12, 4, Strength.STRONG),
        (None, 10, 10, Strength.TOO_TIED),
        (None, 0, 0, Strength.TOO_FEW),
    ],
)
def test_a_coefficient_is_a_word_unless_too_few_or_too_many_equal_values_stand_behind_it(
    coefficient: float | None, count: int, tied: int, found: Strength
) -> None:
    assert strength(coefficient, count, tied) is found
