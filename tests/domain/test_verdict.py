"""The verdict on a target beside the worked cases: targets met, without a year, towards a value; age and stability."""

import pytest

from domain.change import Direction
from domain.series import Reason
from domain.target import Target
from domain.trend import Peers
from domain.verdict import Likelihood, Verdict, VerdictWord, judge_target, name_likelihood

FALLING = [(year, 50.0 - 2 * (year - 2015)) for year in range(2015, 2024)]  # 34 in 2023
PEERS = Peers(tide=-2.0, scale=0.3)


def judge(target: Target, today: int = 2024, points: list[tuple[int, float]] = FALLING) -> Verdict:
    return judge_target(points, target, today, peers=PEERS)


def down(value: float, year: int | None = 2030) -> Target:
    return Target(value, Direction.DOWN, year)


def test_the_needed_pace_counts_from_today() -> None:
    assert judge(down(25), today=2024).needed == pytest.approx(9 / 6)
    assert judge(down(25), today=2027).needed == pytest.approx(9 / 3)
    assert judge(down(35)).needed is None


def test_a_target_of_every_year_is_reached_or_tells_nothing() -> None:
    assert judge(down(40, None)).word is VerdictWord.REACHED
    assert judge(down(30, None)).reason is Reason.EVERY_YEAR


def test_a_target_met_with_too_few_values_is_not_secured_and_with_old_ones_no_statement() -> None:
    few = FALLING[-3:]

    assert judge(down(40), points=few).word is VerdictWord.JUST_REACHED
    assert judge(down(40), points=few).reason is None
    assert judge(down(40), 2029, few).word is VerdictWord.NO_STATEMENT
    assert judge(down(30), points=few).reason is Reason.TOO_FEW
    assert judge(down(40), 2029).reason is Reason.TOO_OLD


def test_a_target_year_that_is_over_is_missed_or_still_met() -> None:
    assert judge(down(25, 2024)).reason is Reason.TARGET_YEAR_PAST
    assert judge(down(40, 2020)).word is VerdictWord.REACHED


def test_a_value_older_than_three_years_is_told_only_if_it_is_very_clear() -> None:
    fresh, old, clear = judge(down(25.5), 2026), judge(down(25.5), 2027), judge(down(29), 2027)

    assert fresh.margin == old.margin and 1 / 3 < (fresh.margin or 0) < 1 < (clear.margin or 0)
    assert (fresh.word, fresh.reason) == (VerdictWord.ON_TRACK, None)
    assert (old.word, old.reason) == (VerdictWord.OPEN, Reason.OLD)
    assert clear.word is VerdictWord.ON_TRACK


@pytest.mark.parametrize(
    ("margin", "word"),
    [
        (1.0, Likelihood.VERY_LIKELY),
        (0.99, Likelihood.LIKELY),
        (1 / 3, Likelihood.LIKELY),
        (0.33, Likelihood.OPEN),
        (-0.33, Likelihood.OPEN),
        (-1 / 3, Likelihood.UNLIKELY),
        (-1.0, Likelihood.VERY_UNLIKELY),
    ],
)
def test_words_of_likelihood(margin: float, word: Likelihood) -> None:
    assert name_likelihood(margin) is word


def test_away_is_said_where_five_years_and_the_window_lead_away() -> None:
    rising = [(year, 100.0 - value) for year, value in FALLING]

    assert judge(down(40), points=rising).word is VerdictWord.AWAY
    assert judge(down(5, 2026)).word is VerdictWord.OFF_TRACK


def test_a_target_towards_a_value_is_judged_at_its_nearer_edge() -> None:
    near = Target(90, Direction.TOWARDS, 2030, direction_value=100)
    falling_from_above = [(year, value + 100) for year, value in FALLING]  # 134 in 2023

    assert judge(near, points=falling_from_above).milestone == pytest.approx(110)
    assert judge_target(
        [(year, 95.0) for year, _ in FALLING], near, 2024, peers=Peers(0.0, 0.3)
    ).margin == pytest.approx(5 / 0.3 / (9 / 9) / 7.94 * 18 / 10)


def test_a_break_leaves_the_values_since() -> None:
    assert judge_target(FALLING, down(25), 2024, peers=PEERS, breaks=[2021]).reason is Reason.BREAK
    assert judge_target(FALLING, down(25), 2024, peers=PEERS, breaks=[2017]).reason is None


def test_no_value_no_statement() -> None:
    assert judge(down(25), points=[]).reason is Reason.NO_VALUE
