"""Blocks of the page BNK-Bericht: a chapter with its tables, the texts, completeness, files."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from content.document import Document
from content.links import link_method, link_page
from content.markdown import escape_markdown
from export.document.docx import write_docx
from export.office import MEDIA
from features.bnk.chapters import Chapter
from features.bnk.completeness import make_completeness_table
from features.bnk.document import describe_lack, make_annex, make_report
from features.bnk.model import BnkReport
from features.bnk.selectors import CHAPTER, choose_chapters_of_files, choose_indicator_of_texts
from features.bnk.tables import list_lines, make_gaps_table, make_statements_table, make_values_table
from features.bnk.text_form import show_texts_form
from features.bnk.texts import BOOK
from features.bnk.workbook import write_workbook
from storage import journal
from texts import Language
from ui import data
from ui.markup import show_link, show_table
from ui.terms import show_sources, show_text


def show_damage(language: Language) -> None:
    """Name the entries that cannot be read."""
    files = journal.read_book(BOOK).damaged
    if files:
        st.warning(language("bnk.damaged", files=escape_markdown(", ".join(files))), icon=":material/warning:")


def show_chapter(chapter: Chapter, edition: str, report: BnkReport, language: Language) -> None:
    """Aspects, values, what is missing, statements."""
    if chapter.aspects:
        with st.expander(language("bnk.aspects_title", count=len(chapter.aspects)), expanded=not chapter.indicators):
            st.markdown(_list_aspects(chapter))
    elif chapter.edition == "bnk":
        st.caption(language("bnk.aspects_unknown"))
    if not chapter.indicators:
        st.info(escape_markdown(describe_lack(chapter, language)), icon=":material/info:")
        return
    titles = data.ask_source_titles(language)
    trend = link_page("trends", language, indicator="{indicator}", regions=report.region.key)
    values = make_values_table(chapter, report, titles, trend, language)
    st.header(language("bnk.values_title"), anchor=False)
    if values.rows:
        show_table(values, language)
        used = {key for line in list_lines(chapter, report) for key in line.sources}
        show_sources(data.ask_rows("sources"), used, language)
        show_text(language("bnk.values_method"), language, small=True)
        show_link(language("check.explained"), link_method("bnk", language))
    else:
        st.markdown(language("bnk.no_values", year=report.year))
    enter = _link_chapter(str(chapter.number), edition, report, language, part="texts", entry="{indicator}")
    gaps = make_gaps_table(chapter, report, titles, enter, language)
    if gaps.rows:
        st.header(language("bnk.gaps_title", count=len(gaps.rows)), anchor=False)
        show_text(language("bnk.gaps_intro"), language)
        show_table(gaps, language)
    statements = make_statements_table(chapter, report, language)
    if statements.rows:
        st.header(language("bnk.statements_title"), anchor=False)
        show_table(statements, language)


def show_texts(chapter: Chapter, report: BnkReport, language: Language) -> None:
    """Choose an indicator of the chapter and write its texts."""
    if not chapter.indicators:
        st.info(escape_markdown(describe_lack(chapter, language)), icon=":material/info:")
        return
    indicator = choose_indicator_of_texts(chapter, language)
    alone, titles = replace(chapter, indicators=(indicator,)), data.ask_source_titles(language)
    for table in (
        make_values_table(alone, report, titles, "", language),
        make_gaps_table(alone, report, titles, "", language),
    ):
        if table.rows:
            show_table(table, language)
    show_texts_form(report.lines[indicator.key], report, language)


def show_overview(chapters: Sequence[Chapter], edition: str, report: BnkReport, language: Language) -> None:
    """Completeness of every chapter, and the structure to unfold."""
    st.header(language("bnk.completeness_title"), anchor=False)
    link = _link_chapter("{chapter}", edition, report, language)
    show_table(make_completeness_table(chapters, report, link, language), language)
    show_text(language("bnk.completeness_note"), language, small=True)
    with st.expander(language("bnk.structure_title"), key="bnk_structure"):
        for chapter in chapters:
            names = ", ".join(indicator.name for indicator in chapter.indicators)
            told = escape_markdown(language("bnk.indicators_of", names=names)) if names else ""
            st.markdown(f"**{escape_markdown(chapter.name)}**\n\n{_list_aspects(chapter)}\n\n{told}")


def show_files(chapters: Sequence[Chapter], edition: str, report: BnkReport, language: Language) -> None:
    """The report of chosen chapters and the annex of all, made on the click."""
    st.header(language("bnk.report_title"), anchor=False)
    st.markdown(language("bnk.files_intro"))
    shown = choose_chapters_of_files(edition, chapters, language)
    sources, today = data.ask("sources"), date.today()
    name = f"{report.region.key}_{report.year}"
    made = partial(_write_docx, partial(make_report, shown, report, sources, today, language), language)
    book = partial(write_workbook, shown, report, sources, data.find_database(), today, language)
    with st.container(horizontal=True):
        report_file = f"{language('bnk.file.report')}_{name}"
        _offer_download("docx", made, f"{report_file}.docx", MEDIA["docx"], language, disabled=not shown)
        _offer_download("xlsx", book, f"{report_file}.xlsx", MEDIA["xlsx"], language, disabled=not shown)
    st.header(language("bnk.annex_heading"), anchor=False)
    st.markdown(language("bnk.annex_intro"))
    whole = partial(_write_docx, partial(make_annex, chapters, report, sources, today, language), language)
    _offer_download("annex", whole, f"{language('bnk.file.annex')}_{name}.docx", MEDIA["docx"], language)


def _write_docx(made: Callable[[], Document], language: Language) -> bytes:
    return write_docx(made(), language)


def _offer_download(
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


def _link_chapter(chapter: str, edition: str, report: BnkReport, language: Language, **further: str) -> str:
    """Address of this page on the chapter of this number; a field in braces stays to be filled in."""
    return link_page(
        "bnk-bericht",
        language,
        region=report.region.key,
        report_year=str(report.year),
        edition=edition,
        **{CHAPTER[edition].key: chapter},
        **further,
    )


def _list_aspects(chapter: Chapter) -> str:
    """The aspects as a list in Markdown."""
    return "\n".join(f"- {escape_markdown(number)} {escape_markdown(title)}" for number, title in chapter.aspects)
