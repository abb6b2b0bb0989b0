"""Scenarios in an address: what is written is read again, and no text whatever does harm."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.scenario.assumptions import Case, compute_outcome
from features.scenario.case import make_default_plan
from features.scenario.draft import Draft, Kind, MeasureDraft, Plan
from features.scenario.link import KEYS, BeyondSlider, clean_name, read_draft, read_plan, write_plan
from tests.support.cases import case, make_aim


@cache
def find_case() -> Case:
    return case()


amounts = st.integers(-1000, 1000).map(lambda number: number / 10)
names = st.text(max_size=60).map(clean_name)
starts = st.none() | st.integers(2022, 2029)
measures = st.lists(
    st.builds(MeasureDraft, st.integers(2022, 2071), amounts, st.integers(0, 100), names), max_size=5
).map(tuple)
drafts = st.one_of(
    st.builds(Draft, st.just(Kind.CHANGE), st.integers(-5, 1).map(lambda n: n / 10), start=starts, name=names),
    st.builds(Draft, st.just(Kind.VALUE), amounts, st.integers(2030, 2071), start=starts, name=names),
    st.builds(Draft, st.just(Kind.PACE), district=st.sampled_from(["05358", "05362"]), start=starts, name=names),
    st.builds(Draft, st.just(Kind.HALF), year=st.integers(2031, 2071), start=st.none() | st.integers(2024, 2029)),
    st.builds(Draft, st.just(Kind.TARGET), start=st.none() | st.integers(2024, 2029), name=names),
    st.builds(Draft, st.sampled_from([Kind.OWN, Kind.STILL]), name=names),
    st.builds(Draft, st.just(Kind.MEASURES), measures=measures, name=names),
)
plans = st.builds(
    Plan,
    st.lists(drafts, min_size=1, max_size=4).map(tuple),
    st.sampled_from(["", "less", "ever"]),
    st.integers(2030, 2071),
)
pieces = st.sampled_from(
    [
        "~",
        "_",
        "change",
        "percent",
        "value",
        "pace",
        "own",
        "best",
        "target",
        "half",
        "measures",
        "-1",
        "2030",
        "05358",
        "nan",
        "²",
    ]
)
texts = st.text() | st.lists(pieces | st.text(max_size=3)).map("".join)


@given(plans)
def test_what_is_written_is_read_again(plan: Plan) -> None:
    assert read_plan(write_plan(plan, find_case()), find_case()) == (plan, [])


@given(st.dictionaries(st.sampled_from(KEYS), texts))
def test_no_address_does_harm(asked: dict[str, str]) -> None:
    plan, problems = read_plan(asked, find_case())

    assert plan.drafts
    assert all(isinstance(problem, str) for problem in problems)
    for draft in plan.drafts:
        compute_outcome(draft, find_case(), plan)
    assert read_plan(write_plan(plan, find_case()), find_case())[0] == plan


def test_the_default_needs_no_place_in_the_address() -> None:
    assert write_plan(make_default_plan(find_case()), find_case()) == {}
    assert read_plan({}, find_case()) == (make_default_plan(find_case()), [])


def test_the_default_is_no_change_the_fastest_of_the_same_kind_and_the_first_target_ahead() -> None:
    plan = make_default_plan(find_case())

    assert plan == Plan((Draft(Kind.CHANGE), Draft(Kind.PACE, district="05358")), "less", 2030)
    assert make_default_plan(find_case(), "").until == 2031
    assert make_default_plan(replace(find_case(), targets=[])).target == ""
    past = make_aim("past", 7.0, 2020)
    assert (
        make_default_plan(replace(find_case(), targets=[past])).target,
        make_default_plan(find_case(), "ever").until,
    ) == (
        "past",
        2031,
    )


def test_an_address_is_short_and_can_be_read() -> None:
    plan = Plan(
        (
            Draft(Kind.CHANGE, -0.3, start=2025, name="Mehr Hilfe"),
            Draft(Kind.VALUE, 5.0, 2030),
            Draft(Kind.MEASURES, measures=(MeasureDraft(2026, -1.5, 80, "Fonds_1"),)),
        ),
        "",
        2040,
    )

    assert write_plan(plan, find_case()) == {
        "s1": "change~-0.3~2025~Mehr Hilfe",
        "s2": "value~5_2030",
        "s3": "measures~~~~2026_-1.5_80_Fonds_1",
        "target": "none",
        "until": "2040",
    }


@pytest.mark.parametrize(
    ("text", "draft", "problems"),
    [
        ("change~-99", Draft(Kind.CHANGE, -0.5), ["-99"]),  # beyond what districts have ever achieved
        ("change~x", None, ["change~x"]),
        ("change~1e9", None, ["change~1e9"]),
        ("change~0~1990", Draft(Kind.CHANGE), ["1990"]),
        ("change~0~2021", Draft(Kind.CHANGE), []),  # the year of the newest value is where it starts anyway
        ("value~5_2021", None, ["value~5_2021"]),
        ("value~5_2025~2026", Draft(Kind.VALUE, 5.0, 2025), ["2026"]),
        ("own", Draft(Kind.OWN), []),
        ("own~5", None, ["own~5"]),
        ("best", None, ["best"]),  # there are no ten that have improved
        ("target~~2025", Draft(Kind.TARGET, start=2025), []),
        ("target~~2022", Draft(Kind.TARGET), ["2022"]),  # the way to it begins today
        ("half~2030", Draft(Kind.HALF, year=2030), []),
        ("half~2023", None, ["half~2023"]),
        ("still~~~Nichts", Draft(Kind.STILL, name="Nichts"), []),
        ("pace~05370", None, ["pace~05370"]),  # as fast as itself
        ("pace~99999", None, ["pace~99999"]),
        ("measures~~~A~2026_-1_120_x", Draft(Kind.MEASURES, name="A"), ["2026_-1_120_x"]),
        ("measures~~~~2026_-1", Draft(Kind.MEASURES, measures=(MeasureDraft(2026, -1.0),)), []),
        ("", None, [""]),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_kept(text: str, draft: Draft | None, problems: list[str]) -> None:
    assert read_draft(text, find_case()) == (draft, problems)


def test_a_change_beyond_the_slider_is_told_apart_from_what_nobody_knows() -> None:
    _, problems = read_plan({"s1": "change~-99", "s2": "change~x"}, find_case())

    assert [(problem, isinstance(problem, BeyondSlider)) for problem in problems] == [
        ("-99", True),
        ("change~x", False),
    ]


def test_a_scenario_that_would_start_after_the_end_starts_at_once() -> None:
    plan, _ = read_plan({"s1": "change~0.1~2028", "until": "2028"}, find_case())

    assert plan.drafts[0].start is None


def test_a_name_is_one_line_without_the_sign_between_the_fields() -> None:
    assert clean_name("  Eins~zwei\n drei  ") == "Eins-zwei drei"
    assert clean_name("x" * 41) == "x" * 40
    assert clean_name("Eins\x07\x9b\u202e\ud800 zwei") == "Eins zwei"
