"""A case of "Was wäre, wenn" made by hand: three districts and two cities, one indicator in per cent, two targets."""

from content.catalogue import Indicator, Region
from domain.change import Direction
from domain.target import Target
from features.scenario.model import Case, NaturalUnit, ScenarioTarget

REGIONS = {
    "DE": Region("DE", "country", "Deutschland", "Deutschland"),
    "05370": Region("05370", "district", "Kreis Heinsberg", "Heinsberg"),
    "05358": Region("05358", "district", "Kreis Düren", "Düren"),
    "05362": Region("05362", "district", "Rhein-Erft-Kreis", "Rhein-Erft"),
    "05111": Region("05111", "independent_city", "Stadt Düsseldorf", "Düsseldorf"),
    "05112": Region("05112", "independent_city", "Stadt Duisburg", "Duisburg"),
}
YEARS = range(2011, 2022)
INDICATOR = Indicator(
    key="poverty",
    name="Armut",
    short_name="Armut",
    lead_position=None,
    unit="%",
    short_unit="%",
    difference_unit="%-Punkte",
    is_amount=False,
    decimals=1,
    direction=Direction.DOWN,
    direction_value=None,
    definition="",
    definition_version="",
    note="",
    variant_of=None,
    bnk_criterion=None,
    first_year=2011,
    last_year=2021,
    region_count=5,
    district_count=5,
    ranked_count=5,
    observation_count=55,
)
TARGETS = (
    ScenarioTarget("less", "state", "Weniger Armut", "Landtag", "Plan", "", Target(7.0, Direction.DOWN, 2030)),
    ScenarioTarget("ever", "country", "Nie mehr als 9 %", "Bund", "Gesetz", "", Target(9.0, Direction.DOWN)),
)


def case() -> Case:
    """Heinsberg rises by 0.1 to 9.0, Düren falls by 0.5 and Rhein-Erft by 0.2 a year; Duisburg falls fastest."""
    return Case(
        INDICATOR,
        REGIONS["05370"],
        REGIONS,
        [(year, round(8.0 + 0.1 * (year - 2011), 1)) for year in YEARS],
        [],
        {
            "05370": [(year, round(8.0 + 0.1 * (year - 2011), 1)) for year in YEARS],
            "05358": [(year, round(15.0 - 0.5 * (year - 2011), 1)) for year in YEARS],
            "05362": [(year, round(12.0 - 0.2 * (year - 2011), 1)) for year in YEARS],
            "05111": [(year, 9.0) for year in YEARS],
            "05112": [(year, round(30.0 - 1.0 * (year - 2011), 1)) for year in YEARS],
        },
        TARGETS,
        0.0,
        100.0,
        0.1,
        (2021, 250_000.0),
        "Amt, frei",
        NaturalUnit(100, "Personen"),
        dict.fromkeys(YEARS, "Amt, frei"),
    )
