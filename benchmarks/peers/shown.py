"""What every peer shows: four indicators of a district beside two others, the Land and Germany, as charts of ours."""

from functools import lru_cache

import queries
from charts.base import Chart, Look, Scale
from charts.trend import TrendLine, draw_trend
from content import catalogue
from content.catalogue import COUNTRY, Indicator, Region
from content.series import read_points
from features.trends.trend import make_trend_lines
from texts import Language

INDICATORS = ("crimes_recorded", "disposable_income", "municipal_debt", "living_space_per_head")
DISTRICTS = ("05370", "05358", "05334")  # to choose from; all of them are drawn, the chosen one first
RATES = range(-20, 21)  # per year, in tenths of a per cent: stops of the slider
CONFIG = {"displayModeBar": False, "responsive": True}
LOOK = Look(Language("de"), "light")
UNTIL = 2035


@lru_cache
def _ask_known() -> tuple[dict[str, Region], dict[str, Indicator]]:
    return (
        catalogue.read_regions(queries.run_query("regions"), LOOK.language),
        catalogue.read_indicators(queries.run_query("indicators"), LOOK.language),
    )


@lru_cache
def _lines(indicator: str, chosen: str) -> list[TrendLine]:
    keys = [chosen, *(key for key in DISTRICTS if key != chosen), "05", COUNTRY]
    points = read_points(queries.run_query("values", indicator=indicator, regions=keys))
    return make_trend_lines(points, [_ask_known()[0][key] for key in keys], [])


def name(district: str) -> str:
    """What a district is called."""
    return _ask_known()[0][district].name


def chart(indicator: str, chosen: str) -> Chart:
    """An indicator over the years."""
    of = _ask_known()[1][indicator]
    return draw_trend(_lines(indicator, chosen), Scale(of.unit, of.decimals), [], LOOK)


def charts(chosen: str) -> list[Chart]:
    """The four of them."""
    return [chart(indicator, chosen) for indicator in INDICATORS]


def scenario(rate: int) -> Chart:
    """The first indicator, and where its newest value would go with the slider at this stop."""
    drawn = chart(INDICATORS[0], DISTRICTS[0])
    year, value = _lines(INDICATORS[0], DISTRICTS[0])[0].segments[-1][-1]
    years = list(range(year, UNTIL + 1))
    course = [value * (1 + rate / 1000) ** (one - year) for one in years]
    drawn["data"].append({"type": "scatter", "x": years, "y": course, "mode": "lines"})
    drawn["layout"]["xaxis"]["range"] = [years[0] - 15, UNTIL]
    return drawn
