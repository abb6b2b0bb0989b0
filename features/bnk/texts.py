"""What the office writes about an indicator of its report, kept in the journal: one subject for each kind of text."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from content.entries import describe_day, describe_moment
from content.table import Cell, Table
from storage.journal import Book, JournalEntry
from texts import MISSING, Language

BOOK = "report_text"
KINDS = ("statement", "target", "explanation")

Texts = Mapping[str, JournalEntry]


def name_subject(region: str, indicator: str, kind: str) -> str:
    """What an entry of the book is about: '05358.car_density.statement'."""
    return f"{region}.{indicator}.{kind}"


def read_texts(book: Book, region: str, indicator: str) -> dict[str, JournalEntry]:
    """The entries that hold now, by kind; a text that was deleted, by an empty one, is not among them."""
    newest = {kind: book.newest(name_subject(region, indicator, kind)) for kind in KINDS}
    return {kind: entry for kind, entry in newest.items() if entry is not None and entry.told.get("text")}


def sign_text(entry: JournalEntry, language: Language) -> str:
    """Who entered a text, when, and for the report of which year."""
    return language(
        "bnk.signed", who=entry.who, day=describe_day(entry.when, language), year=entry.told.get("year", MISSING)
    )


def describe_entry(texts: Texts, language: Language) -> str:
    """All texts on an indicator, one paragraph each, under the name of their kind."""
    return "\n".join(f"{language(f'bnk.text.{kind}')}: {texts[kind].told['text']}" for kind in KINDS if kind in texts)


def describe_meanwhile(entry: JournalEntry, language: Language) -> str:
    """What somebody else has written while the visitor was typing."""
    text = entry.told.get("text") or language("bnk.deleted")
    return language("bnk.meanwhile", who=entry.who, when=describe_moment(entry.when, language), text=text)


def make_history_table(book: Book, region: str, indicator: str, language: Language) -> Table:
    """Every entry on an indicator, newest first; an empty text is one that was deleted."""
    entries: Sequence[tuple[datetime, str, JournalEntry]] = sorted(
        (
            (entry.when, kind, entry)
            for kind in KINDS
            for entry in book.entries.get(name_subject(region, indicator, kind), [])
        ),
        key=lambda one: (one[0], one[2].number),
        reverse=True,
    )
    columns = ("when", "who", "kind", "text")
    return Table(
        language("bnk.history_caption"),
        tuple(language(f"bnk.column.{name}") for name in columns),
        [
            (
                Cell(describe_moment(when, language)),
                Cell(entry.who),
                Cell(language(f"bnk.text.{kind}"), language("bnk.for_year", year=entry.told.get("year", MISSING))),
                Cell(entry.told.get("text") or language("bnk.deleted")),
            )
            for when, kind, entry in entries
        ],
    )
