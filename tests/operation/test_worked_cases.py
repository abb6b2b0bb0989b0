"""The worked cases of the methods (docs/methods.md) as every page, slide, file and embedded chart that shows them reads
them: what was once called on track must be called so nowhere."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from content.slides import BigNumber
from features.bnk.selectors import ask_report
from features.bnk.tables import make_target_cell
from features.deck.indicator import IndicatorContent, make_indicator_slide
from features.embed.selection import make_figure
from features.scenario.assumptions import compute_outcome
from features.scenario.case import make_default_plan
from features.scenario.data import ask_case
from features.scenario.table import make_result_table
from features.scenario.yardstick import describe_judgement, describe_needed
from features.start.data import pick_targets
from features.targets.assessment import Assessment, assess_target, make_verdict_cell
from features.targets.chart import describe_forecast
from features.targets.data import ask_assessments, ask_background, ask_choice
from features.targets.published import PublishedTarget
from features.targets.verdict import count_verdicts, describe_verdict, list_remarks
from features.trends.figure import make_trend_figure
from tests.support.facts import TODAY, read_facts
from texts import CODES, Language
from ui import data

pytestmark = pytest.mark.usefixtures("shipped_database")
PRAISE = ("auf Kurs", "Auf Kurs", "on track", "On track")
HEINSBERG, DUEREN = "05370", "05358"


def aim(indicator: str, value: float, year: int) -> PublishedTarget:
    return PublishedTarget(
        "worked", "district", True, indicator, "Ziel", value, "", year, None, None, "decided", "Kreistag", "Plan",
        True, "",
    )  # fmt: skip


def assess(region: str, target: PublishedTarget, language: Language) -> Assessment:
    indicator = data.ask_indicators(language)[target.indicator_key]
    points = read_facts().points(indicator.key, region)
    return assess_target(indicator, target, points, replace(ask_background(region), today=TODAY))


def tell_everywhere(region_key: str, target: PublishedTarget, language: Language) -> Iterator[str]:
    """What Zielcheck, Was wäre wenn and the slide of the indicator say of a target."""
    found, region = assess(region_key, target, language), data.ask_regions(language)[region_key]
    yield describe_verdict(found, region, language)
    yield from list_remarks(found, language)
    yield describe_forecast(found, found.forecast(0, None), language)
    yield count_verdicts([found], region, language)
    cell = make_verdict_cell(found, language)
    yield cell.sign.word if cell.sign else ""
    case = ask_case(region, found.indicator, language)
    assert case is not None
    case = replace(case, background=replace(case.background, today=TODAY), targets=[target])
    plan = make_default_plan(case)
    yield describe_judgement(case.assessments[target.key], case, language)
    yield describe_needed(case, target, language)
    outcomes = [compute_outcome(draft, case, plan) for draft in plan.drafts]
    table = make_result_table(outcomes, ["A"] * len(outcomes), case, plan, language)
    yield from (one.sign.word for row in table.rows for one in row if one.sign)
    content = IndicatorContent(
        found.indicator, {region_key: found.points}, found, None, (), None, (), "Quelle", "Quelle", {}
    )
    slide = make_indicator_slide(content, region, [], language)
    assert isinstance(slide.number, BigNumber)
    yield slide.title
    yield from slide.facts
    yield slide.notes


@pytest.mark.parametrize("code", CODES)
def test_heinsbergs_greenhouse_gases_make_no_statement_and_need_177_a_year_from_today(code: str) -> None:
    language = Language(code)
    told = list(tell_everywhere(HEINSBERG, aim("greenhouse_gas_emissions", 0, 2035), language))

    assert not any(praise in text for text in told for praise in PRAISE)
    needed = [text for text in told if "177" in text]
    assert any(str(TODAY) in text and "2018" in text for text in needed)
    assert not any(text.count("93.8") + text.count("93,8") for text in told)


@pytest.mark.parametrize("code", CODES)
def test_heinsbergs_own_targets_read_the_same_where_they_come_from_the_database(code: str) -> None:
    language = Language(code)
    region = data.ask_regions(language)[HEINSBERG]
    assert pick_targets(ask_assessments(region, language)) == []  # the start page shows no verdict
    indicator = data.ask_indicators(language)["greenhouse_gas_emissions"]
    chosen = ask_choice(region, indicator, language)[0].key
    asked = {"chart": "target", "region": HEINSBERG, "indicator": indicator.key, "target": chosen}
    finding = make_figure(asked, language).finding
    assert ("keine Aussage" if code == "de" else "no statement") in finding
    cell = make_target_cell(ask_report(HEINSBERG, 2025, language).lines["greenhouse_gas_emissions"], language)
    assert cell.sign and cell.sign.word.startswith("Keine Aussage" if code == "de" else "No statement")
    trend = make_trend_figure(indicator, [region], language)
    assert trend and "2015" not in trend.finding  # another inventory


@pytest.mark.parametrize("code", CODES)
def test_crimes_in_dueren_are_open(code: str) -> None:
    language = Language(code)
    told = list(tell_everywhere(DUEREN, aim("crimes_recorded", 65, 2030), language))

    assert ("ist offen" if code == "de" else "is open") in told[0]
    assert not any(praise in text for text in told for praise in PRAISE)


@pytest.mark.parametrize("code", CODES)
def test_pay_and_nitrogen_make_no_statement(code: str) -> None:
    language = Language(code)
    no_statement = "keine Aussage" if code == "de" else "no statement"
    facts, praised, judged = read_facts(), [], 0
    for key in facts.districts():
        if key.startswith("05") and facts.points("median_pay_ratio_women_men", key):
            told = describe_verdict(
                assess(key, aim("median_pay_ratio_women_men", 90, 2030), language),
                data.ask_regions(language)[key],
                language,
            )
            judged += 1
            secured = "nicht gesichert" if code == "de" else "not secured"
            praised += [] if no_statement in told or secured in told else [told]
    assert praised == [], praised
    assert judged == 53
    told = list(tell_everywhere(HEINSBERG, aim("nitrogen_surplus", 70, 2032), language))
    assert no_statement in told[0]
    assert not any(praise in text for text in told for praise in PRAISE)
    assert any("2,9" in text or "2.9" in text for text in told)  # 17.3 kg in six years
