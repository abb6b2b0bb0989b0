"""The form for the office's texts on an indicator. What somebody else has saved meanwhile is told, never overwritten
unseen, and what was typed stays in the form."""

from dataclasses import dataclass

import streamlit as st

import journal
from journal import ChangedMeanwhile, Entry
from texts import Language
from ui.markup import show_table
from views.bnk import Line, Report
from views.bnk_sentence import generated
from views.bnk_texts import BOOK, KINDS, LONGEST, LONGEST_NAME, history_table, subject
from views.markdown import plain

_SEEN = "bnk_seen"
_ROUND = "bnk_round"
_DONE = "bnk_done"


@dataclass(frozen=True)
class _Seen:
    """The entry that the visitor's form started from: its number (0: none) and its text."""

    number: int
    text: str


def texts_form(line: Line, report: Report, language: Language) -> None:
    """The generated sentence, the three texts to edit, their history."""
    sentence = generated(line, report, language)
    st.markdown(plain(language("bnk.generated", sentence=sentence) if sentence else language("bnk.generated_none")))
    st.caption(language("bnk.texts_intro"))
    for said in st.session_state.pop(_DONE, []):
        st.success(said, icon=":material/check_circle:")
    book = journal.read(BOOK)
    typed: dict[str, str] = {}
    with st.form(_key("form", line, report, language), border=False):
        for kind in KINDS:
            about = subject(report.region.key, line.indicator.key, kind)
            widget = _key(kind, line, report, language)
            if widget not in st.session_state:  # a new form: from here on the visitor's text counts
                _remember(about, book.newest(about))
            typed[kind] = st.text_area(
                language(f"bnk.text.{kind}"), _seen(about).text, max_chars=LONGEST, key=widget, height=110
            )
        who = st.text_input(language("bnk.who"), max_chars=LONGEST_NAME, key=f"bnk_who_{language.code}")
        if st.form_submit_button(language("bnk.save"), type="primary", icon=":material/save:"):
            _save(typed, who.strip(), line, report, language)
    entered = [len(book.entries.get(subject(report.region.key, line.indicator.key, kind), [])) for kind in KINDS]
    if sum(entered):
        with st.expander(language("bnk.history_title", count=sum(entered))):
            show_table(history_table(book, report.region.key, line.indicator.key, language), language)


def _save(typed: dict[str, str], who: str, line: Line, report: Report, language: Language) -> None:
    """Add an entry for each text that the visitor has changed; start the form anew only if all went well."""
    changed = {
        kind: text.strip()
        for kind, text in typed.items()
        if text.strip() != _seen(subject(report.region.key, line.indicator.key, kind)).text
    }
    if not changed:
        st.info(language("bnk.unchanged"), icon=":material/info:")
        return
    if not who:
        st.error(language("bnk.no_name"), icon=":material/error:")
        return
    for kind, text in changed.items():
        if len(text) > LONGEST:
            name = language(f"bnk.text.{kind}")
            st.error(language("bnk.too_long", kind=name, count=len(text), limit=LONGEST), icon=":material/error:")
            return
    saved = [kind for kind, text in changed.items() if _add(kind, text, who, line, report, language)]
    told = language("bnk.saved", kinds=language.listed([language(f"bnk.text.{kind}") for kind in saved or KINDS]))
    if saved == list(changed):
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        st.session_state[_DONE] = [told]
        st.rerun()
    if saved:
        st.success(told, icon=":material/check_circle:")


def _add(kind: str, text: str, who: str, line: Line, report: Report, language: Language) -> bool:
    """Whether the text was added; if not, the reason is told."""
    about = subject(report.region.key, line.indicator.key, kind)
    try:
        entry = journal.add(BOOK, about, _seen(about).number, who, {"text": text, "year": str(report.year)})
    except ChangedMeanwhile as meanwhile:
        other = meanwhile.entry
        _remember(about, other)
        st.warning(
            language(
                "bnk.changed_meanwhile",
                kind=language(f"bnk.text.{kind}"),
                who=plain(other.who),
                day=language.date(other.when),
            ),
            icon=":material/sync_problem:",
        )
        st.text(f"{language('bnk.their_text')}:\n{other.told.get('text') or language('bnk.deleted')}")
        return False
    except OSError as failure:
        st.error(language("bnk.not_saved", said=plain(str(failure))), icon=":material/error:")
        return False
    _remember(about, entry)
    return True


def _remember(about: str, entry: Entry | None) -> None:
    seen = st.session_state.setdefault(_SEEN, {})
    seen[about] = _Seen(0, "") if entry is None else _Seen(entry.number, entry.told.get("text", ""))


def _seen(about: str) -> _Seen:
    seen: _Seen = st.session_state[_SEEN][about]
    return seen


def _key(name: str, line: Line, report: Report, language: Language) -> str:
    place = f"{report.region.key}_{line.indicator.key}_{language.code}"
    return f"bnk_{name}_{place}_{st.session_state.get(_ROUND, 0)}"
