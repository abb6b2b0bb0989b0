"""All regions of Germany: named in sentences, held against the right Land, with the council that decides there."""

import re

import pandas as pd
import pytest

import queries
from content import catalogue
from content.catalogue import COUNTRY, Region, find_home, find_reference, find_references, list_inside
from content.council import find_council
from features.compare.peers import find_all_around, list_same_kind, name_group
from texts import CODES, Language

pytestmark = pytest.mark.usefixtures("shipped_database")


def ask_regions(code: str = "de") -> dict[str, Region]:
    return catalogue.read_regions(queries.run_query("regions"), Language(code))


def districts(code: str = "de") -> list[Region]:
    return [region for region in ask_regions(code).values() if region.is_district]


def test_there_are_400_districts_16_laender_and_every_name_is_of_one_place() -> None:
    for code in CODES:
        regions = ask_regions(code)
        kinds = pd.Series([region.kind for region in regions.values()]).value_counts().to_dict()
        assert kinds == {"district": 294, "independent_city": 106, "state": 16, "country": 1, "municipality": 1}
        for names in ([one.name for one in regions.values()], [one.short_name for one in regions.values()]):
            assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("key", "forms"),
    [
        ("05358", ("der Kreis Düren", "den Kreis Düren", "dem Kreis Düren", "des Kreises Düren", "im Kreis Düren")),
        ("05315", ("die Stadt Köln", "die Stadt Köln", "der Stadt Köln", "der Stadt Köln", "in der Stadt Köln")),
        (
            "05962",
            (
                *("der Märkische Kreis", "den Märkischen Kreis", "dem Märkischen Kreis"),
                *("des Märkischen Kreises", "im Märkischen Kreis"),
            ),
        ),
        (
            "05162",
            (
                *("der Rhein-Kreis Neuss", "den Rhein-Kreis Neuss", "dem Rhein-Kreis Neuss"),
                *("des Rhein-Kreises Neuss", "im Rhein-Kreis Neuss"),
            ),
        ),
        (
            "09184",
            (
                *("der Landkreis München", "den Landkreis München", "dem Landkreis München"),
                *("des Landkreises München", "im Landkreis München"),
            ),
        ),
        (
            "03241",
            (
                *("die Region Hannover", "die Region Hannover", "der Region Hannover"),
                *("der Region Hannover", "in der Region Hannover"),
            ),
        ),
        (
            "10041",
            (
                *("der Regionalverband Saarbrücken", "den Regionalverband Saarbrücken"),
                *("dem Regionalverband Saarbrücken", "des Regionalverbands Saarbrücken"),
                "im Regionalverband Saarbrücken",
            ),
        ),
        ("11000", ("Berlin", "Berlin", "Berlin", "Berlins", "in Berlin")),
        ("10", ("das Saarland", "das Saarland", "dem Saarland", "des Saarlands", "im Saarland")),
        ("09", ("Bayern", "Bayern", "Bayern", "Bayerns", "in Bayern")),
    ],
)
def test_a_name_stands_in_every_case(key: str, forms: tuple[str, ...]) -> None:
    told = ask_regions()[key].running

    assert (told.nominative, told.accusative, told.dative, told.genitive, told.locative) == forms


def test_the_names_of_all_districts_read_as_german() -> None:
    for region in districts():
        told = region.running
        if told.nominative == region.name:  # Berlin, Hamburg
            assert region.designation == "stadtstaat"
            continue
        article, noun = told.nominative.split(" ", 1)
        assert article in ("der", "die"), region
        assert told.locative.startswith("im " if article == "der" else "in der "), region
        assert told.accusative.startswith("den " if article == "der" else "die "), region
        if article == "der":
            assert re.search(r"(kreises|Kreises|verbands)", told.genitive), region
        bare = re.sub(r"er Kreis$", "e Kreis", region.name)
        assert noun == bare, region


