"""Gaps and paces in figures that are rounded as far as they stay true: different numbers never look the same, and what
is not zero never looks like zero."""

from collections.abc import Callable, Sequence
from math import isclose

from domain.change import Direction
from texts import MISSING, Language
from views.assessment import Assessment
from views.catalogue import Indicator

MOST_DECIMALS = 9  # what differs less than this does so by the noise of the arithmetic


def apart(values: Sequence[float], decimals: int, write: Callable[[float, int], str]) -> list[str]:
    """`values` as `write` puts them, each with the given number of decimals or as many more as it takes that no two
    different ones look the same and none looks like zero that is not."""
    for more in range(decimals, MOST_DECIMALS):
        told = [write(value, more) for value in values]
        of_zero = write(0.0, more)
        if all(
            (told[one] == other_told) == _same(value, other)
            for one, value in enumerate(values)
            for other, other_told in [*zip(values, told, strict=True), (0.0, of_zero)]
        ):
            return told
    return [write(value, decimals) for value in values]


def _same(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=1e-9, abs_tol=10.0**-MOST_DECIMALS)


def amount(value: float | None, indicator: Indicator, language: Language) -> str:
    """A gap, in percentage points for shares, else in the unit; '–' where nothing is missing."""
    return _gap(value, indicator, lambda one, more: language.quantity(one, more, indicator.difference_unit))


def bare_amount(value: float | None, indicator: Indicator, language: Language) -> str:
    """The same without the unit."""
    return _gap(value, indicator, language.number)


def _gap(value: float | None, indicator: Indicator, write: Callable[[float, int], str]) -> str:
    return apart([value], indicator.decimals, write)[0] if value else MISSING


def pace(towards: float | None, assessment: Assessment, language: Language, unit: bool = True) -> str:
    """A yearly pace as the change of the value that it means: a pace towards a falling target has a minus sign. Shares
    change by percentage points, which are named with `unit`."""
    return paces([towards], assessment, language, unit)[0]


def paces(towards: Sequence[float | None], assessment: Assessment, language: Language, unit: bool = True) -> list[str]:
    """Several that stand beside each other, told apart."""
    indicator = assessment.indicator
    down = indicator.direction is Direction.DOWN
    if indicator.direction is Direction.TOWARDS and indicator.direction_value is not None:
        down = (assessment.linear.value or 0) > indicator.direction_value
    known = [-one if down else one for one in towards if one is not None]
    large = all(abs(one) >= 10 for one in known)
    with_unit = unit and indicator.difference_unit != indicator.unit

    def write(change: float, decimals: int) -> str:
        if with_unit:
            return language.quantity(change, decimals, indicator.difference_unit, signed=True)
        return language.number(change, decimals, signed=True)

    told = iter(apart(known, indicator.decimals if large else max(indicator.decimals, 1), write))
    return [MISSING if one is None else next(told) for one in towards]
