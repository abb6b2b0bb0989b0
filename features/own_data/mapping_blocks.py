"""Blocks in which a visitor says what is what in a table: every guess is shown, and can be changed by a click."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from content.catalogue import Indicator, sort_indicators
from content.markdown import escape_markdown
from features.own_data.assignment import (
    LEFT_OUT,
    NEW,
    OPEN,
    Said,
    find_said,
    find_table,
    list_goals,
    list_words,
    put_meaning,
    put_said,
    read_choice,
    read_kept,
)
from features.own_data.sheet import ROLES, list_columns, name_role, write_sheet
from texts import Language
from ui import data
from ui.html import show_html
from ui.loaders import Answer
from ui.selectors import list_regions

_SCALES = ("", "1000", "1000000", "100", "0.1", "0.01", "0.001")
_MOST_COLUMNS, _MOST_NAMES = 24, 24
_ASKING = ("no_", "which_group", "school_year", "unknown_", "indicator_like", "region_like", "year_to_come")


def find_state(file_id: str) -> Said:
    """What has been said of the file in this visit."""
    said: Said = st.session_state.setdefault(f"own_said_{file_id}", {})
    return said


def show_mapping(file_id: str, answer: Answer, language: Language) -> None:
    """The sheet as it was understood, and everything that can be said of it."""
    said = find_state(file_id)
    key = f"own_map_{file_id}_{st.session_state.get(f'own_kept_{file_id}', '')}"
    asked = (
        any(reason.startswith(_ASKING) for reason in answer["reasons"]) or answer["open_doubts"] or any(said.values())
    )
    _offer_kept(file_id, answer, language)
    with st.expander(language("own.map.title"), expanded=bool(asked)):
        st.markdown(language("own.map.intro"))
        for table in answer["tables"]:
            _ask_table(said, table, f"{key}_{table['sheet']}_{table['number']}", language)
        _ask_names(said, answer, key, language)
        _ask_regions(said, answer, key, language)
        _ask_whole(said, answer, key, language)
        if answer["assignment"]:
            st.download_button(
                language("own.map.download"),
                answer["assignment"],
                f"{answer['key']}.toml",
                "application/toml",
                on_click="ignore",
                icon=":material/download:",
                help=language("own.map.download_help"),
            )


def show_doubts(file_id: str, answer: Answer, language: Language) -> None:
    """Values that may be slips, each with both numbers; taken only when they are confirmed."""
    if not answer["doubts"]:
        return
    said = find_state(file_id)
    confirmed = set(find_said(said, "confirmed", "values") or ())
    st.warning(language("own.doubts", count=answer["open_doubts"]), icon=":material/help:")

    def confirm(keys: list[str], key: str) -> None:
        chosen = confirmed | set(keys) if st.session_state[key] else confirmed - set(keys)
        put_said(said, ("confirmed", "values"), sorted(chosen))

    every = [doubt["key"] for doubt in answer["doubts"]]
    if len(every) > 1:
        key = f"own_confirm_{file_id}_all"
        st.checkbox(language("own.confirm_all", count=len(every)), key=key, on_change=confirm, args=(every, key))
    for doubt in answer["doubts"][:_MOST_NAMES]:
        key = f"own_confirm_{file_id}_{doubt['key']}_{doubt['confirmed']}"
        text = language("own.confirm", text=f"{doubt['place']}: {doubt['text']}" if doubt["place"] else doubt["text"])
        st.checkbox(escape_markdown(text), doubt["confirmed"], key=key, on_change=confirm, args=([doubt["key"]], key))


def _offer_kept(file_id: str, answer: Answer, language: Language) -> None:
    """Read the file as an earlier one of the same form was read, where there is one."""
    for kept in answer["kept"][:1]:
        key = f"own_kept_choice_{file_id}"

        def change(kept: Mapping[str, str] = kept, key: str = key) -> None:
            st.session_state[f"own_said_{file_id}"] = read_kept(kept["assignment"]) if st.session_state[key] else {}
            st.session_state[f"own_kept_{file_id}"] = kept["key"] if st.session_state[key] else ""

        st.checkbox(language("own.map.kept", name=escape_markdown(kept["name"])), key=key, on_change=change)


def _say(said: Said, path: tuple[str, ...], key: str) -> Callable[[], None]:
    return lambda: put_said(said, path, st.session_state[key])


def _ask_table(said: Said, table: Mapping[str, Any], key: str, language: Language) -> None:
    """One table: its sheet in colour, the lines of its head, the group of columns, what each column is."""
    show_html(write_sheet(table, language))
    first, last = st.columns(2)
    head = table["head"] or [0, 0]

    def change_head() -> None:
        lines = [int(st.session_state[f"{key}_head_{end}"]) for end in ("first", "last")]
        if lines[0]:
            find_table(said, table["sheet"], table["number"])["head"] = [lines[0], max(lines)]

    for column, end, line in ((first, "first", head[0]), (last, "last", head[1])):
        column.number_input(
            language(f"own.map.head_{end}"),
            0,
            table["lines"][1],
            line,
            key=f"{key}_head_{end}",
            on_change=change_head,
        )
    if table["groups"]:
        st.radio(
            language("own.map.group"),
            table["groups"],
            index=None,
            key=f"{key}_group",
            on_change=lambda: find_table(said, table["sheet"], table["number"]).update(
                group=st.session_state[f"{key}_group"]
            ),
        )
    _ask_columns(said, table, key, language)


def _ask_columns(said: Said, table: Mapping[str, Any], key: str, language: Language) -> None:
    shown = list_columns(table, _MOST_COLUMNS)
    places = st.columns(4) if shown else []
    for number, column in enumerate(shown):
        letter, at = column["letter"], f"{key}_column_{column['letter']}"
        roles = list(dict.fromkeys([*ROLES, column["role"]]))

        def change(letter: str = letter, at: str = at) -> None:
            find_table(said, table["sheet"], table["number"]).setdefault("columns", {})[letter] = st.session_state[at]

        places[number % 4].selectbox(
            language("own.map.column", letter=letter, title=escape_markdown(column["title"] or "–")),
            roles,
            roles.index(column["role"]),
            key=at,
            format_func=lambda role: name_role(role, language),
            on_change=change,
        )


def _ask_names(said: Said, answer: Answer, key: str, language: Language) -> None:
    """What each name of an indicator means, with suggestions first."""
    known = {one.key: one for one in sort_indicators(data.ask_indicators(language).values()) if not one.is_own}
    for number, label in enumerate(answer["labels"][:_MOST_NAMES]):
        choice, at = read_choice(said, label), f"{key}_name_{number}_{label['name']}"
        first = [
            OPEN,
            *dict.fromkeys(([choice] if choice in known else []) + [k for k in label["similar"] if k in known]),
        ]
        options = [*first, NEW, LEFT_OUT, *(one for one in known if one not in first)]

        def change(label: Mapping[str, Any] = label, at: str = at) -> None:
            put_meaning(said, label, st.session_state[at], language)

        left, right = st.columns([3, 1])
        left.selectbox(
            language("own.map.name", name=escape_markdown(label["name"]), count=label["count"]),
            options,
            options.index(choice) if choice in options else 0,
            key=at,
            format_func=lambda one: _choice(one, known, language),
            on_change=change,
        )
        if choice == NEW:
            _describe(said, label["name"], at, language)
        elif choice in known:
            _ask_scale(said, ("indicators", label["name"], "scale"), f"{at}_scale", right, language, choice)


def _choice(choice: str, known: Mapping[str, Indicator], language: Language) -> str:
    if choice in known:
        return f"{known[choice].name} ({known[choice].unit})"
    return language(
        {OPEN: "own.map.open", NEW: "own.map.new", LEFT_OUT: "own.map.left_out"}.get(choice, "own.map.open")
    )


def _describe(said: Said, name: str, key: str, language: Language) -> None:
    """A new indicator of one's own, in a short form with what can be told already."""
    own = find_said(said, "indicators", name) or {}
    places = st.columns(3)
    for number, field in enumerate(("name", "unit", "definition")):
        at = f"{key}_{field}"
        label = language(f"own.header.{field}").split("|")[0] if field != "name" else language("own.map.new_name")
        places[number].text_input(
            label, own.get(field, ""), 120, key=at, on_change=_say(said, ("indicators", name, field), at)
        )
    for number, (field, options) in enumerate(
        {
            "unit_kind": [list_words("unit_kind", kind, language)[0] for kind in ("amount", "rate")],
            "direction": [list_words("direction", way, language)[0] for way in ("none", "up", "down")],
            "goal": list_goals(),
        }.items()
    ):
        at = f"{key}_{field}"
        places[number].selectbox(
            language(f"own.header.{field}").split("|")[0],
            options,
            options.index(own[field]) if own.get(field) in options else 0,
            key=at,
            on_change=_say(said, ("indicators", name, field), at),
        )


