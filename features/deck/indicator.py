"""The slide of one indicator: its message by rule, what stands beside the chart, and what the speaker should know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from content.catalogue import Indicator, Region
from content.judgement import NamedChange
from content.judgement_words import describe_dispute, describe_elsewhere, describe_needed, name_movement
from content.slides import BigNumber, Slide
from domain.course import Point
from domain.verdict import VerdictWord
from features.deck.chart import BREAK, make_indicator_chart
from features.events.event import SIGN, Event, write_moment
from features.profile.topic import Topic
from features.profile.topic_words import describe_rank
from features.targets.assessment import Assessment
from features.targets.paces import describe_pace
from features.targets.published import describe_demand, describe_owner
from features.targets.verdict import describe_verdict
from features.trends.trend import describe_trend
from texts import Language

MOST_EVENTS, LONGEST_EVENT = 2, 70  # beside a chart; letters of a title


@dataclass(frozen=True)
class IndicatorContent:
    """All that a slide on an indicator says. `points` by region key; `topic`: how the district stands, None if not
    compared; `median` of its group by year; `change` against comparable districts; `owners` of measures that should
    show in it; `source` is the line at the foot, `credit` names all sources with their licences; `breaks`: first years
    of a new basis with the reason; `events` of the district in the order of time."""

    indicator: Indicator
    points: Mapping[str, Sequence[Point]]
    assessment: Assessment | None
    topic: Topic | None
    median: Sequence[Point]
    change: NamedChange | None
    owners: Sequence[str]
    source: str
    credit: str
    breaks: Mapping[int, str]
    events: Sequence[Event] = ()


def make_indicator_slide(told: IndicatorContent, region: Region, others: Sequence[Region], language: Language) -> Slide:
    """The course of the district, the median of its group and one other district, with one big number. Raises
    ValueError where there is no value at all."""
    shown = [region, *others[:1]]
    chart = make_indicator_chart(
        told.indicator, told.points, (shown, told.median), told.assessment, list(told.breaks), language
    )
    title = _message(told, region, language)
    events = [one for one in told.events if str(one.year) in chart.categories][-MOST_EVENTS:]
    years = {str(one.year) for one in events}
    marked = tuple(f"{one}{SIGN}" if one in years else one for one in chart.categories)
    return Slide(
        told.indicator.key,
        title,
        replace(chart, alt=title, categories=marked),
        tuple(_facts(told, BREAK in chart.categories, events, language)),
        told.source,
        "\n".join(_notes(told, region, language)),
        _number(told, region, language),
    )


def _message(told: IndicatorContent, region: Region, language: Language) -> str:
    """The verdict on the district's own target; else how it moved against the others, by the rule of the movers; else
    its course."""
    own, found = told.points.get(region.key), told.assessment
    if not own:
        return language("deck.message.no_value", region=region.name, indicator=told.indicator.name)
    if found and found.aim.is_own_region and found.verdict.word is not VerdictWord.NO_STATEMENT:
        return describe_verdict(found, region, language)
    if told.change and not told.change.mover.is_disputed and told.change.last[0] == max(own)[0]:
        return language(
            "deck.message.moved_real" if told.indicator.is_money else "deck.message.moved",
            indicator=told.indicator.short_name,
            year=told.change.first[0],
            word=name_movement(told.change.mover.change.word, language),
            rank=_rank(told.topic, max(own)[0], language),
        ).removesuffix("; ")
    return describe_trend(told.indicator, region, own, list(told.breaks), language)


def _rank(topic: Topic | None, year: int, language: Language) -> str:
    """The rank in that year; '' where there is none."""
    if topic is None or topic.rank is None or topic.year != year:
        return ""
    return language("deck.message.rank", rank=describe_rank(topic.rank, language), count=topic.rank.count)


def _number(told: IndicatorContent, region: Region, language: Language) -> BigNumber | None:
    own = told.points.get(region.key)
    if not own:
        return None
    year, value = max(own)
    text = language("deck.number.value", region=region.short_name, year=year)
    if (there := dict(told.median).get(year)) is not None:
        median = language.quantity(there, told.indicator.decimals, told.indicator.short_unit)
        text = language("deck.number.median", value=text, median=median)
    return BigNumber(language.number(value, told.indicator.decimals), told.indicator.short_unit, text)


def _facts(told: IndicatorContent, has_break: bool, events: Sequence[Event], language: Language) -> list[str]:
    indicator, facts = told.indicator, []
    if told.topic and told.topic.rank:
        rank = describe_rank(told.topic.rank, language)
        count, year = told.topic.rank.count, told.topic.year
        facts.append(language("deck.fact.rank", rank=rank[:1].upper() + rank[1:], count=count, year=year))
    if found := told.assessment:
        owner = describe_owner(found.aim, language)
        facts.append(f"{owner}: {describe_demand(found.aim, indicator, language, unit=True)}")
        if found.verdict.needed is not None:
            amount = describe_pace(found.verdict.needed, found, language)
            facts.append(describe_needed(found.verdict, found.today, amount, language))
        if found.is_disputed:
            facts.append(describe_dispute(language))
    if told.owners:
        facts.append(language("deck.fact.owners", owners=", ".join(told.owners)))
    else:
        facts.append(language("deck.fact.no_measure"))
    for event in events:
        title = shorten(event.title, LONGEST_EVENT, placeholder=" …")
        facts.append(f"{SIGN} {write_moment(event, language)}: {title}")
    if has_break:
        facts.append(language("deck.fact.break", sign=BREAK, years=", ".join(map(str, told.breaks))))
    return facts


def _notes(told: IndicatorContent, region: Region, language: Language) -> list[str]:
    """Definition and method for questions from the floor."""
    indicator = told.indicator
    notes = [language("deck.note.definition", definition=indicator.definition), told.credit]
    if indicator.note:
        notes.append(indicator.note)
    if told.change:
        notes.append(f"{describe_elsewhere(told.change, language)}.")
    if told.assessment:
        notes += [describe_verdict(told.assessment, region, language), language("deck.note.method")]
        if not told.assessment.aim.is_own_region:
            notes.append(language("check.not_its_own"))
        if told.assessment.aim.reason:
            notes.append(told.assessment.aim.reason)
        aim = told.assessment.aim
        notes.append(language("deck.note.target", who=aim.decided_by, document=aim.document))
    notes += [language("deck.note.break", year=year, reason=reason) for year, reason in told.breaks.items()]
    return notes
