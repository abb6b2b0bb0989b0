"""The evaluation as a document for the committee."""

from content.document import Bullets, Document, Heading, Paragraph, Part
from domain.measure import State
from features.measures.evaluation import (
    Evaluation,
    by_field,
    by_office,
    counting_told,
    counts_table,
    due_told,
    headline,
    title,
)
from features.measures.model import source_of
from features.measures.table import register_table
from texts import Language


def evaluation_document(found: Evaluation, language: Language) -> Document:
    """Headline, dates, counts by field and by office, and the measures of each state."""
    programme = found.programme
    parts: list[Part] = [
        Paragraph(headline(found, language), "lead"),
        Bullets(tuple(due_told(found, language))),
        Heading(language("evaluation.by_field")),
        counts_table(by_field(found.measures), "field", found.measures, language),
        Heading(language("evaluation.by_office")),
        Paragraph(language("evaluation.office_note"), "note"),
        counts_table(by_office(found, language), "office", found.measures, language),
    ]
    for which in State:
        members = [one for one in found.measures if one.state is which]
        if members:
            heading = state_heading(which, len(members), language)
            parts += [Heading(heading), register_table(members, heading, "", language)]
    parts += [
        Heading(language("evaluation.how_title")),
        *(Paragraph(told) for told in counting_told(found, language)),
        Paragraph(source_of(programme, language), "note"),
    ]
    return Document(
        title(found, language),
        programme.name,
        tuple(parts),
        language("evaluation.footer", programme=programme.name, day=language.date(found.today)),
        landscape=True,
    )


def state_heading(which: State, count: int, language: Language) -> str:
    """'Ohne Meldung (20)'."""
    word = language(f"measures.state.{which}")
    return f"{word[0].upper()}{word[1:]} ({count})"
