"""Blocks of the page BNK-Bericht: a chapter with its tables, the texts, completeness, files."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from content.document import Document
from content.links import method_link
from content.markdown import plain
from export.document.docx import docx_bytes
from export.office import MEDIA
from features.bnk.chapters import Chapter
from features.bnk.completeness import completeness_table
from features.bnk.document import annex, no_indicators, report_document
from features.bnk.model import Report
from features.bnk.selectors import CHAPTER, chapters_of_files, indicator_of_texts
from features.bnk.tables import gaps_table, lines_of, statements_table, values_table
from features.bnk.text_form import texts_form
from features.bnk.texts import BOOK
from features.bnk.workbook import workbook
from storage import journal
from texts import Language
from ui import data
from ui.markup import show_link, show_table
from ui.selectors import link_to
from ui.terms import say, say_sources


def damaged(language: Language) -> None:
    """Name the entries that cannot be read."""
    files = journal.read(BOOK).damaged
    if files:
        st.warning(language("bnk.damaged", files=plain(", ".join(files))), icon=":material/warning:")


def chapter_tables(chapter: Chapter, edition: str, report: Report, language: Language) -> None:
    """Aspects, values, what is missing, statements."""
    if chapter.aspects:
        with st.expander(language("bnk.aspects_title", count=len(chapter.aspects)), expanded=not chapter.indicators):
            st.markdown(_aspects(chapter))
    elif chapter.edition == "bnk":
        st.caption(language("bnk.aspects_unknown"))
    if not chapter.indicators:
        st.info(plain(no_indicators(chapter, language)), icon=":material/info:")
        return
    titles = data.source_titles(language)
    trend = link_to("trends", language, indicator="{indicator}", regions=report.region.key)
    values = values_table(chapter, report, titles, trend, language)
    st.header(language("bnk.values_title"), anchor=False)
    if values.rows:
        show_table(values, language)
        used = {key for line in lines_of(chapter, report) for key in line.sources}
        say_sources(data.ask("sources"), used, language)
        say(language("bnk.values_method"), language, small=True)
        show_link(language("check.explained"), method_link("bnk", language))
    else:
        st.markdown(language("bnk.no_values", year=report.year))
    enter = _link(str(chapter.number), edition, report, language, part="texts", entry="{indicator}")
    gaps = gaps_table(chapter, report, titles, enter, language)
    if gaps.rows:
        st.header(language("bnk.gaps_title", count=len(gaps.rows)), anchor=False)
        say(language("bnk.gaps_intro"), language)
        show_table(gaps, language)
    statements = statements_table(chapter, report, language)
    if statements.rows:
        st.header(language("bnk.statements_title"), anchor=False)
        show_table(statements, language)


def chapter_texts(chapter: Chapter, report: Report, language: Language) -> None:
    """Choose an indicator of the chapter and write its texts."""
    if not chapter.indicators:
        st.info(plain(no_indicators(chapter, language)), icon=":material/info:")
        return
    indicator = indicator_of_texts(chapter, language)
    alone, titles = replace(chapter, indicators=(indicator,)), data.source_titles(language)
    for table in (values_table(alone, report, titles, "", language), gaps_table(alone, report, titles, "", language)):
        if table.rows:
            show_table(table, language)
    texts_form(report.lines[indicator.key], report, language)


def overview(chapters: Sequence[Chapter], edition: str, report: Report, language: Language) -> None:
    """Completeness of every chapter, and the structure to unfold."""
    st.header(language("bnk.completeness_title"), anchor=False)
    link = _link("{chapter}", edition, report, language)
    show_table(completeness_table(chapters, report, link, language), language)
    say(language("bnk.completeness_note"), language, small=True)
    with st.expander(language("bnk.structure_title")):
        for chapter in chapters:
            names = ", ".join(indicator.name for indicator in chapter.indicators)
            told = plain(language("bnk.indicators_of", names=names)) if names else ""
            st.markdown(f"**{plain(chapter.name)}**\n\n{_aspects(chapter)}\n\n{told}")


def files(chapters: Sequence[Chapter], edition: str, report: Report, language: Language) -> None:
    """The report of chosen chapters and the annex of all, made on the click."""
    st.header(language("bnk.report_title"), anchor=False)
    st.markdown(language("bnk.files_intro"))
    shown = chapters_of_files(edition, chapters, language)
    sources, today = data.ask("sources"), date.today()
    name = f"{report.region.key}_{report.year}"
    made = partial(_docx, partial(report_document, shown, report, sources, today, language), language)
    book = partial(workbook, shown, report, sources, data.database(), today, language)
    with st.container(horizontal=True):
        report_file = f"{language('bnk.file.report')}_{name}"
        _download("docx", made, f"{report_file}.docx", MEDIA["docx"], language, disabled=not shown)
        _download("xlsx", book, f"{report_file}.xlsx", MEDIA["xlsx"], language, disabled=not shown)
    st.header(language("bnk.annex_heading"), anchor=False)
    st.markdown(language("bnk.annex_intro"))
    whole = partial(_docx, partial(annex, chapters, report, sources, today, language), language)
    _download("annex", whole, f"{language('bnk.file.annex')}_{name}.docx", MEDIA["docx"], language)


def _docx(made: Callable[[], Document], language: Language) -> bytes:
    return docx_bytes(made(), language)


def _download(
    name: str, content: Callable[[], bytes], file: str, kind: str, language: Language, disabled: bool = False
) -> None:
    st.download_button(
        language(f"bnk.download_{name}"),
        content,
        file,
        kind,
        on_click="ignore",
        key=f"bnk_{name}",
        icon=":material/download:",
        disabled=disabled,
    )


def _link(chapter: str, edition: str, report: Report, language: Language, **further: str) -> str:
    """Address of this page on the chapter of this number; a field in braces stays to be filled in."""
    return link_to(
        "bnk-bericht",
        language,
        region=report.region.key,
        report_year=str(report.year),
        edition=edition,
        **{CHAPTER[edition].key: chapter},
        **further,
    )


def _aspects(chapter: Chapter) -> str:
    """The aspects as a list in Markdown."""
    return "\n".join(f"- {plain(number)} {plain(title)}" for number, title in chapter.aspects)
