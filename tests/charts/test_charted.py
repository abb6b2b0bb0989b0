"""Every chart is a figure as plotly writes it, and goes to the page as it is."""

import importlib
import json
import pkgutil
from collections.abc import Callable
from datetime import date
from inspect import isfunction

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import charts
from charts.base import Chart, Look, Mode, Scale, make_axis, make_chart
from charts.data_age import draw_data_age
from charts.events import EventMark, mark_events
from charts.future import ExpectedYear, Future, FuturePath, TargetMark
from charts.ranking import MOST_NAMED, ReferenceLine, draw_ranking
from charts.relation import RelationSide, draw_relation
from charts.scenario import draw_scenarios
from charts.stages import Span, Stack, Stage, draw_stacks, draw_timeline
from charts.target import TargetPicture, draw_districts, draw_target
from charts.trend import TrendLine, draw_trend
from tests.support.charted import check_figure
from texts import Language

LOOK = Look(Language("de"), "light")
SCALE = Scale("%", 1)
RUNS = [[(2015, 9.0)], [(2017, 8.0), (2018, 7.5)]]
LINES = [TrendLine("05370", "Heinsberg", RUNS), TrendLine("05", "NRW", RUNS[1:], is_reference=True)]
GOALS = [TargetMark("Ziel", 5.0, 2030), TargetMark("Ziel", 4.0, None)]
AHEAD = [ExpectedYear(2019, 7.0, 6.0, 8.0), ExpectedYear(2020, 6.5, 5.0, 8.0)]
TARGET = TargetPicture("05370", "Heinsberg", RUNS, GOALS, [(2015, 9.0), (2030, 5.0)], AHEAD)
FUTURE = Future("05370", "Heinsberg", RUNS, AHEAD, [FuturePath("Pfad", [(2018, 7.5), (2020, 7.0)])], GOALS[0], 2030)
STAGES = [Stage("done", "●", "erledigt", "#0072B2"), Stage("open", "◇", "ohne Meldung", "")]
SPANS = [Span("1.1", None, 2024, "done", "A"), Span("1.2", 2023, None, "open", "B")]
NRW = ReferenceLine("NRW", 7.0)


def districts(count: int) -> pd.DataFrame:
    """Rows as those of queries/ranking.sql and queries/relation.sql; the last one is not of the group."""
    keys = [f"05{number}" for number in range(370, 370 + count)]
    return pd.DataFrame(
        {
            "region_key": keys,
            "in_group": [True] * (count - 1) + [False],
            "first_value": np.linspace(1.0, 9.0, count),
            "second_value": range(count),
            "value": np.linspace(1.0, 9.0, count),
            "rank": pd.array([*range(1, count), None], dtype="Int32"),
            "lower_quartile": np.float64(2.5) if count > 4 else None,
            "median": np.float64(5.0),
            "upper_quartile": np.float64(7.5) if count > 4 else None,
        }
    )


def rank_districts(count: int, look: Look) -> Chart:
    rows = districts(count)
    names = dict.fromkeys(rows["region_key"], "Kreis")
    return draw_ranking(rows, names, ["05370", rows["region_key"].iloc[-1]], [NRW], SCALE, look)


def relate_districts(look: Look) -> Chart:
    rows, side = districts(9), RelationSide("Armut", SCALE, NRW)
    names = dict.fromkeys(rows["region_key"], "Kreis")
    return draw_relation(rows, names, ["05370", "05378"], side, side, look)


EVENT = EventMark(2018.5, "▲1", "<b>")
DRAWN: dict[Callable[..., Chart], list[Callable[[Look], Chart]]] = {
    draw_trend: [lambda look: draw_trend(LINES, SCALE, [2017], look)],
    draw_target: [lambda look: draw_target(TARGET, SCALE, [2017], look)],
    draw_districts: [lambda look: draw_districts(LINES, GOALS, SCALE, [2017], look)],
    draw_scenarios: [lambda look: draw_scenarios(FUTURE, SCALE, look)],
    draw_ranking: [lambda look: rank_districts(3, look), lambda look: rank_districts(MOST_NAMED + 1, look)],
    draw_relation: [relate_districts],
    draw_data_age: [lambda look: draw_data_age({2021: 3, 2023: 1}, look)],
    draw_timeline: [lambda look: draw_timeline(SPANS, STAGES, date(2025, 6, 30), look)],
    mark_events: [
        lambda look: mark_events(draw_trend(LINES, SCALE, [2017], look), [EventMark(2018.5, "▲1", "<b>")], look)
    ],
    draw_stacks: [lambda look: draw_stacks([Stack("Schule", {"done": 2, "open": 1})], STAGES, look)],
}


def test_every_chart_of_the_package_is_among_those_checked() -> None:
    modules = [importlib.import_module(f"charts.{module.name}") for module in pkgutil.iter_modules(charts.__path__)]
    found = {
        one
        for module in modules
        for one in vars(module).values()
        if isfunction(one) and one.__module__ != "charts.base" and not one.__name__.startswith("_")
        if one.__annotations__.get("return") == Chart
    }

    assert found == set(DRAWN)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("draw", [draw for draws in DRAWN.values() for draw in draws])
def test_a_chart_is_written_as_plotly_writes_it(draw: Callable[[Look], Chart], mode: Mode) -> None:
    check_figure(draw(Look(Language("en"), mode)))


@pytest.mark.parametrize(
    ("setting", "refused"),
    [
        ({"tickfromat": "d"}, ValueError),
        ({"range": [0.0, float("nan")]}, ValueError),
        ({"title_text": "%"}, AssertionError),
        ({"nticks": None}, AssertionError),
        ({"tickvals": np.array([1, 2])}, TypeError),
    ],
)
def test_a_wrong_property_is_found(setting: Chart, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        check_figure(make_chart(LOOK, 200, [], xaxis=make_axis(LOOK, **setting)))


def test_a_page_sends_a_chart_as_it_is() -> None:
    drawn = draw_trend(LINES, SCALE, [], LOOK)
    call = f"draw_chart({drawn!r}, 'Finding', 'trend', Language('de'))"
    page = f"from texts import Language\nfrom ui.drawing import draw_chart\n{call}"
    app = AppTest.from_string(page).run()

    told = json.loads(app.get("bidi_component")[0].proto.bytes)

    assert (told["figure"], told["alt"]) == (drawn, "Finding")