def _ask_scale(said: Said, path: tuple[str, ...], key: str, place: Any, language: Language, of: str = "") -> None:
    told = str(find_said(said, *path) or "")

    def change() -> None:
        if of:
            said.setdefault("indicators", {}).setdefault(path[1], {"is": of})
        put_said(said, path, st.session_state[key])

    place.selectbox(
        language("own.map.scale"),
        _SCALES,
        _SCALES.index(told) if told in _SCALES else 0,
        key=key,
        format_func=lambda scale: language("own.map.scale_none") if not scale else f"× {scale.replace('.', ',')}",
        on_change=change,
    )


def _ask_regions(said: Said, answer: Answer, key: str, language: Language) -> None:
    """Which region each name not understood means."""
    regions = list_regions(language)
    for number, one in enumerate(answer["unknown_regions"][:_MOST_NAMES]):
        options = ["", *one["similar"], LEFT_OUT, *(region for region in regions if region not in one["similar"])]
        at, told = f"{key}_region_{number}_{one['name']}", find_said(said, "regions", one["name"]) or ""
        st.selectbox(
            language("own.map.region", name=escape_markdown(one["name"])),
            options,
            options.index(told) if told in options else 0,
            key=at,
            format_func=lambda region: (
                regions[region]
                if region in regions
                else language("own.map.left_out" if region == LEFT_OUT else "own.map.open")
            ),
            on_change=_say(said, ("regions", one["name"]), at),
        )


