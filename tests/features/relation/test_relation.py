"""Two indicators against each other: which values meet, how closely they go together, and what is said of it."""

from dataclasses import replace
from statistics import correlation

import pandas as pd
import pytest

import queries
from charts.base import Look, Scale
from charts.point_labels import LabelSpot, place_point_labels
from charts.ranking import ReferenceLine
from charts.relation import RelationSide, draw_relation
from content import catalogue
from features.compare.peers import Group, PeerRule, find_all_around
from features.compare.year_values import YearValues
from features.relation.relation import (
    Relation,
    describe_relation,
    list_relation_remarks,
    make_relation_table,
    make_side,
)
from tests.support.charted import check_figure
from tests.support.district_world import build_districts
from texts import Language

LOOK = Look(Language("de"), "light")
FIVE = ["05302", "05304", "05306", "05308", "05310"]
TEN = [f"05{number}" for number in range(302, 322, 2)]


def relation(group: list[str], also: tuple[str, ...] = (), years: tuple[int, int] = (2021, 2021)) -> pd.DataFrame:
    first, second = years
    asked = {"first": "poverty", "first_year": first, "second": "parity", "second_year": second}
    return queries.run_query("relation", **asked, group=group, also=list(also))


def test_the_worked_example_of_the_methods_with_a_tie() -> None:
    poverty = dict(zip(FIVE, (1, 2, 2, 4, 5), strict=True))
    parity = dict(zip(FIVE, (20, 10, 30, 40, 50), strict=True))
    build_districts({2021: poverty}, {2021: parity})

    row = relation(FIVE).iloc[0]

    assert row["spearman"] == pytest.approx(8 / (9.5 * 10) ** 0.5)  # ranks 1 2,5 2,5 4 5 and 2 1 3 4 5
    assert row["pearson"] == pytest.approx(correlation([1, 2, 2, 4, 5], [20, 10, 30, 40, 50]))
    assert (row["district_count"], row["tied"]) == (5, 2)


@pytest.mark.parametrize(
    ("parity", "spearman"), [((10, 20, 30, 40, 99), 1), ((99, 40, 30, 20, 10), -1), ((7, 7, 7, 7, 7), None)]
)
def test_the_same_order_is_one_the_opposite_minus_one_and_no_order_none(
    parity: tuple[int, ...], spearman: float | None
) -> None:
    build_districts({2021: dict(zip(FIVE, range(1, 6), strict=True))}, {2021: dict(zip(FIVE, parity, strict=True))})

    found = relation(FIVE)["spearman"].iloc[0]

    assert found == pytest.approx(spearman) if spearman else pd.isna(found)


def test_only_who_has_both_values_is_counted_and_only_of_the_group() -> None:
    build_districts({2021: {"05302": 1, "05304": 2, "05306": 9}}, {2021: {"05302": 20, "05306": 10, "05308": 5}})

    frame = relation(["05302", "05304", "05308"], also=("05306", "05302"))

    assert frame[["region_key", "in_group", "first_value", "second_value", "district_count"]].values.tolist() == [
        ["05306", False, 9.0, 10.0, 1],
        ["05302", True, 1.0, 20.0, 1],
    ]
    assert frame["spearman"].isna().all()


def test_two_years_can_be_set_against_each_other() -> None:
    build_districts({2020: {"05302": 1}, 2021: {"05302": 2}}, {2019: {"05302": 50}})

    assert relation(["05302"], years=(2020, 2019))[["first_value", "second_value"]].values.tolist() == [[1.0, 50.0]]
    assert relation(["05302"]).empty


def test_years_are_offered_from_ten_districts_on_and_open_where_nearly_all_have_both() -> None:
    eleven = [*TEN, "05322"]
    both = {2019: eleven, 2020: TEN, 2021: TEN[:-1]}
    values = {year: dict.fromkeys(keys, 5.0) for year, keys in both.items()}
    build_districts(values, values)

    years = queries.run_query("relation_years", first="poverty", second="parity", state="05")

    assert years.values.tolist() == [[2020, 10, True], [2019, 11, False]]


def relate_indicators(
    first: str, second: str, year: int, group: Group, *chosen: str, second_year: int | None = None
) -> Relation:
    language = Language("de")
    indicators = catalogue.read_indicators(queries.run_query("indicators"), language)
    regions = catalogue.read_regions(queries.run_query("regions"), language)
    sides = [
        YearValues(indicators[key], of, queries.run_query("values", indicator=key, regions=["05", "DE"]))
        for key, of in ((first, year), (second, second_year or year))
    ]
    asked = {"first": first, "first_year": year, "second": second, "second_year": second_year or year}
    frame = queries.run_query("relation", **asked, group=list(group.members), also=list(chosen))
    shown = [regions[key] for key in chosen]
    return Relation(sides[0], sides[1], group, frame, shown, [regions["05"], regions["DE"]])


