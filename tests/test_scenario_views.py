"""What-if as a reader sees it: sentences, table, chart and file of a case made by hand."""

from dataclasses import replace

import pytest

import queries
from charts.base import Look, Scale
from charts.end_labels import spread_labels
from charts.future import Expectation, Future, Goal, Path
from charts.scenario import path_colours, scenario_chart
from domain.assumption import YearlyChange
from domain.change import Direction
from domain.projection import Projection
from export.table_csv import csv_bytes
from tests.cases import case
from texts import Language
from views import catalogue
from views.scenario import Case, Outcome, outcome
from views.scenario_case import case_of, default_plan
from views.scenario_draft import Draft, Kind, MeasureDraft, Plan
from views.scenario_export import scenario_rows
from views.scenario_steps import slider_ends, slider_stops
from views.scenario_table import finding, result_table
from views.scenario_words import assumption, consequence, names_of
from views.scenario_yardstick import bounds_words, change_words, needed_words, target_words
from views.table import Cell

FALL = Draft(Kind.CHANGE, -0.2)
PACE = Draft(Kind.PACE, district="05358")
BLANK = "\u00a0"


def played(drafts: list[Draft], given: Case, target: str = "less") -> tuple[list[Outcome], Plan, Projection]:
    plan = replace(default_plan(given, target), drafts=tuple(drafts))
    trend = given.trend(plan.until)
    return [outcome(draft, given, plan, trend) for draft in drafts], plan, trend


def told(draft: Draft, german: Language, given: Case | None = None, target: str = "less") -> tuple[str, str]:
    given = given or case()
    (found,), plan, _ = played([draft], given, target)
    words = (assumption(found, given, plan, german), consequence(found, given, plan, german))
    return words[0].replace(BLANK, " "), words[1].replace(BLANK, " ")


def test_a_change_is_told_with_what_follows_in_persons_the_target_and_who_managed_it(german: Language) -> None:
    assert told(FALL, german) == (
        "−0,2 %-Punkte im Jahr ab 2021",
        "2030 wären es 7,2 %, 1,8 %-Punkte weniger als 2021. Bei der Einwohnerzahl von 2021 sind das 4.500 Personen "
        "weniger. Das Ziel würde erst 2031 erreicht, nach dem Zieljahr 2030. Dieses Tempo schafften bisher 2 von 3 "
        "Kreisen in NRW über 5 Jahre (2011–2021).",
    )


def test_the_pace_of_another_district_names_it_and_its_years(german: Language) -> None:
    assert told(replace(PACE, start=2025), german) == (
        "Tempo von Kreis Düren (2016–2021): −0,5 %-Punkte im Jahr ab 2025",
        "2030 wären es 6,5 %, 2,5 %-Punkte weniger als 2021. Bei der Einwohnerzahl von 2021 sind das 6.250 Personen "
        "weniger. Das Ziel würde 2029 erreicht. Dieses Tempo schafften bisher 1 von 3 Kreisen in NRW über 5 Jahre "
        "(2011–2021).",
    )


def test_a_value_in_a_year_goes_on_at_the_same_pace(german: Language) -> None:
    assert told(Draft(Kind.VALUE, 8.0, 2026), german)[0] == (
        "8,0 % im Jahr 2026, also −0,2 %-Punkte im Jahr ab 2021, danach im selben Tempo weiter"
    )


def test_measures_count_with_their_certainty(german: Language) -> None:
    draft = Draft(Kind.MEASURES, measures=(MeasureDraft(2025, -2.0, 50, "Fonds"), MeasureDraft(2028, -0.5)))

    assumed, follows = told(draft, german)

    assert assumed == (
        "sonst unverändert; Fonds ab 2025: −2,0 %-Punkte, 50 % wahrscheinlich; Maßnahme 2 ab 2028: −0,5 %-Punkte, "
        "100 % wahrscheinlich"
    )
    assert follows.startswith("2030 wären es 7,5 %, 1,5 %-Punkte weniger als 2021.")
    assert told(Draft(Kind.MEASURES), german)[0] == "noch keine Maßnahme, also unverändert"


