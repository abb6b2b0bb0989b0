"""The form for the office's texts on an indicator. What somebody else has saved meanwhile is told, never overwritten
unseen, and what was typed stays in the form."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from content.markdown import escape_markdown
from features.bnk.model import BnkReport, ReportLine
from features.bnk.sentence import write_sentence
from features.bnk.texts import BOOK, KINDS, describe_meanwhile, make_history_table, name_subject
from storage import journal
from storage.journal import Book, JournalEntry
from texts import Language
from ui import editing, journal_form
from ui.drafts import forget_drafts, keep_drafts
from ui.journal_form import LONGEST_TEXT, FormPlace
from ui.markup import show_table

_SEEN = "bnk_seen"


@dataclass(frozen=True)
class _Seen:
    """The entry that the visitor's form started from: its number (0: none) and its text."""

    number: int
    text: str


def show_texts_form(line: ReportLine, report: BnkReport, language: Language) -> None:
    """The generated sentence, the three texts to edit, their history."""
    sentence = write_sentence(line, report, language)
    st.markdown(
        escape_markdown(language("bnk.generated", sentence=sentence) if sentence else language("bnk.generated_none"))
    )
    st.caption(language("bnk.texts_intro"))
    book = journal.read_book(BOOK)
    if editing.may_edit(language):
        _form(line, report, book, language)
    entered = [len(book.entries.get(name_subject(report.region.key, line.indicator.key, kind), [])) for kind in KINDS]
    if sum(entered):
        with st.expander(language("bnk.history_title", count=sum(entered))):
            show_table(make_history_table(book, report.region.key, line.indicator.key, language), language)


def _form(line: ReportLine, report: BnkReport, book: Book, language: Language) -> None:
    form = f"bnk_{report.region.key}_{line.indicator.key}_{language.code}"
    journal_form.show_outcome(form)
    with st.form(form, border=False):
        for kind in KINDS:
            about, field = name_subject(report.region.key, line.indicator.key, kind), f"{form}_{kind}"
            if field not in st.session_state:  # a new form: from here on the visitor's text counts
                _remember(about, book.newest(about))
                st.session_state[field] = _find_seen(about).text
            st.text_area(language(f"bnk.text.{kind}"), max_chars=LONGEST_TEXT, key=field, height=110)
        journal_form.show_name_field(form, language)
        st.form_submit_button(
            language("bnk.save"),
            type="primary",
            icon=":material/save:",
            on_click=_save,
            args=(form, line.indicator.key, report, language),
        )
    saved = {kind: _find_seen(name_subject(report.region.key, line.indicator.key, kind)).text for kind in KINDS}
    keep_drafts(_place(report.region.key, line.indicator.key), form, saved, language)


def _save(form: str, indicator: str, report: BnkReport, language: Language) -> None:
    """Add an entry for each text that the visitor has changed."""
    subjects = {kind: name_subject(report.region.key, indicator, kind) for kind in KINDS}
    typed = {kind: journal_form.find_typed(form, kind) for kind in KINDS}
    changed = {kind: text for kind, text in typed.items() if text != _find_seen(subjects[kind]).text}
    if not changed:
        journal_form.show_refusal_of_form(form, language("bnk.unchanged"))
        return
    if journal_form.show_incomplete(form, [], language):
        return
    for kind, text in changed.items():
        place = FormPlace(BOOK, subjects[kind], _find_seen(subjects[kind]).number)
        told = {"text": text, "year": str(report.year)}
        meanwhile, label = partial(describe_meanwhile, language=language), language(f"bnk.text.{kind}")
        newest = journal_form.save_entry(form, place, told, {}, meanwhile, language, label=label)
        if newest is not None:
            _remember(subjects[kind], newest)
        if newest is not None and newest.told == told:
            forget_drafts(_place(report.region.key, indicator), kind)


def _place(region: str, indicator: str) -> str:
    return f"bnk_{region}_{indicator}"


def _remember(about: str, entry: JournalEntry | None) -> None:
    seen = st.session_state.setdefault(_SEEN, {})
    seen[about] = _Seen(0, "") if entry is None else _Seen(entry.number, entry.told.get("text", ""))


def _find_seen(about: str) -> _Seen:
    seen: _Seen = st.session_state[_SEEN][about]
    return seen
