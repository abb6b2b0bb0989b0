"""Zielcheck from rows to words: the four verdicts on Heinsberg's emissions, every verdict and every reason."""

import re
from dataclasses import replace

import pytest

import queries
from charts.base import Look, Scale
from charts.target import draw_target
from content import catalogue
from content.catalogue import Indicator, Region
from content.links import link_method
from content.rounding import write_apart
from content.series import read_series
from domain.agreement import Disagreement
from domain.course import Point
from domain.eurostat_pace import EurostatPace, Pace
from domain.progress import Base, Progress, Status
from domain.projection import End
from domain.series import Reason
from domain.weather import Recent, Symbol, Weather, WeatherRule
from features.about.methods import read_sections
from features.targets.assessment import (
    Assessment,
    assess_target,
    make_eurostat_cell,
    make_linear_cell,
    make_silent_cell,
    make_weather_cell,
)
from features.targets.chart import (
    NO_DOUBTS,
    describe_trend,
    find_doubts,
    make_expectations,
    make_target_marks,
    make_target_numbers,
    make_target_picture,
)
from features.targets.districts import (
    assess_districts,
    describe_districts,
    describe_districts_remark,
    make_districts_table,
)
from features.targets.methods import make_methods_table
from features.targets.paces import describe_pace, write_amount
from features.targets.published import (
    PublishedTarget,
    describe_demand,
    describe_owner,
    make_context_table,
    read_targets,
    select_measurable,
    select_unmeasurable,
)
from features.targets.verdict import count_verdicts, describe_verdict, list_remarks, make_verdicts_table
from settings import METHODS
from tests.support.built import build_small_world
from tests.support.charted import checked
from tests.support.small_world import REFERENCE, TARGETS
from texts import CODES, Language

FALLING: list[Point] = [(year, 100.0 - 2 * (year - 2014)) for year in range(2014, 2022)]


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
    return assess_target(indicator("greenhouse_gas_emissions", language), aim, points, [], base_year)


@pytest.mark.usefixtures("shipped_database")
def test_one_series_four_verdicts(german: Language) -> None:
    found = emissions(german)
    signs = [
        (row[1].sign.word, row[1].note, row[2].text) for row in make_methods_table(found, german).rows if row[1].sign
    ]

    assert signs == [
        ("auf Kurs", "2015–2018, 3 Werte, vorläufig", "erreicht −208 je Jahr, nötig −111"),
        ("keine Aussage", "weil im Zeitraum zu wenige Werte liegen", "–"),
        ("keine Aussage", "weil kein Prozentsatz auf null führt", "erreicht −10,4 % je Jahr".replace(" %", "\u00a0%")),
        ("keine Aussage", "weil kein Prozentsatz auf null führt", "–"),
    ]
    from_2017 = make_methods_table(emissions(german, 2017), german).rows[0]
    assert (from_2017[1].sign and from_2017[1].sign.word, from_2017[2].text) == (
        "zu langsam",
        "erreicht −51 je Jahr, nötig −91",
    )


@pytest.mark.usefixtures("shipped_database")
def test_the_sentence_for_the_council_and_what_stands_beside_it(german: Language) -> None:
    heinsberg, found = region("05370", german), emissions(german, 2017)

    assert describe_verdict(found, heinsberg, german).replace("\u00a0", " ") == (
        "Vorläufig (2 Werte, zuletzt 2018): Kreis Heinsberg, Treibhausgasemissionen: Beim Tempo seit 2017 wird das "
        "Ziel 2035 (0 Tsd. t CO₂-Äq.) um 728 Tsd. t CO₂-Äq. verfehlt; nötig wären ab 2018 −94 je Jahr, erreicht wurden "
        "−51"
    )
    told = list_remarks(found, german)
    assert told[:2] == [
        "Ausgangsjahr 2017, von Ihnen gewählt.",
        "Vom Wert 2018 an sind bis 2035 −94 je Jahr nötig.",
    ]
    assert told[2].startswith("Ziel des Kreises, beschlossen: Kreis Heinsberg (laut Nachhaltigkeitsbericht)")
    assert told[3].startswith("Vorbehalt: Gemeint ist spätestens 2035 und netto null")


