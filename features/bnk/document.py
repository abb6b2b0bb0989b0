"""A report on the BNK as a document, and the annex to the budget plan: the same lines, shorter."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from content.catalogue import read_source_titles
from content.document import Document, Heading, Paragraph, Part
from content.document import split_cell as words_of
from content.rows import read_rows
from content.table import Cell, Table
from features.bnk.chapters import Chapter
from features.bnk.completeness import count_completeness, describe_total
from features.bnk.model import BnkReport, LineState, ReportLine
from features.bnk.tables import (
    describe_reason,
    list_lines,
    list_remarks,
    make_change_cell,
    make_gaps_table,
    make_indicator_cell,
    make_reference_cell,
    make_statements_table,
    make_values_table,
    name_indicator,
)
from features.bnk.texts import describe_entry
from features.targets.assessment import make_verdict_cell
from features.targets.published import describe_demand, describe_owner
from texts import Language


def make_report(
    chapters: Sequence[Chapter],
    report: BnkReport,
    sources: pd.DataFrame,
    today: date,
    language: Language,
) -> Document:
    """The chapters with aspects, values, gaps and statements, and the sources used (queries/sources.sql)."""
    titles = read_source_titles(sources, language)
    parts: list[Part] = [
        Paragraph(describe_total(chapters, report, language), "lead"),
        Paragraph(language("bnk.values_method"), "note"),
    ]
    for chapter in chapters:
        parts += [Heading(chapter.name), *_chapter(chapter, report, titles, language)]
    parts += _sources(chapters, report, sources, language)
    return _document("report", parts, report, today, language)


def _chapter(chapter: Chapter, report: BnkReport, titles: Mapping[str, str], language: Language) -> list[Part]:
    parts: list[Part] = []
    if chapter.aspects:
        aspects = "; ".join(f"{number} {title}" for number, title in chapter.aspects)
        parts.append(Paragraph(language("bnk.file.aspects", aspects=aspects), "note"))
    counted = count_completeness(list_lines(chapter, report))
    if not counted:
        return [*parts, Paragraph(describe_lack(chapter, language))]
    figures = {str(state): counted[state] for state in LineState}
    parts.append(Paragraph(language("bnk.file.counted", count=counted.total(), **figures), "note"))
    tables = {
        "bnk.values_title": make_values_table(chapter, report, titles, "", language),
        "bnk.gaps_title": make_gaps_table(chapter, report, titles, "", language),
        "bnk.statements_title": make_statements_table(chapter, report, language),
    }
    for title, table in tables.items():
        if table.rows:
            parts += [Heading(language(title, count=len(table.rows)), 2), table]
    return parts


def describe_lack(chapter: Chapter, language: Language) -> str:
    """What stands in place of a chapter's tables."""
    return language(f"bnk.no_indicators_{chapter.edition}", chapter=chapter.title)


def make_annex(
    chapters: Sequence[Chapter],
    report: BnkReport,
    sources: pd.DataFrame,
    today: date,
    language: Language,
) -> Document:
    """A table per chapter of the indicators with a value, explained; then all that is missing; then the sources."""
    parts: list[Part] = [Paragraph(describe_total(chapters, report, language), "lead")]
    for chapter in chapters:
        table = _annex_table(chapter, report, language)
        if table.rows:
            parts += [Heading(chapter.name, 3), table]
    gaps = _annex_gaps(chapters, report, read_source_titles(sources, language), language)
    if gaps.rows:
        parts += [Heading(language("bnk.file.gaps_title"), 3), gaps]
    parts += _sources(chapters, report, sources, language)
    return _document("annex", parts, report, today, language)


def _annex_table(chapter: Chapter, report: BnkReport, language: Language) -> Table:
    columns = ("indicator", "newest", "change", "reference", "explanation")
    return Table(
        language("bnk.values_caption", region=report.region.name, chapter=chapter.name, year=report.year),
        tuple(language(f"bnk.column.{name}", reference=report.reference.short_name) for name in columns),
        [
            (
                make_indicator_cell(line, language),
                Cell(language.number(line.points[-1][1], line.decimals), str(line.points[-1][0])),
                make_change_cell(line, language),
                make_reference_cell(line, language),
                Cell(describe_entry(line.texts, language), _explain(line, language)),
            )
            for line in list_lines(chapter, report)
            if line.state is LineState.VALUE
        ],
        numeric=frozenset({1, 2, 3}),
    )


def _explain(line: ReportLine, language: Language) -> str:
    """What is measured, what to mind, and how the value stands to its target."""
    told = [line.indicator.definition, list_remarks(line)]
    if line.aim is not None and line.assessment is not None:
        verdict = make_verdict_cell(line.assessment, language)
        told.append(
            language(
                "bnk.file.target",
                demand=describe_demand(line.aim, line.indicator, language, unit=True),
                whose=describe_owner(line.aim, language),
                verdict=", ".join(filter(None, words_of(verdict, language))),
            )
        )
    return "\n".join(filter(None, told))


def _annex_gaps(chapters: Sequence[Chapter], report: BnkReport, titles: Mapping[str, str], language: Language) -> Table:
    """A row per chapter with its indicators without a value: each with the reason, then those that have none."""
    listed: list[tuple[Cell, ...]] = []
    for chapter in chapters:
        gaps = [line for line in list_lines(chapter, report) if line.state is not LineState.VALUE]
        told = [
            language(
                "bnk.file.gap",
                indicator=name_indicator(line, language),
                reason=" ".join(filter(None, describe_reason(line, titles, language))),
            )
            for line in gaps
            if line.state is LineState.EXPLAINED
        ]
        without = [name_indicator(line, language) for line in gaps if line.state is LineState.OPEN]
        if without:
            told.append(language("bnk.file.without_reason", names=language.listed(without)))
        if told:
            listed.append((Cell(chapter.name), Cell("\n".join(told))))
    return Table(
        language("bnk.file.annex_gaps_caption", region=report.region.name, year=report.year),
        (language("bnk.column.chapter"), language("bnk.column.reason")),
        listed,
    )


def _sources(chapters: Sequence[Chapter], report: BnkReport, sources: pd.DataFrame, language: Language) -> list[Part]:
    """The sources used as their licences ask for."""
    used = {key for chapter in chapters for line in list_lines(chapter, report) for key in line.sources}
    named = [
        language(
            "bnk.file.source",
            attribution=row["attribution"],
            title=language.of(row, "title"),
            licence=language.of(row, "licence"),
            url=row["licence_url"],
        )
        for row in read_rows(sources)
        if row["source_key"] in used
    ]
    if not named:
        return []
    return [Heading(language("bnk.file.sources_title"), 3), Paragraph("; ".join(named), "note")]


def _document(name: str, parts: Sequence[Part], report: BnkReport, today: date, language: Language) -> Document:
    fields = {"region": report.region.name, "year": report.year}
    return Document(
        language(f"bnk.file.{name}_title"),
        language("bnk.file.subtitle", **fields),
        tuple(parts),
        language("bnk.file.footer", day=language.date(today), **fields),
        landscape=True,
    )
