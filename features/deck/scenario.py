"""The slide of a scenario: what was observed, where that leads, where assumptions lead, beside a target."""

from collections.abc import Sequence

from charts.palette import REFERENCE, choose_region_colours
from charts.scenario import choose_path_colours
from content.slides import Role, Slide, SlideChart, Strand
from domain.assumption import YearlyChange
from features.deck.chart import (
    LONGEST,
    Category,
    join_points,
    make_target_strand,
    make_way_strand,
    name_strands,
    place_decimals,
)
from features.deck.scenario_words import ScenarioContent, describe_message, list_facts, list_notes
from features.scenario.assumptions import compute_needed
from features.scenario.draft import Kind
from features.scenario.table import describe_scenarios
from features.scenario.words import label_target
from texts import Language

KEY = "scenario"


def make_scenario_slide(shown: ScenarioContent, owners: Sequence[str], source: str, language: Language) -> Slide:
    """`owners`: offices responsible; `source` names sources, licences and data year of what was observed."""
    return Slide(
        KEY,
        describe_message(shown, language),
        make_scenario_chart(shown, language),
        tuple(list_facts(shown, owners, language)),
        f"{source} {language('deck.scenario.assumed')}",
        "\n".join(list_notes(shown, language)),
        indicators=(shown.case.indicator.key,),
    )


def make_scenario_chart(shown: ScenarioContent, language: Language) -> SlideChart:
    """A line for what was observed, for the trend with its range and for each assumption; what one of them draws
    already, the trend or the way to the target, has no second line."""
    case, until = shown.case, shown.plan.until
    newest = case.newest
    categories = place_decimals(max(newest[0] - LONGEST, min(case.points)[0]), newest[0], until, case.breaks)
    own = case.region.key
    strands = [
        Strand(
            case.region.short_name,
            join_points(dict(case.points), categories),
            choose_region_colours([own])[own],
            Role.FACT,
        )
    ]
    strands += _trend(shown, categories, language)
    for name, found, colour in zip(shown.marked, shown.outcomes, choose_path_colours(own), strict=False):
        path = dict([newest, *found.result.path])
        strands.append(Strand(name, join_points(path, categories), colour, Role.ASSUMED))
    if aim := shown.aim:
        change = compute_needed(case, aim)
        if isinstance(change, YearlyChange) and aim.year is not None and not _does_assume(Kind.TARGET, shown):
            today, value = case.now
            way = {year: change.after(value, year - today) for year in range(today, min(aim.year, until) + 1)}
            strands.append(make_way_strand(way, categories, language))
        edge = aim.target(case.indicator).edge(newest[1])
        strands.append(make_target_strand(edge, label_target(aim, case, language), categories))
    alt = describe_scenarios(shown.outcomes, case, shown.plan, language)
    return SlideChart(
        "lines", name_strands(categories), tuple(strands), case.indicator.unit, case.indicator.decimals, alt
    )


def _trend(shown: ScenarioContent, categories: Sequence[Category], language: Language) -> list[Strand]:
    path = [one for one in shown.case.forecast.path if one.year <= shown.plan.until]
    if not path:
        return []
    edges = {"low": [(one.year, one.low) for one in path], "high": [(one.year, one.high) for one in path]}
    strands = [
        Strand(language(f"deck.scenario.range_{name}"), join_points(dict(edge), categories), REFERENCE, Role.RANGE)
        for name, edge in edges.items()
    ]
    if not _does_assume(Kind.OWN, shown):
        line = {one.year: one.middle for one in path}
        strands.insert(0, Strand(language("whatif.trend"), join_points(line, categories), REFERENCE, Role.TREND))
    return strands


def _does_assume(kind: Kind, shown: ScenarioContent) -> bool:
    return any(draft.kind is kind for draft in shown.plan.drafts)