@pytest.mark.usefixtures("shipped_database")
def test_a_target_of_germany_is_named_as_such_and_not_as_one_of_the_district(german: Language) -> None:
    found = aims_of("05358", german)
    lines = select_measurable(found, catalogue.read_indicators(queries.run_query("indicators"), german), {})
    (crimes,) = lines["crimes_recorded"]

    assert describe_owner(crimes, german) == "Ziel des Bundes, beschlossen"
    assert describe_demand(crimes, indicator("crimes_recorded", german), german) == "höchstens 65 bis 2030"
    assert "greenhouse_gas_emissions" not in lines  # Heinsberg's target is none of Düren's
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
    particulates = [
        aim.level for aim in aims_of("05370", german) if aim.indicator_key == "air_pollution_pm10" and aim.usable
    ]

    assert particulates == ["country", "eu", "who"]
    assert "staedteregion_aachen_co2_neutral_2030" in {aim.key for aim in aims_of("05334002", german)}


OWN_BASE = TARGETS + (
    "half,05370,district,poverty,Halb,Half,4,%,%,2030,8,2020,decided,Kreistag,Council,Plan,S. 3,line,,\n"
    "sometime,DE,country,poverty,Nie,Never,5,%,%,,,,law,Bundestag,Bundestag,Gesetz,,line,Nur grob,Only roughly\n"
)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("small", [{"targets": OWN_BASE}], indirect=True)
def test_rows_of_the_table(german: Language) -> None:
    found = aims_of("05370", german)
    points = read_series(queries.run_query("histories", regions=["05370"]))
    poverty = indicator("poverty", german)
    half, less, sometime = select_measurable(found, {"poverty": poverty}, points)["poverty"]
    assessments = [assess_target(poverty, aim, points["poverty"], []) for aim in (half, less, sometime)]

    table = make_verdicts_table(assessments, region("05370", german), "linear", 5, "x?i={indicator}", german)
    assert [tuple(cell.text or cell.note for cell in row[:5]) for row in table.rows] == [
        ("Armut", "7,5", "höchstens 4 bis 2030", "3,5", "−0,50"),
        ("Armut", "7,5", "höchstens 7 bis 2030", "0,5", "−0,4"),
        ("Armut", "7,5", "höchstens 5 in jedem Jahr", "2,5", "−0,4"),
    ]
    assert [(row[5].sign.word, row[5].note) for row in table.rows if row[5].sign] == [
        ("auf Kurs", "2020–2021, 2 Werte, vorläufig"),
        ("auf Kurs", "2017–2021, 5 Werte"),
        ("keine Aussage", "weil das Ziel kein Jahr nennt"),
    ]
    assert table.rows[0][0].link == "x?i=poverty"
    assert table.rows[2][2].note == "Ziel des Bundes, Gesetz; mit Vorbehalt"
    side_by_side = make_verdicts_table(assessments, region("05370", german), "all", 5, "", german)
    assert len(side_by_side.columns) == len(side_by_side.rows[0]) == 6


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("small", [{"targets": OWN_BASE}], indirect=True)
def test_districts_towards_one_target_and_the_base_value_of_its_owner_alone(german: Language) -> None:
    (half, *_) = aims_of("05370", german)
    poverty = indicator("poverty", german)
    regions = [region(key, german) for key in ("05370", "05358", "05334")]
    points = {"05370": [(2020, 9.0), (2021, 7.5)], "05358": [(2020, 4.0), (2021, 4.0)]}
    held = assess_districts(poverty, half, points, regions, owner=regions[0], breaks=[], base_year=None)

    assert [found.linear.base_value for _, found in held] == [8, 4, None]  # 8 is the base value of the target
    rows = make_districts_table(held, poverty, german).rows
    assert [(row[0].text, row[1].text, row[2].text, row[4].sign and row[4].sign.word) for row in rows] == [
        ("Kreis Heinsberg", "7,5", "3,5", "auf Kurs"),
        ("Kreis Düren", "4,0", "–", "erreicht"),
        ("StädteRegion Aachen", "–", "–", "keine Aussage"),
    ]
    assert describe_districts(held, half, poverty, german) == (
        "Armut: Das Ziel (höchstens 4\u00a0% bis 2030) ist in 1 von 2 gewählten Gebieten erfüllt: Kreis Düren"
    )
    assert describe_districts(held[:1], half, poverty, german).endswith("in keinem der gewählten Gebiete erfüllt")
    assert "bindet nur" in describe_districts_remark(half, german)