@pytest.mark.parametrize(
    ("key", "german", "accusative", "english"),
    [
        ("05358", "Kreistag", "den Kreistag", "District council"),
        ("05315", "Rat", "den Rat", "City council"),
        ("09162", "Stadtrat", "den Stadtrat", "City council"),
        ("08111", "Gemeinderat", "den Gemeinderat", "City council"),
        ("06412", "Stadtverordnetenversammlung", "die Stadtverordnetenversammlung", "City council"),
        ("01002", "Ratsversammlung", "die Ratsversammlung", "City council"),
        ("01003", "Bürgerschaft", "die Bürgerschaft", "City parliament"),
        ("03241", "Regionsversammlung", "die Regionsversammlung", "Regional council"),
        ("05334", "Städteregionstag", "den Städteregionstag", "Regional council"),
        ("11000", "Abgeordnetenhaus", "das Abgeordnetenhaus", "Parliament of Berlin"),
        ("13004", "Stadtvertretung", "die Stadtvertretung", "City council"),
    ],
)
def test_who_decides_is_called_by_its_name(key: str, german: str, accusative: str, english: str) -> None:
    council = find_council(ask_regions()[key], Language("de"))

    assert (council.name, council.accusative) == (german, accusative)
    assert find_council(ask_regions("en")[key], Language("en")).name == english


def test_every_district_has_a_council_and_no_district_a_word_that_does_not_fit() -> None:
    for region in districts():
        name = find_council(region, Language("de")).name
        assert (name == "Kreistag") is (region.designation in ("kreis", "landkreis")), region


@pytest.mark.parametrize(
    ("key", "reference"),
    [("05358", "05"), ("09162", "09"), ("04011", "04"), ("11000", COUNTRY), ("02000", COUNTRY), ("05", COUNTRY)],
)
def test_a_region_is_held_against_its_land_and_a_city_state_against_germany(key: str, reference: str) -> None:
    assert find_reference(ask_regions()[key], ask_regions()).key == reference


def test_districts_of_one_land_share_it_and_those_of_several_have_germany_alone() -> None:
    regions = ask_regions()

    assert [one.key for one in find_references([regions["05358"], regions["05315"]], regions)] == ["05", COUNTRY]
    assert [one.key for one in find_references([regions["05358"], regions["09162"]], regions)] == [COUNTRY]
    assert [one.key for one in find_references([regions["11000"]], regions)] == [COUNTRY]


def test_a_group_has_at_least_fifteen_members_or_is_of_germany() -> None:
    regions, german = ask_regions(), Language("de")
    sizes = {}
    for region in districts():
        around, alike = find_all_around(region, regions), list_same_kind(region, regions)
        assert around.within
        sizes[around.within.key] = len(around.members)
        assert min(len(around.members), len(alike)) >= 15, region
        assert region.key in around.members, region
        assert region.key in alike, region
        assert around.within.running.locative in name_group(around, german)
    assert sizes[COUNTRY] == 400
    assert sizes["05"] == 53
    assert find_home(regions["10041"], regions).key == COUNTRY  # six districts in the Saarland
    assert len(list_inside(regions["10"], regions)) == 6


def test_fifteen_districts_are_like_a_district_by_four_criteria_the_nearest_first() -> None:
    for key in ("05370", "09162", "11000", "16075"):
        found = queries.run_query("similar", region=key, count=15)
        assert found.loc[0, "region_key"] == key
        assert len(found) == 16
        assert found["distance"].is_monotonic_increasing
    assert queries.run_query("similar", region="05334002", count=15).empty  # its growth is not known
    assert "06412" in set(queries.run_query("similar", region="09162", count=15)["region_key"])  # Munich and Frankfurt


def test_a_key_of_before_a_reform_leads_to_the_district_of_today() -> None:
    changes = queries.run_query("region_changes").set_index("former_key")
    regions = ask_regions()

    assert changes.loc[["03152", "03156", "16056", "05313", "05354", "06415"], "region_key"].tolist() == [
        *("03159", "03159", "16063", "05334", "05334", "06435")
    ]
    assert set(changes.index).isdisjoint(regions)
    assert set(changes["region_key"]) <= {region.key for region in districts()}
    assert changes["remark_de"].str.endswith(".").all()
    assert changes["remark_en"].str.endswith(".").all()


def test_a_figure_that_needs_a_remark_has_it() -> None:
    notes = queries.run_query("value_notes", regions=["09763", "09780"])

    assert notes["note_de"].str.contains("Kempten").any()
    assert set(notes["indicator_key"]) == {"hospital_beds_per_1000"}
