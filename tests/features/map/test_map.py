"""The map: where districts lie on it, how classes are coloured, what is said of a district, finding and numbers."""

from itertools import pairwise
from xml.etree import ElementTree

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import queries
from charts.base import Mode
from charts.district_map import DistrictMap, draw_map
from charts.ground import Ground, Ring, make_outlines, make_tiles
from charts.palette import CLASSES, SERIES, choose_class_colours, choose_ink
from content import catalogue
from content.catalogue import Region, list_inside
from domain.classes import Division
from export.picture.map_picture import draw_map_picture
from export.picture.picture import FORMATS, Frame
from features.compare.peers import Group, PeerRule
from features.compare.ranking import Ranking
from features.compare.year_values import YearValues
from features.map.map import (
    MapContent,
    describe_legend,
    describe_map,
    describe_standing,
    list_map_remarks,
    list_standings,
    make_legend,
    make_map_table,
)
from tests.support.built import build_small_world
from tests.support.district_world import build_districts
from tests.support.small_world import OBSERVATIONS
from texts import Language

NO_REASONS = pd.DataFrame(columns=["indicator_key", "year", "reason_de", "reason_en"])
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def small(request: pytest.FixtureRequest) -> None:
    build_small_world(**getattr(request, "param", {}))


def regions() -> dict[str, Region]:
    return catalogue.read_regions(queries.run_query("regions"), Language("de"))


def map_indicator(key: str, *chosen: str, division: Division = Division.QUANTILES) -> MapContent:
    known = regions()
    indicator = catalogue.read_indicators(queries.run_query("indicators"), Language("de"))[key]
    group = Group(PeerRule.ALL, list_inside(known["05"], known), within=known["05"])
    ranked = Ranking(
        YearValues(indicator, 2021, queries.run_query("values", indicator=key, regions=["05", "DE", *chosen])),
        group,
        queries.run_query("ranking", indicator=key, year=2021, group=list(group.members), also=list(chosen)),
        [known[one] for one in chosen],
        [known["05"], known["DE"]],
    )
    return MapContent(ranked, [known[member] for member in group.members], division)


def make_map(shown: MapContent, language: Language) -> DistrictMap:
    ground = make_tiles(queries.run_query("map_tiles", state="05"))
    chosen = [region.key for region in shown.ranked.chosen]
    return DistrictMap(
        ground, list_standings(shown, language), describe_legend(shown, language), make_legend(shown, language), chosen
    )


def middles(ground: Ground) -> dict[str, tuple[float, float]]:
    return {area.label: area.middle for area in ground.areas}


@pytest.mark.usefixtures("small")
def test_the_finding_names_both_ends_and_the_classes_of_the_chosen(german: Language) -> None:
    assert describe_map(map_indicator("poverty", "05370", "05358"), german) == (
        "Armut 2021: niedrigster Wert Kreis Heinsberg (7,5), höchster Kreis Düren (9,5); "
        "Kreis Heinsberg Klasse 1 und Kreis Düren Klasse 2 von 2"
    )
    assert describe_map(map_indicator("poverty", "05334"), german) == (
        "Armut 2021: niedrigster Wert Kreis Heinsberg (7,5), höchster Kreis Düren (9,5)"
    )


SAME = OBSERVATIONS["poverty"].replace("9.5", "7.5")


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("small", [{"poverty": SAME}], indirect=True)
def test_where_all_have_the_same_value_nobody_is_lowest_or_highest(german: Language) -> None:
    assert (
        describe_map(map_indicator("poverty", "05370"), german)
        == "Armut 2021: alle 2 Kreise haben denselben Wert (7,5)"
    )


@pytest.mark.usefixtures("small")
def test_median_references_and_who_is_missing_with_the_reason_are_told(german: Language) -> None:
    reasons = pd.DataFrame(
        [
            ("poverty", 2021, "Zu wenige Befragte.", ""),
            ("poverty", 2020, "Ein anderes Jahr.", ""),
            ("parity", None, "Ein anderer Indikator.", ""),
        ],
        columns=NO_REASONS.columns,
    )

    assert list_map_remarks(map_indicator("poverty", "05370"), reasons, german) == [
        "Median der Kreise: 8,5\u00a0%",
        "Zum Vergleich: Nordrhein-Westfalen 10,0\u00a0%",
        "Kein Wert für 2021: StädteRegion Aachen. Zu wenige Befragte.",
    ]
    assert len(list_map_remarks(map_indicator("parity"), NO_REASONS, german)) == 2