def test_a_path_beyond_the_possible_ends_with_a_note(german: Language) -> None:
    assert told(Draft(Kind.VALUE, 0.0, 2025), german)[1].startswith(
        "Der Pfad endet 2025: Danach läge er unter der möglichen Grenze von 0,0 %."
    )


def test_a_target_met_already_stays_met_or_is_lost(german: Language) -> None:
    assert "Das Ziel, schon jetzt erfüllt, bliebe erfüllt." in told(FALL, german, target="ever")[1]
    assert (
        "Das Ziel, jetzt erfüllt, würde 2031 um 1,0 %-Punkte verfehlt."
        in told(Draft(Kind.CHANGE, 0.1), german, target="ever")[1]
    )


def test_the_target_is_told_with_whose_it_is_and_what_it_needs(german: Language) -> None:
    given = case()
    less, ever = given.targets

    assert target_words(less, german) == "Weniger Armut. Gesetzt von: Landtag (Land); Plan."
    assert needed_words(given, less, german).replace(BLANK, " ") == (
        "Nötig für 7,0 % im Jahr 2030: −0,22 %-Punkte im Jahr. Dieses Tempo schafften bisher 1 von 3 Kreisen in NRW "
        "über 5 Jahre (2011–2021)."
    )
    assert needed_words(given, ever, german).endswith("lässt sich nicht angeben: das Ziel ist schon erfüllt.")


def test_scenarios_are_named_after_what_they_assume_and_numbered_where_alike(german: Language) -> None:
    drafts = (Draft(Kind.CHANGE), PACE, FALL, replace(PACE, start=2024))
    names = names_of(Plan(drafts, "", 2031), case(), german)

    assert [name.replace(BLANK, " ") for name in names] == [
        "Alles bleibt, wie es ist",
        "2. So schnell wie Kreis Düren",
        "−0,2 %-Punkte im Jahr",
        "4. So schnell wie Kreis Düren",
    ]
    assert names_of(Plan((replace(FALL, name="Wunsch"),), "", 2031), case(), german) == ["Wunsch"]


def test_the_table_tells_fact_trend_and_assumption_apart(german: Language) -> None:
    given = case()
    outcomes, plan, trend = played([FALL], given)
    table = result_table(outcomes, ["Wunsch"], trend, given, plan, german)

    assert table.columns == (
        "Szenario",
        "Art",
        "Wert 2030",
        "Fehlt zum Ziel",
        "Ziel erreicht",
        "Unterschied zum Trend",
        "Unterschied zu 2021 (Personen)",
    )
    fact, expected, assumed = [[cell.text.replace(BLANK, " ") for cell in row] for row in table.rows]
    assert fact == ["Beobachtet 2021", "Tatsache", "9,0", "2,0 %-Punkte", "–", "–", "–"]
    assert expected == ["Trend", "Fortschreibung", "9,9", "2,9 %-Punkte", "–", "–", "+2.250 Personen"]
    assert assumed == ["Wunsch", "Annahme", "7,2", "0,2 %-Punkte", "2031", "−2,7 %-Punkte", "−4.500 Personen"]


def test_without_a_target_and_a_trend_the_table_says_why(german: Language) -> None:
    given = replace(case(), points=[(2020, 9.0), (2021, 9.0)], targets=(), natural=None)
    outcomes, plan, trend = played([FALL], given, "")
    table = result_table(outcomes, ["Wunsch"], trend, given, plan, german)

    assert table.columns == ("Szenario", "Art", "Wert 2031", "Unterschied zum Trend")
    assert table.rows[1][0] == Cell("Trend", "es gibt weniger als sechs Beobachtungen")
    assert finding(outcomes, trend, given, plan, german).replace(BLANK, " ") == (
        "Kreis Heinsberg, Armut: 9,0 % (2021); die Annahmen führen bis 2031 auf 7,0 %"
    )


def test_the_finding_names_trend_and_range_of_the_assumptions(german: Language) -> None:
    given = case()
    outcomes, plan, trend = played([FALL, PACE], given)

    assert finding(outcomes, trend, given, plan, german).replace(BLANK, " ") == (
        "Kreis Heinsberg, Armut: 9,0 % (2021); bis 2030 führt der Trend auf 9,9, die Annahmen führen auf 4,5 bis 7,2 %"
    )
    lost = played([Draft(Kind.VALUE, 0.0, 2025)], given)
    assert finding(lost[0], lost[2], given, lost[1], german).endswith("keine der Annahmen reicht bis 2030")


