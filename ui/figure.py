"""The charts that stand on their own: each made from its selection alone, on a page as on another website."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from textwrap import shorten

from charts.base import Chart, Look, Scale
from charts.events import EventMark, mark_events
from content.catalogue import Indicator, Region
from content.credit import Credit, read_sources
from content.figure import Figure
from texts import Language
from ui import data

_LONGEST_EVENT = 90  # letters beside a picture


def make_scale(indicator: Indicator) -> Scale:
    """Unit and decimals of its values."""
    return Scale(indicator.unit, indicator.decimals)


def ask_credit(indicator: Indicator, used: Collection[str], years: str, language: Language) -> Credit:
    """What must stand beside values of an indicator from the sources `used`."""
    return Credit(read_sources(data.ask_rows("series", indicator=indicator.key), used, language), indicator.unit, years)


def add_breaks(
    credit: Credit, indicator: Indicator, regions: Sequence[Region], years: Collection[int], language: Language
) -> Credit:
    """With the reason for every change of the basis within the years shown: a picture travels without its page."""
    reasons = data.ask_break_reasons(indicator.key, language, *regions, after=min(years), until=max(years))
    return replace(credit, note=" ".join(filter(None, (credit.note, *reasons))))


def add_events(shown: Figure, marks: Sequence[EventMark], language: Language) -> Figure:
    """With the marks on its time line, and what they mean beside it."""
    if not marks:
        return shown
    listed = "; ".join(f"{mark.sign} {shorten(mark.text, _LONGEST_EVENT, placeholder=' …')}" for mark in marks)
    note = " ".join(filter(None, (shown.credit.note, language("event.note", events=listed))))
    return replace(shown, draw=partial(_draw_marked, shown.draw, marks), credit=replace(shown.credit, note=note))


def _draw_marked(draw: Callable[[Look], Chart], marks: Sequence[EventMark], look: Look) -> Chart:
    return mark_events(draw(look), marks, look)
