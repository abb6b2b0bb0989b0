"""A larger territory's target as if it applied here; the examples are worked in the methods."""

import pytest

from domain.series import Reason
from domain.yardstick import Yardstick, YardstickKind, apply_reduction, apply_threshold, share_amount


def test_the_same_threshold() -> None:
    assert apply_threshold(60, 2030) == Yardstick(YardstickKind.THRESHOLD, 60, 2030)


def test_the_same_reduction_from_the_own_base() -> None:
    found = apply_reduction([(1990, 3000.0), (2020, 1900.0)], 0.65, 1990, 2030)

    assert found == Yardstick(YardstickKind.REDUCTION, pytest.approx(1050), 2030, 1990, 3000.0)


def test_values_that_begin_later_go_on_from_there_as_far_as_the_country_has_to() -> None:
    country = [(1990, 1251.0), (2015, 902.0)]
    found = apply_reduction([(2015, 2220.0), (2018, 1595.0)], 0.65, 1990, 2030, there=country)

    assert isinstance(found, Yardstick) and found.kind is YardstickKind.REMAINING
    assert found.value == pytest.approx(2220 * 0.35 * 1251 / 902)
    assert (found.base_year, found.base_value) == (2015, 2220.0)


def test_no_base_no_yardstick() -> None:
    own = [(2015, 2220.0), (2018, 1595.0)]

    assert apply_reduction(own, 0.65, 1990, 2030) is Reason.NO_BASE
    assert apply_reduction([(1990, 3000.0), *own], 0.65, 1990, 2030, breaks=[2015]) is Reason.BREAK
    assert apply_reduction([], 0.65, 1990, 2030) is Reason.NO_VALUE


def test_land_take_of_dueren_by_inhabitants_and_by_area() -> None:
    by_head = share_amount(30, 0.27, 83.6, YardstickKind.PER_HEAD, 2030)
    by_area = share_amount(30, 941, 357_592, YardstickKind.PER_AREA, 2030)

    assert (round(by_head.value * 365), round(by_area.value * 365)) == (35, 29)
