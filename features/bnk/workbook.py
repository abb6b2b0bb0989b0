"""The lines of a report on the BNK as a workbook: real numbers, what they mean, where they come from."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from content.catalogue import read_source_titles
from content.document import split_cell as words_of
from content.rows import read_rows
from export.table.xlsx import Column, Sheet, Value, write_xlsx
from features.bnk.chapters import Chapter
from features.bnk.model import BnkReport, LineState, ReportLine
from features.bnk.sentence import write_sentence
from features.bnk.tables import POINTS, describe_reason, list_lines, list_remarks, make_change_cell, name_indicator
from features.bnk.texts import KINDS
from features.targets.assessment import make_verdict_cell
from features.targets.published import describe_demand, describe_owner
from texts import Language

_NOISE = 9  # decimals beyond which a difference of two published values is arithmetic, not information
_COLUMNS = (
    *("chapter_number", "chapter", "indicator", "unit", "goals", "state"),
    *(f"{name}_{number}" for number in range(POINTS, 0, -1) for name in ("year", "value")),
    *("absolute", "absolute_unit", "relative", "change_note", "reference", "target", "verdict", "whose"),
    *("sources_used", "reason"),
)
_TEXTS = ("chapter_number", "chapter", "indicator", "generated", "statement", "target_text", "explanation")


def write_workbook(
    chapters: Sequence[Chapter],
    report: BnkReport,
    sources: pd.DataFrame,
    database: str,
    today: date,
    language: Language,
) -> bytes:
    """Sheets: indicators, texts, about the data, sources used (queries/sources.sql). At least one chapter."""
    titles = read_source_titles(sources, language)
    listed = [(chapter, line) for chapter in chapters for line in list_lines(chapter, report)]
    values = [_row(chapter, line, titles, language) for chapter, line in listed]
    texts = [_texts(chapter, line, report, language) for chapter, line in listed]
    told = {
        "region": report.region.name,
        "ags": report.region.key,
        "report_year": str(report.year),
        "edition": language(f"bnk.edition_{chapters[0].edition}"),
        "created": language.date(today),
        "database": database,
        "method": language("bnk.values_method"),
        "missing": language("bnk.sheet.missing_told"),
        "own": language("bnk.sheet.own_told"),
    }
    about: list[list[Value]] = [[language(f"bnk.sheet.{key}"), text] for key, text in told.items()]
    used = {key for _, line in listed for key in line.sources}
    named: list[list[Value]] = [
        [language.of(row, "title"), row["attribution"], language.of(row, "licence"), row["licence_url"]]
        for row in read_rows(sources)
        if row["source_key"] in used
    ]
    reference = report.reference.short_name
    return write_xlsx(
        [
            _sheet("values", _COLUMNS, values, language, reference=reference),
            _sheet("texts", _TEXTS, texts, language),
            _sheet("about", ("point", "told"), about, language),
            _sheet("sources", ("source", "attribution", "licence", "url"), named, language),
        ],
        language("bnk.file.report_title"),
    )


def _sheet(
    sheet: str, columns: Sequence[str], listed: Sequence[Sequence[Value]], language: Language, **fields: str
) -> Sheet:
    titles = [Column(language(f"bnk.sheet.{name}", **fields), 1 if name == "relative" else None) for name in columns]
    return Sheet(language(f"bnk.sheet.{sheet}"), titles, listed)


def _row(chapter: Chapter, line: ReportLine, titles: Mapping[str, str], language: Language) -> list[Value]:
    indicator = line.indicator
    points: list[Value] = [cell for point in line.points for cell in point]
    reason = "" if line.state is LineState.VALUE else " ".join(describe_reason(line, titles, language))
    return [
        *(
            chapter.number,
            chapter.title,
            name_indicator(line, language),
            indicator.unit,
            ", ".join(map(str, line.goals)),
        ),
        language(f"bnk.state.{line.state}"),
        *[None] * (2 * POINTS - len(points)),
        *points,
        *_change(line, language),
        line.reference,
        *_target(line, language),
        "; ".join(titles[key] for key in line.sources) or None,
        reason or None,
    ]


def _texts(chapter: Chapter, line: ReportLine, report: BnkReport, language: Language) -> list[Value]:
    return [
        *(chapter.number, chapter.title, name_indicator(line, language)),
        write_sentence(line, report, language) or None,
        *(line.texts[kind].told["text"] if kind in line.texts else None for kind in KINDS),
    ]


def _change(line: ReportLine, language: Language) -> list[Value]:
    """Absolute change, its unit, relative change in per cent, and what to say of them in words."""
    found = line.told_change
    if found is None:
        told = f"{make_change_cell(line, language).note}. {list_remarks(line)}".strip() if line.points else None
        return [None, None, None, told]
    share = found.relative
    note = language("bnk.relative_undefined") if share is None else list_remarks(line)
    relative = None if share is None else round(100 * share, _NOISE)
    return [round(found.absolute, _NOISE), line.indicator.difference_unit, relative, note or None]


def _target(line: ReportLine, language: Language) -> list[Value]:
    """What is demanded, the verdict, whose target it is."""
    if line.aim is None or line.assessment is None:
        return [None, None, None]
    verdict = ", ".join(filter(None, words_of(make_verdict_cell(line.assessment, language), language)))
    return [describe_demand(line.aim, line.indicator, language, unit=True), verdict, describe_owner(line.aim, language)]