def everyone() -> Group:
    regions = catalogue.read_regions(queries.run_query("regions"), Language("de"))
    return find_all_around(regions["05370"], regions)


def remarks(shown: Relation, language: Language) -> list[str]:
    regions = catalogue.read_regions(queries.run_query("regions"), language)
    return list_relation_remarks(
        shown, regions, catalogue.read_indicators(queries.run_query("indicators"), language), language
    )


@pytest.mark.usefixtures("shipped_database")
def test_a_close_relation_is_told_with_its_number_and_its_caveat(german: Language) -> None:
    shown = relate_indicators("car_density", "population_density", 2022, everyone(), "05370")

    assert describe_relation(shown, german) == (
        "Pkw-Dichte und Einwohnerdichte 2022 gehen eng miteinander einher: Wo das eine hoch ist, ist das andere meist "
        "niedrig (Rangkorrelation −0,85, Spanne −0,92 bis −0,73, bei 53 Kreisen und kreisfreien Städten in NRW)"
    )
    coefficients, caveat, reference = remarks(shown, german)
    assert coefficients.startswith(
        "Rangkorrelation (Spearman) −0,85, Korrelation der Werte selbst (Pearson) −0,83, bei"
    )
    assert caveat.startswith("Ein Zusammenhang sagt nichts über Ursachen")
    assert caveat.endswith("zeigt die Auswahl „Verglichen mit“.")
    assert reference == "Ohne Wert für Nordrhein-Westfalen, deshalb ohne gestrichelte Linie: Pkw-Dichte 2022"


@pytest.mark.usefixtures("shipped_database")
def test_it_says_so_where_the_group_is_too_small_and_who_is_not_of_it(german: Language) -> None:
    shown = relate_indicators(
        "car_density", "population_density", 2022, Group(PeerRule.OWN, ("05370", "05358")), "05370", "05334"
    )

    assert describe_relation(shown, german) == (
        "Pkw-Dichte und Einwohnerdichte 2022: keine Aussage über einen Zusammenhang, denn Werte von 2 selbst "
        "ausgewählten Kreisen und Städten sind zu wenig (nötig sind 10)"
    )
    assert remarks(shown, german)[-1] == (
        "Nicht in der Vergleichsgruppe, deshalb nicht mitgerechnet (im Bild als Ring): StädteRegion Aachen"
    )
    assert not [remark for remark in remarks(shown, german) if "Ursachen" in remark]


@pytest.mark.usefixtures("shipped_database")
def test_two_definitions_of_one_subject_and_two_years_ask_for_caution(german: Language) -> None:
    shown = relate_indicators("disposable_income", "gdp_per_head", 2023, everyone(), "05334002", second_year=2021)
    told = remarks(shown, german)

    assert describe_relation(shown, german).startswith(
        "Verfügbares Einkommen je Einwohner 2023 und Bruttoinlandsprodukt je Einwohner 2021"
    )
    years = [remark for remark in told if remark.startswith("Die Werte sind aus verschiedenen Jahren")]
    assert years == [
        "Die Werte sind aus verschiedenen Jahren: Verfügbares Einkommen je Einwohner 2023 und "
        "Bruttoinlandsprodukt je Einwohner 2021."
    ]
    assert told[-1] == "Ohne beide Werte: Stadt Aachen"
    same = replace(shown.second.indicator, variant_of="disposable_income")
    twins = replace(shown, second=replace(shown.second, indicator=same))
    regions, indicators = catalogue.read_regions(queries.run_query("regions"), german), {same.key: same}
    assert any(
        remark.startswith("Vorsicht: Beide Indikatoren messen dasselbe Thema")
        for remark in list_relation_remarks(twins, regions, indicators, german)
    )
    assert not any(remark.startswith("Vorsicht") for remark in told)


@pytest.mark.parametrize(
    ("pearson", "told"), [(0.45, False), (0.70, True), (-0.2, True)], ids=["near", "above", "opposite"]
)
@pytest.mark.usefixtures("shipped_database")
def test_coefficients_that_lie_apart_point_to_single_districts(german: Language, pearson: float, told: bool) -> None:
    shown = relate_indicators("car_density", "population_density", 2022, everyone())
    shown = replace(shown, relation=shown.relation.assign(spearman=0.45, pearson=pearson))

    assert ("Einzelne Kreise mit ungewöhnlichen Werten" in remarks(shown, german)[0]) is told