@pytest.mark.usefixtures("small")
def test_the_way_needed_the_trend_and_its_reasons(german: Language) -> None:
    (less, *_) = aims_of("05370", german)
    poverty, heinsberg = indicator("poverty", german), region("05370", german)
    found = assess_target(poverty, less, FALLING, [])
    trend = make_expectations(found, [], 0, 100, 0.1)
    drawn = make_target_picture(found, heinsberg, trend, [], german)

    assert drawn.needed == ((2014, 100.0), (2030, 7.0))
    assert (drawn.trend[0].year, drawn.trend[-1].year, drawn.goals[0].year) == (2022, 2030, 2030)
    assert find_doubts(found, trend, german) == NO_DOUBTS
    assert describe_trend(trend, german).startswith("Projektion aus 8 Werten, 2014–2021: In vier von fünf Fällen")
    few = assess_target(poverty, less, FALLING[:3], [])
    short = make_expectations(few, [], 0, 100, 0.1)
    assert describe_trend(short, german) == "Keine Projektion, weil im Zeitraum zu wenige Werte liegen."


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
    assert all(language(f"check.end.{end}") for end in End)
    assert all(language(f"check.disagreement.{one}", since=2014, due=2030, target="65") for one in Disagreement)
    assert link_method("basics", Language("en")) == "methoden?lang=en#en-basics"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("points", "base_year", "said"),
    [
        ([], None, "Kreis Heinsberg, Armut: keine Aussage, weil kein Wert vorliegt"),
        (
            [(2021, 9.0)],
            None,
            "Kreis Heinsberg, Armut: keine Aussage zum Tempo, weil im Zeitraum zu wenige Werte liegen; "
            "bis zum Ziel (7 %) fehlen 2,0 %-Punkte",
        ),
        (
            [(2021, 6.5)],
            None,
            "Kreis Heinsberg, Armut: keine Aussage zum Tempo, weil im Zeitraum zu wenige Werte liegen; "
            "das Ziel (7 %) ist mit 6,5 % (2021) erfüllt",
        ),
        ([(2020, 8.0), (2021, 6.5)], None, "Kreis Heinsberg, Armut: Das Ziel (7 %) ist mit 6,5 % (2021) erreicht"),
        (
            [(2019, 8.0), (2021, 8.5)],
            None,
            "Vorläufig (2 Werte, zuletzt 2021): Kreis Heinsberg, Armut: Seit 2019 entfernt sich der Wert vom Ziel 2030 "
            "(7 %), das so um 3,8 %-Punkte verfehlt wird; nötig wären ab 2021 −0,2 %-Punkte je Jahr, es waren "
            "+0,3 %-Punkte",
        ),
        (
            [(2020, 6.0), (2021, 8.8)],
            None,
            "Kreis Heinsberg, Armut: Das Ziel 2030 (7 %) war 2020 erfüllt und ist es nicht mehr; nötig sind ab 2021 "
            "−0,2 %-Punkte je Jahr",
        ),
    ],
)
def test_the_sentence_for_every_state(points: list[Point], base_year: int | None, said: str, german: Language) -> None:
    (less, *_) = aims_of("05370", german)
    found = assess_target(indicator("poverty", german), less, points, [], base_year)

    assert describe_verdict(found, region("05370", german), german).replace("\u00a0", " ") == said


@pytest.mark.usefixtures("small")
def test_a_pace_towards_a_value_has_the_sign_of_the_change(german: Language) -> None:
    parity = indicator("parity", german)
    (less, *_) = aims_of("05370", german)
    below = assess_target(parity, less, [(2019, 40.0), (2021, 44.0)], [])
    above = assess_target(parity, less, [(2019, 60.0), (2021, 56.0)], [])

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
@pytest.mark.parametrize(
    ("value", "points", "gap", "edge", "said"),
    [
        (48.0, [(2019, 40.0), (2021, 44.0)], 4.0, 48.0, "zwischen 48 und 52"),  # from below
        (48.0, [(2019, 60.0), (2021, 56.0)], 4.0, 52.0, "zwischen 48 und 52"),  # from above: 52 is as near as 48
        (52.0, [(2019, 40.0), (2021, 44.0)], 4.0, 48.0, "zwischen 48 und 52"),  # set on the far side
        (50.0, [(2019, 60.0), (2021, 56.0)], 6.0, 50.0, "genau 50"),
    ],
)
def test_towards_a_value_picture_sentence_and_verdict_say_the_same(
    value: float, points: list[Point], gap: float, edge: float, said: str, german: Language
) -> None:
    aim, given, heinsberg = parity(value, german), indicator("parity", german), region("05370", german)
    found = assess_target(given, aim, points, [])
    drawn = make_target_picture(found, heinsberg, make_expectations(found, [], 0, 100, 0.1), [], german)

    assert found.linear.gap == gap
    assert [goal.value for goal in drawn.goals] == [edge]
    assert drawn.needed[-1] == (2030, edge)
    assert describe_demand(aim, given, german) == f"{said} bis 2030"
    assert f"({said}\u00a0%)" in describe_verdict(found, heinsberg, german)
    assert describe_demand(aim, given, german, unit=True) == f"{said}\u00a0% bis 2030"


