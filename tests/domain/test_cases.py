"""Every worked case of the judgement methods (data/cases.csv): complete inputs, expected results as printed there."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.basis.noise import draw_noise, measure_noise
from domain.change import Direction
from domain.correlation import strength
from domain.forecast import make_forecast
from domain.relative_change import compare_change
from domain.standing import rank_districts
from domain.target import Target
from domain.trend import Peers, measure_trend
from domain.verdict import judge_target

Json = dict[str, Any]


def forecast(given: Json) -> Json:
    trend = measure_trend(points(given), peers(given))
    found = make_forecast(trend, points(given)[-1][0], factors(given), lower=given["lower"], upper=given["upper"])
    years = {str(one.year - points(given)[-1][0]): [one.middle, one.low, one.high] for one in found.path}
    return {horizon: years[horizon] for horizon in map(str, given["horizons"])}


def move(given: Json) -> Json:
    own = measure_noise(given["relative_series"])
    noise = draw_noise(own, len(given["relative_series"]) - 2, given["class_noise"])
    assert round(noise, 6) == given["sigma"]
    found = compare_change(given["own_change"], given["other_changes"], noise, Direction(given["direction"]))
    assert found
    return {
        "word": found.word,
        "z_own": found.z_own,
        "z_relative": found.z_relative,
        "percentile": found.percentile,
        "unusual": found.unusual,
        "notable": found.notable,
    }


def rank(given: Json) -> Json:
    found = rank_districts([(given["value"], given["sigma"]), *given["others"]], Direction(given["direction"]))[0]
    band = "..".join(found.fifths or ("not_distinguishable",))
    return {"rank": found.rank, "best": found.best, "worst": found.worst, "band": band}


def verdict(given: Json) -> Json:
    target = Target(given["target"], Direction(given["direction"]), given["target_year"])
    found = judge_target(
        points(given),
        target,
        given["today"],
        peers=peers(given),
        factors=factors(given),
        breaks=given.get("breaks", ()),
        rhythm=given.get("rhythm", 1),
    )
    return {
        "year": found.year,
        "value": found.value,
        "word": found.word,
        "reason": found.reason,
        "r": found.margin,
        "likelihood": found.likelihood,
        "until": found.until,
        "milestone": found.milestone,
        "needed_from_today": found.needed,
        "r_without_newest": found.margin_before,
        "votes": found.votes and list(found.votes),
    }


def points(given: Json) -> list[tuple[int, float]]:
    return [(year, value) for year, value in given["points"]]


def peers(given: Json) -> Peers:
    return Peers(given["tide"], given["class_median"], given["step"])


def factors(given: Json) -> dict[int, float]:
    return {int(horizon): factor for horizon, factor in given["factors"].items()}


CASES = list(csv.DictReader((Path(__file__).parent / "data" / "cases.csv").open(encoding="utf-8")))
COMPUTED: dict[str, Callable[[Json], Any]] = {
    "projection": forecast,
    "mover": move,
    "rank": rank,
    "verdict": verdict,
    "correlation": lambda given: strength(given["r"], given["n"], 0),
}


def round_numbers(found: Any) -> Any:
    """Numbers as the cases print them: with six decimals at most."""
    if isinstance(found, dict):
        return {key: round_numbers(one) for key, one in found.items()}
    if isinstance(found, list):
        return [round_numbers(one) for one in found]
    return round(found, 6) if isinstance(found, float) else found


def test_there_are_57_cases_of_five_kinds() -> None:
    assert len(CASES) == 57
    assert {case["kind"] for case in CASES} == set(COMPUTED)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_case_comes_out_as_worked(case: dict[str, str]) -> None:
    found, expected = COMPUTED[case["kind"]](json.loads(case["input"])), json.loads(case["expected"])

    if case["kind"] == "mover":  # the inputs are printed with six decimals, what was expected came from all of theirs
        expected = {key: pytest.approx(one, rel=5e-4) if type(one) is float else one for key, one in expected.items()}
        assert found == expected
    else:
        assert round_numbers(found) == expected
