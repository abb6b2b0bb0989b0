"""Blocks of the page of own tables: templates, the file and what is said beside it, the verdict, the list."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from charts.palette import MAX_SERIES
from content.catalogue import Indicator, Region
from content.links import link_page
from content.markdown import escape_markdown
from content.rows import Row
from export.office import MEDIA
from features.own_data import intake as own_tables
from features.own_data.assignment import write_said
from features.own_data.mapping_blocks import find_state, show_doubts, show_mapping
from features.own_data.tables import SHOWN_PROBLEMS, describe_reach, make_problems_table
from features.own_data.template import FORMS, write_csv_template, write_indicator_template, write_xlsx_template
from storage.private import hide_private
from texts import CODES, Language
from ui import data, editing
from ui.carry_out import UNBUILT
from ui.clicks import show_button
from ui.first_start import show_refusal
from ui.loaders import Answer, NoAnswer
from ui.markup import show_link, show_table
from ui.reading import is_busy
from ui.selectors import list_regions

_DONE = "own_done"
_UPLOAD = "own_upload"


def show_templates(language: Language) -> None:
    """Both forms to download, each as XLSX and CSV."""
    year = date.today().year
    regions, indicators = data.ask_regions(language).values(), data.ask_indicators(language).values()
    shown = [indicator for indicator in indicators if not indicator.is_own]
    for form, column in zip(FORMS, st.columns(len(FORMS)), strict=True):
        name = language("own.template_file", form=language(f"own.form_{form}"))
        with column, st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{language(f'own.template_{form}')}**", width="content")
            for suffix, content, kind in (
                ("xlsx", partial(write_xlsx_template, form, year, regions, shown, language), MEDIA["xlsx"]),
                ("csv", partial(write_csv_template, form, year, language), "text/csv"),
            ):
                st.download_button(
                    suffix.upper(),
                    content,
                    f"{name}.{suffix}",
                    kind,
                    on_click="ignore",
                    key=f"template_{form}_{suffix}",
                    icon=":material/download:",
                    help=f"{language(f'own.template_{form}')}, {suffix.upper()}",
                )
    with st.expander(language("own.how_title")):
        st.markdown(language("own.how"))


def offer_own_values(indicator: Indicator, absent: Sequence[Region], language: Language) -> None:
    """Of an indicator that nobody publishes by district: why the first of the districts without it has none, where its
    own values go in, and a template made for them."""
    told = data.ask_rows("explanations", regions=tuple(region.key for region in absent)) if absent else []
    of_indicator = (row for row in told if row["indicator_key"] == indicator.key and not row["source_key"])
    reasons = {row["region_key"]: row for row in of_indicator}
    region = next((one for one in absent if one.key in reasons), None)
    if region is None:
        return
    st.info(escape_markdown(language.of(reasons[region.key], "reason")), icon=":material/info:")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            language("own.template_indicator", region=region.name),
            partial(write_indicator_template, indicator, region, date.today().year, language),
            f"{language('own.template_file', form=indicator.key)}_{region.key}.csv",
            "text/csv",
            on_click="ignore",
            key="template_indicator",
            icon=":material/download:",
        )
        show_link(language("own.title"), link_page("eigene-daten", language))


def ask_file(language: Language) -> tuple[UploadedFile | None, dict[str, str]]:
    """The file chosen, and what is said beside it by name of the loaders' option."""
    number = st.session_state.setdefault(_UPLOAD, 0)
    file = st.file_uploader(language("own.file"), key=f"own_file_{number}")
    if file is None:
        return None, {}
    regions = list_regions(language)
    left, right = st.columns(2)
    stem = file.name.rsplit(".", 1)[0]
    name = left.text_input(
        language("own.name"), stem, 80, key=f"own_name_{number}_{stem}", help=language("own.name_help")
    )
    logged_in = editing.name_editor()
    by = right.text_input(
        language("own.by"), logged_in, 80, key=f"own_by_{number}_{logged_in}", disabled=bool(logged_in)
    )
    source = left.text_input(language("own.source"), max_chars=300, key=f"own_source_{number}")
    region = right.selectbox(
        language("own.region"),
        ["", *regions],
        key=f"own_region_{number}",
        format_func=lambda key: regions[key] if key else language("own.region_in_table"),
    )
    numbers = st.segmented_control(
        language("own.numbers"),
        ["", *CODES],
        default="",
        key=f"own_numbers_{number}",
        format_func=lambda code: language(f"own.numbers_{code}"),
        required=True,
    )
    return file, {"name": name, "by": logged_in or by, "source": source, "region": region, "numbers": numbers or ""}


