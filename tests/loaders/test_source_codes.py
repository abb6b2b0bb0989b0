"""What the sources publish under their own codes is mapped onto our indicators: completely, in the right unit, and
without anything appearing that has no value yet."""

import csv
from pathlib import Path

import pytest

import queries
from loaders.build.build import build
from loaders.errors import InvalidRows
from settings import ROOT
from testbed.inkar_file import read_indicators
from tests.support.facts import ask
from tests.support.small_world import OBSERVATIONS, REFERENCE, write_small_world
from texts import Language


def table(path: str) -> list[dict[str, str]]:
    with (ROOT / path).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


MAPPINGS = table("data/reference/source_indicators.csv")
INDICATORS = {row["indicator_key"]: row for row in table("data/reference/indicators.csv")}
SERIES = table("data/reference/series.csv")
# What the sources print or say: 53 slugs with unit, goal and direction; codes of INKAR with the unit of their formula.
WEGWEISER = table("tests/data/wegweiser_topic.csv")
INKAR = table("tests/data/inkar_units.csv")

# Which factor turns a unit of a source into one of ours. Three units of Wegweiser are misprints of the source: "%" for
# posts per person, "per inhabitant" for per 1,000, "per 1,000" for per 1,000 aged 65 and over.
FACTORS = {
    (row["published_unit"], row["unit_key"]): float(row["factor"]) for row in table("tests/data/unit_factors.csv")
}


def find_mappings(source: str) -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in MAPPINGS if row["source_key"] == source}


def of_edition(source: str) -> list[dict[str, str]]:
    return [row for row in INKAR if row["source_key"] == source]


@pytest.mark.parametrize(
    ("source", "published", "count"),
    [
        ("wegweiser", WEGWEISER, 53),
        ("inkar_2025", of_edition("inkar_2025"), 67),
        ("inkar_2024", of_edition("inkar_2024"), 50),
        ("inkar_2023", of_edition("inkar_2023"), 3),
    ],
)
def test_every_code_of_a_source_is_mapped_to_an_indicator_of_its_own(
    source: str, published: list[dict[str, str]], count: int
) -> None:
    found = find_mappings(source)

    assert sorted(found) == sorted(row["code"] for row in published)
    assert len({row["indicator_key"] for row in found.values()}) == len(found) == count


def test_each_of_the_43_sdg_indicators_of_inkar_2025_is_mapped_or_named_as_another_definition() -> None:
    group = {code for code, *_ in read_indicators() if code.startswith("SDG/")}
    named = {row["code"]: row for row in table("data/reference/other_definitions.csv")}

    assert len(group) == 43
    assert group == {code for code in find_mappings("inkar_2025").keys() | named.keys() if code.startswith("SDG/")}
    assert not find_mappings("inkar_2025").keys() & named.keys()
    for row in named.values():
        assert row["indicator_key"] in INDICATORS
        assert row["reason_de"] and row["reason_en"]


def test_what_two_editions_measure_differently_under_one_code_is_mapped_apart() -> None:
    before, now = find_mappings("inkar_2024"), find_mappings("inkar_2025")

    assert [float(each["SDG/a_sgbII_III_bev"]["factor"]) for each in (before, now)] == [1, 10]
    assert before["SDG/i_nitratÜ"]["indicator_key"] == now["LRB/i_nitratÜ"]["indicator_key"]
    assert before["SDG/i_nitratÜ"]["indicator_key"] != now["SDG/i_nitratÜ"]["indicator_key"]
    assert "home_care_staff_per_10000" not in {row["indicator_key"] for row in now.values()}


def test_the_factor_turns_the_unit_of_the_source_into_ours() -> None:
    units = {("wegweiser", row["code"]): row["unit"] for row in WEGWEISER}
    units |= {(row["source_key"], row["code"]): row["unit"] for row in INKAR}
    for row in MAPPINGS:
        unit = units.get((row["source_key"], row["code"]), row["published_unit"])
        if unit:
            assert float(row["factor"]) == FACTORS[unit, INDICATORS[row["indicator_key"]]["unit_key"]], row
        assert row["published_unit"] in ("", unit)


def test_wegweiser_goals_and_directions_are_those_of_the_portal() -> None:
    goals = {
        (row["indicator_key"], row["sdg"])
        for row in table("data/reference/indicator_sdgs.csv")
        if row["assigned_by"] == "portal"
    }
    for row in WEGWEISER:
        key = find_mappings("wegweiser")[row["code"]]["indicator_key"]
        assert (key, row["sdg"]) in goals
        assert INDICATORS[key]["direction"] == row["direction"], key


def test_wegweiser_comes_after_inkar_and_before_a_report() -> None:
    places = {(row["indicator_key"], row["source_key"]): int(row["precedence"]) for row in SERIES}
    for (key, source), place in places.items():
        if own := places.get((key, "wegweiser")):
            assert place <= own or not source.startswith("inkar")
            assert place > own or source != "heinsberg_report_2023"


