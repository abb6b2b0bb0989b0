"""Every sentence on how a value has gone or how it lies beside a reference, of all districts and indicators, in both
languages, held against the tables of the shipped database: names, years, numbers, direction words, sums."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from features.bnk.model import BnkReport
from features.bnk.selectors import ask_report
from features.bnk.sentence import write_sentence
from features.profile.data import ask_profile
from features.profile.data_age import describe_age
from features.profile.goals import make_goal_blocks
from features.trends.trend import describe_trend
from tests.support.facts import PARTS, Facts, Point, is_printed, read_facts, read_printed, share_out, take_apart
from texts import CODES, Language, texts
from ui import data

pytestmark = pytest.mark.usefixtures("shipped_database")
WAYS = {"steady_rise": 1, "rise": 1, "steady_fall": -1, "fall": -1, "level": 0}
WORDS = {
    1: {"gestiegen", "mehr", "über", "risen", "rose", "more", "above"},
    -1: {"gesunken", "weniger", "unter", "fallen", "fell", "less", "below"},
}


def test_the_words_say_the_direction_that_their_keys_name() -> None:
    ways = {"rise": 1, "steady_rise": 1, "above": 1, "more": 1, "fall": -1, "steady_fall": -1, "below": -1, "less": -1}
    wrong = []
    for code in CODES:
        for key, text in texts(code).items():
            section, _, name = key.rpartition(".")
            if section in ("trends.finding", "bnk.sentence", "whatif.follows") and name in ways:
                words = set(re.findall(r"\w+", text))
                if not words & WORDS[ways[name]] or words & WORDS[-ways[name]]:
                    wrong.append(text)

    assert wrong == [], wrong


@pytest.mark.parametrize("part", range(PARTS))
def test_a_course_is_told_as_the_values_since_the_last_break_went(part: int) -> None:
    facts, wrong = read_facts(), []
    districts = set(facts.districts())
    series = [found for found in sorted(facts.values) if found[1] in districts]
    for _, (indicator, region), language in share_out(series, part):
        told = describe_trend(
            data.ask_indicators(language)[indicator],
            data.ask_regions(language)[region],
            facts.points(indicator, region),
            data.ask_break_years(data.ask_regions(language)[region]).get(indicator, []),
            language,
        )
        if not is_course_true(told, indicator, region, facts, language):
            wrong.append(told)

    assert wrong == [], wrong


def is_course_true(told: str, indicator: str, region: str, facts: Facts, language: Language) -> bool:
    shape, said = take_apart(told, "trends.finding.", language)
    basis = facts.basis(indicator, region)
    year, value = basis[-1]
    name, of = f"name_{language.code}", facts.indicators[indicator]
    if (said["region"], said["indicator"]) != (facts.regions[region][name], of[name]):
        return False
    if int(said["year"]) != year or not is_printed(value, said["value"], language):
        return False
    if shape.startswith("single"):
        return len(basis) == 1 and (shape == "single") == (len(facts.points(indicator, region)) == 1)
    since = int(said["since"])
    run = [one for then, one in basis if then >= since]
    if since not in dict(basis) or (not shape.startswith("steady") and since != basis[0][0]):
        return False
    if WAYS[shape] == 0:
        return is_printed(run[0], said["value"], language)
    first, last = (read_printed(said[name], language)[0] for name in ("first", "value"))
    is_steady = all(WAYS[shape] * (after - before) > 0 for before, after in pairwise(run))
    is_told = is_printed(run[0], said["first"], language) and WAYS[shape] * (last - first) > 0
    return is_told and (not shape.startswith("steady") or (is_steady and len(run) >= 3))


@pytest.mark.parametrize("part", range(PARTS))
def test_what_a_bnk_report_says_adds_up_as_it_is_printed(part: int) -> None:
    facts, wrong = read_facts(), []
    for _, region, language in share_out(facts.districts(), part):
        report = ask_report(region, 2025, language)
        for line in report.lines.values():
            told = write_sentence(line, report, language)
            if told and not is_report_true(told, line.indicator.key, report, facts, language):
                wrong.append(told)

    assert wrong == [], wrong


SECOND = re.compile(r"(?<=\.) (?=Er liegt|Er entspricht|Für \S+ (?:\S+ )?liegt|It is|It equals|There is no value)")


def is_report_true(told: str, indicator: str, report: BnkReport, facts: Facts, language: Language) -> bool:
    course, beside = (*SECOND.split(told), "")[:2]
    points = facts.points(indicator, report.region.key)[-3:]
    if not is_bnk_course_true(course, points, facts.breaks[indicator, report.region.key], language):
        return False
    there = dict(facts.points(indicator, report.reference.key)).get(points[-1][0])
    if facts.indicators[indicator]["is_amount"]:
        return beside == ""
    printed, decimals = read_printed(take_apart(course, "bnk.sentence.", language)[1]["value"], language)
    return is_comparison_true(beside, Decimal(f"{printed:.{decimals}f}"), there, language)


def is_bnk_course_true(told: str, points: list[Point], breaks: set[int], language: Language) -> bool:
    kind, said = take_apart(told, "bnk.sentence.", language)
    (since, first), (year, value) = points[0], points[-1]
    is_broken = any(since < one <= year for one in breaks)
    expected = {"too_few"} if len(points) == 1 else {"break"} if is_broken else {"rise", "fall", "level"}
    if kind not in expected or int(said["year"]) != year or not is_printed(value, said["value"], language):
        return False
    if kind == "too_few":
        return True
    if int(said["since"]) != since:
        return False
    if kind in ("break", "level"):
        return kind == "break" or is_printed(first, said["value"], language)
    before, after, size = (Decimal(str(read_printed(said[name], language)[0])) for name in ("first", "value", "size"))
    relative = RELATIVE.search(said["size"])
    return (
        is_printed(first, said["first"], language)
        and after - before == (size if kind == "rise" else -size)
        and size > 0
        and (relative is not None) == (first != 0)
        and (relative is None or is_printed(100 * (value - first) / abs(first), relative[1], language))
    )


RELATIVE = re.compile(r"\(([−+]?[\d.,]+)\N{NO-BREAK SPACE}%\)")


def is_comparison_true(told: str, own: Decimal, there: float | None, language: Language) -> bool:
    """`own`: the value as the sentence before has printed it."""
    kind, said = take_apart(told, "bnk.sentence.", language)
    if there is None:
        return kind == "no_reference"
    if kind == "equal":
        return is_printed(there, language.number(float(own), -own.as_tuple().exponent), language)  # type: ignore[operator]
    gap, beside = (Decimal(str(read_printed(said[name], language)[0])) for name in ("difference", "value"))
    return is_printed(there, said["value"], language) and own - beside == gap * WAY[kind] and gap > 0


WAY = {"above": 1, "below": -1}


@pytest.mark.parametrize("part", range(PARTS))
def test_an_overview_counts_what_is_better_and_worse_and_how_old_it_is(part: int) -> None:
    facts, wrong = read_facts(), []
    for _, region, language in share_out(facts.districts(), part):
        profile, known = ask_profile(data.ask_regions(language)[region], language), data.ask_indicators(language)
        own = {key: facts.points(key, region) for key, where in facts.values if where == region}
        years = [points[-1][0] for points in own.values()]
        _, said = take_apart(describe_age(profile, language), "overview.age_", language)
        if [int(said[name]) for name in ("count", "first", "last")] != [len(years), min(years), max(years)]:
            wrong.append(said)
        for block in make_goal_blocks(profile, data.ask_sdgs(language), known, "", language):
            keys = [key for key in block.goal.indicator_keys if key in own]
            signs = [sign for key in keys if (sign := find_side(key, region, profile.reference.key, facts)) is not None]
            kind, said = take_apart(block.summary, "overview.summary", language)
            expected = {"count": len(keys), "better": signs.count(1), "worse": signs.count(-1)}
            is_kind = kind == ("" if signs else "_without_reference" if keys else "_none")
            if not is_kind or any(int(said[name]) != count for name, count in expected.items() if name in said):
                wrong.append(block.summary)

    assert wrong == [], wrong


def find_side(indicator: str, region: str, reference: str, facts: Facts) -> int | None:
    """1 where the region is better than the reference in the newest year of both, -1 worse, 0 neither."""
    row = facts.indicators[indicator]
    own, there = (dict(facts.points(indicator, key)) for key in (region, reference))
    years = own.keys() & there.keys()
    if row["is_amount"] or not years:
        return None
    value, beside = own[max(years)], there[max(years)]
    if round(value - beside, facts.decimals(indicator)) == 0 or row["direction"] == "none":
        return 0
    gain = facts.score(indicator, value) - facts.score(indicator, beside)
    return (gain > 0) - (gain < 0)
