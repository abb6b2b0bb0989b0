"""Decks from the shipped data: which slides there are, no text larger than its place, whose measures they show."""

import pytest

from content.document import DocumentPicture, Heading
from content.slides import Cards, Deck, MapBoard, Slide, SlideChart, StripBoard
from content.table import Table
from export.slides.boards import NUMBER_HIGH, lay_out_board, lay_out_number
from export.slides.fitting import FACT, SOURCE, TITLE, find_largest_size, measure_height
from features.deck.assemble import Wish, make_deck
from features.deck.sheet import make_sheet
from features.measures.register import ask_programmes
from tests.export.test_boards import PLACES, height_of, texts_of
from texts import CODES, Language
from ui import data

DUEREN, HEINSBERG, AACHEN, COLOGNE, CITY_OF_AACHEN = "05358", "05370", "05334", "05315", "05334002"
TITLE_PLACE, FOOT, BESIDE = (871.0, 79.0), 814.0, (259.0, 346.0)  # points on our master
pytestmark = pytest.mark.usefixtures("shipped_database")


def deck_of(key: str, code: str = "de") -> Deck:
    language = Language(code)
    regions = data.ask_regions(language)
    others = [regions[other] for other in (HEINSBERG, DUEREN) if other != key]
    found = make_deck(Wish(regions[key], others), language)
    assert found is not None
    return found


@pytest.mark.parametrize("key", [DUEREN, HEINSBERG, AACHEN, COLOGNE])
def test_a_deck_has_ten_slides_after_its_title(key: str) -> None:
    slides = deck_of(key).slides

    keys = [slide.key for slide in slides]
    assert keys[:4] == ["position", "better", "worse", "place"]
    assert keys[6:] == ["scenario", "decision", "gaps", "sources"]
    for slide in slides[4:6]:
        assert slide.number is not None


def test_a_municipality_is_ranked_nowhere_and_has_no_map() -> None:
    deck = deck_of(CITY_OF_AACHEN)

    keys = ["general_practitioner_density", "scenario", "decision", "gaps", "sources"]
    assert [slide.key for slide in deck.slides] == keys
    assert deck.map is None
    assert deck.subtitle.endswith(" · als Gemeinde ohne Rang unter Kreisen")
    sources = deck.slides[-1].body
    assert isinstance(sources, Table)
    assert [cell.text for cell in sources.rows[0]][2] == "2015–2021"  # that of 2022 is withheld
    course = deck.slides[0].body
    assert isinstance(course, SlideChart) and [strand.name for strand in course.strands] == ["Stadt Aachen"]


def test_the_page_for_the_group_of_a_municipality_shows_a_course_where_ranks_would_stand() -> None:
    deck = deck_of(CITY_OF_AACHEN)

    parts = make_sheet(deck, lambda shown: DocumentPicture(b"", shown.alt), Language("de")).parts

    titles = [part.text for part in parts if isinstance(part, Heading)]
    assert titles == [deck.slides[0].title, "Drei Vorschläge zur Entscheidung"]
    assert [part.alt for part in parts if isinstance(part, DocumentPicture)] == titles[:1]


@pytest.mark.parametrize("key", [COLOGNE, "11000"])
def test_no_card_blames_a_dense_city_for_its_settlement_area_in_any_definition(key: str) -> None:
    names = [card.name for slide in deck_of(key).slides if isinstance(slide.body, Cards) for card in slide.body.cards]

    assert len(names) == 8 and "Siedlungsfläche" not in names


def test_a_share_of_the_unemployed_has_another_name_than_a_rate() -> None:
    known = data.ask_indicators(Language("de"))

    assert known["long_term_unemployed_share"].short_name != known["long_term_unemployment_rate"].short_name


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("key", [DUEREN, HEINSBERG, AACHEN, COLOGNE, CITY_OF_AACHEN])
def test_no_text_is_larger_than_its_place_nor_smaller_than_can_be_read(key: str, code: str) -> None:
    for slide in deck_of(key, code).slides:
        size = find_largest_size([slide.title], TITLE, *TITLE_PLACE)
        assert measure_height([slide.title], size, TITLE_PLACE[0]) <= TITLE_PLACE[1] + 0.5
        assert measure_height([slide.source], SOURCE[0], FOOT) <= 1.25 * SOURCE[0], slide.source
        if slide.facts:
            room = BESIDE[1] - (NUMBER_HIGH if slide.number else 0)
            assert find_largest_size(slide.facts, FACT, BESIDE[0], room) >= 14
        drawn = texts_of(lay_out_number(slide.number, BESIDE[0])) if slide.number else []
        if isinstance(slide.body, StripBoard | Cards | MapBoard):
            drawn += [text for place in PLACES for text in texts_of(lay_out_board(slide.body, *place))]
        for text in drawn:
            assert height_of(text) <= text.high + 3, text


@pytest.mark.parametrize("code", CODES)
def test_nobody_has_the_programme_of_another_authority(code: str) -> None:
    """The StädteRegion Aachen has none, though its city has one."""
    owners = {
        key: {programme.region_key for programme in ask_programmes(key, Language(code)).values()}
        for key in data.ask_regions(Language(code))
    }

    assert {key for key, found in owners.items() if found} == {DUEREN, HEINSBERG, CITY_OF_AACHEN}
    assert all(found <= {key} for key, found in owners.items())


def test_the_sources_of_what_an_assumption_is_made_on_stand_among_those_of_the_deck() -> None:
    assumed = Slide("strategy", "Drei Annahmen", None, (), "", "", indicators=("disposable_income",))

    def list_sources(*strategy: Slide) -> set[str]:
        deck = make_deck(
            Wish(data.ask_regions(Language("de"))[DUEREN], sets=("decision",), strategy=strategy), Language("de")
        )
        assert deck is not None
        (slide,) = [one for one in deck.slides if one.key == "sources"]
        return set(slide.notes.splitlines())

    assert any("VGR" in source for source in list_sources(assumed) - list_sources())
