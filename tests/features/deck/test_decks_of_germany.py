"""No sentence on a slide is false in any of the 400 districts: ranks, quarters, years, directions and councils are
worked out again from the values of the database."""

import io
import re
from collections.abc import Iterator
from datetime import date
from math import ceil

import pytest
from pptx import Presentation

from content.catalogue import Indicator, Region
from content.rows import read_rows
from content.series import read_points
from content.slides import Cards, Deck, Slide, StripBoard
from domain.change import Direction
from domain.movers import Movers
from export.slides.paging import split_pages
from export.slides.pptx import write_pptx
from export.slides.slideshow import describe_slide
from features.compare.peers import list_same_kind
from features.deck.assemble import Wish, make_deck
from features.deck.position import Surroundings, make_position_slide
from features.profile.data import ask_leads, ask_topics
from tests.support.facts import round_printed
from texts import CODES, Language
from ui import data

GERMAN, ENGLISH = Language("de"), Language("en")
LAENDER = [f"{number:02}" for number in range(1, 17)]
COUNCILS = {  # who decides there, by the key of a district
    "05358": "Kreistag",
    "05315": "Rat",
    "05334": "Städteregionstag",
    "03241": "Regionsversammlung",
    "09162": "Stadtrat",
    "11000": "Abgeordnetenhaus",
}
RANK = re.compile(r"(?:rank|Rang) (\d+)[. ]*(?:von|of)\s(\d+)", re.IGNORECASE)
MOVED = re.compile(r"(?:seit|since) (\d{4}) (?:stärker )?(verbessert|verschlechtert|improved|worsened)")
ON_TRACK = re.compile(r"\d+ (?:von|of) \d+ .*(?:auf Kurs|on track)", re.IGNORECASE)
pytestmark = pytest.mark.usefixtures("shipped_database")


def list_districts(land: str = "") -> list[Region]:
    return [one for one in data.ask_regions(GERMAN).values() if one.is_district and one.key.startswith(land)]


class Truth:
    """Ranks of a district, worked out from the rows of the database; by name, for definitions may share one."""

    def __init__(self, region: Region, keys: list[str], language: Language) -> None:
        self.region, self.language, known = region, language, data.ask_indicators(language)
        self.group = list_same_kind(region, data.ask_regions(language))
        rows = read_rows(data.ask("positions", region=region.key, group=self.group, indicators=tuple(keys)))
        self.ranks: dict[str, set[tuple[int, int, int, int]]] = {}  # place, how many share it, of how many, year
        for key in keys:
            found = {row["region_key"]: row for row in rows if row["indicator_key"] == key and row["is_counted"]}
            if region.key in found and known[key].direction is not Direction.NONE:
                scores = {one: score(row["value"], known[key]) for one, row in found.items()}
                own = scores[region.key]
                place = 1 + sum(other > own for other in scores.values())
                shared = sum(other == own for other in scores.values())
                told = (place, shared, len(scores), found[region.key]["year"])
                self.ranks.setdefault(known[key].short_name, set()).add(told)

    def is_rank(self, name: str, place: int, count: int, year: int | None = None) -> bool:
        return any((p, n) == (place, count) and year in (None, y) for p, _, n, y in self.ranks.get(name, ()))

    def is_first(self, name: str) -> bool:
        return any(p + shared - 1 <= ceil(n / 4) and n >= 8 for p, shared, n, _ in self.ranks.get(name, ()))

    def is_last(self, name: str) -> bool:
        return any(p >= n + 1 - ceil(n / 4) and n >= 8 for p, _, n, _ in self.ranks.get(name, ()))


def read_text(language: Language, key: str) -> str:
    """As written, its fields open."""
    fields = {name: f"{{{name}}}" for name in ("front", "behind", "count", "region")}
    return language(key, **fields)


def score(value: float, indicator: Indicator) -> float:
    """The larger the better, as shown: halves are rounded up."""
    if indicator.direction is Direction.TOWARDS:
        value, sign = abs(value - (indicator.direction_value or 0.0)), -1
    else:
        sign = -1 if indicator.direction is Direction.DOWN else 1
    return sign * float(round_printed(value, indicator.decimals))


def list_false_of_board(slide: Slide, truth: Truth) -> Iterator[str]:
    """What of the board of strips and its title does not follow from the values."""
    assert isinstance(slide.body, StripBoard)
    for row in slide.body.rows:
        place, count = (int(re.findall(r"\d+", text)[0]) for text in (row.rank, row.of))
        if not truth.is_rank(row.name, place, count):
            yield f"{row.name}: {row.rank} {row.of}"
    names = {row.name for row in slide.body.rows}
    for part in slide.title.split("; "):
        named = [name for name in names if name in part]
        if re.match("Kernthemen vorn|Lead topics ahead", part):
            yield from (f"{part}: {name}" for name in named if not truth.is_first(name))
        if re.match("(Kernthemen )?hinten|(Lead topics )?behind", part):
            yield from (f"{part}: {name}" for name in named if not truth.is_last(name))
    first, last = (any(map(is_there, names)) for is_there in (truth.is_first, truth.is_last))
    kinds = {"both": (1, 1), "front": (1, 0), "behind": (0, 1), "middle": (0, 0)}
    meant = next(kind for kind, ends in kinds.items() if ends == (first, last))
    pattern = re.sub(r"\\{\w+\\}", ".+", re.escape(read_text(truth.language, f"deck.position.{meant}")))
    if len(truth.group) >= 8 and not re.fullmatch(pattern, slide.title):
        yield f"{slide.title}, not {meant}"