@pytest.mark.usefixtures("small")
def test_every_district_is_told_with_value_rank_and_class_or_that_it_has_none(german: Language) -> None:
    told = list_standings(map_indicator("poverty"), german)

    assert {key: (one.told, one.number, one.place) for key, one in told.items()} == {
        "05334": ("kein Wert für 2021", "kein Wert", None),
        "05358": ("9,5\u00a0%, Rang 2 von 2, Klasse 2 von 2", "9,5", 1),
        "05370": ("7,5\u00a0%, Rang 1 von 2, Klasse 1 von 2", "7,5", 0),
    }


@pytest.mark.usefixtures("shipped_database")
def test_a_town_is_not_on_the_map_and_is_told_beside_it_with_its_value(german: Language) -> None:
    shown = map_indicator("general_practitioner_density", "05334002")
    town = shown.ranked.chosen[0]

    assert describe_standing(shown, town, german) == (
        "6,87\u00a0je 10.000 Einw.; nicht auf der Karte, die nur Kreise und kreisfreie Städte zeigt"
    )
    assert town.key not in shown.rows
    assert sum(one.count for one in shown.classes) == 53


@pytest.mark.usefixtures("small")
def test_the_legend_counts_the_districts_and_says_which_way_is_better(german: Language) -> None:
    even = map_indicator("parity", division=Division.INTERVALS)

    assert (
        describe_legend(map_indicator("poverty"), german) == "%, in Klammern die Zahl der Kreise. Hoch ist ungünstig."
    )
    assert describe_legend(even, german).endswith("Günstig ist, was nahe bei 50,0\u00a0% liegt.")
    assert [entry.text for entry in make_legend(map_indicator("poverty"), german)] == [
        "7,5 (1)",
        "9,5 (1)",
        "kein Wert (1)",
    ]
    assert [entry.text for entry in make_legend(even, german)] == [
        "40,0 bis unter 44,2 (1)",
        "44,2 bis unter 48,4 (0)",
        "48,4 bis unter 52,6 (1)",
        "52,6 bis unter 56,8 (0)",
        "56,8 bis 61,0 (1)",
    ]


@pytest.mark.usefixtures("small")
def test_the_table_holds_every_district_the_best_first_and_those_without_a_value_last(german: Language) -> None:
    table = make_map_table(map_indicator("poverty"), german)

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Kreis Heinsberg", "7,5", "1", "1"],
        ["Kreis Düren", "9,5", "2", "2"],
        ["StädteRegion Aachen", "–", "–", "–"],
    ]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_tiles_are_buttons_coloured_by_class_and_striped_without_a_value(mode: Mode, german: Language) -> None:
    picture = ElementTree.fromstring(
        draw_map(make_map(map_indicator("poverty", "05358"), german), "Befund & <Rest>", mode)
    )
    buttons = {button.get("data-key", ""): button for button in picture.iter(f"{SVG}g") if button.get("data-key")}
    fills = {key: button.find(f"{SVG}path").get("fill") for key, button in buttons.items()}  # type: ignore[union-attr]

    assert picture.get("aria-label") == "Befund & <Rest>"
    assert {key: button.get("aria-pressed") for key, button in buttons.items()} == {
        "05370": "false", "05334": "false", "05358": "true",
    }  # fmt: skip
    assert [key for key, button in buttons.items() if button.get("tabindex") == "0"] == ["05358"]
    low, high = choose_class_colours(2, mode)
    assert fills == {"05370": low, "05334": "url(#kk-hatch)", "05358": high}
    assert "".join(buttons["05370"].itertext()) == "HS7,5"


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_classes_differ_in_lightness_for_every_eye_and_what_stands_on_them_can_be_read() -> None:
    assert all(contrast(one, other) >= 1.35 for one, other in pairwise(CLASSES))
    assert [luminance(colour) for colour in CLASSES] == sorted((luminance(c) for c in CLASSES), reverse=True)
    assert all(contrast(colour, choose_ink(colour)) >= 4.5 for colour in (*CLASSES, *SERIES))


