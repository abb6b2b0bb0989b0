"""All that the sliders of "Was wäre, wenn" can show, computed before anybody moves one; the browser (ui/assets/live.js)
goes through it without asking. It does not depend on where they stand: so no run of the page touches them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10
from typing import Any

from charts.base import Look, Scale
from charts.end_labels import LINE, LONGEST_LINE, MOST_LINES, EndLabel
from charts.future import Future, FuturePath
from charts.palette import GRID, TEXT
from charts.scenario import PLOT, draw_scenarios, list_end_labels
from domain.course import Point
from domain.scenario import Scenario
from features.scenario.assumptions import Case, compute_outcome, compute_result
from features.scenario.chart import make_future
from features.scenario.draft import RATES, Draft, Kind, Plan
from features.scenario.steps import PERCENT_DECIMALS, list_slider_stops
from features.scenario.words import describe_ending, name_draft, name_drafts
from texts import NO_BREAK, Language

LEAST = 1 / 3  # of the height, for what was observed and is expected
DIGITS = 3  # of a value beyond those that are shown: a hundredth of a pixel
# What the chart takes from the theme as the visitor sees it: light and dark change without another word of ours.
THEME = {TEXT["light"]: "--st-text-color", GRID["light"]: "--st-border-color-light"}

Json = dict[str, Any]  # as JSON holds it


@dataclass(frozen=True)
class Slider:
    """Of the scenario `number`: where it stands at first, its stops, and the result of each."""

    number: int
    draft: Draft
    stops: Sequence[float]
    results: Sequence[Scenario]

    def paths(self, newest: Point) -> list[list[Point]]:
        """The course of each stop from the newest value on."""
        return [[newest, *result.path] for result in self.results]


def list_sliders(case: Case, plan: Plan) -> list[Slider]:
    """Those of the scenarios whose yearly change has bounds."""
    sliders = []
    for number, draft in enumerate(plan.drafts):
        is_rate = draft.kind in RATES
        stops = list_slider_stops(case, draft.kind is Kind.PERCENT, draft.amount) if is_rate else []
        results = [compute_result(replace(draft, amount=stop), case, plan) for stop in stops]
        sliders += [Slider(number, draft, stops, results)] if stops else []
    return sliders


def make_live(case: Case, plan: Plan, language: Language) -> Json:
    """What the browser needs for a plan whose sliders stand where they stood at first."""
    look, scale = Look(language, "light"), Scale(case.indicator.unit, case.indicator.decimals)
    outcomes, sliders = [compute_outcome(draft, case, plan) for draft in plan.drafts], list_sliders(case, plan)
    future = make_future(outcomes, name_drafts(plan, case, language), case, plan, language)
    span = find_axis(future, [slider.paths(case.newest) for slider in sliders])
    plain = [replace(path, name=name_draft(draft, case, language)) for path, draft in _pairs(future, plan)]
    labels = list_end_labels(replace(future, paths=plain), scale, look)
    value = f"{{value}}{NO_BREAK}{scale.label}"
    return {
        "figure": draw_scenarios(future, scale, look, span),
        "theme": THEME,
        "labels": [vars(label) for label in labels],
        "count": len(future.paths),
        "layout": {"span": span, "line": LINE / PLOT, "longest": LONGEST_LINE, "most": MOST_LINES},
        "first": case.newest[0],
        "until": plan.until,
        "hover": language("chart.assumed", name="{name}", year="{year}", value=value),
        "follows": language("whatif.live.follows", until=plan.until, value=f"{{value}}{NO_BREAK}{scale.unit}"),
        "sliders": [_tell(slider, labels[slider.number], case, language) for slider in sliders],
    }


def find_axis(future: Future, paths: Sequence[Sequence[Sequence[Point]]]) -> tuple[float, float]:
    """Lowest and highest value of the axis, in round numbers, for all stops of all sliders: an axis that went along
    with the hand would hide what changes. Where that would leave too little height for what is known, for the middle
    half of the stops; a growth by per cent multiplies itself."""
    known, whole, middle = (
        replace(future, paths=[*still, *(FuturePath("", path) for of in some for path in of)]).extent()
        for still, some in (
            ((), ()),
            (future.paths, paths),
            (future.paths, [of[len(of) // 4 : len(of) - len(of) // 4] for of in paths]),
        )
    )
    low, high = whole if known[1] - known[0] >= LEAST * (whole[1] - whole[0]) else middle
    digits = 1 - floor(log10(high - low))
    return floor(low * 10**digits) / 10**digits, ceil(high * 10**digits) / 10**digits


def _pairs(future: Future, plan: Plan) -> list[tuple[FuturePath, Draft]]:
    return list(zip(future.paths, plan.drafts, strict=True))


def _tell(slider: Slider, label: EndLabel, case: Case, language: Language) -> Json:
    """A slider with the words of each stop; `paths` and `shown` hold the value of each year and how it is written."""
    draft, indicator = slider.draft, case.indicator
    is_percent = draft.kind is Kind.PERCENT
    unit, decimals = ("%", PERCENT_DECIMALS) if is_percent else (indicator.difference_unit, indicator.decimals)
    amounts = [language.number(stop, decimals, signed=True) for stop in slider.stops]
    paths = [[value for _, value in path] for path in slider.paths(case.newest)]
    title = language("whatif.live.title", number=slider.number + 1, unit=unit)
    return {
        "number": slider.number,
        "kind": draft.kind,
        "at": draft.amount,
        "title": title,
        "named": language("whatif.live.named", title=title),
        "exact": language("whatif.live.exact", title=title),
        "said": language(
            "whatif.live.said", amount=f"{{amount}}{NO_BREAK}{unit}", value=f"{{value}}{NO_BREAK}{indicator.unit}"
        ),
        "mark": label.mark,
        "colour": label.colour,
        "stops": slider.stops,
        "amounts": amounts,
        "names": [name_draft(replace(draft, amount=stop), case, language) for stop in slider.stops],
        "paths": [[round(value, indicator.decimals + DIGITS) for value in path] for path in paths],
        "shown": [[language.number(value, indicator.decimals) for value in path] for path in paths],
        "ends": _list_endings(slider.results, case, language),
    }


def _list_endings(results: Sequence[Scenario], case: Case, language: Language) -> Mapping[int, str]:
    """Why the courses that end early do so, by the place of the stop."""
    return {
        place: describe_ending(result, case, language) for place, result in enumerate(results) if result.value is None
    }
