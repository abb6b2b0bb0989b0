"""Blocks of the page that checks reports: which report, a file of one's own, the findings, the comparison."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from content.catalogue import Region
from content.links import method_link
from content.markdown import plain
from content.rows import Row, rows
from domain.report import Certainty
from export.office import MEDIA
from export.table.table_csv import csv_bytes
from features.own_data.blocks import show_problems
from features.review.findings import findings_frame, findings_of, findings_table, fine_table, headline
from features.review.selectors import REPORT
from features.review.sources import asked, beside, counted, sources_table, variants_table
from features.review.tables import Known, ReportTable, embedded, known_of, names_of, uploaded
from features.review.template import csv_template, xlsx_template
from texts import CODES, Language
from ui import data, url
from ui.loaders import Answer, NoAnswer, ask_loaders
from ui.markup import show_link, show_table


def report_of_visit(language: Language) -> Row | None:
    """The embedded report chosen (queries/reports.sql), None for a file of one's own."""
    reports = {row["source_key"]: row for row in rows(data.ask("reports"))}
    return reports.get(url.choose(language("review.which"), REPORT, reports, language))


def tables_of(report: str, language: Language) -> list[ReportTable]:
    """The tables of an embedded report, checked."""
    return embedded(data.ask("report_tables", report=report), _known(language))


def _known(language: Language) -> Known:
    return known_of(data.indicators(language), data.ask("survey_rhythms"), data.ask("plausible_bounds"))


def templates(language: Language) -> None:
    """The form to download, filled with an embedded report as the example if there is one."""
    st.markdown(language("review.template"))
    example = [table for report in data.ask("reports")["source_key"][:1] for table in tables_of(report, language)]
    with st.container(horizontal=True):
        for suffix, content, kind in (("xlsx", xlsx_template, MEDIA["xlsx"]), ("csv", csv_template, "text/csv")):
            st.download_button(
                suffix.upper(),
                partial(content, example, language),
                f"{language('review.template_file')}.{suffix}",
                kind,
                on_click="ignore",
                key=f"review_template_{suffix}",
                icon=":material/download:",
                help=language("review.template_help", suffix=suffix.upper()),
            )


def uploaded_tables(language: Language) -> tuple[str, list[ReportTable]]:
    """Name and tables of the file that the visitor brings, with what cannot be read told; none without a file."""
    file = st.file_uploader(language("review.file"), key="review_file")
    st.caption(language("review.stored"))
    if file is None:
        st.info(language("review.no_file"), icon=":material/info:")
        return "", []
    numbers = st.segmented_control(
        language("own.numbers"),
        ["", *CODES],
        default="",
        key="review_numbers",
        format_func=lambda code: language(f"own.numbers_{code}"),
        required=True,
    )
    try:
        with st.spinner(language("review.checking")):
            answer = _read(file.getvalue(), file.name, numbers or "", language.code)
    except NoAnswer:
        st.error(language("own.no_answer"), icon=":material/error:")
        return "", []
    if answer["total"]:
        said = "review.unreadable" if answer["tables"] else "review.refused"
        st.error(language(said, total=answer["total"]), icon=":material/error:")
        show_problems(answer, language)
    for remark in answer["remarks"]:
        st.caption(plain(remark))
    names = names_of(*(data.indicators(Language(code)) for code in CODES))
    return file.name, uploaded(answer, names, _known(language))


@st.cache_data(max_entries=20, show_spinner=False)
def _read(content: bytes, called: str, numbers: str, code: str) -> Answer:
    options = [f"--numbers={numbers}"] if numbers else []
    return ask_loaders("read-report", content, called, options, Language(code))


def verdict(tables: Sequence[ReportTable], report: str, language: Language) -> None:
    """How many tables are how; errors and contradictions; remarks and tables without a finding to unfold."""
    st.header(plain(report), anchor=False)
    st.markdown(f"**{plain(headline(tables, language))}**")
    show_link(language("review.explained"), method_link("report_check", language))
    found = findings_of(tables)
    grave, remarks = (
        [one for one in found if (one[0].certainty is Certainty.REMARK) is wanted] for wanted in (False, True)
    )
    if grave:
        show_table(findings_table(grave, language("review.findings_caption", report=report), language), language)
    else:
        st.success(language("review.nothing_grave"), icon=":material/check_circle:")
    if remarks:
        with st.expander(language("review.remarks_title", count=len(remarks))):
            show_table(findings_table(remarks, language("review.remarks_caption", report=report), language), language)
    fine = fine_table(tables, report, language)
    if fine.rows:
        with st.expander(language("review.fine_title", count=len(fine.rows))):
            show_table(fine, language)
    if found:
        st.download_button(
            language("review.download"),
            lambda: csv_bytes(findings_frame(tables, language), language),
            f"{language('review.download_file')}.csv",
            "text/csv",
            on_click="ignore",
            key="review_findings",
            icon=":material/download:",
        )


def comparison(tables: Sequence[ReportTable], report: str, region: Region, language: Language) -> None:
    """The printed values beside those of the loaded sources; `report` is no source for itself."""
    indicators, titles = data.indicators(language), data.source_titles(language)
    values = data.ask("source_values", indicators=asked(tables, indicators), region=region.key)
    pairs = beside(tables, values, report, indicators)
    st.markdown(language("review.sources_intro"))
    st.markdown(f"**{plain(counted(tables, pairs, region, language))}**")
    same = [pair for pair in pairs if pair.is_same_definition]
    agreeing, apart = ([pair for pair in same if pair.agrees is wanted] for wanted in (True, False))
    if apart:
        caption = language("review.sources_different")
        st.subheader(caption, anchor=False)
        show_table(sources_table(apart, caption, titles, language), language)
    if agreeing:
        caption = language("review.sources_same", count=len(agreeing))
        with st.expander(caption):
            show_table(sources_table(agreeing, caption, titles, language), language)
    if variants := [pair for pair in pairs if not pair.is_same_definition]:
        caption = language("review.sources_variants", count=len(variants))
        with st.expander(caption):
            st.markdown(language("review.sources_variants_intro"))
            show_table(variants_table(variants, caption, titles, language), language)
    if unknown := [one.title for one in tables if one.indicator is None]:
        st.caption(plain(language("review.not_matched", titles="; ".join(unknown))))
