"""Targets of one's own through the loaders, which check and store them: a form, the list, removal."""

import csv
import io
from collections.abc import Mapping

import streamlit as st

from content.markdown import plain
from content.rows import rows
from domain.change import Direction
from features.targets.own_table import own_targets_table
from texts import Language
from ui import data, editing
from ui.carry_out import UNBUILT, carry_out
from ui.first_start import show_refusal
from ui.loaders import presentable
from ui.markup import show_link, show_table
from ui.selectors import link_to, marked_name

_DONE = "own_target_done"
_NUMBER = "own_target_number"
NEEDED = ("value", "decided_by", "document")


def done(language: Language) -> None:
    """What has just been added, with the way to it, or removed."""
    said: dict[str, str] | None = st.session_state.pop(_DONE, None)
    if said is None:
        return
    if "key" in said:
        st.success(language("own_target.added"), icon=":material/check_circle:")
        link = link_to(
            "zielcheck", language, region=said["region_key"], indicator=said["indicator_key"], target=said["key"]
        )
        show_link(language("own_target.show", name=said["name"]), link)
    else:
        st.success(language("own_target.removed", name=plain(said["name"])), icon=":material/check_circle:")


def own_targets(region: str, indicator: str, language: Language) -> None:
    """Form and list; the form starts with the district and the indicator looked at."""
    st.header(language("own_target.title"), anchor=False)
    st.markdown(language("own_target.intro"))
    may_edit = editing.may_edit(language)
    if may_edit:
        with st.expander(language("own_target.add_title")):
            _form(region, indicator, language)
    targets = data.ask("own_targets")
    if targets.empty:
        st.markdown(language("own_target.none"))
        return
    show_table(own_targets_table(targets, data.regions(language), language), language)
    if may_edit:
        _removal({row["target_key"]: row["name"] for row in rows(targets)}, language)


def _removal(names: Mapping[str, str], language: Language) -> None:
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    key = left.selectbox(language("own_target.remove_which"), list(names), format_func=names.__getitem__)
    sure = left.checkbox(language("own_target.remove_confirm"), key=f"own_target_sure_{key}")
    if right.button(language("own_target.remove"), disabled=not sure, icon=":material/delete:"):
        _through(["targets", "remove", key], "own_target.removing", {"name": names[key]}, language)


def _form(region: str, indicator: str, language: Language) -> None:
    regions, indicators = data.regions(language), data.indicators(language)
    judged = [key for key, one in indicators.items() if one.direction is not Direction.NONE]
    judged.sort(key=lambda key: indicators[key].name)
    number = st.session_state.setdefault(_NUMBER, 0)
    with st.form(f"own_target_{number}_{region}_{indicator}", border=False):
        left, right = st.columns(2)
        told = {
            "indicator_key": left.selectbox(
                language("own_target.indicator"),
                judged,
                index=judged.index(indicator),
                format_func=lambda key: f"{marked_name(indicators[key], language)} ({indicators[key].unit})",
            ),
            "region_key": right.selectbox(
                language("own_target.region"),
                list(regions),
                index=list(regions).index(region),
                format_func=lambda key: regions[key].name,
            ),
            "value": left.number_input(language("own_target.value"), value=None, format="%g"),
            "year": right.number_input(language("own_target.year"), 1990, 2100, value=None, step=1),
            "base_year": left.number_input(language("own_target.base_year"), 1900, 2100, value=None, step=1),
            "base_value": right.number_input(language("own_target.base_value"), value=None, format="%g"),
            "decided_by": left.text_input(language("own_target.decided_by"), max_chars=200),
            "document": right.text_input(
                language("own_target.document"), max_chars=300, help=language("own_target.document_help")
            ),
            "name": left.text_input(language("own_target.name"), max_chars=200),
        }
        if not st.form_submit_button(language("own_target.add"), type="primary"):
            return
    row = {name: _written(cell) for name, cell in told.items()}
    missing = [language(f"own_target.{name}") for name in NEEDED if not row[name]]
    if missing:
        st.error(language("own_target.incomplete", missing=language.listed(missing)), icon=":material/error:")
        return
    _add(row, language)


def _written(cell: str | float | None) -> str:
    """A field of the form as it stands in a file: 500 for 500.0."""
    return "" if cell is None else f"{cell:.15g}" if isinstance(cell, float) else str(cell).strip()


def _add(row: Mapping[str, str], language: Language) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(row))
    writer.writeheader()
    writer.writerow(row)
    content = text.getvalue().encode()
    _through(["targets", "add", "--keys"], "own_target.building", dict(row), language, content)


def _through(
    command: list[str], building: str, told: dict[str, str], language: Language, content: bytes | None = None
) -> None:
    """Let the loaders do it and build, whatever the visitor does meanwhile; the page starts anew, or says why it did
    not work."""
    ran = carry_out([*command, "--build"], language(building), language, content, ".csv")
    if ran.returncode == UNBUILT:
        show_refusal(ran.stderr, language)
    if ran.returncode != 0:
        said = presentable(ran.stderr) or language("common.failure")
        st.error(language("own_target.not_done", said=plain(said)), icon=":material/error:")
        return
    if "add" in command:
        st.session_state[_NUMBER] += 1
        told |= {"key": ran.stdout.strip()}
    st.session_state[_DONE] = told
    st.rerun()
