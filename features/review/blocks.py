"""Blocks of the page that checks reports: which report, a file of one's own, the findings, the comparison."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from content.catalogue import Region
from content.links import link_method
from content.markdown import escape_markdown
from content.rows import Row
from domain.report.tables import Certainty
from export.office import MEDIA
from export.table.table_csv import write_values_csv
from features.own_data.blocks import show_problems
from features.review.findings import (
    list_findings,
    make_findings_frame,
    make_findings_table,
    make_fine_table,
    write_headline,
)
from features.review.selectors import REPORT
from features.review.sources import (
    compare_values,
    count_agreements,
    list_asked,
    make_sources_table,
    make_variants_table,
)
from features.review.tables import (
    Known,
    ReportTable,
    name_tables,
    read_embedded_tables,
    read_facts,
    read_uploaded_tables,
)
from features.review.template import write_csv_template, write_xlsx_template
from texts import CODES, Language
from ui import data, url
from ui.loaders import Answer, NoAnswer
from ui.markup import show_link, show_table
from ui.reading import ask_loaders, is_busy


def choose_report(language: Language) -> Row | None:
    """The embedded report chosen (queries/reports.sql), None for a file of one's own."""
    reports = {row["source_key"]: row for row in data.ask_rows("reports")}
    return reports.get(url.choose(language("review.which"), REPORT, reports, language))


def ask_tables(report: str, language: Language) -> list[ReportTable]:
    """The tables of an embedded report, checked."""
    return read_embedded_tables(data.ask("report_tables", report=report), _ask_known(language))


def _ask_known(language: Language) -> Known:
    return read_facts(data.ask_indicators(language), data.ask("survey_rhythms"), data.ask("plausible_bounds"))


def show_templates(language: Language) -> None:
    """The form to download, filled with an embedded report as the example if there is one."""
    st.markdown(language("review.template"))
    example = [table for report in data.ask("reports")["source_key"][:1] for table in ask_tables(report, language)]
    with st.container(horizontal=True):
        for suffix, content, kind in (
            ("xlsx", write_xlsx_template, MEDIA["xlsx"]),
            ("csv", write_csv_template, "text/csv"),
        ):
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


def ask_uploaded_tables(language: Language) -> tuple[str, list[ReportTable]]:
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
        with st.spinner(language("own.waiting" if is_busy() else "review.checking")):
            answer = _read(file.getvalue(), file.name, numbers or "", language.code)
    except NoAnswer as none:
        st.error(none.describe(language), icon=":material/error:")
        return "", []
    if answer["total"]:
        said = "review.unreadable" if answer["tables"] else "review.refused"
        st.error(language(said, total=answer["total"]), icon=":material/error:")
        show_problems(answer, language)
    for remark in answer["remarks"]:
        st.caption(escape_markdown(remark))
    names = name_tables(*(data.ask_indicators(Language(code)) for code in CODES))
    return file.name, read_uploaded_tables(answer, names, _ask_known(language))


@st.cache_data(max_entries=20, show_spinner=False)
def _read(content: bytes, called: str, numbers: str, code: str) -> Answer:
    options = [f"--numbers={numbers}"] if numbers else []
    return ask_loaders("read-report", content, called, options, Language(code))


def show_verdict(tables: Sequence[ReportTable], report: str, language: Language) -> None:
    """How many tables are how; errors and contradictions; remarks and tables without a finding to unfold."""
    st.header(escape_markdown(report), anchor=False)
    st.markdown(f"**{escape_markdown(write_headline(tables, language))}**")
    show_link(language("review.explained"), link_method("report_check", language))
    found = list_findings(tables)
    grave, remarks = (
        [one for one in found if (one[0].certainty is Certainty.REMARK) is wanted] for wanted in (False, True)
    )
    if grave:
        show_table(make_findings_table(grave, language("review.findings_caption", report=report), language), language)
    else:
        st.success(language("review.nothing_grave"), icon=":material/check_circle:")
    if remarks:
        with st.expander(language("review.remarks_title", count=len(remarks))):
            show_table(
                make_findings_table(remarks, language("review.remarks_caption", report=report), language), language
            )
    fine = make_fine_table(tables, report, language)
    if fine.rows:
        with st.expander(language("review.fine_title", count=len(fine.rows))):
            show_table(fine, language)
    if found:
        st.download_button(
            language("review.download"),
            lambda: write_values_csv(make_findings_frame(tables, language), language),
            f"{language('review.download_file')}.csv",
            "text/csv",
            on_click="ignore",
            key="review_findings",
            icon=":material/download:",
        )


def show_comparison(tables: Sequence[ReportTable], report: str, region: Region, language: Language) -> None:
    """The printed values beside those of the loaded sources; `report` is no source for itself."""
    indicators, titles = data.ask_indicators(language), data.ask_source_titles(language)
    values = data.ask("source_values", indicators=list_asked(tables, indicators), region=region.key)
    pairs = compare_values(tables, values, report, indicators)
    st.markdown(language("review.sources_intro"))
    st.markdown(f"**{escape_markdown(count_agreements(tables, pairs, region, language))}**")
    same = [pair for pair in pairs if pair.is_same_definition]
    agreeing, apart = ([pair for pair in same if pair.agrees is wanted] for wanted in (True, False))
    if apart:
        caption = language("review.sources_different")
        st.subheader(caption, anchor=False)
        show_table(make_sources_table(apart, caption, titles, language), language)
    if agreeing:
        caption = language("review.sources_same", count=len(agreeing))
        with st.expander(caption):
            show_table(make_sources_table(agreeing, caption, titles, language), language)
    if variants := [pair for pair in pairs if not pair.is_same_definition]:
        caption = language("review.sources_variants", count=len(variants))
        with st.expander(caption):
            st.markdown(language("review.sources_variants_intro"))
            show_table(make_variants_table(variants, caption, titles, language), language)
    if unknown := [one.title for one in tables if one.indicator is None]:
        st.caption(escape_markdown(language("review.not_matched", titles="; ".join(unknown))))
