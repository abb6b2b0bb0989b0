"""One series and one target by all methods, side by side: period, verdict and the numbers behind it."""

from content.links import link_method
from content.table import Cell, Table
from features.targets.assessment import Assessment, make_eurostat_cell, make_linear_cell, make_weather_cell
from features.targets.method_numbers import make_method_numbers
from texts import MISSING, Language


def make_methods_table(found: Assessment, language: Language) -> Table:
    """One series and one target by all methods: period, verdict and the numbers behind it."""
    linear, weather = found.linear, found.weather
    rates = [
        (
            language("check.method.eurostat_window", window=window),
            "eurostat",
            make_eurostat_cell(rate, language),
            make_method_numbers(found, "eurostat", window, language),
        )
        for window, rate in found.eurostat.items()
    ]
    described = [
        (
            language("check.method.linear"),
            "progress",
            make_linear_cell(linear, language),
            make_method_numbers(found, "linear", 5, language),
        ),
        (
            language("check.method.weather"),
            "weather",
            make_weather_cell(weather, language),
            make_method_numbers(found, "weather", 5, language),
        ),
        *rates,
    ]
    columns = ("method", "verdict", "numbers")
    return Table(
        language("check.methods_caption", indicator=found.indicator.name),
        tuple(language(f"check.column.{name}") for name in columns),
        [
            (Cell(name, link=link_method(anchor, language)), cell, Cell(numbers or MISSING))
            for name, anchor, cell, numbers in described
        ],
    )
