"""Who a district is compared with: the nearest by a measure, those of its kind, or whom the visitor names."""

import pandas as pd
import pytest

import queries
from content import catalogue
from content.catalogue import Indicator, Region
from features.compare.data import find_group
from features.compare.peers import (
    CRITERIA,
    NEAREST,
    Group,
    Nearness,
    PeerRule,
    describe_empty_group,
    describe_rule,
    find_all_around,
    list_same_kind,
    make_nearness_table,
    name_group,
)
from features.compare.selectors import GROUP
from tests.support.district_world import build_districts
from texts import Language
from ui import data

DENSITY = {"05302": 20.0, "05304": 10.0, "05306": 40.0, "05308": 18.0, "05310": 80.0, "05311": 24.0}


def near(region: str, count: int = 2) -> list[tuple[str, int]]:
    frame = queries.run_query("peers", measure="poverty", region=region, state="05", count=count)
    return list(zip(frame["region_key"], frame["place"], strict=True))


def test_the_nearest_are_nearest_by_the_ratio_and_the_region_itself_comes_first() -> None:
    build_districts({2021: DENSITY})

    frame = queries.run_query("peers", measure="poverty", region="05302", state="05", count=2)

    assert frame.to_dict("records") == [
        {"region_key": "05302", "year": 2021, "value": 20.0, "source_key": "new", "ratio": 1.0, "place": 0},
        {"region_key": "05308", "year": 2021, "value": 18.0, "source_key": "new", "ratio": 0.9, "place": 1},
        {"region_key": "05311", "year": 2021, "value": 24.0, "source_key": "new", "ratio": 1.2, "place": 2},
    ]


def test_half_as_much_is_as_near_as_twice_as_much_and_neither_is_left_out() -> None:
    build_districts({2021: DENSITY})

    assert near("05302", count=3) == [("05302", 0), ("05308", 1), ("05311", 2), ("05304", 3), ("05306", 3)]


def test_a_town_has_districts_near_it_and_is_near_to_none() -> None:
    build_districts({2021: DENSITY | {"05302004": 20.0}})

    assert near("05302004") == [("05302004", 0), ("05302", 1), ("05308", 2)]
    assert near("05302") == [("05302", 0), ("05308", 1), ("05311", 2)]


@pytest.mark.parametrize("like", ["05302", "05302004"])
def test_towns_of_a_district_are_a_group_where_values_of_several_have_come(like: str, german: Language) -> None:
    build_districts({2021: DENSITY | {"05302004": 20.0, "05302008": 30.0, "05304004": 5.0}})
    regions = data.ask_regions(german)
    group = find_group(PeerRule.TOWNS, regions[like], german)

    assert group.members == ("05302004", "05302008")
    assert name_group(group, german).startswith("Gemeinden in")
    assert describe_rule(group, german).startswith("2 Gemeinden in")
    ranked = queries.run_query("ranking", indicator="poverty", year=2021, group=list(group.members), also=["05302"])
    assert dict(zip(ranked["region_key"], ranked["rank"], strict=True))["05302004"] == 1
    assert find_group(PeerRule.TOWNS, regions["05304"], german).members == ()  # one alone is no group
    assert PeerRule.TOWNS in GROUP.offer(german).names


def test_without_values_of_towns_nobody_is_offered_them(german: Language) -> None:
    build_districts({2021: DENSITY})

    assert PeerRule.TOWNS not in GROUP.offer(german).names


def test_the_newest_year_counts_in_which_nearly_all_have_a_value() -> None:
    build_districts({2020: DENSITY, 2021: {"05302": 20.0, "05310": 20.0, "05306": 21.0}})

    frame = queries.run_query("peers", measure="poverty", region="05302", state="05", count=2)

    assert set(frame["year"]) == {2020}
    assert near("05302") == [("05302", 0), ("05308", 1), ("05311", 2)]


def test_values_that_have_no_ratio_are_near_to_nobody() -> None:
    build_districts({2021: DENSITY | {"05312": 0.0}})

    assert near("05312") == []
    assert "05312" not in dict(near("05302", count=5))


def test_without_a_value_or_without_enough_others_nobody_is_near() -> None:
    build_districts({2020: {"05370": 20.0, "05358": 18.0}, 2021: DENSITY})

    assert near("05334") == []
    assert near("05370") == []
    assert near("05302", count=6) == []


def test_a_rank_is_of_the_group_and_others_are_shown_without_one() -> None:
    build_districts({2021: DENSITY})

    frame = queries.run_query(
        "ranking", indicator="poverty", year=2021, group=["05302", "05310", "05304"], also=["05306"]
    )

    assert frame["region_key"].tolist() == ["05304", "05302", "05306", "05310"]
    assert frame["rank"].astype(object).where(frame["rank"].notna(), None).tolist() == [1, 2, None, 3]
    assert set(frame["district_count"]) == {3}
    assert set(frame["median"]) == {20.0}
    assert frame["lower_quartile"].isna().all()


def test_values_that_look_equal_share_a_rank() -> None:
    shown = {"05302": 1.04, "05304": 0.95, "05306": 1.05, "05310": 1.06, "05314": 1.149}  # 1.0 1.0 1.1 1.1 1.1
    build_districts({2021: shown})

    frame = queries.run_query("ranking", indicator="poverty", year=2021, group=list(shown), also=[])

    assert frame["rank"].tolist() == [1, 1, 3, 3, 3]


