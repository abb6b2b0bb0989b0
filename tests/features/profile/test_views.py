"""Sentences and tables as a reader sees them, from the rows of the queries."""

from dataclasses import replace

import pandas as pd
import pytest

import queries
from charts.base import Look
from content import catalogue
from content.catalogue import Indicator, Region, list_inside
from content.credit import describe_sources, list_sources
from content.rows import read_rows
from content.series import read_courses, read_points
from content.table import Cell
from domain.change import Judgement
from features.compare.comparison import Order, make_comparison_table, sort_indicators
from features.compare.peers import Group, PeerRule, list_same_kind
from features.compare.ranking import (
    Ranking,
    describe_ranking,
    describe_year,
    list_ranking_remarks,
    list_reference_lines,
    make_ranking_table,
)
from features.compare.year_values import YearValues
from features.profile.goals import GoalBlock, make_goal_blocks
from features.profile.profile import Profile
from features.profile.topic import read_topics
from features.targets.table import make_targets_table
from features.trends.trend import describe_trend, make_trend_lines, make_trend_table
from tests.features.profile.test_topic import topic
from tests.support.built import build_small_world
from tests.support.cases import INDICATOR
from tests.support.small_world import OBSERVATIONS, REFERENCE
from texts import Language


@pytest.fixture
def small(request: pytest.FixtureRequest) -> None:
    build_small_world(**getattr(request, "param", {}))


def indicator(key: str = "poverty") -> Indicator:
    return catalogue.read_indicators(queries.run_query("indicators"), Language("de"))[key]


def regions() -> dict[str, Region]:
    return catalogue.read_regions(queries.run_query("regions"), Language("de"))


def region(key: str) -> Region:
    return regions()[key]


def profile_of(key: str, language: Language) -> Profile:
    return Profile(
        region(key),
        region("05"),
        {row["indicator_key"]: row for row in read_rows(queries.run_query("profile", region=key, reference="05"))},
        {pair[0]: course for pair, course in read_courses(queries.run_query("histories", regions=[key]), {}).items()},
        {},
        catalogue.read_source_names(queries.run_query("sources"), language),
    )


def blocks_of(key: str, language: Language) -> list[GoalBlock]:
    goals = catalogue.read_sdgs(queries.run_query("sdgs"), language)
    indicators = catalogue.read_indicators(queries.run_query("indicators"), language)
    return make_goal_blocks(profile_of(key, language), goals, indicators, "trends?indicator={indicator}", language)


@pytest.mark.usefixtures("small")
def test_the_overview_tells_value_change_distance_and_source(german: Language) -> None:
    first, second = blocks_of("05370", german)

    assert first.summary == "Indikatoren: 2; im Vergleich mit NRW besser: 1, schlechter: 0"
    parity, poverty = sorted(first.table.rows, key=lambda row: row[0].text, reverse=True)[0:2]
    assert poverty[:4] == (
        Cell("Armut", "%", link="trends?indicator=poverty", about="daten?indicator=poverty&region=05370"),
        Cell("7,5"),
        Cell("2021"),
        Cell("−1,5\u00a0%-Punkte", "seit 2017", Judgement.BETTER),
    )
    assert poverty[5:] == (Cell("−2,5\u00a0%-Punkte", "", Judgement.BETTER), Cell(note="Neu, frei"))
    assert parity[3] == Cell("–", "kein früherer Wert")
    assert parity[5] == Cell("–")  # why, is said once below all tables
    assert (second.summary, second.table.rows, second.gaps) == ("keine Werte", [], [])


@pytest.mark.usefixtures("small")
def test_a_region_without_a_value_has_a_gap_with_a_reason(german: Language) -> None:
    block, _ = blocks_of("05334", german)

    assert block.gaps == [("Armut", "kein Wert in den geladenen Quellen.")]


BREAK = REFERENCE["series_breaks.csv"] + "poverty,DE,2020,neue Erhebung,new survey\n"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("small", [{"series_breaks": BREAK}], indirect=True)
def test_no_change_is_told_across_a_break(german: Language) -> None:
    block, _ = blocks_of("05370", german)

    assert next(row[3] for row in block.table.rows if row[0].text == "Armut") == Cell(
        "−0,5\u00a0%-Punkte", "seit 2020", Judgement.BETTER
    )


