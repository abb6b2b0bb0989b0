"""Where a district stands, on slides: a board of strips, and cards of what it does better and worse than most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charts.palette import choose_region_colours
from content.catalogue import Indicator, Region
from content.judgement import NamedChange
from content.judgement_words import name_movement
from content.slides import Card, Cards, Remark, Slide, StripBoard, StripRow
from domain.change import Direction
from domain.classes import write_seen
from domain.movers import Mover, Movers
from domain.position import Quarter, Rank
from features.profile.topic import Topic, is_old, layout_strip, order_topics
from features.profile.topic_words import describe_ends, describe_rank, describe_strip, write_value
from texts import Language, join_sentences

MOST_ROWS, FEWEST_ROWS = 10, 5
MOST_CARDS = 4
RECENT = 5  # years before today; older values stand on no card
_NAMED, _IN_TITLE = 2, 3
_LONGEST_UNIT = 12  # signs that have room in the label of a median
_TONES = ("first", "middle", "last")


@dataclass(frozen=True)
class Surroundings:
    """What a district's slides share: who it stands beside ("Kreisen in NRW"), the year that counts as today, the
    changes against comparable districts by indicator key, and the few `others` it is held against by name."""

    region: Region
    group: str
    today: int
    changes: Mapping[str, NamedChange]
    others: Sequence[Region] = ()

    @property
    def colours(self) -> dict[str, str]:
        """Of the others, by key, as everywhere."""
        colours = choose_region_colours([self.region.key, *(one.key for one in self.others)])
        return {one.key: colours[one.key] for one in self.others}


def pick_rows(topics: Sequence[Topic]) -> list[Topic]:
    """The topics of the board, best first: all in the outer quarters, then the newest; those without a rank are left
    out."""
    ranked = [topic for topic in order_topics(topics) if topic.rank]
    outer = [topic for topic in ranked if topic.quarter in (Quarter.FIRST, Quarter.LAST)]
    rest = sorted((topic for topic in ranked if topic not in outer), key=lambda topic: -topic.year)
    chosen = [*outer, *rest][:MOST_ROWS]
    return [topic for topic in ranked if topic in chosen]


def make_position_slide(
    topics: Sequence[Topic],
    moved: tuple[Movers, Mapping[str, str]],
    around: Surroundings,
    source: str,
    language: Language,
) -> Slide | None:
    """Strips of the lead topics, how many lie in which part, and what `moved` with the names of its indicators by
    key. None for fewer than five topics with a rank."""
    shown = pick_rows(topics)
    if len(shown) < FEWEST_ROWS:
        return None
    region = around.region
    ranked = [topic for topic in topics if topic.rank]
    counts = {tone: sum(topic.tone == tone for topic in ranked) for tone in _TONES}
    has_quarters = any(topic.quarter for topic in ranked)
    title = describe_position(ranked, region, language)
    board = StripBoard(
        (
            language("deck.board.topic"),
            language("topic.worse"),
            language("topic.median") if any(topic.positions.middle for topic in shown) else "",
            language("topic.better"),
            region.short_name if len(region.short_name) <= 14 else language("start.value"),
            language("compare.rank"),
        ),
        tuple(_row(topic, shown, around.colours, language) for topic in shown),
        tuple(counts.items()) if has_quarters else (),
        tuple(_remarks(_summarise(topics, shown, counts, language) if has_quarters else "", moved, around, language)),
        language(
            "deck.board.key_shared" if any(one.rank and one.rank.is_shared for one in shown) else "deck.board.key"
        ),
        "; ".join(describe_strip(topic, language) for topic in shown),
        tuple((around.colours[one.key], one.short_name) for one in around.others),
    )
    notes = [
        *(f"{message.head}: {message.text}" for message in describe_ends(topics, language)),
        language("deck.board.group", group=around.group),
        language("start.strip_method"),
        *(describe_strip(topic, language) for topic in order_topics(topics)),
    ]
    return Slide("position", title, board, (), source, "\n".join(notes))


def describe_position(ranked: Sequence[Topic], region: Region, language: Language) -> str:
    """In front and behind, two topics each; where there are none, that is said. Of a group without quarters, only that
    there is an order."""
    ordered = order_topics(ranked)
    front, behind = ([topic for topic in ordered if topic.quarter is end] for end in (Quarter.FIRST, Quarter.LAST))
    named = {
        "front": _list_names(front[:_NAMED], language),
        "behind": _list_names(behind[::-1][:_NAMED], language),
        "count": len(ranked),
        "region": region.name,
    }
    if not any(topic.quarter for topic in ranked):
        return language("deck.position.order", **named)
    kind = {(True, True): "both", (True, False): "front", (False, True): "behind", (False, False): "middle"}
    return language(f"deck.position.{kind[bool(front), bool(behind)]}", **named)


def _list_names(topics: Sequence[Topic], language: Language) -> str:
    return language.listed([topic.indicator.short_name for topic in topics]) if topics else ""


def _row(topic: Topic, topics: Sequence[Topic], colours: Mapping[str, str], language: Language) -> StripRow:
    assert topic.rank
    strip = layout_strip(topic, colours)
    return StripRow(
        topic.indicator.short_name,
        strip if strip.own else None,
        write_value(topic, language),
        str(topic.year) if is_old(topic, topics) else "",
        language("deck.board.shared" if topic.rank.is_shared else "deck.board.rank", rank=topic.rank.place),
        language("deck.board.of", count=topic.rank.count),
        describe_strip(topic, language),
    )


def _summarise(topics: Sequence[Topic], shown: Sequence[Topic], counts: Mapping[str, int], language: Language) -> str:
    """How many topics lie where, and what of it the board does not show: nobody shall count the rows in vain."""
    unranked = sum(topic.rank is None for topic in topics)
    told = language("deck.board.summary", count=len(topics), **counts)
    told += language("deck.board.unranked", count=unranked) if unranked else ""
    told += language("deck.board.shown", count=len(shown)) if len(shown) < len(topics) else ""
    return f"{told}."


def _remarks(
    summary: str,
    moved: tuple[Movers, Mapping[str, str]],
    around: Surroundings,
    language: Language,
) -> list[Remark]:
    (movers, names), remarks = moved, []
    if summary:
        remarks.append(Remark("", "", summary))
    for tone, mark, found in (("first", "better", movers.better), ("last", "worse", movers.worse)):
        if found:
            told = ", ".join(_name_mover(mover, names) for mover in found[:_NAMED])
            remarks.append(Remark(tone, language(f"deck.board.moved_{mark}"), told))
    if around.changes and not movers.better and not movers.worse:
        remarks.append(Remark("", "", language("movers.none")))
    return remarks


def _name_mover(mover: Mover, names: Mapping[str, str]) -> str:
    return f"{names[mover.indicator]} ({mover.year})"


def pick_cards(
    topics: Sequence[Topic], goals: Mapping[str, int], unfit: frozenset[str], quarter: Quarter, today: int
) -> list[Topic]:
    """The best topics of the first quarter, or the worst of the last: counted, not older than five years, one for each
    goal (`goals` by indicator key), then filled up; of each subject one definition. `unfit`: keys of those whose
    direction is disputed or whose ranks cannot be told apart."""
    order = order_topics([topic for topic in topics if topic.quarter is quarter and topic.is_counted])
    fit, subjects = [], set()
    for topic in order if quarter is Quarter.FIRST else order[::-1]:
        subject = topic.indicator.variant_of or topic.indicator.key
        if topic.indicator.key not in unfit and topic.year >= today - RECENT and subject not in subjects:
            fit.append(topic)
            subjects.add(subject)
    first: dict[int, Topic] = {}
    for topic in fit:
        first.setdefault(goals.get(topic.indicator.key, 0), topic)
    chosen = [*first.values(), *(topic for topic in fit if topic not in first.values())][:MOST_CARDS]
    return [topic for topic in fit if topic in chosen]


@dataclass(frozen=True)
class Best:
    """The best value of a group, and whose it is; '' where several share it."""

    value: float
    name: str


def make_cards_slide(
    key: str,
    topics: Sequence[Topic],
    bests: Mapping[str, Best],
    around: Surroundings,
    source: str,
    language: Language,
) -> Slide | None:
    """`key` is 'better' or 'worse'; `bests` by indicator key. None without a topic."""
    if not topics:
        return None
    names = language.listed([topic.indicator.short_name for topic in topics[:_IN_TITLE]])
    cards = tuple(_card(topic, bests, around, language) for topic in topics)
    alt = "; ".join(describe_strip(topic, language) for topic in topics)
    notes = [
        *(join_sentences(describe_strip(topic, language), topic.indicator.definition) for topic in topics),
        language("deck.board.group", group=around.group),
        language("deck.cards.method"),
    ]
    return Slide(key, language(f"deck.cards.{key}", names=names), Cards(cards, alt), (), source, "\n".join(notes))


def _card(
    topic: Topic,
    bests: Mapping[str, Best],
    around: Surroundings,
    language: Language,
) -> Card:
    assert topic.rank
    indicator = topic.indicator
    strip = layout_strip(topic, {})
    median = language.number(topic.positions.median, indicator.decimals)
    if len(indicator.short_unit) <= _LONGEST_UNIT:  # a longer one stands beside the number alone
        median = language.quantity(topic.positions.median, indicator.decimals, indicator.short_unit)
    return Card(
        topic.tone,
        indicator.short_name,
        language.number(topic.value, indicator.decimals),
        indicator.short_unit,
        describe_rank(topic.rank, language),
        language("deck.cards.of", count=topic.rank.count, year=topic.year),
        strip if strip.own else None,
        around.region.short_name,
        language("deck.cards.median", median=median),
        tuple(_lines(topic, topic.rank, bests.get(indicator.key), around, language)),
    )


def _lines(
    topic: Topic,
    rank: Rank,
    best: Best | None,
    around: Surroundings,
    language: Language,
) -> list[tuple[str, str]]:
    """The best value, and how the district's has moved against comparable ones."""
    lines, change = [], around.changes.get(topic.indicator.key)
    if best and rank.place > 1:
        value = language.number(best.value, topic.indicator.decimals)
        name = best.name.replace(" (", ", ").removesuffix(")")  # stands in brackets itself
        lines.append(("", language("deck.cards.best" if name else "deck.cards.best_shared", value=value, name=name)))
    if change and not change.mover.is_disputed and change.mover.year >= around.today - RECENT:
        word = name_movement(change.mover.change.word, language)
        since = "deck.cards.since_real" if topic.indicator.is_money else "deck.cards.since"
        lines.append((language(since, year=change.first[0]), word))
    return lines


def find_best(values: Mapping[str, float], indicator: Indicator, names: Mapping[str, str]) -> Best | None:
    """The best of a group by its direction, as shown; None where nothing is better."""
    if indicator.direction is Direction.NONE or not values:
        return None

    def distance(value: float) -> float:
        if indicator.direction is Direction.TOWARDS:
            return abs(value - (indicator.direction_value or 0.0))
        return value if indicator.direction is Direction.DOWN else -value

    best = min(values.values(), key=distance)
    sharing = [
        key
        for key, value in values.items()
        if write_seen(value, indicator.decimals) == write_seen(best, indicator.decimals)
    ]
    return Best(best, names[sharing[0]] if len(sharing) == 1 else "")
