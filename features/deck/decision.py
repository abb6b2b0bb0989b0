"""The slide that asks for a decision: three proposals, to be filled in where the office has to say who and when."""

from collections.abc import Collection, Sequence

from content.slides import Slide
from content.table import Cell, Table
from domain.change import Direction
from domain.position import Quarter
from features.deck.edit import DECISION
from features.deck.position import RECENT, Surroundings
from features.profile.topic import Topic, order_topics
from texts import Language

_NAMED = 3


def make_decision_slide(
    topics: Sequence[Topic],
    worse: Sequence[Topic],
    own_targets: Collection[str],
    around: Surroundings,
    language: Language,
) -> Slide:
    """Set a target for the weakest topic that has none (`own_targets`: keys of indicators that the district has set a
    target for), of a recent year if there is one; find measures for what lies behind, of the lead `topics` and of those
    that the slide on what is `worse` than elsewhere shows; report each year. All of it is a draft."""
    ranked = [topic for topic in order_topics(topics) if topic.rank]
    behind = [topic for topic in ranked if topic.quarter is Quarter.LAST][::-1]
    behind += [topic for topic in worse if topic not in behind]
    open_topics = [topic for topic in ranked[::-1] if topic.indicator.key not in own_targets]
    recent = [topic for topic in open_topics if topic.year >= around.today - RECENT]
    weakest = next((topic for topic in recent or open_topics if _find_sense(topic)), None)
    proposals = [
        _propose_target(weakest, around, language),
        _propose_measures(behind, language) if ranked else language("deck.decision.measures_unknown"),
        language("deck.decision.report", count=len(ranked)) if ranked else language("deck.decision.report_none"),
    ]
    who = language("deck.decision.office"), language("deck.decision.office"), language("deck.decision.staff")
    rows: list[tuple[Cell, ...]] = [
        (Cell(str(number)), Cell(head), Cell(office), Cell(language("deck.decision.when")))
        for number, (head, office) in enumerate(zip(proposals, who, strict=True), start=1)
    ]
    title = language("deck.decision.title")
    heads = ("", *(language(f"deck.decision.{name}") for name in ("proposal", "who", "until")))
    return Slide(
        DECISION,
        title,
        Table(title, heads, rows),
        (),
        language("deck.decision.draft"),
        language("deck.decision.note"),
    )


def _propose_target(topic: Topic | None, around: Surroundings, language: Language) -> str:
    """The value is the council's to choose; the median of today is told, which of what rises fast is no ambition."""
    if topic is None:
        return language("deck.decision.target_none")
    indicator = topic.indicator
    median = language.quantity(topic.positions.median, indicator.decimals, indicator.unit)
    wanted = language(_find_sense(topic), value=language("deck.decision.value"))
    return language(
        "deck.decision.target",
        name=indicator.short_name,
        wanted=wanted,
        year=topic.year,
        group=around.group,
        median=median,
    )


def _find_sense(topic: Topic) -> str:
    """Whether a target is to be reached from below or from above; '' where a district beyond what is best would have to
    go past it to come to the median."""
    best, own, median = topic.indicator.direction_value, topic.value, topic.positions.median
    if topic.indicator.direction is not Direction.TOWARDS:
        return "check.at_least" if topic.indicator.direction is Direction.UP else "check.at_most"
    if best is None or own is None or median is None or (own < best) != (median < best):
        return ""
    return "check.at_least" if own < best else "check.at_most"


def _propose_measures(behind: Sequence[Topic], language: Language) -> str:
    if not behind:
        return language("deck.decision.measures_none")
    names = language.listed([topic.indicator.short_name for topic in behind[:_NAMED]])
    told = "measures_one" if len(behind) == 1 else "measures_few" if len(behind) <= _NAMED else "measures"
    return language(f"deck.decision.{told}", names=names)
