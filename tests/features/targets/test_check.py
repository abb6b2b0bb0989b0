"""Targets from rows to words: whose they are, which can be measured, what the methods beside the verdict say."""

import re
from dataclasses import replace

import pytest

import queries
from content import catalogue
from content.catalogue import Indicator, Region
from content.links import link_method
from content.rounding import write_apart
from content.series import read_series
from domain.methods.eurostat_pace import EurostatPace, Pace
from domain.methods.progress import Base, Progress, Status
from domain.methods.weather import Recent, Symbol, Weather, WeatherRule
from domain.series import Reason
from features.about.methods import read_sections
from features.targets.assessment import (
    Assessment,
    Background,
    assess_target,
    make_eurostat_cell,
    make_linear_cell,
    make_silent_cell,
    make_weather_cell,
)
from features.targets.chart import make_target_marks
from features.targets.methods import make_methods_table
from features.targets.paces import describe_pace
from features.targets.published import (
    PublishedTarget,
    describe_owner,
    make_context_table,
    read_targets,
    select_measurable,
    select_unmeasurable,
)
from settings import METHODS
from tests.support.built import build_small_world
from tests.support.small_world import REFERENCE, TARGETS
from texts import CODES, Language

BACKGROUND = Background({}, {}, {}, today=2026)


@pytest.fixture
def small(request: pytest.FixtureRequest) -> None:
    build_small_world(**getattr(request, "param", {}))


def indicator(key: str, language: Language) -> Indicator:
    return catalogue.read_indicators(queries.run_query("indicators"), language)[key]


def region(key: str, language: Language) -> Region:
    return catalogue.read_regions(queries.run_query("regions"), language)[key]


def aims_of(key: str, language: Language, pledges: bool = False) -> list[PublishedTarget]:
    return read_targets(queries.run_query("targets_of_region", region=key), pledges, language)


def emissions(language: Language, base_year: int | None = None) -> Assessment:
    (aim,) = (aim for aim in aims_of("05370", language) if aim.key == "heinsberg_climate_neutral_2035")
    points = read_series(queries.run_query("histories", regions=["05370"]))["greenhouse_gas_emissions"]
    return assess_target(indicator("greenhouse_gas_emissions", language), aim, points, BACKGROUND, base_year)


@pytest.mark.usefixtures("shipped_database")
def test_one_series_four_verdicts(german: Language) -> None:
    found = emissions(german)
    signs = [
        (row[1].sign.word, row[1].note, row[2].text) for row in make_methods_table(found, german).rows if row[1].sign
    ]

    assert signs[0] == ("Keine Aussage: zu wenige Werte", "", "–")
    assert signs[1:] == [
        ("auf Kurs", "2015–2018, 3 Werte, vorläufig", "erreicht −208 je Jahr, nötig −111"),
        ("keine Aussage", "weil im Zeitraum zu wenige Werte liegen", "–"),
        ("keine Aussage", "weil kein Prozentsatz auf null führt", "erreicht −10,4 % je Jahr".replace(" %", "\u00a0%")),
        ("keine Aussage", "weil kein Prozentsatz auf null führt", "–"),
    ]
    from_2017 = make_methods_table(emissions(german, 2017), german).rows[1]
    assert (from_2017[1].sign and from_2017[1].sign.word, from_2017[2].text) == (
        "zu langsam",
        "erreicht −51 je Jahr, nötig −91",
    )


@pytest.mark.usefixtures("shipped_database")
def test_the_linear_pace_can_start_from_each_year_since_the_last_break_but_the_newest(german: Language) -> None:
    (aim,) = (aim for aim in aims_of("05370", german) if aim.key == "heinsberg_climate_neutral_2035")
    points = read_series(queries.run_query("histories", regions=["05370"]))["greenhouse_gas_emissions"]
    since = replace(BACKGROUND, breaks={"greenhouse_gas_emissions": [2017]})

    assert emissions(german).bases == [2015, 2017]
    assert assess_target(indicator("greenhouse_gas_emissions", german), aim, points, since).bases == [2017]


