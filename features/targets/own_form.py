"""Targets of one's own through the loaders, which check and store them: a form, the list, removal."""

import csv
import io
from collections.abc import Mapping

import streamlit as st

from content.catalogue import sort_indicators
from content.links import link_page
from content.markdown import escape_markdown
from content.rows import read_rows
from domain.change import Direction
from features.targets.own_table import make_own_targets_table
from storage.private import hide_private
from texts import Language
from ui import data, editing, journal_form
from ui.carry_out import UNBUILT, carry_out
from ui.clicks import show_button
from ui.drafts import forget_drafts, keep_drafts
from ui.first_start import show_refusal
from ui.markup import show_link, show_table
from ui.selectors import list_regions, mark_name

_DONE = "own_target_done"
_NUMBER = "own_target_number"
_REMOVAL = "own_target_removal"
NEEDED = ("value", "decided_by", "document")
_TYPED = ("value", "year", "base_year", "base_value", "decided_by", "document", "name")


def tell_outcome(language: Language) -> None:
    """What has just been added, with the way to it, or removed."""
    said: dict[str, str] | None = st.session_state.pop(_DONE, None)
    if said is None:
        return
    if "key" in said:
        st.success(language("own_target.added"), icon=":material/check_circle:")
        link = link_page(
            "zielcheck", language, region=said["region_key"], indicator=said["indicator_key"], target=said["key"]
        )
        names = {row["target_key"]: row["name"] for row in data.ask_rows("own_targets")}  # one without gets one
        show_link(language("own_target.show", name=names.get(said["key"], said["name"])), link)
    else:
        st.success(language("own_target.removed", name=escape_markdown(said["name"])), icon=":material/check_circle:")


def show_own_targets(region: str, indicator: str, language: Language) -> None:
    """Form and list; the form starts with the district and the indicator looked at."""
    st.header(language("own_target.title"), anchor=False)
    st.markdown(language("own_target.intro"))
    may_edit = editing.may_edit(language)
    if may_edit:
        with st.expander(language("own_target.add_title"), key="own_target_add"):
            _form(region, indicator, language)
    targets = data.ask("own_targets")
    if targets.empty:
        st.markdown(language("own_target.none"))
        return
    show_table(make_own_targets_table(targets, data.ask_regions(language), language), language)
    if may_edit:
        _removal({row["target_key"]: row["name"] for row in read_rows(targets)}, language)


def _removal(names: Mapping[str, str], language: Language) -> None:
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    key = left.selectbox(language("own_target.remove_which"), list(names), format_func=names.__getitem__)
    sure = left.checkbox(language("own_target.remove_confirm"), key=f"own_target_sure_{key}")
    click = show_button(
        language("own_target.remove"),
        _REMOVAL,
        button=right.button,
        disabled=not sure,
        icon=":material/delete:",
    )
    if click:
        click.take()
        command, label = ["targets", "remove", key], language("own_target.removing")
        if _through(command, _REMOVAL, label, language) is not None:
            _start_anew({"name": names[key]})
    journal_form.show_outcome(_REMOVAL)


def _form(region: str, indicator: str, language: Language) -> None:
    regions, indicators = list_regions(language), data.ask_indicators(language)
    judged = [one.key for one in sort_indicators(indicators.values()) if one.direction is not Direction.NONE]
    number = st.session_state.setdefault(_NUMBER, 0)
    place, form = f"own_target_{region}_{indicator}", f"own_target_{number}_{region}_{indicator}_{language.code}"
    with st.form(form, border=False):
        left, right = st.columns(2)
        told = {
            "indicator_key": left.selectbox(
                language("own_target.indicator"),
                judged,
                index=judged.index(indicator) if indicator in judged else 0,
                format_func=lambda key: f"{mark_name(indicators[key], language)} ({indicators[key].unit})",
                key=f"{form}_indicator",
            ),
            "region_key": right.selectbox(
                language("own_target.region"),
                list(regions),
                index=list(regions).index(region),
                format_func=regions.__getitem__,
                key=f"{form}_region",
            ),
            "value": left.number_input(language("own_target.value"), value=None, format="%g", key=f"{form}_value"),
            "year": right.number_input(language("own_target.year"), 1990, 2100, value=None, step=1, key=f"{form}_year"),
            "base_year": left.number_input(
                language("own_target.base_year"), 1900, 2100, value=None, step=1, key=f"{form}_base_year"
            ),
            "base_value": right.number_input(
                language("own_target.base_value"), value=None, format="%g", key=f"{form}_base_value"
            ),
            "decided_by": left.text_input(language("own_target.decided_by"), max_chars=200, key=f"{form}_decided_by"),
            "document": right.text_input(
                language("own_target.document"),
                max_chars=300,
                help=language("own_target.document_help"),
                key=f"{form}_document",
            ),
            "name": left.text_input(language("own_target.name"), max_chars=200, key=f"{form}_name"),
        }
        click = show_button(language("own_target.add"), f"{form}_send", button=st.form_submit_button, type="primary")
    row = {name: _read_form(cell) for name, cell in told.items()}
    missing = [language(f"own_target.{name}") for name in NEEDED if not row[name]]
    if click and missing:
        journal_form.show_refusal_of_form(form, language("own_target.incomplete", missing=language.listed(missing)))
        click.take()
    elif click:
        click.take()
        _add(row, place, form, language)
    # Only now: another click may end the run at whatever it shows, and this one has been taken.
    keep_drafts(place, form, dict.fromkeys(_TYPED, ""), language)
    journal_form.show_outcome(form)


def _read_form(cell: str | float | None) -> str:
    """A field of the form as it stands in a file: 500 for 500.0."""
    return "" if cell is None else f"{cell:.15g}" if isinstance(cell, float) else str(cell).strip()


def _add(row: Mapping[str, str], place: str, form: str, language: Language) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(row))
    writer.writeheader()
    writer.writerow(row)
    content, label = text.getvalue().encode(), language("own_target.building")
    key = _through(["targets", "add", "--keys"], form, label, language, content)
    if key is not None:
        st.session_state[_NUMBER] += 1
        forget_drafts(place, *_TYPED)
        _start_anew(dict(row) | {"key": key.strip()})


def _through(command: list[str], form: str, label: str, language: Language, content: bytes | None = None) -> str | None:
    """Let the loaders do it and build, whatever the visitor does meanwhile; what they answer, or None where it did not
    work, which the `form` tells."""
    ran = carry_out([*command, "--build"], label, language, content, ".csv")
    if ran.returncode == UNBUILT:
        show_refusal(ran.stderr, language)
    if ran.returncode != 0:
        said = hide_private(ran.stderr) or language("common.failure")
        journal_form.show_refusal_of_form(form, language("own_target.not_done", said=escape_markdown(said)))
        return None
    return ran.stdout


def _start_anew(told: dict[str, str]) -> None:
    st.session_state[_DONE] = told
    st.rerun()
