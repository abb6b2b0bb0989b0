"""What the sliders of "Was wäre, wenn" can show: every stop computed beforehand, by the one formula; and what becomes
of what is chosen and typed beside them."""

from dataclasses import replace

import pytest
import streamlit as st

from features.scenario.assumptions import Case, compute_outcome
from features.scenario.board import LIVE, Board, carry_out_wish, note_wish, take_moves, take_typed
from features.scenario.case import make_default_plan
from features.scenario.chart import make_future
from features.scenario.draft import Draft, Kind, Plan, add_draft
from features.scenario.live import find_axis, list_sliders, make_live
from features.scenario.table import make_result_table
from features.scenario.words import describe_consequence
from tests.support.cases import case
from texts import Language

FALL, SHARE, PACE = Draft(Kind.CHANGE, -0.2), Draft(Kind.PERCENT, -1.0), Draft(Kind.PACE, district="05358")
BLANK = "\u00a0"


def make_plan(*drafts: Draft, given: Case | None = None, target: str = "less") -> Plan:
    return replace(make_default_plan(given or case(), target), drafts=drafts)


def test_each_stop_shows_what_table_and_words_say_once_it_is_chosen(german: Language) -> None:
    given, plan = case(), make_plan(FALL, PACE, SHARE)

    sliders = make_live(given, plan, german)["sliders"]

    assert [slider["number"] for slider in sliders] == [0, 2]
    for slider, draft in zip(sliders, (FALL, SHARE), strict=True):
        for place, stop in enumerate(slider["stops"]):
            found = compute_outcome(replace(draft, amount=stop), given, plan)
            table = make_result_table([found], ["x"], given, plan, german)
            assert slider["shown"][place][-1] == table.rows[2][2].text
            assert slider["paths"][place] == pytest.approx([9.0, *(value for _, value in found.result.path)], abs=1e-4)
            assert f"{slider['shown'][place][-1]}{BLANK}%" in describe_consequence(found, given, plan, german)


def test_a_stop_whose_course_ends_early_says_why(german: Language) -> None:
    given, plan = case(), make_plan(FALL, target="")
    given = replace(given, lower=8.0)

    (slider,) = make_live(given, plan, german)["sliders"]

    early = [slider["stops"][place] for place in slider["ends"]]
    assert early == [-0.5, -0.4, -0.3, -0.2]  # 9.0 - 10 * 0.1 is 8.0, which is possible
    assert slider["ends"][0] == f"Der Pfad endet 2023: Danach läge er unter der möglichen Grenze von 8,0{BLANK}%."


def test_what_the_browser_knows_does_not_depend_on_where_the_sliders_stand() -> None:
    plan = make_plan(FALL, PACE)
    board = Board(plan, plan, plan, ("poverty", "05370"), "", {})
    board.plan = make_plan(replace(FALL, amount=0.1), PACE)

    assert board.start_plan == plan
    board.plan = make_plan(SHARE, PACE)  # another kind of assumption begins where nothing changes
    assert board.start_plan == make_plan(replace(SHARE, amount=0.0), PACE)


def test_an_amount_between_two_stops_is_a_stop_too(german: Language) -> None:
    (slider,) = make_live(case(), make_plan(Draft(Kind.CHANGE, -0.25)), german)["sliders"]

    assert slider["at"] in slider["stops"]


def test_where_others_give_no_bounds_there_is_no_slider(german: Language) -> None:
    alone = replace(case(), districts={})

    live = make_live(alone, make_plan(FALL, given=alone), german)

    assert live["sliders"] == []
    assert live["count"] == 1


def test_the_axis_holds_all_stops_in_round_numbers(german: Language) -> None:
    given, plan = case(), make_plan(FALL)
    (slider,) = list_sliders(given, plan)
    low, high = make_live(given, plan, german)["figure"]["layout"]["yaxis"]["range"]

    values = [value for path in slider.paths(given.newest) for _, value in path]
    assert low < min(values) and high > max(values)
    assert (low, high) == (round(low, 1), round(high, 1))


def test_where_the_ends_of_a_slider_would_take_all_height_the_axis_holds_its_middle_half(german: Language) -> None:
    given, plan = case(), make_plan(PACE)
    future = make_future([compute_outcome(PACE, given, plan)], [""], given, plan, german)
    calm, wild = ([[(2021, 9.0), (2030, 9.0 * growth**place)] for place in range(-10, 11)] for growth in (1.01, 1.5))

    assert find_axis(future, [calm])[1] > 9.0 * 1.01**10
    assert 9.0 * 1.5**5 < find_axis(future, [wild])[1] < 9.0 * 1.5**6


