"""The slide of a scenario: what was observed, where that leads, where assumptions lead, beside a target."""

from collections.abc import Sequence

from charts.palette import REFERENCE, region_colours
from charts.scenario import path_colours
from content.slides import Role, Slide, SlideChart, Strand
from domain.assumption import YearlyChange
from features.deck.chart import LONGEST, Category, along, names_of, places, target_strand, way_strand
from features.deck.scenario_words import Shown, facts, message, notes
from features.scenario.model import needed
from features.scenario.table import finding
from features.scenario.words import goal_label
from texts import Language

KEY = "scenario"


def scenario_slide(shown: Shown, owners: Sequence[str], source: str, language: Language) -> Slide:
    """`owners`: offices responsible; `source` names sources, licences and data year of what was observed."""
    return Slide(
        KEY,
        message(shown, language),
        _chart(shown, language),
        tuple(facts(shown, owners, language)),
        f"{source} {language('deck.scenario.assumed')}",
        "\n".join(notes(shown, language)),
    )


def _chart(shown: Shown, language: Language) -> SlideChart:
    case, until = shown.case, shown.plan.until
    newest = case.newest
    categories = places(max(newest[0] - LONGEST, min(case.points)[0]), newest[0], until, case.breaks)
    own = case.region.key
    strands = [
        Strand(case.region.short_name, along(dict(case.points), categories), region_colours([own])[own], Role.FACT)
    ]
    strands += _trend(shown, categories, language)
    for name, found, colour in zip(shown.marked, shown.outcomes, path_colours(own), strict=False):
        path = dict([newest, *found.result.path])
        strands.append(Strand(name, along(path, categories), colour, Role.ASSUMED))
    if line := shown.line:
        if isinstance(change := needed(case, line), YearlyChange) and line.target.year is not None:
            last = min(line.target.year, until)
            way = {year: change.after(newest[1], year - newest[0]) for year in range(newest[0], last + 1)}
            strands.append(way_strand(way, categories, language))
        strands.append(target_strand(line.target.value, goal_label(line, case, language), categories))
    alt = finding(shown.outcomes, shown.trend, case, shown.plan, language)
    return SlideChart("lines", names_of(categories), tuple(strands), case.indicator.unit, case.indicator.decimals, alt)


def _trend(shown: Shown, categories: Sequence[Category], language: Language) -> list[Strand]:
    path = shown.trend.path
    if not path:
        return []
    edges = {"low": [(one.year, one.low) for one in path], "high": [(one.year, one.high) for one in path]}
    line = [(one.year, one.value) for one in path]
    return [
        Strand(language("whatif.trend"), along(dict(line), categories), REFERENCE, Role.TREND),
        *(
            Strand(language(f"deck.scenario.range_{name}"), along(dict(edge), categories), REFERENCE, Role.RANGE)
            for name, edge in edges.items()
        ),
    ]