BREAK_NOW = REFERENCE["series_breaks.csv"] + "poverty,DE,2019,a,a\npoverty,DE,2021,neue Erhebung,new survey\n"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("small", [{"series_breaks": BREAK_NOW}], indirect=True)
def test_where_a_break_leaves_one_value_its_reason_is_told(german: Language) -> None:
    block, _ = blocks_of("05370", german)

    assert [row[3] for row in block.table.rows if row[0].text == "Armut"] == [Cell("–", "neue Erhebung")]


@pytest.mark.usefixtures("small")
def test_a_trend_that_ends_before_a_break_is_told_up_to_there(german: Language) -> None:
    assert describe_trend(indicator(), region("05358"), [(2019, 4.0), (2020, 5.0)], [2022], german) == (
        "Kreis Düren, Armut: von 4,0 (2019) auf 5,0\u00a0% (2020) gestiegen"
    )


@pytest.mark.usefixtures("small")
def test_a_value_alone_after_a_break_is_not_called_the_only_one(german: Language) -> None:
    alone = describe_trend(indicator(), region("05358"), [(2019, 4.0), (2020, 5.0)], [2020], german)

    assert alone == "Kreis Düren, Armut: 5,0\u00a0% (2020), der einzige Wert seit dem letzten Bruch in der Reihe"
    only = describe_trend(indicator(), region("05358"), [(2020, 5.0)], [2020], german)
    assert only.endswith("bisher der einzige Wert")


def make_ranking(key: str, *chosen: str, year: int = 2021, group: Group | None = None) -> Ranking:
    asked = ["05", "DE", *chosen]
    land = regions()["05"]
    group = group or Group(PeerRule.ALL, list_inside(land, regions()), within=land)
    return Ranking(
        YearValues(indicator(key), year, queries.run_query("values", indicator=key, regions=asked)),
        group,
        queries.run_query("ranking", indicator=key, year=year, group=list(group.members), also=list(chosen)),
        [region(name) for name in chosen],
        [region("05"), region("DE")],
    )


@pytest.mark.usefixtures("small")
def test_the_ranking_puts_the_best_on_top_and_names_the_spread(german: Language) -> None:
    shown = make_ranking("parity", "05370", "05358")

    assert [[cell.text for cell in row] for row in make_ranking_table(shown, regions(), german).rows] == [
        ["1", "StädteRegion Aachen", "49,0"],
        ["2", "Kreis Heinsberg", "40,0"],
        ["3", "Kreis Düren", "61,0"],
        ["–", "Median der Gruppe", "49,0"],
    ]
    assert describe_ranking(shown, german) == (
        "Parität 2021: Kreis Heinsberg Rang 2 (40,0) und Kreis Düren Rang 3 (61,0) von 3 Kreisen und kreisfreien "
        "Städten in NRW; Median 49,0\u00a0%"
    )
    assert list_ranking_remarks(shown, regions(), german) == [
        "Für eine mittlere Hälfte sind 3 Werte zu wenig (nötig sind 10). "
        "Oben steht, wer dem angestrebten Wert am nächsten ist.",
        "Für 2021 liegt für NRW und Deutschland kein Wert vor.",
    ]
    assert shown.sources() == {"new"}


@pytest.mark.usefixtures("small")
def test_a_ranking_names_the_references_and_who_is_not_ranked(german: Language) -> None:
    shown = make_ranking("poverty", "05334")

    assert describe_ranking(shown, german) == (
        "Armut 2021: Median 8,5\u00a0% bei 2 Kreisen und kreisfreien Städten in NRW; die gewählten stehen nicht in der "
        "Rangfolge"
    )
    assert list_ranking_remarks(shown, regions(), german)[1:] == [
        "Zum Vergleich: Nordrhein-Westfalen 10,0\u00a0%",
        "Ohne Wert für 2021: StädteRegion Aachen",
    ]
    assert [(line.name, line.value) for line in list_reference_lines(shown)] == [("NRW", 10.0)]