def begin(monkeypatch: pytest.MonkeyPatch, *drafts: Draft) -> Board:
    """The board of a visit whose widgets have just been made."""
    plan = make_plan(*drafts)
    board = Board(plan, plan, plan, ("poverty", "05370"), "", {})
    monkeypatch.setitem(st.session_state, "_what_if", board)
    return board


def type_in(monkeypatch: pytest.MonkeyPatch, board: Board, text: str, number: int = 0, **other: object) -> None:
    typed = {"round": board.generation, "number": number, "kind": Kind.CHANGE, "text": text} | other
    monkeypatch.setitem(st.session_state, LIVE, {"typed": typed})
    take_typed(case(), Language("de"))


def test_a_number_that_was_refused_is_forgotten_with_a_right_one_and_with_other_widgets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    board = begin(monkeypatch, FALL)

    type_in(monkeypatch, board, "viel")
    assert board.doubt.startswith("Das ist keine Zahl")
    type_in(monkeypatch, board, "-0,3")
    assert board.doubt == ""

    type_in(monkeypatch, board, "viel")
    board.begin(board.plan)
    assert board.doubt == ""


@pytest.mark.parametrize("typed_first", [True, False])
def test_a_number_typed_a_moment_before_a_click_is_kept_and_the_click_counts(
    monkeypatch: pytest.MonkeyPatch, typed_first: bool
) -> None:
    board = begin(monkeypatch, FALL)

    for is_typed in (typed_first, not typed_first):
        if is_typed:
            type_in(monkeypatch, board, "-0,25")
        else:
            note_wish(add_draft)

    assert carry_out_wish(opened=0)
    assert board.seed == make_plan(replace(FALL, amount=-0.25), Draft(Kind.CHANGE))
    assert board.opened == 1


def test_a_typed_number_begins_the_widgets_anew_with_the_scenario_in_front_that_was_clicked_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    board = begin(monkeypatch, FALL, SHARE)

    type_in(monkeypatch, board, "-0,25")

    assert carry_out_wish(opened=1)
    assert (board.seed.drafts[0].amount, board.opened, board.generation) == (-0.25, 1, 1)


@pytest.mark.parametrize("stale", [{"round": -1, "number": 3}, {"kind": Kind.PERCENT}])
def test_a_number_typed_into_what_is_no_longer_there_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, stale: dict[str, object]
) -> None:
    board = begin(monkeypatch, FALL)

    type_in(monkeypatch, board, "-0,3", **stale)

    assert (board.plan, board.wish, board.doubt) == (make_plan(FALL), None, "")


def test_an_amount_of_one_kind_never_becomes_one_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    board = begin(monkeypatch, SHARE, FALL)
    amounts = {"0": [Kind.CHANGE, -0.4], "1": [Kind.CHANGE, -0.3]}  # the first has just become a change in per cent
    monkeypatch.setitem(st.session_state, LIVE, {"moved": {"round": board.generation, "amounts": amounts}})

    take_moves(case())

    assert board.plan == make_plan(SHARE, replace(FALL, amount=-0.3))


@pytest.mark.parametrize(
    "amounts",
    [
        {f"-{'0' * count}1": [Kind.CHANGE, -0.3] for count in range(12)},  # each the last of a list
        {f"{'0' * count}0": [Kind.CHANGE, -0.3] for count in range(1, 12)},
        {"7": [Kind.CHANGE, -0.3], "x": [Kind.CHANGE, -0.3], "\u0660": [Kind.CHANGE, -0.3]},
        *({"0": [Kind.CHANGE, amount]} for amount in (float("nan"), float("inf"), "-inf")),
    ],
)
def test_what_a_browser_says_of_sliders_that_are_not_there_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, amounts: dict[str, object]
) -> None:
    """Taken for a place from behind, each doubled the scenarios: forty took all memory of the process."""
    board = begin(monkeypatch, FALL, FALL)
    monkeypatch.setitem(st.session_state, LIVE, {"moved": {"round": board.generation, "amounts": amounts}})

    take_moves(case())

    assert board.plan == make_plan(FALL, FALL)


@pytest.mark.parametrize("number", [-1, -2, 2, 10**9, "0", None])
def test_a_number_typed_beside_a_slider_that_is_not_there_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, number: object
) -> None:
    board = begin(monkeypatch, FALL, FALL)

    type_in(monkeypatch, board, "-0,3", number=number)  # type: ignore[arg-type]

    assert (board.plan, board.wish, board.doubt) == (make_plan(FALL, FALL), None, "")