@pytest.mark.usefixtures("shipped_database")
def test_a_target_of_germany_is_named_as_such_and_not_as_one_of_the_district(german: Language) -> None:
    found = aims_of("05358", german)
    lines = select_measurable(found, catalogue.read_indicators(queries.run_query("indicators"), german), {})
    (neutral,) = (aim for aim in found if aim.key == "ksg_2045")

    assert describe_owner(neutral, german) == "Ziel des Bundes, Gesetz"
    assert lines == {}  # Heinsberg's target is none of Düren's, and those of Germany are no lines of a district
    rest = make_context_table(select_unmeasurable(found, lines), "x", german)
    assert all(row[4].note for row in rest.rows)
    assert not {aim.key for aim in found} & {aim.key for aim in aims_of("05370", german) if aim.is_own_region}


@pytest.mark.usefixtures("shipped_database")
def test_pledges_are_shown_only_when_asked_for_and_called_pledges(german: Language) -> None:
    without = aims_of("05358", german)
    pledges = [aim for aim in aims_of("05358", german, pledges=True) if aim not in without]

    assert len(pledges) == 16
    assert {describe_owner(aim, german) for aim in pledges} == {"Wahlversprechen"}
    assert not any(aim.usable for aim in pledges)


@pytest.mark.usefixtures("shipped_database")
def test_the_nearest_level_comes_first_and_targets_of_the_parent_reach_the_city(german: Language) -> None:
    particulates = [aim.level for aim in aims_of("05370", german) if aim.indicator_key == "air_pollution_pm10"]

    assert particulates == ["eu", "who"]
    assert "staedteregion_aachen_co2_neutral_2030" in {aim.key for aim in aims_of("05334002", german)}


OWN_BASE = TARGETS + (
    "half,05370,district,poverty,Halb,Half,4,%,%,2030,8,2020,decided,Kreistag,Council,Plan,S. 3,line,,\n"
    "sometime,DE,country,poverty,Nie,Never,5,%,%,,,,law,Bundestag,Bundestag,Gesetz,,line,Nur grob,Only roughly\n"
)


@pytest.mark.parametrize("code", CODES)
def test_every_verdict_and_every_reason_has_words_and_a_heading(code: str) -> None:
    language = Language(code)
    recent = Recent(2016, 2021, 4, 1.0, 1.0)
    cells = [
        make_linear_cell(Progress(status, year=2021), language)
        for status in Status
        if status is not Status.NO_STATEMENT
    ]
    cells += [
        make_weather_cell(Weather(symbol, rule=WeatherRule.BY_YEAR, recent=recent), language) for symbol in Symbol
    ]
    cells += [make_eurostat_cell(EurostatPace(one, base_year=2016, year=2021), language) for one in Pace]
    cells += [make_silent_cell(reason, language) for reason in Reason]
    cells += [make_linear_cell(Progress(Status.NO_STATEMENT, reason), language) for reason in Reason]
    anchors = set(re.findall(r'<a id="([^"]+)"></a>', METHODS.read_text(encoding="utf-8")))

    assert {cell.sign.link.partition("#")[2] for cell in cells if cell.sign} <= anchors
    assert all(cell.sign and cell.sign.word and cell.sign.shape and cell.note for cell in cells)
    assert len({cell.sign.shape for cell in cells if cell.sign}) == len(Status) + len(Symbol) + len(Pace)
    assert link_method("basics", Language("en")) == "methoden?lang=en#en-basics"


@pytest.mark.usefixtures("small")
def test_a_pace_towards_a_value_has_the_sign_of_the_change(german: Language) -> None:
    parity = indicator("parity", german)
    (less, *_) = aims_of("05370", german)
    below = assess_target(parity, less, [(2019, 40.0), (2021, 44.0)], BACKGROUND)
    above = assess_target(parity, less, [(2019, 60.0), (2021, 56.0)], BACKGROUND)

    assert [describe_pace(found.linear.actual_pace, found, german, unit=False) for found in (below, above)] == [
        "+2,0",
        "−2,0",
    ]


