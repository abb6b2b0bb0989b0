"""Selections kept in the address of the page, so that any view can be sent as a link.

Streamlit's own binding of widgets writes the shown label into the address; then a link breaks when a name or the
language changes. Here the address holds keys (AGS, indicator key), values equal to the default are left out, and
what an address asks for in vain is said instead of dropped silently (docs/decisions/0003).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn, ParamSpec

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from texts import Language
from ui import notices
from ui.address import begin_page, drop_foreign_parts, move_twins, write_parts
from ui.selection import Offer, Selection, split_keys
from ui.terms import find_help

_CHOICES = "_address"
_PAGE = "_address_page"
_CLICKED = "_address_clicked"
_ENTERED = "_address_entered"
_BEFORE = "_address_page_before"
P = ParamSpec("P")


@dataclass(frozen=True)
class _Choice:
    """A selection as it was when last drawn: what was chosen, what stood in the address, the default, the name of its
    widget, and where that was drawn.

    A place is a page in a language, and a selection has a widget of its own in each: Streamlit knows an option by its
    label, and a label of another language would be taken for a wrong choice. What was chosen passes between them here.
    """

    chosen: list[str]
    in_address: list[str]
    default: list[str]
    widget: str
    place: str


def enter_page(page: str) -> None:
    """Tell which page is shown, before any selection is drawn on it. Where the visitor has just clicked, the address
    still tells of the time before and is not listened to."""
    begin_page()
    choices: dict[str, _Choice] = st.session_state.setdefault(_CHOICES, {})
    st.session_state[_CLICKED] = False
    for key, was in choices.items():
        if was.widget and was.widget in st.session_state:
            state = st.session_state[was.widget]
            now = list(state) if isinstance(state, list) else [state]
            if now != was.chosen:
                st.session_state[_CLICKED] = True
                choices[key] = replace(was, chosen=now)
    st.session_state[_BEFORE] = st.session_state.get(_PAGE)
    st.session_state[_ENTERED] = st.session_state[_BEFORE] != page
    st.session_state[_PAGE] = page


class PageEnded(Exception):
    """The page has said that there is no more to show."""


def end_page() -> NoReturn:
    """Show no more of the page. Streamlit's own stop would also stop what the frame does after it."""
    raise PageEnded


def leave_page() -> None:
    """The page has run to its end: what the address holds for other pages is translated, or told and left out."""
    if move_twins():
        st.rerun()
    notices.tell_unknown([f"{key}={text}" for key, text in drop_foreign_parts().items()], find_language())


def suggest_choice(key: str, chosen: Sequence[str], anew: bool = False) -> None:
    """Let a selection start from `chosen` on the next page that asks for it: one that the visitor has not made yet,
    with `anew` any."""
    was: _Choice | None = st.session_state[_CHOICES].get(key)
    if was is None or was.place == "":
        st.session_state[_CHOICES][key] = _Choice(list(chosen), [], [], widget="", place="")
    elif anew:
        st.session_state[_CHOICES][key] = replace(was, chosen=list(chosen), widget="")


def find_choice(key: str, of_page_before: bool = False) -> list[str]:
    """What is chosen under the key, [] for nothing yet; `of_page_before`: only if the page just left asked for it."""
    was: _Choice | None = st.session_state[_CHOICES].get(key)
    if was is None or (of_page_before and not was.place.startswith(f"{st.session_state[_BEFORE]}_")):
        return []
    return was.chosen


def find_language() -> Language:
    """The language chosen in the frame."""
    language: Language = st.session_state["language"]
    return language


def peek_choice(key: str, default: str) -> str:
    """The choice under `key` before its widget is drawn: what the address newly asks for, else what was chosen."""
    asked = _read_asked(key)
    last: _Choice | None = st.session_state.get(_CHOICES, {}).get(key)
    if last is None or (asked and asked != last.in_address):
        return asked[0] if asked else default
    chosen: str = (last.widget and st.session_state.get(last.widget)) or last.chosen[0]
    return chosen


def select(label: str, selection: Selection[P], *context: P.args, **named: P.kwargs) -> str:
    """A select box over what the selection offers in its context."""
    offer = selection.offer(*context, **named)
    widget = _take(label, selection, offer)
    shown_by = offer.names.__getitem__
    about = find_help(label, find_language())
    chosen: str = st.selectbox(label, list(offer.names), key=widget, format_func=shown_by, help=about)
    _keep(selection.key, widget, [chosen], [] if offer.always else offer.first)
    return chosen


