"""Blocks that pages are made of: page head, a chart with its sources and numbers, downloads."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.errors import StreamlitAPIException

import queries
from charts.base import Look
from content.catalogue import Indicator, Region
from content.credit import Credit, read_series_notes
from content.figure import Figure
from content.judgement import read_few_events
from content.judgement_words import describe_few_events
from content.markdown import escape_markdown
from content.table import Table
from export.office import MEDIA
from export.picture.picture import FORMATS, Frame, draw_picture
from export.table.chart_numbers import write_numbers_csv, write_numbers_xlsx
from export.table.table_csv import write_values_csv
from export.table.table_xlsx import write_values_xlsx
from settings import database_address
from texts import Language
from ui.data import ask, ask_rows, keep_answers
from ui.drawing import draw_chart
from ui.embed import show_embed
from ui.markup import show_table
from ui.terms import show_sources, show_text

_WHOLE = ("parquet", "duckdb")  # files of the whole data set only


def find_look(language: Language) -> Look:
    """How charts are drawn for this visit: its language, light or dark as the visitor sees the page."""
    return Look(language, "dark" if st.context.theme.type == "dark" else "light")


def show_page_head(language: Language, page: str, **fields: Any) -> DeltaGenerator:
    """Title and one sentence on what the page answers; returns the place beside the title."""
    title, beside = open_head()
    title.title(language(f"{page}.title", **fields), anchor=False)
    with st.container(key="page_intro"):
        show_text(language(f"{page}.intro", **fields), language, small=True)
    return beside


def open_head() -> tuple[DeltaGenerator, DeltaGenerator]:
    """The line on top of a page: the place of its title, and the place beside it."""
    with st.container(horizontal=True, vertical_alignment="center", key="page_head"):
        return st.container(), st.container(horizontal=True, width="content", gap="small")


def show_figure(
    shown: Figure, language: Language, first: bool = False, on_picked: Callable[[], None] | None = None
) -> None:
    """A chart under its finding, which a screen reader hears in place of the picture; to take along as a picture on
    white, with the finding as title and the sources below, and as numbers; to embed in another website. `first`: the
    finding is what the page has to say, and no other heading stands between it and the title; `on_picked`: as
    ui/drawing.py."""
    drawn = shown.draw(find_look(language))
    (st.header if first else st.subheader)(escape_markdown(shown.finding), anchor=False)
    draw_chart(drawn, shown.finding, shown.name, language, on_picked)
    show_files(shown, drawn["layout"]["height"], language)


def show_files(shown: Figure, height: int, language: Language) -> None:
    """What a chart of this `height` can be taken along as."""
    with st.container(horizontal=True, gap="small"):
        make = partial(_picture, shown, language)
        show_downloads(shown.file, shown.finding, shown.credit, shown.numbers, make, language, regions=shown.regions)
        if shown.page is not None:
            show_embed(shown, height, language)


def show_downloads(
    file: str,
    finding: str,
    credit: Credit,
    numbers: Callable[[], Table],
    make: Callable[[Frame, str], bytes],
    language: Language,
    *,
    regions: Sequence[str] = (),
) -> None:
    """Buttons that hand out a chart as a file of this name and language: as a picture, which `make` draws in its frame
    as 'svg' or 'png', and as numbers, with the keys of the `regions`; each only on the click."""
    writers: dict[str, Callable[[], bytes]] = {
        **{kind: partial(make, Frame(finding, credit.told(language)), kind) for kind in FORMATS},
        "csv": lambda: write_numbers_csv(numbers(), finding, credit, language, regions),
        "xlsx": lambda: write_numbers_xlsx(numbers(), finding, credit, date.today(), language, regions),
    }
    offer_files(file, writers, language, emphasis="tertiary")


def offer_files(
    file: str,
    writers: Mapping[str, Callable[[], bytes]],
    language: Language,
    *,
    emphasis: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """Buttons that hand out a file of this name and language in each kind, written only on the click."""
    for kind, write in writers.items():
        st.download_button(
            language("chart.take", kind=language(f"chart.file.{kind}")),
            write,
            f"{file}_{language.code}.{kind}",
            MEDIA[kind],
            on_click="ignore",
            key=f"{file}_{kind}",
            type=emphasis,
            icon=":material/download:",
        )


def _picture(shown: Figure, language: Language, frame: Frame, kind: str) -> bytes:
    return draw_picture(shown.draw(Look(language, "light")), frame, kind)


def show_evidence(indicator: Indicator, used: Collection[str], years: str, table: Table, language: Language) -> None:
    """What must stand beside a chart: the sources used with licence, the data year, what to mind about these sources;
    the numbers and the definition one click away."""
    show_citation(indicator, used, years, language)
    with st.expander(language("chart.numbers")):
        show_table(table, language)
        show_data_downloads((indicator.key,), indicator.key, language)
    with st.expander(language("chart.about")):
        show_about(indicator, language)


def show_citation(indicator: Indicator, used: Collection[str], years: str, language: Language, of: str = "") -> None:
    """The sources used (`of` what, where that is not clear) with licence, the data year, what to mind about them."""
    series = ask_rows("series", indicator=indicator.key)
    show_sources(series, used, language, before=of, behind=years)
    for note in read_series_notes(series, used, language):
        show_text(note, language, small=True)


def show_about(indicator: Indicator, language: Language) -> None:
    """The definition, and what to mind about it."""
    show_text(indicator.definition, language)
    if indicator.note:
        show_text(indicator.note, language)


def show_data_downloads(indicators: Sequence[str], name: str, language: Language) -> None:
    """Buttons that hand out all values of the indicators, asked for and written only on the click; 'all' also as
    Parquet and as the database itself."""
    everything = name == "all"
    label = "common.download_all" if everything else "common.download_indicator"
    with st.container(horizontal=True, gap="small"):
        files = list_files(indicators, language)
        if everything:  # the same for everyone, and half a minute of the processor
            today = date.today()
            files |= {kind: partial(_keep_file, kind, indicators, language, today) for kind in files.keys() - _WHOLE}
        for kind, write in files.items():
            if everything or kind not in _WHOLE:
                st.download_button(
                    language(label, kind=language(f"chart.file.{kind}")),
                    write,
                    f"kreiskompass_{name}{'' if kind in _WHOLE else f'_{language.code}'}.{kind}",
                    MEDIA[kind],
                    on_click="ignore",
                    key=f"download_{name}_{kind}",
                    icon=":material/download:",
                )


@keep_answers(4)
def _keep_file(kind: str, indicators: Sequence[str], language: Language, day: date) -> bytes:  # noqa: ARG001
    """It names the day. Whoever asks while it is being written waits for that one."""
    return list_files(indicators, language)[kind]()


def list_files(indicators: Sequence[str], language: Language) -> dict[str, Callable[[], bytes]]:
    """What writes all values of the indicators, by the ending of the file; 'duckdb' holds the whole database, if it is
    a file."""

    def figures() -> pd.DataFrame:
        return queries.run_query("download", indicators=list(indicators))

    written: dict[str, Callable[[], bytes]] = {
        "csv": lambda: write_values_csv(figures(), language),
        "xlsx": lambda: write_values_xlsx(figures(), date.today(), language),
        "parquet": lambda: figures().to_parquet(None, index=False),
    }
    return written if database_address() else written | {"duckdb": lambda: queries.find_file().read_bytes()}


def run_part_again() -> None:
    """Draw the part of the page that is running anew, the whole page where that is what runs."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()


def show_absent(regions: Sequence[Region], indicator: Indicator, language: Language) -> None:
    """Name the regions that have no value for the indicator."""
    if regions:
        names = language.listed([region.name for region in regions])
        st.caption(escape_markdown(language("trends.absent", regions=names, indicator=indicator.name)))


def show_few_events(regions: Sequence[Region], indicator: Indicator, language: Language) -> None:
    """Where events are few, what several years together say of each of the regions."""
    found = read_few_events(ask("few_events", regions=tuple(region.key for region in regions)))
    for region in regions:
        if one := found.get((indicator.key, region.key)):
            st.caption(escape_markdown(describe_few_events(one, region.name, indicator, language)))
