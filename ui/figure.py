"""The charts that stand on their own: each made from its selection alone, on a page as on another website."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from charts.base import Scale
from content.catalogue import Indicator, Region
from content.credit import Credit, read_sources
from texts import Language
from ui import data


def make_scale(indicator: Indicator) -> Scale:
    """Unit and decimals of its values."""
    return Scale(indicator.unit, indicator.decimals)


def ask_credit(indicator: Indicator, used: Collection[str], years: str, language: Language) -> Credit:
    """What must stand beside values of an indicator from the sources `used`."""
    return Credit(read_sources(data.ask("series", indicator=indicator.key), used, language), indicator.unit, years)


def add_breaks(
    credit: Credit, indicator: Indicator, regions: Sequence[Region], years: Collection[int], language: Language
) -> Credit:
    """With the reason for every change of the basis within the years shown: a picture travels without its page."""
    reasons = data.ask_break_reasons(indicator.key, language, *regions, after=min(years), until=max(years))
    return replace(credit, note=" ".join(filter(None, (credit.note, *reasons))))