def test_a_middle_half_takes_ten_values() -> None:
    values = {f"05{number}": number - 300.0 for number in range(302, 322, 2)}
    build_districts({2021: values})
    group = list(values)

    ten = queries.run_query("ranking", indicator="poverty", year=2021, group=group, also=[]).iloc[0]
    nine = queries.run_query("ranking", indicator="poverty", year=2021, group=group[:-1], also=group).iloc[0]

    assert (ten["lower_quartile"], ten["median"], ten["upper_quartile"]) == (6.5, 11.0, 15.5)
    assert (pd.isna(nine["lower_quartile"]), nine["median"], nine["district_count"]) == (True, 10.0, 9)


def ask_regions() -> dict[str, Region]:
    return catalogue.read_regions(queries.run_query("regions"), Language("de"))


def nearness(rule: PeerRule, region: str, language: Language) -> Nearness:
    measure: Indicator = catalogue.read_indicators(queries.run_query("indicators"), language)[CRITERIA[rule]]
    return Nearness(measure, queries.run_query("peers", measure=measure.key, region=region, state="05", count=NEAREST))


@pytest.mark.usefixtures("shipped_database")
def test_kinds_are_districts_and_independent_cities_and_a_town_is_neither() -> None:
    assert len(find_all_around(ask_regions()["05370"], ask_regions()).members) == 53
    assert len(list_same_kind(ask_regions()["05370"], ask_regions())) == 31
    assert len(list_same_kind(ask_regions()["05111"], ask_regions())) == 22
    assert list_same_kind(ask_regions()["05334002"], ask_regions()) == ()


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize(
    ("rule", "told", "name"),
    [
        (
            PeerRule.DENSITY,
            "Kreis Heinsberg (420) und die 15 Kreise und kreisfreien Städte in NRW, deren Einwohnerdichte dem am "
            "nächsten kommt: 253 bis 678 Einw. je km² (2024).",
            "Kreisen und Städten ähnlicher Einwohnerdichte",
        ),
        (
            PeerRule.POPULATION,
            "Kreis Heinsberg (263.507) und die 15 Kreise und kreisfreien Städte in NRW, deren Einwohnerzahl dem am "
            "nächsten kommt: 227.168 bis 313.003 Personen (2025).",
            "Kreisen und Städten ähnlicher Einwohnerzahl",
        ),
        (
            PeerRule.GDP,
            "Kreis Heinsberg (32.000) und die 15 Kreise und kreisfreien Städte in NRW, deren Bruttoinlandsprodukt je "
            "Einwohner dem am nächsten kommt: 29.100 bis 36.800 € je Einw. (2023).",
            "Kreisen und Städten mit ähnlichem BIP je Einwohner",
        ),
    ],
)
def test_a_measured_rule_is_told_with_its_numbers(german: Language, rule: PeerRule, told: str, name: str) -> None:
    found = nearness(rule, "05370", german)
    group = Group(rule, tuple(found.near["region_key"]), ask_regions()["05370"], found, ask_regions()["05"])

    assert describe_rule(group, german).replace("\u00a0", " ") == told
    assert (name_group(group, german), len(group.members)) == (name, NEAREST + 1)


@pytest.mark.usefixtures("shipped_database")
def test_the_other_rules_are_told_with_their_number(german: Language) -> None:
    cities = Group(
        PeerRule.KIND,
        list_same_kind(ask_regions()["05111"], ask_regions()),
        ask_regions()["05111"],
        within=ask_regions()["05"],
    )
    own = Group(PeerRule.OWN, ("05370", "05358"))

    assert describe_rule(cities, german) == "Stadt Düsseldorf unter allen 22 kreisfreien Städten in NRW."
    assert describe_rule(own, german) == (
        "Die eigene Auswahl von 2 Kreisen und Städten; sie steht im Link dieser Seite."
    )
    assert (
        name_group(find_all_around(ask_regions()["05370"], ask_regions()), german)
        == "Kreisen und kreisfreien Städten in NRW"
    )


@pytest.mark.usefixtures("shipped_database")
def test_a_group_without_anybody_says_why(german: Language) -> None:
    indicators = catalogue.read_indicators(queries.run_query("indicators"), german)
    town = ask_regions()["05334002"]
    around = find_all_around(town, ask_regions())

    assert describe_empty_group(Group(PeerRule.GDP, (), town), around, indicators, german).startswith(
        "Zu Stadt Aachen fehlt ein Wert für Bruttoinlandsprodukt je Einwohner"
    )
    assert describe_empty_group(Group(PeerRule.KIND, (), town), around, indicators, german).startswith(
        "Stadt Aachen ist weder Kreis"
    )
    assert describe_empty_group(Group(PeerRule.OWN, ()), around, indicators, german).startswith(
        "Bitte mindestens einen Kreis"
    )


@pytest.mark.usefixtures("shipped_database")
def test_the_members_are_listed_with_their_value_and_how_far_they_are(german: Language) -> None:
    table = make_nearness_table(nearness(PeerRule.DENSITY, "05370", german), ask_regions(), german)

    assert table.columns == (
        "Kreis, Stadt oder Region",
        "Einwohnerdichte 2024 (Einw. je km²)",
        "Abstand zu Kreis Heinsberg",
    )
    assert [[cell.text.replace("\u00a0", " ") for cell in row] for row in table.rows[:3]] == [
        ["Kreis Heinsberg", "420", ""],
        ["Kreis Wesel", "439", "+4,6 %"],
        ["Märkischer Kreis", "385", "−8,4 %"],
    ]
    assert len(table.rows) == 16