def select_many(label: str, selection: Selection[P], *context: P.args, **named: P.kwargs) -> list[str]:
    """A multiple selection over what the selection offers in its context; in the address separated by commas."""
    offer = selection.offer(*context, **named)
    widget = _take(label, selection, offer)
    # No offer to select all: it comes first in the list, where Enter would take more than was typed.
    chosen: list[str] = st.multiselect(
        label,
        list(offer.names),
        key=widget,
        format_func=offer.names.__getitem__,
        max_selections=selection.most or len(offer.names),
        placeholder=find_language()("common.choose"),
        help=find_help(label, find_language()),
        select_all=False,
        wrap=True,  # in a column the names would go on out of sight
    )
    _keep(selection.key, widget, list(chosen), offer.first)
    return chosen


def choose(label: str, selection: Selection[P], *context: P.args, **named: P.kwargs) -> str:
    """A row of buttons over what the selection offers in its context, one of them chosen."""
    offer = selection.offer(*context, **named)
    widget = _take(label, selection, offer)
    about = find_help(", ".join([label, *offer.names.values()]), find_language())
    chosen = (
        st.segmented_control(
            label, list(offer.names), key=widget, format_func=offer.names.__getitem__, required=True, help=about
        )
        or offer.first[0]
    )
    _keep(selection.key, widget, [chosen], offer.first)
    return chosen


def set_choice(key: str, chosen: str | list[str]) -> None:
    """Choose for the visitor, from a button's callback, in the selection `key` that the page shows."""
    st.session_state[st.session_state[_CHOICES][key].widget] = chosen


def is_entered() -> bool:
    """Whether the page has just been opened, by a link or from the menu."""
    found: bool = st.session_state[_ENTERED]
    return found


def list_choices(keys: Sequence[str]) -> dict[str, str]:
    """What is chosen under those of the keys that this page asks for, the default included."""
    choices: dict[str, _Choice] = st.session_state[_CHOICES]
    return {key: ",".join(choices[key].chosen) for key in keys if key in choices and choices[key].place == find_place()}


def does_address_lead(asked: Mapping[str, str], in_address: Mapping[str, str], drawn_at: str) -> bool:
    """Whether the address counts and not what the visitor has made of these parts: she has gone back, or it has changed
    since they were drawn at `drawn_at`, and neither by a click nor by the menu, which opens a page with nothing in its
    address."""
    new_here = is_entered() or drawn_at != find_place()
    changed = asked != in_address and not st.session_state[_CLICKED] and (bool(asked) or not new_here)
    return changed or _is_back()


def find_place() -> str:
    """The page in its language: where a widget is drawn."""
    return f"{st.session_state[_PAGE]}_{find_language().code}"


def _is_back() -> bool:
    """Whether the browser has gone back or forward in its history: to what was chosen then, be it nothing."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _read_asked(key: str) -> list[str]:
    return split_keys(st.query_params.get(key, ""))


def _take(label: str, selection: Selection[P], offer: Offer) -> str:
    """Name of the selection's widget here. Its state is set where it is not the visitor's last click that counts: in
    a new place, when the address has changed, when what it starts from has changed under a choice that followed it,
    and when what was chosen is no longer offered."""
    here = find_place()
    key, options, default = selection.key, offer.names, offer.first
    widget = key if selection.everywhere else f"{key}_{here}"
    asked = _read_asked(key)
    last: _Choice | None = st.session_state[_CHOICES].get(key)
    absent = widget not in st.session_state  # Streamlit forgets a widget that a run has not drawn
    new_here = last is None or last.place != here or st.session_state[_ENTERED] or absent
    address_leads = last is not None and asked != last.in_address and not st.session_state[_CLICKED]
    if last is None or _is_back() or (address_leads and (asked or not new_here)):
        wanted = _valid(asked, offer, selection.most)
    elif new_here:
        wanted = [part for part in last.chosen if part in options]
        if last.chosen not in (wanted, last.default):  # what a page began with nobody has chosen
            notices.tell_not_here(label, [options[part] for part in wanted or default], find_language())
    elif (default != last.default and last.chosen == last.default) or not set(last.chosen) <= set(options):
        wanted = default
    else:
        return widget
    wanted = wanted or default
    st.session_state[widget] = wanted[0] if selection.most == 1 else wanted
    return widget


def _valid(asked: Sequence[str], offer: Offer, most: int | None) -> list[str]:
    """What can be shown of what the address asks for; the rest is told, as plain text."""
    renewed = offer.renew(asked)
    notices.tell_renewed([offer.former[part][1] for part in asked if part in offer.former])
    known = [part for part in renewed if part in offer.names]
    notices.tell_unknown([part for part in renewed if part not in offer.names], find_language())
    if most and known[most:]:
        notices.tell_too_many([offer.names[part] for part in known[most:]], most, find_language())
    return known[:most]


def _keep(key: str, widget: str, chosen: list[str], default: list[str]) -> None:
    """Keep the address in step; a choice equal to the default needs no place there."""
    wanted = [] if chosen == default else chosen
    write_parts((key,), {key: ",".join(wanted)} if wanted else {})
    st.session_state[_CHOICES][key] = _Choice(chosen, wanted, default, widget, find_place())