def show_verdict(file: UploadedFile, told: Mapping[str, str], language: Language) -> None:
    """What the check says, and the buttons to take the table in."""
    told = {**told, "mapping-text": write_said(find_state(file.file_id))}
    beside = {name: text for name, text in told.items() if name != "by"}
    try:
        with st.spinner(language("own.waiting" if is_busy() else "own.checking")):
            answer = own_tables.ask_check(data.find_database(), file.getvalue(), file.name, beside, language.code)
    except NoAnswer as none:
        st.error(none.describe(language), icon=":material/error:")
        return
    counts = {"name": escape_markdown(answer["name"]), "values": answer["values"], "total": answer["total"]}
    if answer["total"]:
        st.error(language("own.unclean", **counts), icon=":material/error:")
        show_problems(answer, language)
    elif not answer["open_doubts"]:
        st.success(language("own.clean", **counts), icon=":material/check_circle:")
    found = describe_reach(answer, data.ask_indicators(language), data.ask_regions(language), language)
    if found:
        st.markdown(escape_markdown(found))
    show_doubts(file.file_id, answer, language)
    show_mapping(file.file_id, answer, language)
    remarks = [*answer["remarks"]]
    if answer["missing"]:
        remarks.append(language("own.missing", count=answer["missing"]))
    if remarks:
        with st.expander(language("own.remarks_title", count=len(remarks))):
            st.markdown("\n".join(f"- {escape_markdown(remark)}" for remark in remarks))
    _offer(file, told, answer, language)


def show_problems(answer: Answer, language: Language) -> None:
    """What the loaders could not read, each with its place."""
    show_table(make_problems_table(answer, language), language)
    if answer["total"] > SHOWN_PROBLEMS:
        st.markdown(language("own.problems_more", count=answer["total"] - SHOWN_PROBLEMS))


def _offer(file: UploadedFile, told: Mapping[str, str], answer: Answer, language: Language) -> None:
    if answer["whole"]:
        st.markdown(language("own.whole"))
        return
    if not answer["values"]:
        return
    leaves_out = bool(answer["total"] or answer["open_doubts"])
    if leaves_out:
        st.markdown(language("own.leave_out_possible", values=answer["values"]))
    may = not answer["replaces"] or st.checkbox(
        language("own.replace", name=escape_markdown(answer["name"])), key="own_replace"
    )
    label = "own.take_in_without" if leaves_out else "own.take_in"
    text, key = language(label, values=answer["values"]), f"own_take_in_{file.file_id}"
    if click := show_button(text, key, type="primary", disabled=not may):
        click.take()
        flags = [*(["--leave-out"] if leaves_out else []), *(["--replace"] if answer["replaces"] else [])]
        try:
            done, refusal = own_tables.take_in(file.getvalue(), file.name, told, flags, language)
        except NoAnswer as none:
            st.error(none.describe(language), icon=":material/error:")
            return
        if refusal:
            show_refusal(refusal, language)
        st.session_state[_UPLOAD] += 1
        st.session_state[_DONE] = done
        st.rerun()


def tell_outcome(language: Language) -> None:
    """What has just been taken in or removed, with the way to its trends."""
    answer = st.session_state.pop(_DONE, None)
    if answer is None:
        return
    key = "own.taken_in" if answer.get("taken_in") else "own.removed"
    st.success(
        language(key, name=escape_markdown(answer["name"]), values=answer.get("values")), icon=":material/check_circle:"
    )
    known = data.ask_indicators(language)
    for indicator in answer.get("indicators", [])[:MAX_SERIES]:
        if indicator in known:
            regions = [region for region in answer["regions"] if len(region) >= 5]
            text = language("own.show_trend", name=known[indicator].name)
            show_link(text, link_trend(indicator, regions, language))


def link_trend(indicator: str, regions: list[str], language: Language) -> str:
    """Address of the trend of an indicator in the first of the regions."""
    chosen = {"regions": ",".join(regions[:MAX_SERIES])} if regions else {}
    return link_page("trends", language, indicator=indicator, **chosen)


def find_trend(row: Row, language: Language) -> str:
    regions = row["region_keys"]
    return link_trend(row["indicator_key"], regions.split(",") if isinstance(regions, str) else [], language)


def show_removal(names: Mapping[str, str], language: Language) -> None:
    """Choose a table by key and remove it after confirmation."""
    with st.expander(language("own.remove_title"), key="own_remove_open"):
        key = st.selectbox(language("own.remove_which"), list(names), format_func=names.__getitem__, key="own_which")
        sure = st.checkbox(language("own.remove_confirm"), key=f"own_sure_{key}")
        if click := show_button(language("own.remove"), "own_remove", disabled=not sure, icon=":material/delete:"):
            click.take()
            done = own_tables.remove(key, language)
            if done.returncode == UNBUILT:
                show_refusal(done.stderr, language)
            if done.returncode != 0:
                said = hide_private(done.stderr) or language("common.failure")
                st.error(language("own.not_done", said=escape_markdown(said)))
                return
            st.session_state[_DONE] = {"name": names[key]}
            st.rerun()
