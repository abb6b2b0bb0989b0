"""The lines of a report on the BNK as a workbook: real numbers, what they mean, where they come from."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from domain.change import Change
from export.xlsx import Column, Sheet, Value, xlsx_bytes
from texts import Language
from views.aims import demand, whose
from views.assessment import linear_cell
from views.bnk import Line, Report, State
from views.bnk_chapters import Chapter
from views.bnk_sentence import generated
from views.bnk_tables import POINTS, change_cell, lines_of, name_of, reason_of
from views.bnk_texts import KINDS
from views.catalogue import source_titles
from views.document import lines_of as words_of
from views.rows import rows

_NOISE = 9  # decimals beyond which a difference of two published values is arithmetic, not information
_COLUMNS = (
    *("chapter_number", "chapter", "indicator", "unit", "goals", "state"),
    *(f"{name}_{number}" for number in range(POINTS, 0, -1) for name in ("year", "value")),
    *("absolute", "absolute_unit", "relative", "change_note", "reference", "target", "verdict", "whose"),
    *("sources_used", "reason", "generated", "statement", "target_text", "explanation"),
)


def workbook(
    chapters: Sequence[Chapter],
    report: Report,
    sources: pd.DataFrame,
    database: str,
    today: date,
    language: Language,
) -> bytes:
    """Sheets: indicators, about the data, sources used (queries/sources.sql). At least one chapter."""
    titles = source_titles(sources, language)
    values = [
        _row(chapter, line, report, titles, language) for chapter in chapters for line in lines_of(chapter, report)
    ]
    told = {
        "region": report.region.name,
        "report_year": str(report.year),
        "edition": language("bnk.edition_bnk2" if chapters[0].kind == "field2" else "bnk.edition_bnk"),
        "created": language.date(today),
        "database": database,
        "method": language("bnk.values_method"),
        "missing": language("bnk.sheet.missing_told"),
        "own": language("bnk.sheet.own_told"),
    }
    about: list[list[Value]] = [[language(f"bnk.sheet.{key}"), text] for key, text in told.items()]
    used = {key for chapter in chapters for line in lines_of(chapter, report) for key in line.sources}
    named: list[list[Value]] = [
        [language.of(row, "title"), row["attribution"], language.of(row, "licence"), row["licence_url"]]
        for row in rows(sources)
        if row["source_key"] in used
    ]
    reference = report.reference.short_name
    return xlsx_bytes(
        [
            _sheet("values", _COLUMNS, values, language, reference=reference),
            _sheet("about", ("point", "told"), about, language),
            _sheet("sources", ("source", "attribution", "licence", "url"), named, language),
        ],
        language("bnk.file.report_title"),
    )


def _sheet(
    name: str, columns: Sequence[str], listed: Sequence[Sequence[Value]], language: Language, **fields: str
) -> Sheet:
    titles = [Column(language(f"bnk.sheet.{column}", **fields)) for column in columns]
    return Sheet(language(f"bnk.sheet.{name}"), titles, listed)


def _row(chapter: Chapter, line: Line, report: Report, titles: Mapping[str, str], language: Language) -> list[Value]:
    indicator = line.indicator
    points: list[Value] = [cell for point in line.points for cell in point]
    reason = "" if line.state is State.VALUE else " ".join(reason_of(line, titles, language))
    return [
        *(chapter.number, chapter.title, name_of(line, language), indicator.unit, ", ".join(map(str, line.goals))),
        language(f"bnk.state.{line.state}"),
        *[None] * (2 * POINTS - len(points)),
        *points,
        *_change(line, language),
        line.reference,
        *_target(line, language),
        "; ".join(titles[key] for key in line.sources) or None,
        reason or None,
        generated(line, report, language) or None,
        *(line.texts[kind].told["text"] if kind in line.texts else None for kind in KINDS),
    ]


def _change(line: Line, language: Language) -> list[Value]:
    """Absolute change, its unit, relative change in per cent, and what to say of them in words."""
    if not isinstance(line.change, Change):
        return [None, None, None, change_cell(line, language).note if line.points else None]
    share = line.change.relative
    note = language("bnk.relative_undefined") if share is None else " ".join(line.remarks)
    relative = None if share is None else round(100 * share, 1)
    return [round(line.change.absolute, _NOISE), line.indicator.difference_unit, relative, note or None]


def _target(line: Line, language: Language) -> list[Value]:
    """What is demanded, the verdict, whose target it is."""
    if line.aim is None or line.progress is None:
        return [None, None, None]
    verdict = ", ".join(filter(None, words_of(linear_cell(line.progress, language), language)))
    return [demand(line.aim, line.indicator, language, unit=True), verdict, whose(line.aim, language)]