@pytest.mark.usefixtures("small")
def test_a_ranking_says_of_which_year_the_newest_reference_is(german: Language) -> None:
    assert list_ranking_remarks(make_ranking("poverty", "05370", year=2020), regions(), german)[1] == (
        "Für 2020 liegt für NRW und Deutschland kein Wert vor; der neueste ist von 2021."
    )


@pytest.mark.usefixtures("small")
def test_a_ranking_says_which_newer_values_it_does_not_show(german: Language) -> None:
    assert describe_year(make_ranking("poverty", "05370", "05334", year=2020), german) == (
        "Gezeigt wird 2020, das neueste Jahr mit Werten für fast alle. Neuere Werte haben: "
        "Kreis Heinsberg 2021; siehe Trends."
    )
    assert describe_year(make_ranking("poverty", "05370"), german) == ""


@pytest.mark.usefixtures("shipped_database")
def test_a_town_has_no_rank_but_its_value(german: Language) -> None:
    assert list_ranking_remarks(make_ranking("settlement_area_share", "05334002"), regions(), german)[-1] == (
        "Ohne Rang, weil nicht in der Vergleichsgruppe (im Bild als Ring): Stadt Aachen 40,2\u00a0%"
    )


@pytest.mark.usefixtures("shipped_database")
def test_rank_median_and_finding_are_those_of_the_group(german: Language) -> None:
    cities = Group(PeerRule.KIND, list_same_kind(region("05111"), regions()), region("05111"), within=region("05"))
    shown = make_ranking("crimes_recorded", "05111", "05370", year=2022, group=cities)

    assert describe_ranking(shown, german) == (
        "Straftaten 2022: Stadt Düsseldorf Rang 21 (113,14) von 22 kreisfreien Städten in NRW; "
        "Median 89,51\u00a0je 1.000 Einw."
    )
    assert list_ranking_remarks(shown, regions(), german)[-1] == (
        "Ohne Rang, weil nicht in der Vergleichsgruppe (im Bild als Ring): Kreis Heinsberg 55,17\u00a0je 1.000 Einw."
    )
    table = make_ranking_table(shown, regions(), german)
    assert table.caption == "Straftaten 2022 in je 1.000 Einw.: Rangfolge unter kreisfreien Städten in NRW"
    assert ["–", "Kreis Heinsberg", "55,17"] in [[cell.text for cell in row] for row in table.rows]
    assert len(table.rows) == 28  # the cities and Kreis Heinsberg, then median, middle half and references


@pytest.mark.usefixtures("small")
def test_a_group_of_which_nobody_has_a_value_is_empty() -> None:
    alone = Group(PeerRule.OWN, ("05334",))

    assert make_ranking("poverty", "05370", group=alone).is_empty
    assert not make_ranking("parity", "05370", group=alone).is_empty


def test_equal_values_share_a_rank() -> None:
    tie = OBSERVATIONS["parity"].replace("05358,2021,61", "05358,2021,60")
    build_small_world(parity=tie)

    ranking = queries.run_query("ranking", indicator="parity", year=2021, group=["05334", "05358", "05370"], also=[])

    assert ranking["rank"].tolist() == [1, 2, 2]


@pytest.mark.usefixtures("shipped_database")
def test_a_ranking_opens_at_the_newest_year_with_nearly_all_districts() -> None:
    years = queries.run_query("ranking_years", indicator="waste_per_head", state="05")

    assert years.loc[years["is_default"], "year"].tolist() == [2019]
    assert years["district_count"].min() >= 10
    assert (
        years.loc[years["year"] == 2011, "district_count"] > years.loc[years["year"] == 2019, "district_count"].max()
    ).all()


