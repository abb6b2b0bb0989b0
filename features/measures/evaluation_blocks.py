"""Blocks of the page Evaluation: which one and as of when, the headline, counts, lists, the files."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

from charts.stages import draw_stacks
from content.catalogue import Region
from content.figure import Figure
from content.markdown import escape_markdown
from content.table import Table
from domain.measure import MeasureState
from export.document.docx import write_docx
from export.office import MEDIA
from export.table.xlsx import write_xlsx
from features.measures.blocks import link_measure
from features.measures.evaluation import (
    DRAWN_OFFICES,
    Evaluation,
    Group,
    Which,
    describe_counting,
    describe_due,
    describe_groups,
    group_by_field,
    group_by_office,
    list_cut_off_days,
    make_counts_table,
    make_stacks,
    write_headline,
    write_title,
)
from features.measures.evaluation_document import make_evaluation_document, write_state_heading
from features.measures.evaluation_sheets import make_evaluation_sheets
from features.measures.model import Programme, make_credit, name_source
from features.measures.register import Entries
from features.measures.selectors import DAY, WHICH
from features.measures.state import list_unread, make_stages
from features.measures.table import make_register_table
from texts import Language
from ui import blocks, url
from ui.markup import show_table


def choose_evaluation(programme: Programme, entries: Entries, language: Language) -> Evaluation:
    """The evaluation chosen, with the measures as they stood on the cut-off day."""
    today = date.today()
    days = {day.isoformat(): day for day in list_cut_off_days(programme, today)}
    left, right = st.columns(2)
    with left:
        which = url.choose(language("evaluation.which_label"), WHICH, language)
    with right:
        chosen = url.select(language("evaluation.cut_off_label"), DAY, days, language)
    day = days.get(chosen, today)
    shown = programme.measures
    return Evaluation(
        programme, Which(which), day, today, tuple(entries.tracked(shown, day)), list_unread(shown, entries.unread)
    )


def show_findings(found: Evaluation, language: Language) -> None:
    """Title, headline, by when it was wanted."""
    st.header(write_title(found, language), anchor=False)
    st.markdown(f"**{escape_markdown(write_headline(found, language))}**")
    st.markdown("\n".join(f"- {escape_markdown(told)}" for told in describe_due(found, language)))


def show_downloads(found: Evaluation, language: Language) -> None:
    """The page as Word and as Excel file, written only on the click."""
    which, region = language(f"evaluation.which.{found.which}").replace(" ", "_"), found.programme.region_key
    name = language("evaluation.file", which=which, region=region, day=found.day)
    files = {
        "docx": (MEDIA["docx"], lambda: write_docx(make_evaluation_document(found, language), language)),
        "xlsx": (
            MEDIA["xlsx"],
            lambda: write_xlsx(make_evaluation_sheets(found, language), write_title(found, language)),
        ),
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
                help=f"{write_title(found, language)}, {suffix.upper()}",
            )


def show_groups(found: Evaluation, language: Language) -> None:
    """How many measures stand where, by field and by office: bars and table."""
    st.header(language("evaluation.by_field"), anchor=False)
    show_table(_show_counts(group_by_field(found.measures), "field", found, language), language)
    st.header(language("evaluation.by_office"), anchor=False)
    st.markdown(language("evaluation.office_note"))
    offices = group_by_office(found, language)
    numbers = _show_counts(offices, "office", found, language)
    if len(offices) > DRAWN_OFFICES:
        st.caption(language("evaluation.offices_drawn", shown=DRAWN_OFFICES, count=len(offices)))
    with st.expander(language("chart.table")):
        show_table(numbers, language)


def _show_counts(counted: Sequence[Group], kind: str, found: Evaluation, language: Language) -> Table:
    """Draw the bars of the groups, of offices the largest; the numbers of all."""
    numbers = make_counts_table(counted, kind, found.measures, language)
    drawn = counted[:DRAWN_OFFICES] if kind == "office" else counted
    draw = partial(draw_stacks, make_stacks(drawn), make_stages(language))
    told, credit = describe_groups(counted, kind, language), make_credit(found.programme, language)
    blocks.show_figure(Figure(f"by_{kind}", told, draw, credit, lambda: numbers), language)
    return numbers


def show_lists(found: Evaluation, region: Region, language: Language) -> None:
    """The measures of each state, and how they were counted."""
    st.header(language("evaluation.lists_title"), anchor=False)
    link = link_measure(region.key, found.programme.key, language)
    for which in MeasureState:
        members = [one for one in found.measures if one.state is which]
        if members:
            heading = write_state_heading(which, len(members), language)
            st.subheader(heading, anchor=False)
            show_table(make_register_table(members, heading, link, language), language)
    st.header(language("evaluation.how_title"), anchor=False)
    st.markdown("\n\n".join(escape_markdown(told) for told in describe_counting(found, language)))
    programme = found.programme
    st.caption(escape_markdown(name_source(programme, language)))
