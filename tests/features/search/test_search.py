"""The search: what is typed in part, in another spelling, with slips or in other words is found all the same."""

import pytest
from streamlit.testing.v1 import AppTest

import queries
from content.catalogue import read_indicators
from features.search.entries import list_entries, list_entries_of_region, list_towns, list_words
from features.search.find import SearchEntry, find_hits, name_entry, split_words
from settings import ROOT
from texts import Language

NAMES = ("Kreis Düren", "Kreis Heinsberg", "Stadt Köln")
ENTRIES = [
    *(SearchEntry("region", name.split()[-1], name, frozenset(split_words(name))) for name in NAMES),
    SearchEntry("indicator", "poverty", "Kinderarmut", frozenset(split_words("Kinderarmut Child poverty"))),
    SearchEntry("indicator", "cars", "Pkw-Dichte", frozenset(split_words("Pkw-Dichte")), frozenset(("auto", "kfz"))),
    SearchEntry(
        "indicator", "waste", "Abfallmenge", frozenset(("abfallmenge",)), about=frozenset(split_words("der Hausmüll"))
    ),
    SearchEntry("page", "trends", "Trends", frozenset(("trends",))),
]


def find_names(asked: str) -> list[str]:
    return [hit.entry.name for hit in find_hits(asked, ENTRIES, ("in", "der"))]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Kreis Düren", "Kreis Düren"),
        ("dueren", "Kreis Düren"),
        ("Duren", "Kreis Düren"),
        ("KÖLN", "Stadt Köln"),
        ("Koln", "Stadt Köln"),
        ("Heinzberg", "Kreis Heinsberg"),
        ("Hiensberg", "Kreis Heinsberg"),
        ("heins", "Kreis Heinsberg"),
        ("armut", "Kinderarmut"),
        ("Kinder-Armut", "Kinderarmut"),
        ("kinderamut", "Kinderarmut"),
        ("povrety", "Kinderarmut"),
        ("Auto", "Pkw-Dichte"),
        ("pkw", "Pkw-Dichte"),
        ("hausmuell", "Abfallmenge"),
        ("trend", "Trends"),
    ],
)
def test_it_is_found_however_it_is_typed(asked: str, name: str) -> None:
    assert find_names(asked) == [name]


@pytest.mark.parametrize("asked", ["", "  ", "?!", "in der", "Quastenflosser", "ler", "x" * 10_000])
def test_nothing_is_made_up(asked: str) -> None:
    assert find_names(asked) == []


@pytest.mark.parametrize(
    ("asked", "word", "is_found"),
    [
        ("abcdz", "abcde", True),  # one slip in five letters: 80 of 100 are alike
        ("abcz", "abcd", False),  # in four: 75
        ("abcdefghzz", "abcdefghij", True),  # two in ten
        ("abcdefgzz", "abcdefghi", False),  # in nine: 78
    ],
)
def test_a_fifth_of_the_letters_may_be_slips(asked: str, word: str, is_found: bool) -> None:
    hits = find_hits(asked, [SearchEntry("page", word, word, frozenset((word,)))])

    assert bool(hits) is is_found


def test_every_word_counts() -> None:
    assert find_names("Kreis Heinsberg") == ["Kreis Heinsberg"]
    assert find_names("Kreis") == ["Kreis Düren", "Kreis Heinsberg"]


@pytest.mark.parametrize("asked", ["Düren Kinderarmut", "kinderamut in dueren", "Armut Kreis Düren"])
def test_an_indicator_may_be_asked_for_with_a_district(asked: str) -> None:
    (hit,) = find_hits(asked, ENTRIES, ("in",))

    assert (hit.entry.key, hit.region) == ("poverty", "Düren")


def test_a_name_goes_before_another_word_for_it_and_the_shorter_of_two_first() -> None:
    named = [
        SearchEntry("indicator", "a", "Autobahnen", frozenset(("autobahnen",))),
        SearchEntry("indicator", "b", "Autos", frozenset(("autos",))),
        *ENTRIES,
    ]

    assert [hit.entry.name for hit in find_hits("auto", named)] == ["Autos", "Autobahnen", "Pkw-Dichte"]


def test_what_fits_much_worse_than_the_best_is_left_out() -> None:
    rivers = [SearchEntry("page", name, name, frozenset((name,))) for name in ("rhein", "rheine", "rhone")]

    assert [(hit.entry.key, hit.score) for hit in find_hits("rhein", rivers)] == [("rhein", 100.0), ("rheine", 98.0)]


