"""How large text is set so that it fits its place."""

import pytest

from export.slides.fitting import find_largest_size, measure_height


def test_paragraphs_lie_half_a_line_apart() -> None:
    assert measure_height(["a"], 10, 100) == pytest.approx(12)  # a line is 1.2 times as high as its letters
    assert measure_height(["a", "b"], 10, 100) == pytest.approx(12 + 6 + 12)
    assert measure_height(["a", "b", "c"], 20, 100) == pytest.approx(24 + 12 + 24 + 12 + 24)


def test_the_largest_size_that_fits_is_taken_and_the_smallest_where_none_does() -> None:
    assert find_largest_size(["a", "b"], (20, 16, 10), 100, 48) == 16  # 2.5 lines of 1.2 x 16 points
    assert find_largest_size(["a", "b"], (20, 16, 10), 100, 47.9) == 10
    assert find_largest_size(["a", "b"], (20, 16, 10), 100, 5) == 10
