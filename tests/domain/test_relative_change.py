"""What moved against comparable districts: the group, noise, the words."""

import pytest

from domain.basis.noise import draw_noise, measure_noise
from domain.change import Direction
from domain.relative_change import Movement, choose_comparable, compare_change

ALIKE = [step / 10 for step in range(-20, 20)]  # median -0.05


@pytest.mark.parametrize(
    ("own", "shift", "direction", "word"),
    [
        (9.0, 3.0, Direction.UP, Movement.IMPROVED_MORE),
        (3.0, 3.0, Direction.UP, Movement.IMPROVED_AS_ELSEWHERE),
        (3.0, 9.0, Direction.UP, Movement.IMPROVED_LESS),
        (0.0, -6.0, Direction.UP, Movement.HELD),
        (0.0, 0.0, Direction.UP, Movement.HARDLY_CHANGED),
        (0.0, 6.0, Direction.UP, Movement.LEFT_BEHIND),
        (-3.0, -9.0, Direction.UP, Movement.WORSENED_LESS),
        (-3.0, -3.0, Direction.UP, Movement.WORSENED_AS_ELSEWHERE),
        (-9.0, -3.0, Direction.UP, Movement.WORSENED_MORE),
        (9.0, 3.0, Direction.DOWN, Movement.WORSENED_MORE),
        (0.0, -6.0, Direction.DOWN, Movement.LEFT_BEHIND),
        (2.5, -1.2, Direction.UP, Movement.ROSE_MORE),
        (-2.5, 1.4, Direction.UP, Movement.ROSE_LESS),
        (2.5, -1.2, Direction.DOWN, Movement.ROSE_MORE),
        (-2.5, 1.4, Direction.DOWN, Movement.ROSE_LESS),
    ],
)
def test_words(own: float, shift: float, direction: Direction, word: Movement) -> None:
    """Noise 0.9 a value; those that rose apart from the others moved as little as they did."""
    noise = 1.3 if word in (Movement.ROSE_MORE, Movement.ROSE_LESS) else 0.9
    others = [other + shift for other in ALIKE]
    found = compare_change(own, others, noise, direction)

    assert found and found.word is word
    assert found.notable is (word not in _AS_ELSEWHERE)


_AS_ELSEWHERE = (Movement.IMPROVED_AS_ELSEWHERE, Movement.HARDLY_CHANGED, Movement.WORSENED_AS_ELSEWHERE)


def test_what_is_beyond_noise_but_in_the_middle_is_not_notable() -> None:
    wide = [10.0 * other for other in ALIKE]
    found = compare_change(8.0, wide, 1.0, Direction.UP)

    assert found and found.z_relative > 2 and found.percentile < 0.8 and not found.notable


def test_no_statement_of_fewer_than_29_or_without_a_direction() -> None:
    assert compare_change(1.0, ALIKE[:28], 0.1, Direction.UP) is None
    assert compare_change(1.0, ALIKE[:29], 0.1, Direction.UP) is not None
    assert compare_change(1.0, ALIKE, 0.1, Direction.NONE) is None


def test_comparable_are_the_forty_with_the_nearest_start() -> None:
    starts = [(f"{key:03}", float(key)) for key in range(100)]
    found = choose_comparable(starts, "050", 50.0)

    assert len(found) == 40 and "050" not in found
    assert set(found) == {f"{key:03}" for key in range(30, 71)} - {"050"}


def test_of_equally_near_ones_the_first_keys_are_taken_however_many_there_are() -> None:
    starts = [*((f"9{key:02}", 1.0) for key in range(60)), *((f"{key:03}", 3.0) for key in range(60))]

    assert choose_comparable(starts, "900", 2.0) == [f"{key:03}" for key in range(40)]


def test_a_steady_trend_is_no_noise_and_a_single_odd_year_little() -> None:
    assert measure_noise([2.0 * year for year in range(10)]) == 0
    assert measure_noise([1.0, 2.0]) is None
    assert draw_noise(0.0, 8, None, step=0.01) == 0.005
    assert draw_noise(None, 0, 0.4) == pytest.approx(0.4)
    assert draw_noise(0.2, 10, 0.4) == pytest.approx(((0.04 + 0.16) / 2) ** 0.5)