def test_other_words_belong_to_names_that_hold_one_of_the_words_before_the_colon() -> None:
    otherwise = "\nPkw: Auto Kfz\nBetreuung: Kita\nTax: money\n"

    assert name_entry("Pkw-Dichte", otherwise) == {"auto", "kfz"}
    assert name_entry("Betreuungsquote", otherwise) == {"kita"}
    assert name_entry("Taxonomy", otherwise) == frozenset()  # short words count as a whole only


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("Kinderarmut", ["child_poverty", "child_poverty_entitled"]),
        ("child poverty", ["child_poverty", "child_poverty_entitled"]),
        ("Auto", ["car_density"]),
        ("Aachen", ["05334002", "05334"]),
        ("Dueren", ["05358"]),
        ("Heinzberg", ["05370"]),
        ("Moenchenglatbach", ["05116"]),
        ("PowerPoint", ["kreistag"]),
        ("Szenario", ["was-waere-wenn"]),
        ("Nachhaltigkeitsziele", ["ueberblick"]),
        ("Zeitreihe", ["trends"]),  # called the same in both languages
    ],
)
def test_the_shipped_data_and_pages_are_found_in_both_languages(code: str, asked: str, keys: list[str]) -> None:
    hits = find_hits(asked, list_entries(code))

    assert [hit.entry.key for hit in hits][: len(keys)] == keys


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize(
    ("asked", "kind", "key"),
    [
        ("Solaranlage", "indicator", "solar_power_fed_in"),
        ("Lohnlücke", "indicator", "median_pay_ratio_women_men"),
        ("Bodenversiegelung", "indicator", "settlement_area_share"),
        ("CO2", "indicator", "greenhouse_gas_emissions"),
        ("05358", "region", "05358"),
        ("Jülich", "town", "05358"),
        ("juelch", "town", "05358"),
        ("Greifswald", "region", "13075"),  # a former key that a reform has put into a district
        ("Kreis Heinsberg klimaneutral", "target", "heinsberg_climate_neutral_2035"),
        ("vollständig klimaneutral", "measure", "heinsberg_goal_climate_neutral"),
    ],
)
def test_everyday_words_towns_targets_and_measures_are_known(asked: str, kind: str, key: str) -> None:
    entries = [*list_entries("de"), *list_entries_of_region("05370", "de")]
    hit = find_hits(asked, entries, split_words(Language("de")("search.left_out")), list_towns())[0]

    assert (hit.entry.kind, hit.entry.key) == (kind, key)


@pytest.mark.usefixtures("shipped_database")
def test_a_town_that_is_the_district_is_not_listed_below_itself() -> None:
    names = {(town.key, town.name) for town in list_towns()}

    assert ("03403", "Oldenburg(Oldb)") not in names


@pytest.mark.usefixtures("shipped_database")
def test_only_the_targets_and_measures_of_the_region_shown_are_found_and_lead_there() -> None:
    of_heinsberg, of_munich = list_entries_of_region("05370", "de"), list_entries_of_region("09162", "de")

    assert {entry.kind for entry in of_heinsberg} == {"target", "measure"}
    assert all("region=05370" in entry.link for entry in of_heinsberg)
    assert not any("Heinsberg" in entry.name or entry.kind == "measure" for entry in of_munich)


@pytest.mark.usefixtures("shipped_database")
def test_lists_know_a_district_by_key_land_and_towns_and_an_indicator_by_what_people_call_it() -> None:
    words = list_words("de")

    assert {"05358", "Nordrhein-Westfalen", "Jülich"} <= set(words["Kreis Düren · NRW"].replace(",", "").split())
    assert "co2" in words["Treibhausgasemissionen"].split()
    assert list_words("en")["Düren district · NRW"] != ""


@pytest.mark.usefixtures("shipped_database")
def test_every_name_finds_itself_first() -> None:
    listed, left_out = list_entries("de"), split_words(Language("de")("search.left_out"))

    assert [one.name for one in listed if find_hits(one.name, listed, left_out)[0].entry != one] == []


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("kind", ["indicator", "page"])
def test_every_line_of_other_words_is_of_use(code: str, kind: str) -> None:
    names = [one.name for one in list_entries(code) if one.kind == kind]
    lines = Language(code)(f"search.called_{kind}").strip().splitlines()

    assert [line for line in lines if not any(name_entry(name, line) for name in names)] == []


@pytest.mark.usefixtures("shipped_database")
def test_two_definitions_of_one_subject_tell_what_differs_and_of_which_year_the_ranking_is() -> None:
    german = Language("de")
    known = read_indicators(queries.run_query("indicators"), german)
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.query_params["region"] = "05370"
    app.run()

    app.text_input(key="search__de").set_value("Kinderarmut").run()
    told = next(html.proto.body for html in app.get("html") if "Treffer für" in html.proto.body)
    for key in ("child_poverty", "child_poverty_entitled"):
        assert known[key].definition[:30] in told  # further on, terms are marked

    app.text_input(key="search__de").set_value("Feinstaub").run()
    told = next(html.proto.body for html in app.get("html") if "Treffer für" in html.proto.body)
    assert known["air_pollution_pm10"].definition[:30] not in told

    app.text_input(key="search__de").set_value("Flächeninanspruchnahme").run()
    told = next(html.proto.body for html in app.get("html") if "Treffer für" in html.proto.body)
    assert german("search.ranked_in", year=2021) in told
    assert "Kreis Heinsberg, 2022" in told
