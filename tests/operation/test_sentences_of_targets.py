"""Every sentence on whether a target is reached, of a made-up target for each district and indicator, and the first
finding of "Was wäre, wenn", held against the tables of the shipped database."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from domain.change import Direction
from features.scenario.assumptions import Case, compute_outcome
from features.scenario.case import make_default_plan
from features.scenario.data import ask_case
from features.scenario.table import describe_scenarios
from features.scenario.words import describe_consequence
from features.targets.assessment import Assessment, assess_target
from features.targets.data import ask_background, ask_yardsticks
from features.targets.published import PublishedTarget
from features.targets.verdict import count_verdicts, describe_verdict, list_remarks
from features.targets.yardsticks import describe_meaning
from tests.support.facts import PARTS, TODAY, Facts, ask, is_printed, read_facts, read_printed, share_out, take_apart
from texts import Language
from ui import data

pytestmark = pytest.mark.usefixtures("shipped_database")
EVERY = 9  # indicators of a district that are held against a target
BETTER = (-0.05, 0.1, 0.3, 0.02, 0.6)  # than the newest value, as a share of it
YEARS = (2030, 2028, None, 2045, 2025)
LIKELY = 1 / 3


def make_target(indicator: str, region: str, number: int, facts: Facts) -> PublishedTarget:
    """Somewhat better or worse than the newest value, ahead, over or for every year."""
    row, (_, value) = facts.indicators[indicator], facts.points(indicator, region)[-1]
    sign = {"up": 1, "down": -1, "towards": 1 if value < (row["direction_value"] or 0) else -1}[row["direction"]]
    wanted = round(value + sign * abs(value) * BETTER[number % len(BETTER)], facts.decimals(indicator))
    return PublishedTarget(
        "made_up", "district", True, indicator, "Ziel", wanted, "", YEARS[number % len(YEARS)], None, None, "decided",
        "Kreistag", "Plan", True, "",
    )  # fmt: skip


def list_assessments(region: str, ninth: int, number: int, facts: Facts, language: Language) -> Iterator[Assessment]:
    known = data.ask_indicators(language)
    background = replace(ask_background(region), today=TODAY)
    mine = [key for key in facts.of_region(region) if facts.indicators[key]["direction"] != "none"]
    for place, key in enumerate(mine[ninth::EVERY]):
        aim = make_target(key, region, number + place, facts)
        yield assess_target(known[key], aim, facts.points(key, region), background)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_verdict_says_what_newest_value_forecast_and_today_bear_out(part: int) -> None:
    facts, wrong = read_facts(), []
    things = [(key, ninth) for key in facts.districts() for ninth in range(EVERY)]
    for number, (key, ninth), language in share_out(things, part):
        region = data.ask_regions(language)[key]
        found = list(list_assessments(key, ninth, number, facts, language))
        if not found:
            continue
        for one in found:
            told = describe_verdict(one, region, language)
            if not is_verdict_true(told, one, key, facts, language):
                wrong.append(told)
            wrong += [remark for remark in list_remarks(one, language) if not is_remark_true(remark, one, language)]
        counted = count_verdicts(found, region, language)
        _, said = take_apart(counted, "check.counted", language)
        parts = [int(part.split(" × ")[0]) for part in said["counts"].split(", ") if " × " in part]
        if sum(parts) != len(found) or int(said.get("count", 1)) != len(found):
            wrong.append(counted)

    assert wrong == [], wrong


@cache
def read_forecasts(_: str) -> dict[tuple[str, str], tuple[int, float, float, float, dict[int, float]]]:
    """Year, newest value, slope, scale and the factor by years ahead, by indicator and region."""
    factors: dict[str, dict[int, float]] = {}
    for indicator, years, factor in ask("""
        SELECT indicator_key, horizon, factor FROM trend_error INNER JOIN indicator USING (indicator_id)"""):
        factors.setdefault(indicator, {})[years] = factor
    return {
        (indicator, region): (year, value, slope, scale, factors[indicator])
        for indicator, region, year, value, slope, scale in ask("""
            SELECT indicator_key, region_key, year, value, slope, scale FROM district_trend
            INNER JOIN indicator USING (indicator_id) INNER JOIN region USING (region_id)""")
    }


def is_verdict_true(  # noqa: PLR0911
    told: str, one: Assessment, region: str, facts: Facts, language: Language
) -> bool:
    kind, said = take_apart(told, "check.sentence.", language)
    key, row = one.indicator.key, facts.indicators[one.indicator.key]
    name = f"name_{language.code}"
    if (said["region"], said["indicator"]) != (facts.regions[region][name], row[name]):
        return False
    points, due, wanted = dict(facts.points(key, region)), one.aim.year, one.aim.value
    assert wanted is not None
    trend = read_forecasts(data.find_database()).get((key, region))
    year, value = (trend[0], trend[1]) if trend else max(points.items())
    is_met = facts.score(key, value) >= facts.score(key, wanted)
    if "value" in said and not is_printed(points[int(said["year"])], said["value"], language):
        return False
    if kind == "unknown":
        rhythm = 1 if one.trend is None else one.trend.rhythm
        is_old = TODAY - year > 4 + rhythm or year + 7 <= TODAY
        return int(said["year"]) == max(points) and (trend is None or is_old)
    if kind in ("reached", "just_reached"):
        margin = measure_margin(key, trend, min(due or 0, year + 7) - year if due and due > year else 5, wanted, facts)
        is_sure = margin is not None and margin >= LIKELY - 1e-6
        return is_met and (int(said["year"]), points[year]) == (year, value) and (kind == "reached") == is_sure
    if kind == "target_year_past":
        return not is_met and due is not None and due <= TODAY and int(said["year"]) == year
    if kind == "every_year":
        return not is_met and due is None and int(said["year"]) == year
    if is_met or due is None or due <= TODAY or trend is None or TODAY - year > 4 + (one.trend or FRESH).rhythm:
        return False
    margin = measure_margin(key, trend, min(7, due - year), wanted, facts, due)
    assert margin is not None
    if kind == "on_track":
        word = "very_likely" if margin >= 1 - 1e-6 else "likely"
        return margin >= LIKELY - 1e-6 and said["likelihood"] == language(f"verdict.likelihood.{word}")
    if kind in ("off_track", "away"):
        basis = facts.basis_until(key, region, year)
        near = next(v for y, v in basis if y >= year - 5)
        is_away = all(facts.score(key, value) < facts.score(key, v) for v in (near, basis[0][1]))
        is_money = row["unit_key"].startswith("eur")
        return margin <= -LIKELY + 1e-6 and (is_money or (kind == "away") == is_away)
    return kind == "open_because" or (kind == "open" and abs(margin) < LIKELY + 1e-6)


class FRESH:
    """A statistic of every year."""

    rhythm = 1


def measure_margin(
    indicator: str,
    trend: tuple[int, float, float, float, dict[int, float]] | None,
    years: int,
    wanted: float,
    facts: Facts,
    due: int | None = None,
) -> float | None:
    """How far the middle of the forecast lies beyond the milestone, in halves of the range; more is better."""
    if trend is None:
        return None
    year, value, slope, scale, factors = trend
    middle = value + slope * sum(0.9**step for step in range(1, years + 1))
    row = facts.indicators[indicator]
    edge = wanted
    if row["direction"] == "towards":  # met on both sides
        edge = row["direction_value"] + abs(wanted - row["direction_value"]) * (
            1 if value > row["direction_value"] else -1
        )
    milestone = edge if due is None else value + (edge - value) * years / (due - year)
    if row["direction"] == "towards" and due is None:
        beyond = abs(wanted - row["direction_value"]) - abs(middle - row["direction_value"])
    else:
        up = row["direction"] == "up" or (row["direction"] == "towards" and value < row["direction_value"])
        beyond = (middle - milestone) * (1 if up else -1)
    return beyond / (scale * factors[years]) if scale * factors[years] else float("inf") * (1 if beyond >= 0 else -1)


def is_remark_true(remark: str, one: Assessment, language: Language) -> bool:
    """The pace needed counts from today, from the value of the year named."""
    try:
        _, said = take_apart(remark.removesuffix("."), "verdict.needed", language)
    except AssertionError:
        return True  # another remark
    assert one.aim.year is not None
    target = one.aim.target(one.indicator)
    value = dict(one.points)[int(said["year"])]
    needed = (target.edge(value) - value) / (one.aim.year - TODAY)
    return int(said["today"]) == TODAY and is_printed(needed, said["amount"], language)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_yardstick_says_how_far_the_newest_value_is_from_what_it_would_mean(part: int) -> None:
    facts, wrong = read_facts(), []
    for _, key, language in share_out(facts.districts(), part):
        known = data.ask_indicators(language)
        for one in ask_yardsticks(data.ask_regions(language)[key], language):
            points = facts.points(one.indicator, key)
            if not points:
                continue
            told = describe_meaning(one, points[-1], known[one.indicator], language)
            if not is_yardstick_true(told, one.indicator, points[-1][1], facts, language):
                wrong.append(told)

    assert wrong == [], wrong


def is_yardstick_true(told: str, indicator: str, value: float, facts: Facts, language: Language) -> bool:
    found = [key for key in ("yardstick.met", "yardstick.missing") if begin(key, language) in told]
    if not found:
        return any(told.startswith(words) for words in ("Nicht zu", "Keine Aussage", "Cannot", "No statement"))
    _, said = take_apart(told[told.rindex(begin(found[0], language)) :], found[0], language)
    wanted = find_meant(told, language)
    if found == ["yardstick.met"]:
        return is_printed(value, said["value"], language)
    gap, _ = read_printed(said["gap"], language)
    is_more = said["side"].split()[-1] == language("yardstick.side.more")  # a unit of two words goes before it
    step = 0.5 * 10 ** -facts.decimals(indicator)
    row = facts.indicators[indicator]
    if row["direction"] == "towards":
        return True
    return abs(value + (gap if is_more else -gap) - wanted) <= 2 * step + 1e-9 and is_more == (row["direction"] == "up")


def begin(key: str, language: Language) -> str:
    """The words of a sentence before its first field."""
    return language(key, value="\0", gap="\0", side="", year="").split("\0")[0]


def find_meant(told: str, language: Language) -> float:
    """The number that the yardstick comes to: the first that one of its sentences leads to."""
    places = [(told.index(words), words) for words in BEGINNINGS[language.code] if words in told]
    return read_printed(told.partition(min(places)[1])[2], language)[0]


BEGINNINGS = {
    "de": ("wären das hier ", "), wären das ", "ist, wären das ", "ziel ist ", "Ziel ist ", "WHO ist "),
    "en": ("that would be ", "The target of the Land is ", " target is ", " guideline is "),
}


@pytest.mark.parametrize("part", range(PARTS))
def test_the_first_finding_of_what_if_starts_from_the_newest_value_and_the_forecast(part: int) -> None:
    facts, wrong = read_facts(), []
    for number, key, language in share_out(facts.districts(), part):
        mine = facts.of_region(key)
        indicator = mine[(7 * number + part) % len(mine)]
        found = ask_case(data.ask_regions(language)[key], data.ask_indicators(language)[indicator], language)
        assert found is not None
        aim = make_target(indicator, key, number, facts) if found.indicator.direction is not Direction.NONE else None
        case = replace(found, background=replace(found.background, today=TODAY), targets=[aim] if aim else [])
        plan = make_default_plan(case)
        outcomes = [compute_outcome(draft, case, plan) for draft in plan.drafts]
        told = describe_scenarios(outcomes, case, plan, language)
        if not is_finding_true(told, case, facts, language):
            wrong.append(told)
        wrong += [
            follows
            for one in outcomes
            if not is_future(follows := describe_consequence(one, case, plan, language), case, language)
        ]

    assert wrong == [], wrong


def is_finding_true(told: str, case: Case, facts: Facts, language: Language) -> bool:
    kind, said = take_apart(told, "whatif.finding.", language)
    key, region, name = case.indicator.key, case.region.key, f"name_{language.code}"
    year, value = facts.points(key, region)[-1]
    named = (said["region"], said["indicator"]) == (facts.regions[region][name], facts.indicators[key][name])
    if not named or int(said["year"]) != year or not is_printed(value, said["value"], language):
        return False
    if "until" in said and int(said["until"]) <= TODAY:
        return False
    trend = read_forecasts(data.find_database()).get((key, region))
    if kind.endswith("_trend"):
        assert trend is not None
        ahead = int(said["until"]) - trend[0]
        middle = trend[1] + trend[2] * sum(0.9**step for step in range(1, ahead + 1))
        low = 0.0 if case.lower is None else case.lower
        cut = (max(low, middle) if case.lower is not None else middle, case.upper)
        middle = cut[0] if cut[1] is None else min(cut)  # type: ignore[type-var]
        if trend[0] != year or not is_printed(middle, said["trend"], language):
            return False
    if "high" in said and "low" in said:
        ends = [read_printed(said[end], language)[0] for end in ("low", "high")]
        return ends[0] < ends[1] and any(is_printed(value, said[end], language) for end in ("low", "high"))
    return True


def is_future(told: str, case: Case, language: Language) -> bool:
    """Nothing is said to be reached in a year that is over."""
    for key in ("whatif.reach.year", "whatif.reach.late"):
        begins, _, _ = language(key, newest=case.newest[0], year="\0", due="").partition("\0")
        if begins in told:
            return int(re.findall(r"\d{4}", told.partition(begins)[2])[0]) >= TODAY
    return True
