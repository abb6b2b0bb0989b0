"""Bundles of measures: sums of costs and the span of what they would shift, rows in, rows out."""

import pytest

from domain.assumption import AssumedMeasure
from domain.bundle import Cost, CostSum, Span, Total, bound_measures, compute_unit_cost, sum_costs

NOTHING = Total(Span(0, 0))


def test_yearly_costs_count_from_the_first_year_to_the_last_both_included() -> None:
    costs = [Cost(2027, Span(1000, 2000), Span(10, 20)), Cost(2030, Span(500, 500), Span(100, 100))]

    assert sum_costs(costs, 2030) == CostSum(Total(Span(1500, 2500)), Total(Span(110, 120)), Total(Span(1640, 2680)))


def test_a_measure_that_begins_after_the_year_costs_nothing_until_then() -> None:
    assert sum_costs([Cost(2031, Span(1000, 1000), None)], 2030) == CostSum(NOTHING, NOTHING, NOTHING)


def test_what_nobody_has_said_is_counted_and_no_sum_holds_it() -> None:
    costs = [Cost(2028, None, Span(10, 10)), Cost(2029, None, None), Cost(2029, Span(0, 0), Span(0, 0))]

    assert sum_costs(costs, 2030) == CostSum(Total(Span(0, 0), 2), Total(Span(10, 10), 1), Total(Span(30, 30), 3))


def test_no_measures_cost_nothing() -> None:
    assert sum_costs([], 2030) == CostSum(NOTHING, NOTHING, NOTHING)


def test_what_is_uncertain_comes_whole_or_not_at_all_whichever_leads_lower_or_higher() -> None:
    less, more = AssumedMeasure(2027, -4.0, 0.5), AssumedMeasure(2028, 3.0, 0.2)
    certain, never = AssumedMeasure(2027, -1.0, 1.0), AssumedMeasure(2027, -9.0, 0.0)

    lowest, highest = bound_measures([less, more, certain, never])

    assert [one.certainty for one in lowest] == [1.0, 0.0, 1.0, 0.0]
    assert [one.certainty for one in highest] == [0.0, 1.0, 1.0, 0.0]


@pytest.mark.parametrize(("gain", "found"), [(4.0, Span(25, 50)), (0.0, None), (-1.0, None)])
def test_a_unit_has_a_cost_only_where_something_gets_better(gain: float, found: Span | None) -> None:
    assert compute_unit_cost(Span(100, 200), gain) == found


def test_a_span_goes_from_less_to_more() -> None:
    with pytest.raises(ValueError, match="from less to more"):
        Span(2, 1)