def test_the_bounds_are_explained_or_their_absence_is(german: Language) -> None:
    given = case()

    assert bounds_words(given, False, german).replace(BLANK, " ") == (
        "Der Regler reicht von −0,5 bis +0,1 %-Punkte: So stark hat sich der Wert in Kreisen in NRW je in einem Jahr "
        "verändert (mittlere 90 % von 30 Änderungen, 2011–2021)."
    )
    assert slider_stops(given, False, -0.25) == [-0.5, -0.4, -0.3, -0.25, -0.2, -0.1, 0.0, 0.1]
    alone = replace(given, districts={"05370": given.points})
    assert bounds_words(alone, True, german).startswith("Ohne Grenze: Aus Kreisen in NRW")
    amount = replace(given, indicator=replace(given.indicator, is_amount=True))
    assert bounds_words(amount, False, german).startswith("Ohne Grenze: Eine Menge")
    assert (slider_ends(alone, True), slider_stops(amount, False, 0.0)) == (None, [])


@pytest.mark.usefixtures("shipped_database")
def test_a_slider_has_few_stops_whatever_the_unit(german: Language) -> None:
    indicators = catalogue.indicators(queries.run("indicators"), german)
    for indicator in indicators.values():
        for key in ("05370", "05111"):
            given = shipped_case(indicator.key, key, german)
            for relative in (False, True) if given else ():
                assert given is not None
                stops = slider_stops(given, relative, 0.0)
                assert len(stops) <= 203
                assert stops == sorted(set(stops))


def shipped_case(indicator: str, region: str, language: Language) -> Case | None:
    regions = catalogue.regions(queries.run("regions"), language)
    frames = {
        "values": queries.run("values", indicator=indicator, regions=[region]),
        "population": queries.run("values", indicator="population", regions=[region]),
        "district_values": queries.run("district_values", indicator=indicator, state="05"),
        "target_lines": queries.run("target_lines", indicator=indicator, region=region),
        "scenario_basis": queries.run("scenario_basis", indicator=indicator),
        "sources": queries.run("sources"),
    }
    described = catalogue.indicators(queries.run("indicators"), language)[indicator]
    return case_of(described, regions[region], regions, [], frames, language)


@pytest.mark.usefixtures("shipped_database")
def test_a_case_holds_what_the_database_knows(german: Language) -> None:
    cars = shipped_case("car_density", "05370", german)
    crimes = shipped_case("crimes_recorded", "05370", german)

    assert cars is not None and crimes is not None
    assert cars.newest == (2024, 642.2)
    assert (len(cars.peers), len(cars.districts), cars.lower, cars.upper) == (31, 53, 0.0, None)
    assert (cars.natural.label if cars.natural else "", cars.natural.per if cars.natural else 0) == ("Pkw", 1000)
    assert [(line.level, line.target.value, line.target.year) for line in crimes.targets] == [("country", 65.0, 2030)]
    assert cars.sources[2024].startswith("Deutschlandatlas")
    assert shipped_case("greenhouse_gas_emissions", "05358", german) is None
    climate = shipped_case("greenhouse_gas_emissions", "05370", german)
    assert climate is not None and [line.level for line in climate.targets] == ["district"]
    foreigners = shipped_case("foreign_population_share", "05370", german)
    assert foreigners is not None and (foreigners.upper, foreigners.targets) == (100.0, [])


def test_a_change_has_one_more_decimal_where_it_needs_it(german: Language) -> None:
    indicator = case().indicator

    assert change_words(YearlyChange(-0.25), indicator, german) == f"−0,25{BLANK}%-Punkte im Jahr"
    assert change_words(YearlyChange(-0.03, relative=True), indicator, german) == f"−3,0{BLANK}% im Jahr"


