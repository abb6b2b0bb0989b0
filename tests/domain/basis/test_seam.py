"""Seams, the census and repeats, on made-up districts."""

import random
from math import exp

import pytest

from domain.basis.reference_mean import compute_mean, is_close, is_covered
from domain.basis.repeat import share_same_counts, share_same_rates
from domain.basis.seam import Seam, Step, find_census, judge_seam, rank_values

DISTRICTS = [f"{key:05}" for key in range(60)]


def step(level: float, spread: float, seed: int = 1) -> Step:
    chance = random.Random(seed)
    starts = {district: 50 + chance.gauss(0, 10) for district in DISTRICTS}
    return {district: (start, start + level + chance.gauss(0, spread)) for district, start in starts.items()}


USUAL = [step(0.5, 1.0, seed) for seed in (2, 3, 4)]


def test_sources_that_agree_where_they_overlap_are_joined() -> None:
    agreeing = [(10.0, 10.01)] * 30

    assert judge_seam(step(0.5, 1.0), [], agreeing, 0.01, None) is Seam.OVERLAP
    assert judge_seam(step(0.5, 1.0), [], agreeing[1:], 0.01, None) is Seam.UNTESTABLE
    assert judge_seam(step(0.5, 1.0), [], agreeing + [(10.0, 11.0)] * 3, 0.01, None) is Seam.UNTESTABLE


@pytest.mark.parametrize(
    ("found", "seam"), [(step(0.5, 1.0), Seam.FITS), (step(3.0, 1.0), Seam.ODD), (step(0.5, 4.0), Seam.ODD)]
)
def test_a_step_is_held_against_those_within_one_source(found: Step, seam: Seam) -> None:
    assert judge_seam(found, USUAL, [], 0.01, None) is seam
    assert judge_seam(found, USUAL[:2], [], 0.01, None) is Seam.UNTESTABLE
    assert judge_seam(found, USUAL, [], 0.01, -0.9) is Seam.CENSUS
    assert seam.is_break is (seam is Seam.ODD)


def test_a_census_leaves_its_footprint_in_rates_and_densities() -> None:
    chance = random.Random(5)
    correction = {district: exp(chance.gauss(-0.01, 0.02)) for district in DISTRICTS}
    rates = {d: (50.0, 50.0 / correction[d] * exp(chance.gauss(0, 0.005))) for d in DISTRICTS}
    densities = {d: (50.0, 50.0 * correction[d]) for d in DISTRICTS}

    assert find_census(rates, correction, is_count=False) == pytest.approx(-1, abs=0.1)
    assert find_census(rates, correction, is_count=True) is None
    assert find_census(densities, correction, is_count=True) == pytest.approx(1)
    assert find_census(step(0.5, 1.0), correction, is_count=False) is None
    assert find_census({d: rates[d] for d in DISTRICTS[:29]}, correction, is_count=False) is None


def test_counts_that_stand_behind_changing_inhabitants_are_found() -> None:
    inhabitants = dict.fromkeys(DISTRICTS, (100_000.0, 101_000.0))
    before = {district: 5.0 + place / 10 for place, district in enumerate(DISTRICTS)}
    repeated = {district: rate / 1.01 for district, rate in before.items()}

    assert share_same_counts(before, repeated, inhabitants) == 1
    assert share_same_counts(before, before, inhabitants) == 0
    assert share_same_rates(before, before) == 1
    assert share_same_rates(before, repeated) == 0
    assert share_same_counts(before, repeated, {}) is None


def test_a_mean_needs_nearly_all_inhabitants_and_every_weight() -> None:
    inhabitants = {"a": 97.0, "b": 1.0, "c": 2.0}

    assert is_covered(["a", "b"], inhabitants, 100.0)
    assert not is_covered(["a"], inhabitants, 100.0)
    assert not is_covered(["a", "b", "c"], inhabitants, 200.0)
    assert compute_mean({"a": 1.0, "b": 3.0}, inhabitants) == pytest.approx((97 + 3) / 98)
    assert compute_mean({"a": 1.0, "d": 3.0}, inhabitants) is None
    assert compute_mean({}, inhabitants) is None


def test_computed_means_lie_near_the_published_ones_or_are_not_given() -> None:
    assert is_close([(100.9, 100.0)] * 20, 0.01)
    assert is_close([(105.0, 100.0)], 0.01)
    assert is_close([(100.9, 100.0)] * 38 + [(105.0, 100.0)] * 2, 0.01)
    assert not is_close([(100.9, 100.0)] * 37 + [(105.0, 100.0)] * 2, 0.01)


def test_equal_values_share_the_mean_of_their_ranks() -> None:
    assert rank_values([3.0, 1.0, 3.0, 2.0]) == [2.5, 0.0, 2.5, 1.0]