@pytest.mark.usefixtures("small")
def test_districts_on_both_sides_of_the_wanted_value_see_both_edges(german: Language) -> None:
    aim, given = parity(48.0, german), indicator("parity", german)

    assert [goal.value for goal in make_target_marks(aim, given, [40.0, 61.0, 44.0], german)] == [48.0, 52.0]
    assert [goal.value for goal in make_target_marks(aim, given, [40.0, 44.0], german)] == [48.0]


@pytest.mark.usefixtures("small")
def test_a_target_is_named_in_the_legend_in_two_lines_and_in_the_table_in_one(german: Language) -> None:
    (less, *_) = aims_of("05370", german)
    heinsberg = catalogue.read_regions(queries.run_query("regions"), german)["05370"]
    found = assess_target(indicator("poverty", german), less, [(2019, 8.0), (2020, 7.8), (2021, 7.5)], [])
    shown = make_target_picture(found, heinsberg, make_expectations(found, [], 0, 100, 0.1), [], german)

    drawn = checked(draw_target(shown, Scale("%", 1), [], Look(german, "light")))

    names = [trace.name for trace in drawn.data]
    assert "Ziel des Landes, beschlossen:<br>höchstens 7 bis 2030" in names
    columns = make_target_numbers(shown, found.indicator, german).columns
    assert "Ziel des Landes, beschlossen: höchstens 7 bis 2030" in columns


@pytest.mark.usefixtures("small")
def test_what_speaks_against_verdict_or_trend_stands_beside_it(german: Language) -> None:
    (less, *_) = aims_of("05370", german)
    poverty = indicator("poverty", german)
    # the median slope is -0.1 a year: 7.5 in 2020 and 6.5 in 2030; from the first to the newest value it is +0.2
    rebound: list[Point] = [(2015, 8.0), (2016, 7.9), (2017, 7.8), (2018, 7.7), (2019, 7.6), (2020, 9.0)]
    found = assess_target(poverty, less, rebound, [])
    contradiction, off = find_doubts(found, make_expectations(found, [], 0, 100, 0.1), german).told

    assert found.linear.status is Status.WRONG_WAY
    assert contradiction.replace("\u00a0", " ").startswith(
        "Urteil und Projektion widersprechen sich: Beim Tempo seit 2015 wird das Ziel (7 %) bis 2030 verfehlt, "
        "nach der Projektion erreicht"
    )
    assert off.startswith("Der neueste Wert (2020: 9,0\u00a0%) liegt außerhalb dessen")
    assert "(6,1 bis 8,9)" in off  # 7.5 ± 1.533 * 1.5 / 2 * sqrt(1 + 1/6 + 2.5 ** 2 / 17.5)


@pytest.mark.usefixtures("shipped_database")
def test_the_sixteen_contradictions_in_the_shipped_figures_are_named(german: Language) -> None:
    crimes = indicator("crimes_recorded", german)
    regions = catalogue.read_regions(queries.run_query("regions"), german)
    series = {key: read_series(queries.run_query("histories", regions=[key])).get("crimes_recorded") for key in regions}
    (aim,) = (aim for aim in aims_of("05370", german) if aim.key == "dns_2021_crimes")
    told = []
    for points in series.values():
        if points:
            found = assess_target(crimes, aim, points, [])
            told.append(find_doubts(found, make_expectations(found, [], 0, None, 0.01), german).contradiction)

    assert len([one for one in told if "verfehlt, nach der Projektion erreicht" in one]) == 16