def list_false(deck: Deck, truth: Truth) -> Iterator[str]:
    """What of a whole deck does not follow from the values."""
    known = data.ask_indicators(truth.language)
    if str(len(truth.group)) not in deck.subtitle:
        yield deck.subtitle
    for slide in deck.slides:
        yield from (text for text in (slide.title, *slide.facts) if ON_TRACK.search(text))
        if isinstance(slide.body, StripBoard):
            yield from list_false_of_board(slide, truth)
        elif isinstance(slide.body, Cards):
            yield from list_false_of_cards(slide.key, slide.body, truth)
        elif slide.key == "place":
            yield from list_false_ranks(slide.title, slide.title.split(":")[0], truth)
        elif slide.key in known:
            for text in (slide.title, *slide.facts):
                yield from list_false_ranks(text, known[slide.key].short_name, truth)
            yield from list_false_directions(slide, known[slide.key], truth)
        elif slide.key == "scenario":
            told = " ".join((*slide.facts, slide.source))
            if not re.search("Annahme.+keine Vorhersage|ssumption.+no forecast", told):
                yield slide.title


def list_false_of_cards(end: str, body: Cards, truth: Truth) -> Iterator[str]:
    is_true = truth.is_first if end == "better" else truth.is_last
    for card in body.cards:
        count, year = map(int, re.findall(r"\d+", card.of))
        place = int(re.findall(r"\d+", card.rank)[0])
        if not (truth.is_rank(card.name, place, count, year) and is_true(card.name)):
            yield f"{card.name}: {card.rank} {card.of}"
        if not date.today().year - 5 <= year <= date.today().year:
            yield f"{card.name}: {year}"


def list_false_ranks(text: str, name: str, truth: Truth) -> list[str]:
    return [text for found in RANK.findall(text) if not truth.is_rank(name, *map(int, found))]


def list_false_directions(slide: Slide, indicator: Indicator, truth: Truth) -> Iterator[str]:
    if moved := MOVED.search(slide.title):
        found = read_points(data.ask("values", indicator=indicator.key, regions=(truth.region.key,)))
        points = dict(found[truth.region.key])
        first, last = (score(points[year], indicator) for year in (int(moved[1]), max(points)))
        if indicator.is_money:  # in prices of one year, and the slide says so
            is_true = re.search("Teuerung|inflation", slide.title) is not None
        else:
            is_true = (last > first) == (moved[2] in ("verbessert", "improved"))
        if not is_true:
            yield slide.title


def test_there_are_400_districts() -> None:
    assert len(list_districts()) == 400


@pytest.mark.parametrize("land", LAENDER)
def test_in_every_district_of_a_land_the_board_says_what_the_values_say(land: str) -> None:
    """Each district in one of the languages."""
    false = []
    for number, region in enumerate(list_districts(land)):
        language = (GERMAN, ENGLISH)[number % 2]
        keys = ask_leads(region, language)
        truth = Truth(region, keys, language)
        topics = ask_topics(region, truth.group, keys, language)
        around = Surroundings(region, "", date.today().year, {})
        slide = make_position_slide(topics, (Movers((), (), ()), {}), around, "", language)
        if slide is not None:
            false += [f"{region.name}: {told}" for told in list_false_of_board(slide, truth)]

    assert false == []


def list_false_of_deck(region: Region, language: Language) -> list[str]:
    deck = make_deck(Wish(region), language)
    assert deck is not None
    truth = Truth(region, list(data.ask_indicators(language)), language)
    return [f"{region.name}: {told}" for told in list_false(deck, truth)]


@pytest.mark.parametrize("key", COUNCILS)
@pytest.mark.parametrize("code", CODES)
def test_of_each_kind_of_district_all_slides_say_what_the_values_say(key: str, code: str) -> None:
    assert list_false_of_deck(data.ask_regions(Language(code))[key], Language(code)) == []


@pytest.mark.parametrize("land", LAENDER)
def test_in_every_district_of_a_land_all_slides_say_what_the_values_say(land: str) -> None:
    """Each district in one of the languages."""
    false = [list_false_of_deck(one, (GERMAN, ENGLISH)[n % 2]) for n, one in enumerate(list_districts(land))]

    assert [told for some in false for told in some] == []


@pytest.mark.parametrize(("key", "council"), COUNCILS.items())
def test_the_deck_is_for_the_council_that_decides_there(key: str, council: str) -> None:
    deck = make_deck(Wish(data.ask_regions(GERMAN)[key], sets=("decision",)), GERMAN)

    assert deck is not None and deck.subtitle.startswith(f"{council}, ")


def test_of_a_municipality_that_nobody_is_compared_with_no_slide_speaks_of_a_comparison() -> None:
    """The city of Aachen: one figure of it has a course, and that is told without anybody beside it."""
    deck = make_deck(Wish(data.ask_regions(GERMAN)["05334002"], []), GERMAN)

    assert deck is not None
    assert [slide.key for slide in deck.slides] == [
        "general_practitioner_density",
        "scenario",
        "decision",
        "gaps",
        "sources",
    ]
    assert "Vergleich unter" not in deck.subtitle
    told = [describe_slide(slide, GERMAN) for slide in deck.slides]
    assert not [text for text in told if "Rang" in text or "Median" in text]
    assert len(Presentation(io.BytesIO(write_pptx(split_pages(deck, GERMAN), GERMAN))).slides) == 6
