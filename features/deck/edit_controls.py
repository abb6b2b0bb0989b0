"""Order, titles, notes and proposals of the slides to edit; what was changed is kept for the visit, by district and
language.

The table starts from the edits (`seed`) and is not given others while the visitor works in it. It is made anew (its
name holds a number) when it has to show something else: other slides, or another order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from content.markdown import escape_markdown
from content.slides import Deck
from features.deck.edit import (
    FIRST,
    LONGEST_TEXT,
    Edits,
    apply_edits,
    find_longest,
    list_lines,
    list_outdated,
    make_edit_table,
    read_edits,
    write_lines,
)
from texts import Language
from ui import url
from ui.selectors import DEFAULT_REGION

_EDITS = "_deck_edits"
_EDITOR = "_deck_editor"


@dataclass(frozen=True)
class _Editor:
    """`shown`: the deck as it came, which the table was made for."""

    shown: Deck
    seed: Edits
    number: int

    @property
    def widget(self) -> str:
        return f"deck_edit_{self.number}"


def find_edits(region: str, language: Language) -> Edits:
    """What the visitor has changed of the slides on a region (its key) in a language, to be kept elsewhere."""
    edits: Mapping[tuple[str, str], Edits] = st.session_state.get(_EDITS, {})
    return edits.get((region, language.code), {})


def give_edits(region: str, language: Language, edits: Edits) -> None:
    """Let the slides on a region in a language have these edits from the next run of the page on."""
    st.session_state.setdefault(_EDITS, {})[region, language.code] = edits
    editor: _Editor | None = st.session_state.get(_EDITOR)
    if editor:
        st.session_state[_EDITOR] = replace(editor, number=editor.number + 1)


def show_editor(deck: Deck, language: Language) -> Deck:
    """The deck as the visitor wants it."""
    region = url.peek_choice("region", DEFAULT_REGION)
    edits = find_edits(region, language)
    editor = _editor(deck, edits)
    with st.expander(language("deck.edit_title"), key="deck_edit_open", icon=":material/edit:"):
        opening, *proposals = list_lines(deck)
        _edit_lines(opening, deck, edits, region, language)
        st.markdown(language("deck.edit_help"))
        st.data_editor(
            make_edit_table(deck, editor.seed),
            column_config=_columns(language),
            hide_index=True,
            key=editor.widget,
            on_change=_take_over,
            args=(region, language),
        )
        if proposals:
            st.markdown(language("deck.proposals_help"))
        for key in proposals:
            _edit_lines(key, deck, edits, region, language)
        if edits:
            st.button(
                language("deck.edit_reset"), on_click=give_edits, args=(region, language, {}), icon=":material/undo:"
            )
    if old := list_outdated(deck, edits):
        titles = language.listed([language("deck.quoted", title=escape_markdown(title)) for title in old])
        st.warning(language("deck.edit_outdated", titles=titles), icon=":material/history:")
    return apply_edits(deck, edits)


def _edit_lines(key: str, deck: Deck, edits: Edits, region: str, language: Language) -> None:
    """Title of the first slide and the line below it (which body, which day), or a proposal, who and until when."""
    own, by_rule = edits.get(key, {}), list_lines(deck)[key]
    names = {field: f"deck_{key}_{field}_{region}_{language.code}" for field in by_rule}

    def take_over() -> None:
        typed = {field: str(st.session_state[name]) for field, name in names.items()}
        changed = write_lines(deck, find_edits(region, language), key, typed)
        st.session_state.setdefault(_EDITS, {})[region, language.code] = changed

    kind, _, number = key.partition("_")
    widths = (3, 1.5, 1) if number else (1, 1)
    for column, (field, line) in zip(st.columns(widths), by_rule.items(), strict=True):
        st.session_state[names[field]] = own.get(field, line)
        write = column.text_area if field == "text" else column.text_input
        label, longest = language(f"deck.{kind}_{field}", number=number), find_longest(key, field)
        write(label, key=names[field], max_chars=longest, on_change=take_over)


def _editor(deck: Deck, edits: Edits) -> _Editor:
    """The one at work, or a new one where that would show something else or has been left."""
    editor: _Editor | None = st.session_state.get(_EDITOR)
    if editor is None or editor.shown != deck or editor.widget not in st.session_state:
        editor = _Editor(deck, edits, editor.number + 1 if editor else 0)
        st.session_state[_EDITOR] = editor
    return editor


def _take_over(region: str, language: Language) -> None:
    """Keep what was typed at once: a run that would read it may be cut short by the next click."""
    editor: _Editor = st.session_state[_EDITOR]
    changed = st.session_state[editor.widget]["edited_rows"]
    edits = read_edits(editor.shown, editor.seed, changed)
    if any("order" in cells for cells in changed.values()):
        give_edits(region, language, edits)
    else:
        st.session_state.setdefault(_EDITS, {})[region, language.code] = edits


def _columns(language: Language) -> dict[str, Any]:
    return {
        "order": st.column_config.NumberColumn(
            language("deck.edit_order"), min_value=FIRST, step=1, width="small", required=True
        ),
        "shown": st.column_config.CheckboxColumn(language("deck.edit_shown"), width="small"),
        "title": st.column_config.TextColumn(language("deck.edit_slide_title"), width="large", max_chars=LONGEST_TEXT),
        "notes": st.column_config.TextColumn(language("deck.edit_notes"), width="large", max_chars=LONGEST_TEXT),
    }
