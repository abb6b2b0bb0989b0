"""Up to which year many indicators reach."""

import pytest

from domain.window import find_window_end


@pytest.mark.parametrize(
    ("years", "end"),
    [
        ([], 0),
        ([2021], 2021),
        ([2026, 2021], 2021),
        ([2023, 2023, 2023, 2020], 2023),
        ([2031, 2023, 2022, 2022, 2021], 2022),  # one that runs ahead leaves all others in the window
        ([2024] * 4 + [2023] * 50, 2023),  # four of 54 are less than a tenth
        ([2024] * 6 + [2023] * 50, 2024),
    ],
)
def test_no_single_indicator_sets_the_window_of_all(years: list[int], end: int) -> None:
    assert find_window_end(years) == end
