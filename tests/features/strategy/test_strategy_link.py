"""A strategy in an address: what is written is read again, and no text whatever does harm."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bundle import Span
from features.scenario.assumptions import Case
from features.scenario.draft import Draft, Kind
from features.scenario.link import clean_name
from features.strategy.link import KEYS, clean_finds, read_euros, read_strategy, write_strategy
from features.strategy.money import read_typed_cost, write_typed_cost
from features.strategy.plan import Assumption, Bundle, Course, PlannedEffect, PlannedMeasure, Strategy
from tests.support.cases import case
from texts import Language

TODAY = 2026
DEFAULT = Strategy((Assumption("poverty", Draft(Kind.TARGET)),))


@cache
def find(key: str) -> Case | None:
    return case() if key in ("poverty", "parity") else None


euros = st.none() | st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)).map(
    lambda pair: Span(min(pair) / 4, max(pair) / 4)
)
names = st.text(max_size=60).map(clean_name)
effects = st.lists(
    st.builds(
        PlannedEffect,
        st.sampled_from(["poverty", "parity", "elsewhere"]),
        st.integers(-900, 900).map(lambda number: number / 8),
        st.integers(0, 100),
    ),
    max_size=3,
    unique_by=lambda effect: effect.indicator,
).map(tuple)
measures = st.builds(
    PlannedMeasure,
    st.sampled_from(Bundle),
    st.integers(TODAY - 5, TODAY + 40),
    names,
    euros,
    euros,
    effects,
    st.sampled_from(["", "some_plan_4_1"]),
)
drafts = st.sampled_from(
    [
        Draft(Kind.OWN),
        Draft(Kind.STILL),
        Draft(Kind.TARGET),
        Draft(Kind.PACE, district="05358"),
        Draft(Kind.VALUE, 4.5, 2030),
        Draft(Kind.HALF, year=2035),
    ]
)
strategies = st.builds(
    Strategy,
    st.lists(
        st.builds(Assumption, st.sampled_from(["poverty", "parity"]), drafts),
        min_size=1,
        max_size=2,
        unique_by=lambda one: one.indicator,
    ).map(tuple),
    st.lists(measures, max_size=8).map(tuple),
    st.sampled_from(Course),
    st.text(max_size=500).map(clean_finds),
)


@given(strategies)
def test_what_is_written_is_read_again(strategy: Strategy) -> None:
    told = write_strategy(strategy, DEFAULT)

    assert read_strategy(told, DEFAULT, find, TODAY) == (strategy, [])


def test_what_equals_the_default_needs_no_place() -> None:
    assert write_strategy(DEFAULT, DEFAULT) == {}
    assert read_strategy({}, DEFAULT, find, TODAY) == (DEFAULT, [])


@given(st.dictionaries(st.sampled_from(KEYS), st.text(alphabet="~_-.0123456789abmpovertyil²\u0661 ", max_size=60)))
def test_no_text_does_harm(asked: dict[str, str]) -> None:
    strategy, _ = read_strategy(asked, DEFAULT, find, TODAY)

    assert read_strategy(write_strategy(strategy, DEFAULT), DEFAULT, find, TODAY)[0] == strategy


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("i1", "unknown~still", "unknown~still"),
        ("i1", "poverty~measures", "poverty~measures"),
        ("i1", "poverty~pace~99999", "pace~99999"),
        ("m1", "c~2027~Weg", "c~2027~Weg"),
        ("m1", "a~1900~Weg", "a~1900~Weg"),
        ("m1", "a~2027~Weg~viel", "viel"),
        ("m1", "a~2027~Weg~600-500", "600-500"),
        ("m1", "a~2027~Weg~~~~-4_101_poverty", "-4_101_poverty"),
        ("m1", "a~2027~Weg~~~~nan_50_poverty", "nan_50_poverty"),
        ("course", "up", "up"),
    ],
)
def test_what_is_asked_for_in_vain_is_told(key: str, text: str, told: str) -> None:
    assert read_strategy({key: text}, DEFAULT, find, TODAY)[1] == [told]


def test_an_amount_is_one_number_or_from_to() -> None:
    assert [read_euros(text) for text in ("500", "400.5-600", "-5", "5-", "")] == [
        Span(500, 500),
        Span(400.5, 600),
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("500.000", "de", Span(500000, 500000)),
        ("400.000 bis 600.000 €", "de", Span(400000, 600000)),
        ("400.000–600.000", "de", Span(400000, 600000)),
        ("400,000 to 600,000", "en", Span(400000, 600000)),
        ("0", "de", Span(0, 0)),
        ("600 bis 400", "de", None),
        ("viel", "de", None),
        ("-500", "de", None),
        ("1 bis 2 bis 3", "de", None),
    ],
)
def test_euros_are_read_as_they_are_typed(text: str, code: str, found: Span | None) -> None:
    language = Language(code)

    assert read_typed_cost(text, language) == found
    if found is not None:
        assert read_typed_cost(write_typed_cost(found, language), language) == found