def _ask_whole(said: Said, answer: Answer, key: str, language: Language) -> None:
    """What holds for the whole table."""
    st.markdown(f"**{language('own.map.whole')}**")
    known = {one.key: one for one in sort_indicators(data.ask_indicators(language).values())}
    year, indicator, scale = st.columns(3)
    at = f"{key}_year"
    year.text_input(
        language("own.map.year"),
        str(find_said(said, "said", "year") or ""),
        4,
        key=at,
        on_change=_say(said, ("said", "year"), at),
    )
    at, told = f"{key}_indicator", find_said(said, "said", "indicator") or ""
    options = ["", *known]
    indicator.selectbox(
        language("own.map.indicator"),
        options,
        options.index(told) if told in options else 0,
        key=at,
        format_func=lambda one: known[one].name if one else language("own.map.in_table"),
        on_change=_say(said, ("said", "indicator"), at),
    )
    _ask_scale(said, ("said", "scale"), f"{key}_scale", scale, language)
    if "school_year" in answer["reasons"] or find_said(said, "said", "school_year"):
        at, ends = f"{key}_school", ["first", "last"]
        told = find_said(said, "said", "school_year")
        st.radio(
            language("own.map.school_year"),
            ends,
            index=ends.index(told) if told in ends else None,
            key=at,
            horizontal=True,
            format_func=lambda end: language(f"own.map.school_year_{end}"),
            on_change=_say(said, ("said", "school_year"), at),
        )
    for name, value in (("fill_down", True), ("hidden", True), ("future", "forecast")):
        at = f"{key}_{name}"

        def change(name: str = name, value: Any = value, at: str = at) -> None:
            put_said(said, ("said", name), value if st.session_state[at] else "")

        st.checkbox(language(f"own.map.{name}"), bool(find_said(said, "said", name)), key=at, on_change=change)