def test_without_a_direction_nobody_is_said_to_have_managed_anything() -> None:
    given = case()
    neutral = replace(given, indicator=replace(given.indicator, direction=Direction.NONE), targets=())
    (found,), plan, _ = played([FALL], neutral, "")

    assert (found.precedent, default_plan(neutral).drafts) == (None, (Draft(Kind.CHANGE),))
    assert plan.until == 2031


def test_the_chart_draws_fact_solid_trend_dotted_and_assumptions_dashed(german: Language) -> None:
    paths = [Path("<b>Wunsch", [(2021, 9.0), (2022, 8.0)]), Path("Pfad", [(2021, 9.0), (2022, 9.5)])]
    trend = [Expectation(2022, 9.1, 8.0, 10.2)]
    goal = Goal("Ziel 7,0", 7.0, 2022)
    future = Future("05370", "Heinsberg", [[(2019, 8.8)], [(2020, 8.9), (2021, 9.0)]], trend, paths, goal, 2022)

    figure = scenario_chart(future, Scale("%", 1), Look(german, "light"))

    lines = [(list(trace.x), trace.line.dash) for trace in figure.data if trace.mode != "markers" and not trace.fill]
    assert lines == [
        ([2022], "dot"),
        ([2019], "solid"),
        ([2020, 2021], "solid"),
        ([2021, 2022], "dash"),
        ([2021, 2022], "dash"),
    ]
    words = [note.text for note in figure.layout.annotations]
    assert words[:3] == ["beobachtet", "angenommen", "Ziel 7,0"]
    assert ["&lt;b&gt;Wunsch" in word for word in words[3:]] == [True, False, False]
    assert len({trace.line.color for trace in figure.data[3:]}) == 3
    assert future.extent()[0] < 7.0 and future.extent()[1] > 10.2
    assert len(path_colours("05370")) >= 4
    assert figure.layout.xaxis.tickformat == "d"


def test_labels_are_moved_apart_and_stay_inside() -> None:
    assert spread_labels([0.5, 0.2], [0.1, 0.1]) == pytest.approx([0.5, 0.2])
    assert spread_labels([0.5, 0.5], [0.2, 0.2]) == pytest.approx([0.4, 0.6])
    assert spread_labels([1.0, 0.99], [0.2, 0.2]) == pytest.approx([0.9, 0.7])
    assert spread_labels([], []) == []


def test_the_file_marks_every_row_as_fact_assumption_projection_or_target(german: Language) -> None:
    given = case()
    outcomes, plan, trend = played([replace(FALL, name="=Wunsch")], given)
    frame = scenario_rows(outcomes, ["=Wunsch"], trend, given, plan, german)
    kinds = frame["kind"].value_counts().to_dict()

    assert kinds == {"Tatsache": 12, "Fortschreibung": 9, "Annahme": 12, "Ziel": 1}
    facts = frame[frame["kind"] == "Tatsache"]
    assert set(facts["source"]) == {"Amt, frei"}
    assert frame.loc[frame["kind"] == "Ziel", "source"].tolist() == ["Landtag, Plan"]
    path = frame[(frame["scenario"] == "=Wunsch") & frame["value"].notna()]
    assert path["year"].tolist() == list(range(2022, 2031))
    assert path["value"].iloc[-1] == pytest.approx(7.2)
    written = csv_bytes(frame, german).decode("utf-8-sig").splitlines()
    assert written[0] == "kind;scenario;statement;year;value;low;high;unit;source;method"
    assert any(line.startswith("Annahme;'=Wunsch;") for line in written)


@pytest.mark.parametrize(
    ("text", "german_number", "english_number"),
    [
        ("1.234,5", 1234.5, None),
        ("1,234.5", None, 1234.5),
        ("1.234", 1234.0, 1.234),
        ("8.5", 8.5, 8.5),
        ("8,5", 8.5, 8.5),
        ("−3,25", -3.25, -3.25),
        (" +2 ", 2.0, 2.0),
        ("1.23,4", None, None),
        ("viel", None, None),
        ("nan", None, None),
        ("²", None, None),
        ("", None, None),
    ],
)
def test_a_typed_number_is_read(text: str, german_number: float | None, english_number: float | None) -> None:
    assert (Language("de").read_number(text), Language("en").read_number(text)) == (german_number, english_number)