def test_few_classes_are_spread_over_all_colours_and_turned_on_dark() -> None:
    assert choose_class_colours(2, "light") == [CLASSES[0], CLASSES[4]]
    assert choose_class_colours(2, "dark") == [CLASSES[4], CLASSES[0]]
    assert choose_class_colours(1, "light") == choose_class_colours(1, "dark") == [CLASSES[2]]
    assert choose_class_colours(5, "light") == list(CLASSES)


@pytest.mark.usefixtures("shipped_database")
def test_every_district_of_the_land_has_a_tile_of_its_own_and_none_lies_apart() -> None:
    places = queries.run_query("map_tiles", state="05")
    taken = set(zip(places["tile_column"], places["tile_row"], strict=True))
    beside = {(x + dx, y + dy) for x, y in taken for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1))}

    assert len(places) == len(taken) == 53
    assert taken <= beside


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("way", ["HS MG NE", "AC DN BM LEV", "BOR MS WAF BI HF", "BOT RE COE HAM", "K GL", "BN SU"])
def test_from_west_to_east_tiles_stand_as_the_districts_do(way: str) -> None:
    places = middles(make_tiles(queries.run_query("map_tiles", state="05")))
    across = [places[label][0] for label in way.split()]

    assert across == sorted(across)


def square(west: float, south: float, size: float) -> Ring:
    east, north = west + size, south + size
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def test_outlines_lie_as_on_a_map_and_a_label_stands_only_where_there_is_room() -> None:
    found = make_outlines(
        {"west": [square(6, 51, 1)], "east": [square(8, 51, 0.1)], "north": [square(6, 52, 1)]},
        {"west": "W", "east": "EAST", "north": "N"},
    )
    at = middles(found)
    west = found.areas[0].rings[0]

    assert [area.label for area in found.areas] == ["W", "", "N"]
    assert at["W"][0] == at["N"][0] and at["N"][1] < at["W"][1]
    width, height = (max(part) - min(part) for part in zip(*west, strict=True))
    assert width / height == pytest.approx(0.616, abs=0.01)  # cos 52°: degrees of longitude are shorter
    assert not found.holds_numbers


def test_a_label_stands_beside_a_hole_not_in_it_and_specks_are_left_out() -> None:
    hole = ((6.1, 51.1), (6.5, 51.1), (6.5, 51.9), (6.1, 51.9), (6.1, 51.1))
    found = make_outlines(
        {"a": [square(6, 51, 1), hole, square(6.5, 52.5, 0.0001)], "b": [square(7.5, 52, 1)]}, {"a": "A"}
    )
    (x, _), drawn_rings = found.areas[0].middle, found.areas[0].rings
    inner = [point[0] for point in drawn_rings[1]]

    assert len(drawn_rings) == 2
    assert not min(inner) < x < max(inner)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("kind", FORMATS)
def test_the_picture_holds_tiles_numbers_legend_and_chosen_district(kind: str, german: Language) -> None:
    shown = make_map(map_indicator("poverty", "05358"), german)
    made = draw_map_picture(shown, Frame("Der Befund", "Quelle: Amt"), kind)

    if kind == "png":
        assert made.startswith(b"\x89PNG")
        return
    text = made.decode()
    for word in ("Der Befund", "Quelle: Amt", "HS", "7,5", "kein Wert (1)", "DN Kreis Düren: 9,5"):
        assert word in text


def list_of_towns(key: str) -> None:
    from features.map.blocks import show_towns  # noqa: PLC0415
    from texts import Language  # noqa: PLC0415
    from ui import data  # noqa: PLC0415

    language = Language("de")
    show_towns(data.ask_indicators(language)["poverty"], 2021, data.ask_regions(language)[key], language)


def test_municipalities_of_the_chosen_district_stand_in_a_list_below_the_map() -> None:
    build_districts({2021: {"05302": 20.0, "05304": 21.0, "05302004": 25.0, "05302008": 15.0, "05304004": 5.0}})

    shown = {}
    for key in ("05302", "05302004", "05304"):
        app = AppTest.from_function(list_of_towns, args=(key,)).run()
        assert not app.exception
        shown[key] = " ".join(one.proto.body for one in app.get("html"))

    assert shown["05302"].index("05302008") < shown["05302"].index("05302004")  # the best first
    assert "05304004" not in shown["05302"]
    assert shown["05302004"] == shown["05302"]
    assert shown["05304"] == ""  # one alone is no group
