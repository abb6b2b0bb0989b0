"""Blocks of the page Evaluation: which one and as of when, the headline, counts, lists, the files."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from charts.stages import stacked_chart
from content.catalogue import Region
from content.chart import Shown
from content.markdown import plain
from content.table import Table
from domain.measure import State
from export.document.docx import docx_bytes
from export.office import MEDIA
from export.table.xlsx import xlsx_bytes
from features.measures.blocks import measure_link
from features.measures.evaluation import (
    DRAWN_OFFICES,
    Evaluation,
    Group,
    Which,
    by_field,
    by_office,
    counting_told,
    counts_table,
    cut_off_days,
    due_told,
    groups_finding,
    headline,
    stacks,
    title,
)
from features.measures.evaluation_document import evaluation_document, state_heading
from features.measures.evaluation_sheets import evaluation_sheets
from features.measures.model import Programme, credit_of, source_of
from features.measures.register import Entered
from features.measures.selectors import DAY, WHICH
from features.measures.state import stages, unread_of
from features.measures.table import register_table
from texts import Language
from ui import blocks, url
from ui.markup import show_table


def evaluation_of_visit(programme: Programme, entries: Entered, language: Language) -> Evaluation:
    """The evaluation chosen, with the measures as they stood on the cut-off day."""
    today = date.today()
    days = {day.isoformat(): day for day in cut_off_days(programme, today)}
    left, right = st.columns(2)
    with left:
        which = url.choose(language("evaluation.which_label"), WHICH, language)
    with right:
        chosen = url.select(language("evaluation.cut_off_label"), DAY, days, language)
    day = days.get(chosen, today)
    shown = programme.measures
    return Evaluation(
        programme, Which(which), day, today, tuple(entries.tracked(shown, day)), unread_of(shown, entries.unread)
    )


def findings(found: Evaluation, language: Language) -> None:
    """Title, headline, by when it was wanted."""
    st.header(title(found, language), anchor=False)
    st.markdown(f"**{plain(headline(found, language))}**")
    st.markdown("\n".join(f"- {plain(told)}" for told in due_told(found, language)))


def downloads(found: Evaluation, language: Language) -> None:
    """The page as Word and as Excel file, written only on the click."""
    name = language(
        "evaluation.file", which=language(f"evaluation.which.{found.which}").replace(" ", "_"), day=found.day
    )
    files = {
        "docx": (MEDIA["docx"], lambda: docx_bytes(evaluation_document(found, language), language)),
        "xlsx": (MEDIA["xlsx"], lambda: xlsx_bytes(evaluation_sheets(found, language), title(found, language))),
    }
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{language('evaluation.download')}**", width="content")
        for suffix, (kind, content) in files.items():
            st.download_button(
                suffix.upper(),
                partial(content),
                f"{name}.{suffix}",
                kind,
                on_click="ignore",
                key=f"evaluation_{suffix}",
                icon=":material/download:",
                help=f"{title(found, language)}, {suffix.upper()}",
            )


def groups(found: Evaluation, language: Language) -> None:
    """How many measures stand where, by field and by office: bars and table."""
    st.header(language("evaluation.by_field"), anchor=False)
    show_table(_counted(by_field(found.measures), "field", found, language), language)
    st.header(language("evaluation.by_office"), anchor=False)
    st.markdown(language("evaluation.office_note"))
    offices = by_office(found, language)
    numbers = _counted(offices, "office", found, language)
    if len(offices) > DRAWN_OFFICES:
        st.caption(language("evaluation.offices_drawn", shown=DRAWN_OFFICES, count=len(offices)))
    with st.expander(language("chart.table")):
        show_table(numbers, language)


def _counted(counted: Sequence[Group], kind: str, found: Evaluation, language: Language) -> Table:
    """Draw the bars of the groups, of offices the largest; the numbers of all."""
    numbers = counts_table(counted, kind, found.measures, language)
    drawn = counted[:DRAWN_OFFICES] if kind == "office" else counted
    draw = partial(stacked_chart, stacks(drawn), stages(language))
    told, credit = groups_finding(counted, kind, language), credit_of(found.programme, language)
    blocks.chart(Shown(f"by_{kind}", told, draw, credit, lambda: numbers), language)
    return numbers


def lists(found: Evaluation, region: Region, language: Language) -> None:
    """The measures of each state, and how they were counted."""
    st.header(language("evaluation.lists_title"), anchor=False)
    link = measure_link(region.key, found.programme.key, language)
    for which in State:
        members = [one for one in found.measures if one.state is which]
        if members:
            heading = state_heading(which, len(members), language)
            st.subheader(heading, anchor=False)
            show_table(register_table(members, heading, link, language), language)
    st.header(language("evaluation.how_title"), anchor=False)
    st.markdown("\n\n".join(plain(told) for told in counting_told(found, language)))
    programme = found.programme
    st.caption(plain(source_of(programme, language)))