@pytest.mark.usefixtures("shipped_database")
def test_the_table_has_the_references_first_and_every_point(german: Language) -> None:
    shown = relate_indicators("population_density", "crimes_recorded", 2022, everyone(), "05334002")
    regions = catalogue.read_regions(queries.run_query("regions"), german)

    table = make_relation_table(shown, regions, german)

    assert table.columns == (
        "Kreis, Stadt oder Region",
        "Einwohnerdichte 2022 (Einw. je km²)",
        "Straftaten 2022 (je 1.000 Einw.)",
    )
    assert [[cell.text for cell in row] for row in table.rows[:3]] == [
        ["Nordrhein-Westfalen", "532", "75,34"],
        ["Deutschland", "236", "66,72"],
        ["Stadt Herne", "3.060", "90,56"],
    ]
    assert len(table.rows) == 2 + 53
    assert shown.first.sources(shown.relation["first_source"]) == {"inkar_2024"}
    assert make_side(shown.first, shown.references[0]).reference == ReferenceLine("NRW", 531.74)


def test_the_chart_has_a_point_per_district_and_a_line_per_reference() -> None:
    frame = pd.DataFrame(
        {
            "region_key": ["05370", "05111", "05358"],
            "in_group": [True, False, True],
            "first_value": [9.0, 8.0, 7.0],
            "second_value": [100.0, 300.0, 200.0],
        }
    )
    names = {"05370": "Heinsberg", "05111": "Düsseldorf", "05358": "Düren"}
    first = RelationSide("Armut 2021", Scale("%", 1), ReferenceLine("NRW", 7.5))
    second = RelationSide("Parität 2021", Scale("%", 1), None)

    figure = check_figure(draw_relation(frame, names, ["05370", "05111"], first, second, LOOK))

    assert sorted((list(trace.x), list(trace.y), trace.marker.symbol) for trace in figure.data) == [
        ([100.0], [9.0], None),
        ([200.0], [7.0], None),
        ([300.0], [8.0], "circle-open"),
    ]
    assert [(shape.y0, shape.y1, shape.line.dash) for shape in figure.layout.shapes] == [(7.5, 7.5, "dash")]
    texts = [note.text for note in figure.layout.annotations]
    assert texts[0] == "NRW 7,5"
    assert set(texts[1:3]) == {"<b>Heinsberg</b>", "<b>Düsseldorf</b>"}
    assert texts[3:] == ["↑ Armut 2021 (%)", "→ Parität 2021 (%)"]
    assert figure.data[0].hovertext[0] == "<b>Düren</b><br>Armut 2021: 7,0\u00a0%<br>Parität 2021: 200,0\u00a0%"


def test_names_keep_clear_of_each_other_of_points_and_of_the_edge() -> None:
    spots = [
        LabelSpot(50, 50, "Heinsberg"),
        LabelSpot(55, 50, "Aachen"),
        LabelSpot(99, 50, "Düren"),
        LabelSpot(10, 10),
        LabelSpot(14, 10, "Köln"),
    ]

    sides = [(label["xanchor"], label["yanchor"]) for label in place_point_labels(spots, (0, 100), (0, 100), 300, LOOK)]

    assert sides == [
        ("right", "middle"),  # Aachen lies to its right
        ("left", "middle"),
        ("right", "middle"),  # the plot ends to its right
        ("left", "middle"),
    ]


def test_a_name_is_text_and_no_markup() -> None:
    (label,) = place_point_labels([LabelSpot(1, 1, "<i>A</i>")], (0, 2), (0, 2), 300, LOOK)

    assert label["text"] == "<b>&lt;i&gt;A&lt;/i&gt;</b>"


def test_a_long_title_is_broken_before_its_unit() -> None:
    frame = pd.DataFrame({"region_key": ["05370"], "in_group": True, "first_value": 5.0, "second_value": 1.0})
    long = RelationSide("Verfügbares Einkommen je Einwohner 2023", Scale("€ je Einw. und Jahr", 0), None)

    figure = check_figure(draw_relation(frame, {"05370": "Heinsberg"}, [], long, long, LOOK))

    assert figure.layout.annotations[-1].text == (
        "→ Verfügbares Einkommen je Einwohner 2023<br>(€\u00a0je\u00a0Einw.\u00a0und\u00a0Jahr)"
    )


def test_an_axis_without_a_spread_and_one_below_zero_are_drawn() -> None:
    frame = pd.DataFrame(
        {"region_key": ["05370", "05358"], "in_group": True, "first_value": 5.0, "second_value": [-2.0, 1.0]}
    )
    side = RelationSide("A", Scale("%", 1), None)

    figure = check_figure(draw_relation(frame, {"05370": "H", "05358": "D"}, [], side, side, LOOK))

    assert figure.layout.yaxis.range == pytest.approx((4.94, 5.06))
    assert figure.layout.xaxis.range[0] < -2.0
