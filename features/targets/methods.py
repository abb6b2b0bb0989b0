"""One series and one target by all methods, side by side: period, verdict and the numbers behind it."""

from content.links import method_link
from content.table import Cell, Table
from features.targets.assessment import Assessment, eurostat_cell, linear_cell, weather_cell
from features.targets.method_numbers import numbers_behind
from texts import MISSING, Language


def methods_table(found: Assessment, language: Language) -> Table:
    """One series and one target by all methods: period, verdict and the numbers behind it."""
    linear, weather = found.linear, found.weather
    rates = [
        (
            language("check.method.eurostat_window", window=window),
            "eurostat",
            eurostat_cell(rate, language),
            numbers_behind(found, "eurostat", window, language),
        )
        for window, rate in found.eurostat.items()
    ]
    described = [
        (
            language("check.method.linear"),
            "progress",
            linear_cell(linear, language),
            numbers_behind(found, "linear", 5, language),
        ),
        (
            language("check.method.weather"),
            "weather",
            weather_cell(weather, language),
            numbers_behind(found, "weather", 5, language),
        ),
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
