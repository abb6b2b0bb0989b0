"""How far a district is from the targets of others, in words."""

from dataclasses import replace

import pytest

import queries
from content import catalogue
from content.yardsticks import OfferedYardstick
from domain.change import Direction
from domain.series import Reason
from domain.yardstick import Yardstick, YardstickKind
from features.targets.yardsticks import describe_meaning, divide_yardsticks
from tests.support.built import build_small_world
from texts import Language

LANGUAGE = Language("de")


def describe(direction: Direction, direction_value: float | None, wanted: float, value: float) -> str:
    """The sentence after those on the target itself."""
    some = next(iter(catalogue.read_indicators(queries.run_query("indicators"), LANGUAGE).values()))
    indicator = replace(
        some, direction=direction, direction_value=direction_value, decimals=1, unit="%", difference_unit="%-Punkte"
    )
    found = Yardstick(YardstickKind.THRESHOLD, wanted, 2030)
    target = OfferedYardstick("t", indicator.key, "country", "Ziel", 2030, None, "Bund", "Gesetz", None, "", found)
    return describe_meaning(target, (2019, value), indicator, LANGUAGE).split("gesetzt. ")[1]


@pytest.mark.parametrize(
    ("direction", "parity", "wanted", "value", "told"),
    [
        (Direction.UP, None, 90.0, 86.9, "Hier wären das noch 3,1\u202f%-Punkte mehr."),
        (Direction.DOWN, None, 5.0, 7.5, "Hier wären das noch 2,5\u202f%-Punkte weniger."),
        (Direction.DOWN, None, 5.0, 5.0, "Hier ist es mit 5,0\u202f% (2019) eingehalten."),
        # Women's pay at least 90 % of men's: parity is the aim, what is nearer to it keeps the target.
        (Direction.TOWARDS, 100.0, 90.0, 86.9, "Hier wären das noch 3,1\u202f%-Punkte mehr."),
        (Direction.TOWARDS, 100.0, 90.0, 94.7, "Hier ist es mit 94,7\u202f% (2019) eingehalten."),
        (Direction.TOWARDS, 100.0, 90.0, 112.0, "Hier wären das noch 2,0\u202f%-Punkte weniger."),
        (Direction.NONE, None, 90.0, 94.7, "Hier wären das noch 4,7\u202f%-Punkte weniger."),
    ],
)
def test_what_is_missing_to_a_yardstick_or_that_it_is_kept(
    direction: Direction, parity: float | None, wanted: float, value: float, told: str
) -> None:
    build_small_world()

    assert " ".join(describe(direction, parity, wanted, value).split()) == " ".join(told.split())


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (1, "(50\u202f% weniger als 2019), wären das 2,4\u202f%. Die EU hat"),
        (
            3,
            "(50\u202f% weniger als 2019), wären das 2,4\u202f%. Ausgang ist bei so wenigen Fällen nicht 2019 allein, "
            "sondern das Mittel der letzten 3 Werte bis dahin: 4,7\u202f%. Die EU hat",
        ),
    ],
)
def test_a_reduction_of_few_events_says_that_it_starts_from_a_mean(values: int, told: str) -> None:
    build_small_world()
    some = next(iter(catalogue.read_indicators(queries.run_query("indicators"), LANGUAGE).values()))
    indicator = replace(
        some, direction=Direction.DOWN, direction_value=None, decimals=1, unit="%", difference_unit="%-Punkte"
    )
    found = Yardstick(YardstickKind.REDUCTION, 2.35, 2030, 2019, 4.7, values)
    target = OfferedYardstick("t", indicator.key, "eu", "Ziel", 2030, 2019, "EU", "Plan", None, "", found)

    assert " ".join(told.split()) in " ".join(describe_meaning(target, (2019, 4.24), indicator, LANGUAGE).split())


def test_of_several_yardsticks_for_an_indicator_the_next_one_stands_in_front() -> None:
    def offer(key: str, level: str, year: int | None, is_known: bool = True) -> OfferedYardstick:
        found = Yardstick(YardstickKind.THRESHOLD, 1.0, year) if is_known else Reason.NO_BASE
        return OfferedYardstick(key, "solar", level, key, year, None, "Bund", "Gesetz", None, "", found)

    past, near, far = (offer(f"law_{year}", "country", year) for year in (2024, 2028, 2040))
    by_area, unknown = offer("law_2028", "country", 2028), offer("land", "state", 2030, is_known=False)

    first, rest = divide_yardsticks([unknown, past, near, by_area, far], 2026)

    assert (first, rest) == ([near, by_area], [unknown, past, far])
    assert divide_yardsticks([past], 2026) == ([past], [])
