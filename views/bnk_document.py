"""A report on the BNK as a document, and the annex to the budget plan: the same lines, shorter."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from texts import Language
from views.bnk import Line, Report, State
from views.bnk_chapters import Chapter
from views.bnk_completeness import completeness, total_sentence
from views.bnk_tables import (
    change_cell,
    gaps_table,
    indicator_cell,
    lines_of,
    reason_of,
    reference_cell,
    statements_table,
    target_cell,
    values_table,
)
from views.bnk_texts import told
from views.catalogue import source_titles
from views.document import Document, Heading, Paragraph, Part
from views.rows import rows
from views.table import Cell, Table


def report_document(
    chapters: Sequence[Chapter],
    report: Report,
    sources: pd.DataFrame,
    today: date,
    language: Language,
) -> Document:
    """The chapters with aspects, values, gaps and statements, and the sources used (queries/sources.sql)."""
    titles = source_titles(sources, language)
    parts: list[Part] = [
        Paragraph(total_sentence(chapters, report, language), "lead"),
        Paragraph(language("bnk.values_method"), "note"),
    ]
    for chapter in chapters:
        parts += [Heading(chapter.name), *_chapter(chapter, report, titles, language)]
    parts += _sources(chapters, report, sources, language)
    return _document("report", parts, report, today, language)


def _chapter(chapter: Chapter, report: Report, titles: Mapping[str, str], language: Language) -> list[Part]:
    parts: list[Part] = []
    if chapter.aspects:
        aspects = "; ".join(f"{number} {title}" for number, title in chapter.aspects)
        parts.append(Paragraph(language("bnk.file.aspects", aspects=aspects), "note"))
    counted = completeness(lines_of(chapter, report))
    if not counted:
        return [*parts, Paragraph(no_indicators(chapter, language))]
    figures = {str(state): counted[state] for state in State}
    parts.append(Paragraph(language("bnk.file.counted", count=counted.total(), **figures), "note"))
    tables = {
        "bnk.values_title": values_table(chapter, report, titles, "", language),
        "bnk.gaps_title": gaps_table(chapter, report, titles, "", language),
        "bnk.statements_title": statements_table(chapter, report, language),
    }
    for title, table in tables.items():
        if table.rows:
            parts += [Heading(language(title, count=len(table.rows)), 2), table]
    return parts


def no_indicators(chapter: Chapter, language: Language) -> str:
    """What stands in place of a chapter's tables."""
    return language("bnk.no_indicators2" if chapter.kind == "field2" else "bnk.no_indicators", chapter=chapter.name)


def annex(
    chapters: Sequence[Chapter],
    report: Report,
    sources: pd.DataFrame,
    today: date,
    language: Language,
) -> Document:
    """One table of all indicators with a value and their explanation, and one of those without."""
    listed = [(chapter, line) for chapter in chapters for line in lines_of(chapter, report)]
    reported = [(chapter, line) for chapter, line in listed if line.state is State.VALUE]
    gaps = [(chapter, line) for chapter, line in listed if line.state is not State.VALUE]
    titles = source_titles(sources, language)
    parts: list[Part] = [
        Paragraph(total_sentence(chapters, report, language), "lead"),
        _annex_table(reported, report, language),
        Heading(language("bnk.file.gaps_title")),
        _annex_gaps(gaps, report, titles, language),
        *_sources(chapters, report, sources, language),
    ]
    return _document("annex", parts, report, today, language)


def _annex_table(listed: Sequence[tuple[Chapter, Line]], report: Report, language: Language) -> Table:
    columns = ("chapter", "indicator", "newest", "change", "reference", "target", "explanation")
    return Table(
        language("bnk.file.annex_caption", region=report.region.name, year=report.year),
        tuple(language(f"bnk.column.{name}", reference=report.reference.short_name) for name in columns),
        [
            (
                Cell(chapter.name),
                indicator_cell(line, language),
                Cell(language.number(line.points[-1][1], line.indicator.decimals), str(line.points[-1][0])),
                change_cell(line, language),
                reference_cell(line, report, language),
                target_cell(line, language),
                Cell(
                    told(line.texts, language),
                    language("bnk.file.definition", definition=line.indicator.definition),
                ),
            )
            for chapter, line in listed
        ],
        numeric=frozenset({2, 3, 4}),
    )


def _annex_gaps(
    listed: Sequence[tuple[Chapter, Line]], report: Report, titles: Mapping[str, str], language: Language
) -> Table:
    columns = ("chapter", "indicator", "reason")
    return Table(
        language("bnk.file.annex_gaps_caption", region=report.region.name, year=report.year),
        tuple(language(f"bnk.column.{name}") for name in columns),
        [
            (
                Cell(chapter.name),
                indicator_cell(line, language),
                Cell(language("bnk.no_reason"), " ".join(line.remarks))
                if line.state is State.OPEN
                else Cell(*reason_of(line, titles, language)),
            )
            for chapter, line in listed
        ],
    )


def _sources(chapters: Sequence[Chapter], report: Report, sources: pd.DataFrame, language: Language) -> list[Part]:
    """The sources used as their licences ask for."""
    used = {key for chapter in chapters for line in lines_of(chapter, report) for key in line.sources}
    named = [
        language(
            "bnk.file.source",
            attribution=row["attribution"],
            title=language.of(row, "title"),
            licence=language.of(row, "licence"),
            url=row["licence_url"],
        )
        for row in rows(sources)
        if row["source_key"] in used
    ]
    if not named:
        return []
    return [Heading(language("bnk.file.sources_title")), *(Paragraph(name, "note") for name in named)]


def _document(name: str, parts: Sequence[Part], report: Report, today: date, language: Language) -> Document:
    fields = {"region": report.region.name, "year": report.year}
    return Document(
        language(f"bnk.file.{name}_title"),
        language("bnk.file.subtitle", **fields),
        tuple(parts),
        language("bnk.file.footer", day=language.date(today), **fields),
        landscape=True,
    )
