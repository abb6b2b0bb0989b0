"""What a scenario starts from, asked once per build."""

from collections.abc import Sequence

from charts.base import Look
from charts.events import EventMark, mark_events
from content.catalogue import Indicator, Region, find_prefix
from features.compare.peers import find_kind_home
from features.scenario.assumptions import Case
from features.scenario.case import make_case
from features.scenario.draft import Plan
from features.scenario.live import make_live
from features.targets.data import ask_background, ask_choice
from texts import Language
from ui.data import ask, ask_break_years, ask_regions, keep_answers
from ui.drawing import write_drawing


def ask_live(case: Case, begun: Plan, generation: int, marks: Sequence[EventMark], language: Language) -> bytes:
    """What the sliders show and their chart (`make_live`), as the browser is told it; with another `generation` the
    sliders begin anew. `marks` are the events on its time line."""
    return _ask_live(case.region, case.indicator, begun, generation, marks, language)


@keep_answers(300)
def _ask_live(
    region: Region,
    indicator: Indicator,
    begun: Plan,
    generation: int,
    marks: Sequence[EventMark],
    language: Language,
) -> bytes:
    case = ask_case(region, indicator, language)
    assert case is not None  # it has been asked for, or there were no sliders
    alt = f"{language('embed.title.whatif')} ({case.region.name}, {case.indicator.name})"
    live = make_live(case, begun, language)
    figure = mark_events(live["figure"], marks, Look(language, "light"))
    return write_drawing({**live, "figure": figure, "alt": alt, "round": generation}, language)


@keep_answers(300)
def ask_case(region: Region, indicator: Indicator, language: Language) -> Case | None:
    """All that "Was wäre, wenn" needs of a region and an indicator; None without a value."""
    known = ask_regions(language)
    home = find_prefix(find_kind_home(region, known))
    frames = {
        "values": ask("values", indicator=indicator.key, regions=(region.key,)),
        "population": ask("values", indicator="population", regions=(region.key,)),
        "district_values": ask("district_values", indicator=indicator.key, state=home),
        "district_breaks": ask("district_breaks", indicator=indicator.key, state=home),
        "scenario_basis": ask("scenario_basis", indicator=indicator.key),
        "sources": ask("sources"),
    }
    breaks = ask_break_years(region).get(indicator.key, [])
    background, targets = ask_background(region.key), ask_choice(region, indicator, language)
    return make_case(indicator, region, known, breaks, frames, language, background=background, targets=targets)