@pytest.mark.parametrize(
    ("indicator", "value"),
    [
        ("home_care_staff", 11),  # per cent
        ("nursing_home_places", 5690),  # per 100,000 aged 65 and over
        ("nursing_home_places", 12),  # per 1,000 of all ages
        ("premature_mortality", 270),  # per 100,000
        ("distance_supermarket", 1.2),  # kilometres
        ("tax_revenue_4_year_mean", 1.4),  # thousand euros
        ("gdp_per_head", 26.7),  # thousand euros
        ("car_density", 61.8),  # per 100
        ("road_casualties", 430),  # per 100,000
        ("settlement_area_per_head_without_mining", 0.06),  # hectares
        ("waste_per_head", 470),  # kilograms
        ("renewable_capacity_wegweiser", 960),  # per 1,000
    ],
)
def test_a_value_in_another_unit_lies_outside_the_plausible_bounds(indicator: str, value: float) -> None:
    bounds = INDICATORS[indicator]

    assert not float(bounds["plausible_min"]) <= value <= float(bounds["plausible_max"])


WAITING = {
    "indicators": REFERENCE["indicators.csv"]
    + "rent,official,Miete,Rent,percent,1,down,,0,100,14,,Mittlere Miete,Mean rent,,\n",
    "indicator_sdgs": REFERENCE["indicator_sdgs.csv"] + "rent,2,portal\n",
    "bnk2_indicators": REFERENCE["bnk2_indicators.csv"] + "7,rent\n",
    "sources": REFERENCE["sources.csv"] + "web,Netz,Web,Amt,frei,free,https://example.org/l,Amt,https://example.org\n",
    "series": REFERENCE["series.csv"].replace("poverty,new,1", "poverty,web,1,Netz,Netz,0.1,,,,\npoverty,new,4")
    + "rent,web,1,Tabelle 9,Netz,0.1,,,,\n",
    "source_indicators": REFERENCE["source_indicators.csv"] + "web,miete,rent,1,%\nweb,armut,poverty,1,%\n",
    "series_breaks": REFERENCE["series_breaks.csv"] + "poverty,DE,2010,a,a\nrent,DE,2020,b,b\nparity,DE,2021,c,c\n",
}


def test_what_has_no_value_yet_does_not_appear(tmp_path: Path) -> None:
    build(data=write_small_world(tmp_path / "data", **WAITING))

    assert queries.run_query("indicators")["indicator_key"].tolist() == ["parity", "poverty"]
    assert set(queries.run_query("sdgs")["indicator_key"].dropna()) == {"parity", "poverty"}
    assert queries.run_query("sdgs")["sdg"].unique().tolist() == [1, 2]
    assert set(queries.run_query("sources")["source_key"]) == {"new", "old", "report"}
    shown = queries.run_query("series", indicator="poverty")
    assert list(zip(shown["source_key"], shown["precedence"], strict=True)) == [("old", 1), ("report", 2), ("new", 3)]
    assert queries.run_query("series_breaks").empty


def test_it_appears_with_its_first_value(tmp_path: Path) -> None:
    data = write_small_world(tmp_path / "data", **WAITING)
    (data / "observations" / "rent.csv").write_text(
        "source_key,region_key,year,value\nweb,05370,2019,8\nweb,05370,2020,9\n", encoding="utf-8"
    )
    poverty = OBSERVATIONS["poverty"] + "web,05370,2021,7.6\n"
    (data / "observations" / "poverty.csv").write_text(poverty, encoding="utf-8")
    build(data=data)

    assert queries.run_query("indicators")["indicator_key"].tolist() == ["parity", "poverty", "rent"]
    assert "rent" in set(queries.run_query("sdgs")["indicator_key"])
    assert "web" in set(queries.run_query("sources")["source_key"])
    assert queries.run_query("series", indicator="poverty")["source_key"].tolist() == ["web", "old", "report", "new"]
    assert queries.run_query("series_breaks")["indicator_key"].tolist() == ["rent"]


@pytest.mark.parametrize(
    ("file", "row", "reason"),
    [
        ("source_indicators", "new,rate,parity,0,%", "„0“ ist nicht zulässig"),
        ("source_indicators", "new,rate,parity,,%", "Die Angabe fehlt"),
        ("source_indicators", "old,rate,parity,1,%", "ist unbekannt (steht nicht in der Tabelle series)"),
        ("source_indicators", "new,armut,parity,1,%", "steht mehrfach"),
        ("source_regions", "new,05371,anderswo", "„05371“ ist unbekannt"),
        ("source_regions", "new,05358,heinsberg-lk", "steht mehrfach"),
    ],
)
def test_a_wrong_mapping_stops_the_build(tmp_path: Path, german: Language, file: str, row: str, reason: str) -> None:
    with pytest.raises(InvalidRows) as refused:
        build(data=write_small_world(tmp_path / "data", **{file: REFERENCE[f"{file}.csv"] + row + "\n"}))

    assert reason in refused.value.describe(german)


@pytest.mark.usefixtures("shipped_database")
def test_the_mappings_stand_in_the_database() -> None:
    factors = ask("SELECT factor FROM source_indicator WHERE code = 'LRB/q_vunp_bev'")
    slugs = ask("SELECT region_key, code FROM source_region WHERE source_key = 'wegweiser'")

    assert factors == [(0.01,)]
    assert dict(slugs) == {
        "DE": "deutschland",
        "05": "nordrhein-westfalen",
        "05334": "staedteregion-aachen",
        "05334002": "aachen",
        "05358": "dueren-lk",
        "05370": "heinsberg-lk",
    }
