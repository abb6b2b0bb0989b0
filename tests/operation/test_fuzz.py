"""Whatever comes in: no parser crashes, hangs, or takes something for what it is not. `make fuzz` does it at length."""

import time
from random import Random

import pytest

from testbed.timing import MOST
from tests.fuzz import run as runner
from tests.fuzz.growth import READERS, find_growth
from tests.fuzz.parsers import PARSERS
from tests.fuzz.run import Parser, run


@pytest.mark.parametrize("name", PARSERS)
def test_every_input_is_read_as_it_stands_or_refused_with_a_named_error(name: str) -> None:
    found = run(PARSERS[name], 300)

    assert found.inputs == 300
    assert 0 < found.accepted < 300  # inputs that are all refused, or all accepted, would show little


@pytest.mark.parametrize("name", READERS)
def test_the_time_of_a_reader_grows_no_faster_than_its_text(name: str) -> None:
    assert max((find_growth(READERS[name], seed), seed) for seed in range(60))[0] < MOST


def test_a_reader_whose_time_grows_with_the_square_is_noticed() -> None:
    assert find_growth(lambda text: [text.count(text[:9]) for _ in text[::2]], 1) > MOST


def test_a_crash_is_told_with_the_input() -> None:
    def reads_a_number(text: str) -> bool:
        return int(text) < 0

    with pytest.raises(ValueError, match="invalid literal") as raised:
        run(Parser(lambda random: random.choice("x"), reads_a_number), 10)

    assert any("'x'" in note for note in raised.value.__notes__)


def test_a_hang_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "LONGEST", 0.05)

    def goes_on(_: object) -> bool:
        end = time.process_time() + 5
        while time.process_time() < end:
            pass
        return True

    with pytest.raises(TimeoutError):
        run(Parser(Random.random, goes_on), 1)


def test_another_start_makes_other_inputs_and_the_same_one_the_same() -> None:
    made: list[float] = []

    def keeps(number: float) -> bool:
        made.append(number)
        return True

    for start in (1, 1, 2):
        run(Parser(Random.random, keeps), 20, start)

    assert made[:20] == made[20:40] != made[40:]
