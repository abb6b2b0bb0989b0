"""How complete a report on the BNK is: what is reported, explained as missing, and open."""

from collections import Counter
from collections.abc import Sequence

from content.table import Cell, Table
from features.bnk.chapters import Chapter
from features.bnk.model import Line, Report, State
from features.bnk.tables import lines_of
from texts import MISSING, Language

STATES = (State.VALUE, State.EXPLAINED, State.OPEN)


def completeness(lines: Sequence[Line]) -> Counter[State]:
    """How many lines are reported, explained and open."""
    return Counter(line.state for line in lines)


def completeness_table(chapters: Sequence[Chapter], report: Report, link: str, language: Language) -> Table:
    """A row per chapter: aspects where there are any, indicators, and how many of these are reported, explained, open;
    `link` is a web address with the field {chapter}."""
    with_aspects = any(chapter.aspects for chapter in chapters)
    columns = ("chapter", *(("aspects",) if with_aspects else ()), "indicators", *STATES, "complete")
    listed = []
    for chapter in chapters:
        counted = completeness(lines_of(chapter, report))
        total = counted.total()
        known = counted[State.VALUE] + counted[State.EXPLAINED]
        listed.append(
            (
                Cell(chapter.name, language(f"bnk.kind.{chapter.kind}"), link=link.format(chapter=chapter.number)),
                *((Cell(str(len(chapter.aspects) or MISSING)),) if with_aspects else ()),
                Cell(str(total or MISSING)),
                *(Cell(str(counted[state]) if total else MISSING) for state in STATES),
                Cell(language.quantity(100 * known / total, 0, "%") if total else MISSING),
            )
        )
    return Table(
        language("bnk.completeness_caption", region=report.region.name, year=report.year),
        tuple(language(f"bnk.column.{name}") for name in columns),
        listed,
        numeric=frozenset(range(1, len(columns))),
    )


def total_sentence(chapters: Sequence[Chapter], report: Report, language: Language) -> str:
    """How complete the whole report is; an indicator that stands in several chapters counts once."""
    lines = {line.indicator.key: line for chapter in chapters for line in lines_of(chapter, report)}
    counted = completeness(list(lines.values()))
    return language(
        "bnk.total",
        region=report.region.name,
        year=report.year,
        count=counted.total(),
        **{str(state): counted[state] for state in STATES},
    )
