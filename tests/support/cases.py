"""A case of "Was wäre, wenn" made by hand: three districts and two cities, one indicator in per cent, two targets."""

from content.catalogue import Indicator, Region
from content.judgement import IndicatorTrend
from domain.change import Direction
from domain.forecast import UNIVERSAL_FACTORS
from domain.trend import Peers, Trend
from features.scenario.assumptions import Case, NaturalUnit
from features.targets.assessment import Background
from features.targets.published import PublishedTarget

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
    lead_districts="",
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
TODAY = 2023
COURSE = IndicatorTrend(Trend(2021, 9.0, 0.1, 0.2, 2011, 11), Peers(0.1, 0.2, 0.1), UNIVERSAL_FACTORS, None, 1)


def make_aim(key: str, value: float, year: int | None, level: str = "state", name: str = "") -> PublishedTarget:
    """A target of a larger territory for the indicator of the case."""
    by, document = ("Landtag", "Plan") if level == "state" else ("Bund", "Gesetz")
    return PublishedTarget(
        key, level, False, "poverty", name, value, "%", year, None, None, "binding", by, document, True, ""
    )


TARGETS = (
    make_aim("less", 7.0, 2030, name="Weniger Armut"),
    make_aim("ever", 9.0, None, "country", "Nie mehr als 9 %"),
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
        Background({"poverty": COURSE}, {}, {}, TODAY),
        TARGETS,
        0.0,
        100.0,
        (2021, 250_000.0),
        "Amt, frei",
        NaturalUnit(100, "Personen"),
        dict.fromkeys(YEARS, "Amt, frei"),
    )
