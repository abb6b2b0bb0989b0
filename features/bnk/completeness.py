"""How complete a report on the BNK is: what is reported, explained as missing, and open."""

from collections import Counter
from collections.abc import Sequence

from content.table import Cell, Table
from features.bnk.chapters import Chapter
from features.bnk.model import BnkReport, LineState, ReportLine
from features.bnk.tables import list_lines
from texts import MISSING, Language

STATES = (LineState.VALUE, LineState.EXPLAINED, LineState.OPEN)


def count_completeness(lines: Sequence[ReportLine]) -> Counter[LineState]:
    """How many lines are reported, explained and open."""
    return Counter(line.state for line in lines)


def make_completeness_table(chapters: Sequence[Chapter], report: BnkReport, link: str, language: Language) -> Table:
    """A row per chapter: aspects where there are any, indicators, and how many of these are reported, explained, open;
    `link` is a web address with the field {chapter}."""
    with_aspects = any(chapter.aspects for chapter in chapters)
    columns = ("chapter", *(("aspects",) if with_aspects else ()), "indicators", *STATES, "complete")
    listed = []
    for chapter in chapters:
        counted = count_completeness(list_lines(chapter, report))
        total = counted.total()
        known = counted[LineState.VALUE] + counted[LineState.EXPLAINED]
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


def describe_total(chapters: Sequence[Chapter], report: BnkReport, language: Language) -> str:
    """How complete the whole report is; an indicator that stands in several chapters counts once."""
    lines = {line.indicator.key: line for chapter in chapters for line in list_lines(chapter, report)}
    counted = count_completeness(list(lines.values()))
    return language(
        "bnk.total",
        region=report.region.name,
        year=report.year,
        count=counted.total(),
        **{str(state): counted[state] for state in STATES},
    )