@pytest.mark.usefixtures("small")
def test_districts_are_compared_in_the_newest_year_they_share(german: Language) -> None:
    keys = ["05370", "05358"]
    comparison = queries.run_query("comparison", regions=keys, reference="05")
    courses = read_courses(queries.run_query("histories", regions=keys), {})
    regions = [region(key) for key in keys]

    positions = queries.run_query("positions", region=keys[0], group=keys, indicators=["poverty"])
    topics = read_topics(positions, keys[0], [indicator()])
    look = Look(german, "light")

    table = make_comparison_table(
        comparison, courses, [indicator()], regions, topics, look=look, link="{indicator}", reference=region("05")
    )

    (row,) = table.rows
    assert row[:4] == (
        Cell("Armut", "%", link="poverty", about=f"daten?indicator=poverty&region={keys[0]}"),
        Cell("2021"),
        Cell("7,5", "−2,5\u00a0%-Punkte zu NRW", Judgement.BETTER),
        Cell("9,5", "−0,5\u00a0%-Punkte zu NRW", Judgement.BETTER),
    )
    assert row[4] == Cell("1.", "von 2 (2021)")
    assert row[5].alt == "Armut: 7,5\u00a0% (2021); Rang 1 von 2; Median 8,5\u00a0% (2021)"
    assert row[6].alt == "Verlauf aus 5 Jahren, 2017 bis 2021"


def test_indicators_are_listed_by_goal_or_by_their_distance_from_the_median() -> None:
    behind, ahead = topic(8, 1, 2, 3, 4, 5, 6, 7), topic(1, 2, 3, 4, 5, 6, 7, 8, key="other")
    none = replace(INDICATOR, key="none")
    listed = [none, ahead.indicator, behind.indicator]

    assert sort_indicators(listed, [behind, ahead], Order.SDG) == listed
    assert sort_indicators(listed, [behind, ahead], Order.WORST) == [behind.indicator, ahead.indicator, none]
    assert sort_indicators(listed, [behind, ahead], Order.BEST) == [ahead.indicator, behind.indicator, none]


@pytest.mark.usefixtures("small")
def test_the_trend_is_told_in_a_sentence_a_table_and_lines_with_gaps(german: Language) -> None:
    points = read_points(queries.run_query("values", indicator="poverty", regions=["05370", "05358", "05"]))
    chosen = [region("05370"), region("05358"), region("05334"), region("05")]

    assert describe_trend(indicator(), chosen[0], points["05370"], [], german) == (
        "Kreis Heinsberg, Armut: von 9,0 (2017) auf 7,5\u00a0% (2021) gesunken"
    )
    table = make_trend_table(indicator(), points, chosen, german)
    assert table.columns == ("Jahr", "Kreis Heinsberg", "Kreis Düren", "Nordrhein-Westfalen")
    assert [[cell.text for cell in row] for row in table.rows][:2] == [
        ["2021", "7,5", "9,5", "10,0"],
        ["2020", "8,0", "–", "–"],
    ]
    lines = make_trend_lines(points, chosen, breaks=[2020])
    assert [(line.key, line.is_reference) for line in lines] == [("05370", False), ("05358", False), ("05", True)]
    assert [[year for year, _ in run] for run in lines[0].segments] == [[2017, 2018, 2019], [2020, 2021]]


@pytest.mark.usefixtures("small")
def test_the_source_line_names_each_publisher_and_licence_once(german: Language) -> None:
    series = read_rows(queries.run_query("series", indicator="poverty"))

    assert list_sources(series, {"new", "old"}, german) == [("Amt", "frei", "https://example.org/l")]
    assert describe_sources(series, {"new", "old"}, german) == "Quelle: Amt (frei)."


@pytest.mark.usefixtures("small")
def test_targets_are_told_with_who_set_them_and_pledges_are_left_out(german: Language) -> None:
    table = make_targets_table(queries.run_query("targets", indicator="poverty"), german)

    assert table.rows == [
        (Cell("Weniger Armut"), Cell("2030"), Cell("beschlossen"), Cell("Landtag", "Plan"), Cell("ja")),
    ]


def test_rows_give_every_cell_by_its_column() -> None:
    assert read_rows(pd.DataFrame({"a": [1, 2], "b": ["x", None]}))[0] == {"a": 1, "b": "x"}


@pytest.mark.usefixtures("small")
def test_too_few_cases_have_a_median_and_no_rank(german: Language) -> None:
    shown = make_ranking("parity", "05370")
    few = replace(shown, measured=replace(shown.measured, indicator=replace(shown.measured.indicator, is_ranked=False)))

    assert describe_ranking(few, german).endswith("; kein Rang, dafür sind es zu wenige Fälle im Jahr")
    assert {row[0].text for row in make_ranking_table(few, regions(), german).rows} == {"–"}
