"""What stands behind the slides: for which goals there are numbers, and where they come from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from charts.palette import OWN
from content.catalogue import Indicator, Region, Sdg
from content.credit import describe_years
from content.slides import BigNumber, Role, Slide, SlideChart, Strand
from content.table import Cell, Table
from texts import Language

MOST_SOURCES = 8
_PALE = "#A3ADB5"
_PUBLISHERS = 3
_LINE = 130  # signs that fit at the foot


@dataclass(frozen=True)
class UsedSource:
    """A publication behind the slides: its title, publisher and licence, how it wants to be named, the short names of
    the topics it serves, and the years."""

    key: str
    title: str
    publisher: str
    licence: str
    attribution: str
    topics: tuple[str, ...] = ()
    years: tuple[int, int] | None = None


def make_gaps_slide(
    indicators: Mapping[str, Indicator],
    missing: Mapping[str, str],
    goals: Sequence[Sdg],
    region: Region,
    source: str,
    language: Language,
) -> Slide:
    """For each goal how many indicators have a number and how many have none; `missing` gives the reason by key, '' for
    an unknown one. An indicator counts for every goal that it belongs to."""
    count, total = len(indicators) - len(missing), len(indicators)
    there = [sum(key in indicators and key not in missing for key in goal.indicator_keys) for goal in goals]
    absent = [sum(key in missing for key in goal.indicator_keys) for goal in goals]
    empty = [str(goal.number) for goal, found in zip(goals, there, strict=True) if not found]
    told = "deck.gaps.title" if not empty else "deck.gaps.title_goal" if len(empty) == 1 else "deck.gaps.title_goals"
    title = language(told, count=count, total=total, region=region.name, goals=language.listed(empty) if empty else "")
    chart = SlideChart(
        "stacked",
        tuple(f"{goal.number} {language(f'deck.goal.{goal.number}')}" for goal in goals),
        (
            Strand(language("deck.gaps.with"), tuple(map(float, there)), OWN, Role.FACT),
            Strand(language("deck.gaps.without"), tuple(map(float, absent)), _PALE, Role.FACT),
        ),
        language("deck.gaps.unit"),
        0,
        title,
    )
    facts = (language("deck.gaps.several"), language("deck.gaps.reason"), language("deck.gaps.own"))
    notes = [
        f"{goal.number} {goal.name}: {'; '.join(_with_reason(indicators[key], missing[key]) for key in found)}."
        for goal in goals
        if (found := [key for key in goal.indicator_keys if key in missing])
    ]
    notes.append(language("deck.note.gaps"))
    number = BigNumber(str(count), language("deck.gaps.of", total=total), language("deck.gaps.number"))
    return Slide("gaps", title, chart, facts, source, "\n".join(notes), number)


def _with_reason(indicator: Indicator, reason: str) -> str:
    return f"{indicator.name} ({reason})" if reason else indicator.name


def make_sources_slide(used: Sequence[UsedSource], day: str, language: Language) -> Slide:
    """The publications behind the slides in at most eight rows, those that serve most topics by name; all of them, as
    they want to be named, in the notes."""
    ordered = sorted(used, key=lambda source: (-len(source.topics), source.title))
    named = ordered if len(ordered) <= MOST_SOURCES else ordered[: MOST_SOURCES - 1]
    columns = ("topic", "source", "years", "licence")
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(_some(source.topics, language)),
            Cell(source.title),
            Cell(_years(source)),
            Cell(_shorten(source.licence, language)),
        )
        for source in named
    ]
    if rest := ordered[len(named) :]:
        told = language("deck.more_sources", count=len(rest))
        rows.append((Cell(told), Cell(language("deck.in_notes")), Cell(), Cell()))
    title = language("deck.sources")
    table = Table(title, tuple(language(f"deck.column.{name}") for name in columns), rows)
    notes = [language("deck.note.sources"), *dict.fromkeys(f"{one.attribution} ({one.licence})" for one in ordered)]
    return Slide("sources", title, table, (), language("deck.made", day=day), "\n".join(notes))


def _shorten(licence: str, language: Language) -> str:
    """Without what is said of it in brackets, which stands in the notes."""
    name, bracket, _ = licence.partition(" (")
    return f"{name} ({language('deck.in_notes')})" if bracket else name


def describe_credit(used: Sequence[UsedSource], language: Language) -> str:
    """All sources as they want to be named, each with its licence, in one line; '' without any."""
    if not used:
        return ""
    named = dict.fromkeys(f"{one.attribution} ({one.licence})" if one.licence else one.attribution for one in used)
    return language("deck.foot.source", names="; ".join(named))


def _some(topics: Sequence[str], language: Language) -> str:
    most = 3
    if len(topics) <= most:
        return ", ".join(topics)
    return language("deck.and_more", names=", ".join(topics[:most]), count=len(topics) - most)


def _years(source: UsedSource) -> str:
    return describe_years(*source.years) if source.years else ""


def describe_foot(used: Sequence[UsedSource], years: Collection[int], language: Language, rest: str = "") -> str:
    """The line at the foot of a slide: at most three publishers, the years, the licence, the `rest`; the whole stands
    in the notes and on the last slide."""
    publishers = list(dict.fromkeys(source.attribution for source in used))
    licences = list(dict.fromkeys(source.licence for source in used if source.licence))
    span = describe_years(min(years), max(years)) if years else ""
    licence = licences[0] if len(licences) == 1 else language("deck.foot.licences")

    def tell(count: int) -> str:
        names = ", ".join(publishers[:count])
        if len(publishers) > count:
            names = language("deck.foot.others", names=names)
        return " · ".join(part for part in (language("deck.foot.source", names=names), span, licence, rest) if part)

    return next((foot for count in range(_PUBLISHERS, 1, -1) if len(foot := tell(count)) <= _LINE), tell(1))