TWO_YEARS = (
    TARGETS + "due_2020,05370,district,poverty,Bis 2020,By 2020,9,%,%,2020,,,decided,Kreistag,Council,Plan,,line,,\n"
    "due_2035,05370,district,poverty,Bis 2035,By 2035,3,%,%,2035,,,decided,Kreistag,Council,Plan,,line,,\n"
    "due_2030,05370,district,poverty,Bis 2030,By 2030,6,%,%,2030,,,decided,Kreistag,Council,Plan,,line,,\n"
    "wish_2025,05370,district,poverty,Wunsch,Wish,5,%,%,2025,,,guideline,Kreistag,Council,Plan,,line,,\n"
)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("small", [{"targets": TWO_YEARS}], indirect=True)
@pytest.mark.parametrize(
    ("newest", "first"),
    [
        (2021, "due_2030"),  # 2020 has passed, 2030 is nearer than 2035; what is only proposed does not go before it
        (2030, "due_2035"),
        (2040, "due_2035"),  # all have passed: the one due last
    ],
)
def test_of_several_target_years_the_nearest_ahead_is_held_against(newest: int, first: str, german: Language) -> None:
    points = {"poverty": [(2018, 9.5), (newest, 8.0)]}
    lines = select_measurable(aims_of("05370", german), {"poverty": indicator("poverty", german)}, points)

    keys = [aim.key for aim in lines["poverty"]]
    assert keys[0] == first
    assert sorted(keys) == ["due_2020", "due_2030", "due_2035", "less_poverty", "wish_2025"]  # all can be chosen


AMOUNT = {
    "units": REFERENCE["units.csv"] + "persons,Personen,persons,Personen,persons,amount\n",
    "indicators": REFERENCE["indicators.csv"].replace("Poverty,percent,1,down,,0,100", "Poverty,persons,1,down,,0,100"),
    "targets": TARGETS + "due_amount,05370,district,poverty,X,X,5,%,%,2030,,,decided,Kreistag,Council,Plan,,line,,\n",
}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("small", "keys"), [(AMOUNT, {"due_amount"}), ({}, {"less_poverty"})], indirect=["small"])
def test_the_amount_of_a_larger_territory_is_no_line_for_a_district(keys: set[str], german: Language) -> None:
    assert {aim.key for aim in aims_of("05370", german) if aim.usable} == keys
    assert {aim.key for aim in aims_of("05", german) if aim.usable} == {"less_poverty"}  # its own it is


def parity(value: float, language: Language) -> PublishedTarget:
    (less, *_) = aims_of("05370", language)
    return replace(less, key="half", indicator_key="parity", value=value, year=2030)


@pytest.mark.usefixtures("small")
def test_districts_on_both_sides_of_the_wanted_value_see_both_edges(german: Language) -> None:
    aim, given = parity(48.0, german), indicator("parity", german)

    assert [goal.value for goal in make_target_marks(aim, given, [40.0, 61.0, 44.0], german)] == [48.0, 52.0]
    assert [goal.value for goal in make_target_marks(aim, given, [40.0, 44.0], german)] == [48.0]


def test_what_differs_never_looks_the_same_and_what_is_not_zero_never_like_zero(german: Language) -> None:
    assert write_apart([1.04, 1.02], 1, german.number) == ["1,04", "1,02"]
    assert write_apart([1.04, 1.04], 1, german.number) == ["1,0", "1,0"]  # equal numbers may look alike
    assert write_apart([0.3, 0.1 + 0.2], 1, german.number) == ["0,3", "0,3"]  # as is the noise of the arithmetic
    assert write_apart([0.004, 1.0], 1, german.number) == ["0,004", "1,000"]
    assert write_apart([0.0, 1.0], 1, german.number) == ["0,0", "1,0"]


def test_the_methods_are_read_section_by_section() -> None:
    text = METHODS.read_text(encoding="utf-8")
    german, english = read_sections(text, "de"), read_sections(text, "en")

    assert [(one.anchor[3:], one.level) for one in german] == [(one.anchor[3:], one.level) for one in english]
    assert {one.level for one in german} == {2, 3}
    (reasons,) = (one.reasons for one in german if one.anchor == "de-reasons")
    assert {key for key, _, _ in reasons} == {f"de-reason-{reason}" for reason in Reason}
    assert all(Language(code)(f"check.base.{base}", year=2015) for base in Base for code in CODES)