def test_what_differs_never_looks_the_same_and_what_is_not_zero_never_like_zero(german: Language) -> None:
    assert write_apart([1.04, 1.02], 1, german.number) == ["1,04", "1,02"]
    assert write_apart([1.04, 1.04], 1, german.number) == ["1,0", "1,0"]  # equal numbers may look alike
    assert write_apart([0.3, 0.1 + 0.2], 1, german.number) == ["0,3", "0,3"]  # as is the noise of the arithmetic
    assert write_apart([0.004, 1.0], 1, german.number) == ["0,004", "1,000"]
    assert write_apart([0.0, 1.0], 1, german.number) == ["0,0", "1,0"]


@pytest.mark.usefixtures("small")
def test_needed_and_achieved_are_told_apart_in_sentence_and_tables(german: Language) -> None:
    (less, *_) = aims_of("05370", german)
    points: list[Point] = [(2015, 11.82), (2021, 9.92)]  # -0.3167 a year; needed -0.3213 since 2015, -0.3244 from 2021
    found = assess_target(indicator("poverty", german), less, points, [])
    told = describe_verdict(found, region("05370", german), german)

    assert found.linear.status is Status.TOO_SLOW
    assert "−0,324\u00a0%-Punkte je Jahr, erreicht wurden −0,317\u00a0%-Punkte" in told
    (row,) = make_verdicts_table([found], region("05370", german), "linear", 5, "", german).rows
    assert (row[4].text, row[4].note) == ("−0,317", "seit 2015, nötig: −0,321; nötig ab 2021: −0,324")
    assert make_methods_table(found, german).rows[0][2].text.startswith("erreicht −0,317")


@pytest.mark.usefixtures("small")
def test_a_gap_smaller_than_the_rounding_is_not_shown_as_none(german: Language) -> None:
    (less, *_) = aims_of("05370", german)
    poverty = indicator("poverty", german)
    found = assess_target(poverty, less, [(2020, 7.5), (2021, 7.004)], [])

    (row,) = make_verdicts_table([found], region("05370", german), "linear", 5, "", german).rows
    assert (row[3].text, write_amount(0.004, poverty, german)) == ("0,004", "0,004\u00a0%-Punkte")


@pytest.mark.usefixtures("small")
def test_where_the_target_is_reached_no_pace_is_needed(german: Language) -> None:
    (less, *_) = aims_of("05370", german)
    heinsberg = region("05370", german)
    found = assess_target(indicator("poverty", german), less, [(2016, 9.0), (2021, 6.0)], [])

    (row,) = make_verdicts_table([found], heinsberg, "linear", 5, "", german).rows
    assert (row[4].text, row[4].note) == ("−0,6", "seit 2016")
    assert not any("nötig" in methods[2].text for methods in make_methods_table(found, german).rows)
    assert make_target_picture(found, heinsberg, make_expectations(found, [], 0, 100, 0.1), [], german).needed == ()


@pytest.mark.usefixtures("small")
def test_the_count_says_which_verdicts_are_provisional(german: Language) -> None:
    (less, *_) = aims_of("05370", german)
    slowly: list[Point] = [(2018, 9.0), (2019, 8.8), (2020, 8.6), (2021, 8.4)]
    series: list[list[Point]] = [[(2020, 9.0), (2021, 8.0)], slowly, [(2021, 9.0)], [(2020, 9.0), (2021, 6.0)]]
    found = [assess_target(indicator("poverty", german), less, points, []) for points in series]

    assert count_verdicts(found, region("05370", german), german) == (
        "Kreis Heinsberg, nach dem linearen Tempo: 2 × auf Kurs (davon 1 vorläufig), 1 × keine Aussage, "
        "1 × erreicht (davon 1 vorläufig)."
    )


def test_the_methods_are_read_section_by_section() -> None:
    text = METHODS.read_text(encoding="utf-8")
    german, english = read_sections(text, "de"), read_sections(text, "en")

    assert [(one.anchor[3:], one.level) for one in german] == [(one.anchor[3:], one.level) for one in english]
    assert {one.level for one in german} == {2, 3}
    (reasons,) = (one.reasons for one in german if one.anchor == "de-reasons")
    assert {key for key, _, _ in reasons} == {f"de-reason-{reason}" for reason in Reason}
    assert all(Language(code)(f"check.base.{base}", year=2015) for base in Base for code in CODES)
