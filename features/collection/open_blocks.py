"""A collection that comes with a link or in a file: taken where there is none yet, else the visitor is asked."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from content.markdown import escape_markdown
from features.collection import visit
from features.collection.model import MOST, Collection
from features.collection.parts import ReadViews, ViewProblem
from features.collection.remember import keep_collection, list_allowed
from features.collection.selectors import CONTENT
from features.collection.text import LARGEST, Unreadable, read_file, read_link
from texts import Language
from ui import address
from ui.clicks import show_button

_ANSWERS = ("replace", "join", "leave")
_DONE = "collection_opened"
_UPLOAD = "collection_upload"
_LONGEST_SAID = 60


def tell_outcome(language: Language) -> None:
    """What has just been opened, and what was left out of it."""
    found: ReadViews | None = st.session_state.pop(_DONE, None)
    if found is not None:
        st.success(language("collection.opened", about=_about(found.collection, language)), icon=":material/check:")
        _say(found.problems, language)


def open_link(language: Language) -> None:
    """The collection that the address holds. It stays there until the visitor changes something."""
    asked = address.read_parts((CONTENT,))
    if not asked:
        return
    try:
        found = read_link(asked[CONTENT], list_allowed(language))
    except Unreadable as unreadable:
        st.error(language(f"collection.link_{unreadable.reason}"), icon=":material/link_off:")
        return
    _say(found.problems, language)
    if not visit.find_collection().views:
        visit.keep_collection(found.collection)
    elif found.collection != visit.find_collection() and _ask_what_to_do(found, "link", language):
        st.rerun()


def open_file(language: Language) -> None:
    """The field for a file."""
    number = st.session_state.setdefault(_UPLOAD, 0)
    size = LARGEST // 1_000_000
    file = st.file_uploader(language("collection.file"), "json", key=f"collection_file_{number}", max_upload_size=size)
    if file is None:
        return
    try:
        found = read_file(file.getvalue(), list_allowed(language))
    except Unreadable as unreadable:
        st.error(language(f"collection.file_{unreadable.reason}"), icon=":material/error:")
        return
    if not found.collection.views:
        _say(found.problems, language)
        st.error(language("collection.file_empty"), icon=":material/error:")
        return
    if not visit.find_collection().views:
        _follow("replace", found)
    elif not _ask_what_to_do(found, "file", language):
        return
    st.session_state[_UPLOAD] += 1
    st.rerun()


def _ask_what_to_do(found: ReadViews, kind: str, language: Language) -> bool:
    """Whether the other collection is to replace the present one, to be joined to it, or left, has been answered and
    done."""
    with st.container(border=True):
        about, own = _about(found.collection, language), _about(visit.find_collection(), language)
        st.markdown(language(f"collection.ask_{kind}", other=about, present=own))
        with st.container(horizontal=True):
            for answer in _ANSWERS:
                if click := show_button(language(f"collection.answer_{answer}"), f"collection_{kind}_{answer}"):
                    _follow(answer, found)
                    click.take()
                    return True
    return False


def _follow(answer: str, found: ReadViews) -> None:
    """Do what was answered; `done` says so on the next run."""
    present, other = visit.find_collection(), found.collection
    wanted = {"replace": other, "join": present.joined(other), "leave": present}[answer]
    keep_collection(wanted)
    if answer != "leave":
        cut = answer == "join" and any(wanted.find(view.key) is None for view in other.views)
        st.session_state[_DONE] = replace(found, problems=(*found.problems, *([ViewProblem("many")] if cut else [])))


def _about(collection: Collection, language: Language) -> str:
    """Name and size."""
    number = "one" if len(collection.views) == 1 else "many"
    size = language(f"collection.size_{number}", count=len(collection.views))
    return language("collection.about", name=escape_markdown(collection.name), size=size) if collection.name else size


def _say(problems: Sequence[ViewProblem], language: Language) -> None:
    """Name what was left out, as plain text."""
    if problems:
        lines = [
            language(
                f"collection.problem_{problem.kind}", what=escape_markdown(problem.what[:_LONGEST_SAID]), most=MOST
            )
            for problem in problems
        ]
        st.warning("\n".join([language("collection.left_out"), "", *(f"- {line}" for line in lines)]))
