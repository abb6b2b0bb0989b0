"""Gaps and paces in figures that are rounded as far as they stay true."""

from collections.abc import Callable, Sequence

from content.catalogue import Indicator
from content.rounding import write_apart
from domain.change import Direction
from features.targets.assessment import Assessment
from texts import MISSING, Language


def write_amount(value: float | None, indicator: Indicator, language: Language) -> str:
    """A gap, in percentage points for shares, else in the unit; '–' where nothing is missing."""
    return _gap(value, indicator, lambda one, more: language.quantity(one, more, indicator.difference_unit))


def write_bare_amount(value: float | None, indicator: Indicator, language: Language) -> str:
    """The same without the unit."""
    return _gap(value, indicator, language.number)


def _gap(value: float | None, indicator: Indicator, write: Callable[[float, int], str]) -> str:
    return write_apart([value], indicator.decimals, write)[0] if value else MISSING


def describe_pace(towards: float | None, assessment: Assessment, language: Language, unit: bool = True) -> str:
    """A yearly pace as the change of the value that it means: a pace towards a falling target has a minus sign. Shares
    change by percentage points, which are named with `unit`."""
    return describe_paces([towards], assessment, language, unit)[0]


def describe_paces(
    towards: Sequence[float | None], assessment: Assessment, language: Language, unit: bool = True
) -> list[str]:
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

    told = iter(write_apart(known, indicator.decimals if large else max(indicator.decimals, 1), write))
    return [MISSING if one is None else next(told) for one in towards]
