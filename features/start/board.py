"""The board of the start page as HTML: a row per topic with its strip, value and rank, and what the marks mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

from charts.base import Look, Mode
from charts.strip import draw_key, draw_strip
from content.catalogue import Region
from content.judgement import NamedChange
from content.table import Cell, Table, number_cell, whole_cell
from domain.position import Scale
from export.picture.strips_picture import StripRow
from features.profile.topic import RECENT, Topic, is_old, layout_strip
from features.profile.topic_words import Message, describe_strip, write_value
from features.profile.way import SIGNS, describe_way, find_before, find_way
from texts import MISSING, Language
from ui.markup import write_picture

Colours = Mapping[str, str]
_SHORT = 12  # letters that have room above the values


def draw_messages(messages: Sequence[Message], mode: Mode) -> str:
    """The lines on top: where the district is in front and where behind."""
    lines = "".join(
        f"<p>{_key(one.tone, mode)}<strong>{escape(one.head)}:</strong> {escape(one.text)}</p>" for one in messages
    )
    return f'<div class="kk-messages">{lines}</div>'


def _key(tone: str, mode: Mode, is_hollow: bool = False) -> str:
    """A mark in a line of text; what it means stands beside it."""
    return write_picture(draw_key(tone, mode, is_hollow), "", "kk-mark")


def draw_board(
    topics: Sequence[Topic],
    region: Region,
    colours: Colours,
    changes: Mapping[str, NamedChange],
    *,
    link: str,
    look: Look,
) -> str:
    """A row per topic, in their order; `link` is a web address with the field {indicator}, `colours` those of the few
    who are compared by name, `changes` by indicator."""
    language = look.language
    middle = language("topic.median") if any(topic.positions.middle for topic in topics) else ""
    value = region.short_name if len(region.short_name) <= _SHORT else language("start.value")
    head = (
        f'<li class="kk-row kk-row-head" aria-hidden="true"><span>{escape(_count(topics, language))}</span>'
        f'<span class="kk-ends"><span>{escape(language("topic.worse"))}</span><span>{escape(middle)}</span>'
        f"<span>{escape(language('topic.better'))}</span></span>"
        f"<span>{escape(value)}</span><span>{escape(language('compare.rank'))}</span>"
        f"<span>{escape(language('topic.way_head'))}</span></li>"
    )
    rows = "".join(
        _draw_row(topic, is_old(topic, topics), colours, changes.get(topic.indicator.key), link, look)
        for topic in topics
    )
    return f'<ul class="kk-board">{head}{rows}</ul>'


def _count(topics: Sequence[Topic], language: Language) -> str:
    return language("start.topics", count=len(topics))


def _draw_row(
    topic: Topic, is_old_one: bool, colours: Colours, change: NamedChange | None, link: str, look: Look
) -> str:
    language = look.language
    target = escape(link.format(indicator=topic.indicator.key))
    old = f"<small>({topic.year})</small>" if is_old_one else ""
    alt = describe_strip(topic, language)
    if topic.positions.scale is Scale.NONE:
        drawn = f'<em role="img" aria-label="{escape(alt)}">{escape(language("start.ranks_only"))}</em>'
    else:
        strip = replace(layout_strip(topic, colours), before=find_before(topic, change))
        drawn = write_picture(draw_strip(strip, look.mode), alt, "kk-strip")
    return (
        f'<li class="kk-row"><span class="kk-topic"><a href="{target}" title="{escape(topic.indicator.name)}">'
        f"{escape(topic.indicator.short_name)}</a> {old}</span>"
        f'<span class="kk-place">{drawn}</span><span class="kk-value">{_draw_value(topic, language)}</span>'
        f'<span class="kk-rank">{_draw_rank(topic, language)}</span>'
        f'<span class="kk-way">{_draw_way(topic, change, language)}</span></li>'
    )


def _draw_way(topic: Topic, change: NamedChange | None, language: Language) -> str:
    """What became of it against the others: sign and word, all of it when pointed at."""
    way = find_way(topic, change)
    if change is None or way == "unknown":
        return f'<span title="{escape(language("topic.way_unknown"))}">{MISSING}</span>'
    kind = {"gained": "kk-better", "lost": "kk-worse"}.get(way, "")
    told = escape(describe_way(change, topic, language))
    word = escape(language(f"topic.way_{way}"))
    if change.last[0] != topic.year:
        word += f" <small>({change.last[0]})</small>"
    return f'<span title="{told}"><span class="{kind}">{SIGNS[way]}</span> {word}</span>'


def _draw_value(topic: Topic, language: Language) -> str:
    if topic.value is None:
        return f"<small>{escape(language('topic.no_value'))}</small>"
    year = "" if topic.value_year == topic.year else f" <small>({topic.value_year})</small>"
    return f"{escape(write_value(topic, language))}{year}"


def _draw_rank(topic: Topic, language: Language) -> str:
    if topic.rank is None:
        return MISSING
    shared = f'<abbr title="{escape(language("start.shared"))}">=</abbr>' if topic.rank.is_shared else ""
    count = escape(language("start.of", count=topic.rank.count))
    return f"<strong>{topic.rank.place}.</strong>{shared} <small>{count}</small>"


def draw_legend(
    topics: Sequence[Topic], region: Region, names: Mapping[str, str], colours: Colours, mode: Mode, language: Language
) -> str:
    """What the marks mean: the quarters where there are some, the district where it is not judged, and the others, by
    name where they have a colour."""
    strips = [(topic, layout_strip(topic, colours).own) for topic in topics]
    marks = [(topic, own) for topic, own in strips if own]
    keys = [
        (_key(tone, mode), language(f"topic.quarter.{tone}"))
        for tone in ("first", "middle", "last")
        if any(topic.quarter for topic, _ in marks)
    ]
    if any(topic.quarter is None and not own.is_hollow for topic, own in marks):
        keys.append((_key("plain", mode), region.short_name))
    if any(own.is_hollow for _, own in marks):
        keys.append((_key("plain", mode, is_hollow=True), language("start.no_rank")))
    keys += [
        (f'<span class="kk-dot" style="border-color:{colour}" aria-hidden="true"></span>', names[key])
        for key, colour in colours.items()
        if key != region.key
    ]
    if not colours:
        keys.append(('<span class="kk-tick" aria-hidden="true"></span>', language("start.one_each")))
    return f'<ul class="kk-key">{"".join(f"<li>{drawn}{escape(told)}</li>" for drawn, told in keys)}</ul>'


def describe_years(topics: Sequence[Topic], language: Language) -> str:
    """From which years the values are, those apart that are named in their rows."""
    years = [topic.year for topic in topics]
    recent = [year for year in years if year >= max(years) - RECENT]
    text = "start.years" if len(recent) == len(years) else "start.years_but"
    return language(text, first=min(recent), last=max(recent))


def make_strip_rows(topics: Sequence[Topic], colours: Colours, language: Language) -> list[StripRow]:
    """The board for a picture of its own, in the order of `topics`."""
    return [
        StripRow(
            f"{topic.indicator.short_name} ({topic.year})",
            layout_strip(topic, colours),
            "" if topic.value is None else write_value(topic, language),
            language("topic.place", rank=topic.rank.place, count=topic.rank.count) if topic.rank else MISSING,
        )
        for topic in topics
    ]


def make_board_table(topics: Sequence[Topic], region: Region, language: Language) -> Table:
    """The numbers of the board: a row per topic."""
    columns = (
        "overview.column.indicator",
        "common.year",
        "start.value",
        "topic.median",
        "compare.rank",
        "start.compared",
    )
    return Table(
        region.name,
        tuple(language(column) for column in columns),
        [
            (
                Cell(topic.indicator.name, topic.indicator.unit),
                Cell(str(topic.year)),
                number_cell(topic.value, topic.indicator.decimals, language),
                number_cell(topic.positions.median, topic.indicator.decimals, language),
                whole_cell(topic.rank.place if topic.rank else None),
                whole_cell(topic.positions.count),
            )
            for topic in topics
        ],
        numeric=frozenset(range(1, 6)),
    )
