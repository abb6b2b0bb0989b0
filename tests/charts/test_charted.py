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
from charts.base import Figure, Look, Mode, Scale, axis, figure
from charts.data_age import data_age_chart
from charts.future import Expectation, Future, Goal, Path
from charts.ranking import MOST_NAMED, Line, ranking_chart
from charts.relation import Side, relation_chart
from charts.scenario import scenario_chart
from charts.stages import Span, Stack, Stage, stacked_chart, timeline_chart
from charts.target import TargetPicture, districts_chart, target_chart
from charts.trend import TrendLine, trend_chart
from tests.support.charted import checked
from texts import Language

LOOK = Look(Language("de"), "light")
SCALE = Scale("%", 1)
RUNS = [[(2015, 9.0)], [(2017, 8.0), (2018, 7.5)]]
LINES = [TrendLine("05370", "Heinsberg", RUNS), TrendLine("05", "NRW", RUNS[1:], is_reference=True)]
GOALS = [Goal("Ziel", 5.0, 2030), Goal("Ziel", 4.0, None)]
AHEAD = [Expectation(2019, 7.0, 6.0, 8.0), Expectation(2020, 6.5, 5.0, 8.0)]
TARGET = TargetPicture("05370", "Heinsberg", RUNS, GOALS, [(2015, 9.0), (2030, 5.0)], AHEAD)
FUTURE = Future("05370", "Heinsberg", RUNS, AHEAD, [Path("Pfad", [(2018, 7.5), (2020, 7.0)])], GOALS[0], 2030)
STAGES = [Stage("done", "●", "erledigt", "#0072B2"), Stage("open", "◇", "ohne Meldung", "")]
SPANS = [Span("1.1", None, 2024, "done", "A"), Span("1.2", 2023, None, "open", "B")]
NRW = Line("NRW", 7.0)


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


def ranked(count: int, look: Look) -> Figure:
    rows = districts(count)
    names = dict.fromkeys(rows["region_key"], "Kreis")
    return ranking_chart(rows, names, ["05370", rows["region_key"].iloc[-1]], [NRW], SCALE, look)


def related(look: Look) -> Figure:
    rows, side = districts(9), Side("Armut", SCALE, NRW)
    names = dict.fromkeys(rows["region_key"], "Kreis")
    return relation_chart(rows, names, ["05370", "05378"], side, side, look)


DRAWN: dict[Callable[..., Figure], list[Callable[[Look], Figure]]] = {
    trend_chart: [lambda look: trend_chart(LINES, SCALE, [2017], look)],
    target_chart: [lambda look: target_chart(TARGET, SCALE, [2017], look)],
    districts_chart: [lambda look: districts_chart(LINES, GOALS, SCALE, [2017], look)],
    scenario_chart: [lambda look: scenario_chart(FUTURE, SCALE, look)],
    ranking_chart: [lambda look: ranked(3, look), lambda look: ranked(MOST_NAMED + 1, look)],
    relation_chart: [related],
    data_age_chart: [lambda look: data_age_chart({2021: 3, 2023: 1}, look)],
    timeline_chart: [lambda look: timeline_chart(SPANS, STAGES, date(2025, 6, 30), look)],
    stacked_chart: [lambda look: stacked_chart([Stack("Schule", {"done": 2, "open": 1})], STAGES, look)],
}


def test_every_chart_of_the_package_is_among_those_checked() -> None:
    modules = [importlib.import_module(f"charts.{module.name}") for module in pkgutil.iter_modules(charts.__path__)]
    found = {
        one
        for module in modules
        for one in vars(module).values()
        if isfunction(one) and one.__module__ != "charts.base" and not one.__name__.startswith("_")
        if one.__annotations__.get("return") == Figure
    }

    assert found == set(DRAWN)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("draw", [draw for draws in DRAWN.values() for draw in draws])
def test_a_chart_is_written_as_plotly_writes_it(draw: Callable[[Look], Figure], mode: Mode) -> None:
    checked(draw(Look(Language("en"), mode)))


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
def test_a_wrong_property_is_found(setting: Figure, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        checked(figure(LOOK, 200, [], xaxis=axis(LOOK, **setting)))


def test_a_page_sends_a_chart_as_it_is() -> None:
    drawn = trend_chart(LINES, SCALE, [], LOOK)
    page = (
        f"from texts import Language\nfrom ui.drawing import draw\ndraw({drawn!r}, 'Finding', 'trend', Language('de'))"
    )
    app = AppTest.from_string(page).run()

    told = json.loads(app.get("bidi_component")[0].proto.bytes)

    assert (told["figure"], told["alt"]) == (drawn, "Finding")
