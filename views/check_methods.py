"""One series and one target by all methods, side by side: period, verdict and the numbers behind it."""

from texts import MISSING, Language
from views.assessment import Assessment, eurostat_cell, linear_cell, method_link, weather_cell
from views.check import asks_for_a_pace
from views.paces import apart, pace, paces
from views.table import Cell, Table


def methods_table(found: Assessment, language: Language) -> Table:
    """One series and one target by all methods: period, verdict and the numbers behind it."""
    linear, weather = found.linear, found.weather
    rates = [
        (
            language("check.method.eurostat_window", window=window),
            "eurostat",
            eurostat_cell(rate, language),
            _rates(rate.growth, rate.required if found.linear.gap else None, language),
        )
        for window, rate in found.eurostat.items()
    ]
    described = [
        (language("check.method.linear"), "progress", linear_cell(linear, language), _paces(found, language)),
        (language("check.method.weather"), "weather", weather_cell(weather, language), _carried_on(found, language)),
        *rates,
    ]
    columns = ("method", "verdict", "numbers")
    return Table(
        language("check.methods_caption", indicator=found.indicator.name),
        tuple(language(f"check.column.{name}") for name in columns),
        [
            (Cell(name, link=method_link(anchor, language)), cell, Cell(numbers or MISSING))
            for name, anchor, cell, numbers in described
        ],
    )


def _paces(found: Assessment, language: Language) -> str:
    linear = found.linear
    if linear.actual_pace is None:
        return ""
    if not asks_for_a_pace(found):
        return language("check.achieved", pace=pace(linear.actual_pace, found, language))
    return _beside(*paces([linear.actual_pace, linear.original_pace], found, language), language=language)


def _carried_on(found: Assessment, language: Language) -> str:
    recent, left = found.weather.recent, found.weather.gap_left
    if recent is None:
        return ""
    told = language("check.mean", pace=pace(recent.pace, found, language))
    if left is None:
        return told
    share = language.quantity(100 * left, 0, "%")
    return f"{told}; {language('check.gap_left', share=share, year=found.aim.year)}"


def _rates(growth: float | None, required: float | None, language: Language) -> str:
    if growth is None:
        return ""
    known = [100 * rate for rate in (growth, required) if rate is not None]
    told = apart(known, 1, lambda rate, decimals: language.quantity(rate, decimals, "%", signed=True))
    return _beside(*told, language=language)


def _beside(achieved: str, needed: str = "", *, language: Language) -> str:
    told = language("check.achieved", pace=achieved)
    return f"{told}, {language('check.needed', pace=needed)}" if needed else told
