"""The board of the start page as HTML: a row per topic with its strip, value and rank, and what the marks mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from charts.base import Look, Mode
from charts.strip import draw_key, draw_strip
from content.catalogue import Region
from content.judgement import NamedChange
from content.table import Cell, Table, number_cell, whole_cell
from domain.position import Scale
from export.picture.strips_picture import StripRow
from features.compare.peers import Group, name_group
from features.profile.topic import RECENT, Topic, is_old, layout_strip
from features.profile.topic_words import Message, describe_strip, write_value
from features.profile.way import SIGNS, describe_way, find_before, find_way
from texts import MISSING, Language
from ui.markup import write_picture

Colours = Mapping[str, str]
_SHORT = 12  # letters that have room above the values


def describe_town(topics: Sequence[Topic], group: Group, language: Language) -> Message:
    """Instead of what is in front and behind: that a municipality has no rank, and how many values it has."""
    named = {"count": len(group.members), "group": name_group(group, language), "total": len(topics)}
    known = sum(topic.value is not None for topic in topics)
    return Message("plain", language("start.no_rank_head"), language("start.no_rank_town", known=known, **named))


def draw_messages(messages: Sequence[Message], mode: Mode, is_hollow: bool = False) -> Markup:
    """The lines on top: where the district is in front and where behind."""
    line = Markup("<p>{}<strong>{}:</strong> {}</p>")
    lines = Markup().join(line.format(_key(one.tone, mode, is_hollow), one.head, one.text) for one in messages)
    return Markup('<div class="kk-messages">{}</div>').format(lines)


def _key(tone: str, mode: Mode, is_hollow: bool = False) -> Markup:
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
) -> Markup:
    """A row per topic, in their order; `link` is a web address with the field {indicator}, `colours` those of the few
    who are compared by name, `changes` by indicator."""
    language = look.language
    middle = language("topic.median") if any(topic.positions.middle for topic in topics) else ""
    value = region.short_name if len(region.short_name) <= _SHORT else language("start.value")
    head = Markup(
        '<li class="kk-row kk-row-head" aria-hidden="true"><span>{}</span>'
        '<span class="kk-ends"><span>{}</span><span>{}</span><span>{}</span></span>'
        "<span>{}</span><span>{}</span><span>{}</span></li>"
    ).format(
        _count(topics, language),
        language("topic.worse"),
        middle,
        language("topic.better"),
        value,
        language("compare.rank"),
        language("topic.way_head"),
    )
    rows = Markup().join(
        _draw_row(topic, is_old(topic, topics), colours, changes.get(topic.indicator.key), link, look)
        for topic in topics
    )
    return Markup('<ul class="kk-board">{}{}</ul>').format(head, rows)


def _count(topics: Sequence[Topic], language: Language) -> str:
    return language("start.topics", count=len(topics))


def _draw_row(
    topic: Topic, is_old_one: bool, colours: Colours, change: NamedChange | None, link: str, look: Look
) -> Markup:
    language = look.language
    alt = describe_strip(topic, language)
    if topic.positions.scale is Scale.NONE:
        drawn = Markup('<em role="img" aria-label="{}">{}</em>').format(alt, language("start.ranks_only"))
    else:
        strip = replace(layout_strip(topic, colours), before=find_before(topic, change))
        drawn = write_picture(draw_strip(strip, look.mode), alt, "kk-strip")
    return Markup(
        '<li class="kk-row"><span class="kk-topic"><a href="{}" title="{}">{}</a> {}</span>'
        '<span class="kk-place">{}</span><span class="kk-value">{}</span>'
        '<span class="kk-rank">{}</span><span class="kk-way">{}</span></li>'
    ).format(
        link.format(indicator=topic.indicator.key),
        topic.indicator.name,
        topic.indicator.short_name,
        _draw_year(topic.year) if is_old_one else "",
        drawn,
        _draw_value(topic, language),
        _draw_rank(topic, language),
        _draw_way(topic, change, language),
    )


def _draw_year(year: int) -> Markup:
    return Markup("<small>({})</small>").format(year)


def _draw_way(topic: Topic, change: NamedChange | None, language: Language) -> Markup:
    """What became of it against the others: sign and word, all of it when pointed at."""
    way = find_way(topic, change)
    if change is None or way == "unknown":
        return Markup('<span title="{}">{}</span>').format(language("topic.way_unknown"), MISSING)
    kind = {"gained": "kk-better", "lost": "kk-worse"}.get(way, "")
    word = Markup.escape(language(f"topic.way_{way}"))
    if change.last[0] != topic.year:
        word += " " + _draw_year(change.last[0])
    return Markup('<span title="{}"><span class="{}">{}</span> {}</span>').format(
        describe_way(change, topic.indicator, language), kind, SIGNS[way], word
    )


def _draw_value(topic: Topic, language: Language) -> Markup:
    if topic.value is None:
        return Markup("<small>{}</small>").format(language("topic.no_value"))
    value = Markup.escape(write_value(topic, language))
    if topic.value_year == topic.year or topic.value_year is None:
        return value
    return Markup("{} {}").format(value, _draw_year(topic.value_year))


def _draw_rank(topic: Topic, language: Language) -> Markup:
    if topic.rank is None:
        title = language("start.blurred") if topic.is_blurred else ""
        return Markup('<span title="{}">{}</span>').format(title, MISSING) if title else Markup(MISSING)
    shared = Markup('<abbr title="{}">=</abbr>').format(language("start.shared")) if topic.rank.is_shared else ""
    return Markup("<strong>{}.</strong>{} <small>{}</small>").format(
        topic.rank.place, shared, language("start.of", count=topic.rank.count)
    )


def draw_legend(
    topics: Sequence[Topic], region: Region, names: Mapping[str, str], colours: Colours, mode: Mode, language: Language
) -> Markup:
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
        blurred = any(topic.is_blurred and topic.indicator.is_ranked for topic, _ in marks)
        told = language("start.blurred_key", region=region.short_name) if blurred else region.short_name
        keys.append((_key("plain", mode), told))
    if any(own.is_hollow for _, own in marks):
        keys.append((_key("plain", mode, is_hollow=True), language("start.no_rank")))
    keys += [
        (Markup('<span class="kk-dot" style="border-color:{}" aria-hidden="true"></span>').format(colour), names[key])
        for key, colour in colours.items()
        if key != region.key
    ]
    if not colours:
        keys.append((Markup('<span class="kk-tick" aria-hidden="true"></span>'), language("start.one_each")))
    return Markup('<ul class="kk-key">{}</ul>').format(
        Markup().join(Markup("<li>{}{}</li>").format(drawn, told) for drawn, told in keys)
    )


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
