"""The time frames of measures against today: the bars, what they tell, and the same as a table."""

from collections import Counter
from collections.abc import Sequence

from charts.stages import Span
from content.table import Cell, Table, whole_cell
from domain.measure import MeasureTiming
from features.measures.state import TrackedMeasure, make_state_sign
from features.measures.table import number_measure
from texts import Language


def make_spans(shown: Sequence[TrackedMeasure], language: Language) -> list[Span]:
    """A bar per measure of which a year is named."""
    return [
        Span(
            one.measure.number,
            frame.first_year,
            frame.last_year,
            one.state,
            f"{one.measure.title}\n{one.measure.printed_frame}: {language(f'measures.state.{one.state}')}",
        )
        for one in shown
        if (frame := one.measure.time_frame).first_year or frame.last_year
    ]


def describe_timeline(shown: Sequence[TrackedMeasure], kind: str, language: Language) -> str:
    """How many time frames are over, running and still to come."""
    counts, everyone = Counter(one.timing for one in shown), language("measures.all_of_them")
    told = [
        language(f"measures.frames.{timing}", count=everyone if counts[timing] == len(shown) else counts[timing])
        for timing in (MeasureTiming.OVER, MeasureTiming.WITHIN, MeasureTiming.AHEAD, MeasureTiming.UNNAMED)
        if counts[timing]
    ]
    return f"{number_measure(len(shown), kind, language)}: {language.listed(told)}"


def make_timeline_table(shown: Sequence[TrackedMeasure], language: Language) -> Table:
    """What the bars show, in words."""
    columns = ("measure", "first_year", "last_year", "timing", "state")
    return Table(
        language("measures.timeline_caption"),
        tuple(language(f"measures.column.{name}") for name in columns),
        [
            (
                Cell(one.measure.title),
                whole_cell(one.measure.time_frame.first_year),
                whole_cell(one.measure.time_frame.last_year),
                Cell(language(f"measures.timing.{one.timing}")),
                Cell(sign=make_state_sign(one.state, language)),
            )
            for one in shown
        ],
        numeric=frozenset({1, 2}),
    )
