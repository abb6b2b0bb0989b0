"""The evaluation as a document for the committee."""

from content.document import Bullets, Document, Heading, Paragraph, Part
from domain.measure import MeasureState
from features.measures.evaluation import (
    Evaluation,
    describe_counting,
    describe_due,
    group_by_field,
    group_by_office,
    make_counts_table,
    write_headline,
    write_title,
)
from features.measures.model import name_source
from features.measures.table import make_register_table
from texts import Language


def make_evaluation_document(found: Evaluation, language: Language) -> Document:
    """Headline, dates, counts by field and by office, and the measures of each state."""
    programme = found.programme
    parts: list[Part] = [
        Paragraph(write_headline(found, language), "lead"),
        Bullets(tuple(describe_due(found, language))),
        Heading(language("evaluation.by_field")),
        make_counts_table(group_by_field(found.measures), "field", found.measures, language),
        Heading(language("evaluation.by_office")),
        Paragraph(language("evaluation.office_note"), "note"),
        make_counts_table(group_by_office(found, language), "office", found.measures, language),
    ]
    for which in MeasureState:
        members = [one for one in found.measures if one.state is which]
        if members:
            heading = write_state_heading(which, len(members), language)
            parts += [Heading(heading), make_register_table(members, heading, "", language)]
    parts += [
        Heading(language("evaluation.how_title")),
        *(Paragraph(told) for told in describe_counting(found, language)),
        Paragraph(name_source(programme, language), "note"),
    ]
    return Document(
        write_title(found, language),
        programme.name,
        tuple(parts),
        language("evaluation.footer", programme=programme.name, day=language.date(found.today)),
        landscape=True,
    )


def write_state_heading(which: MeasureState, count: int, language: Language) -> str:
    """'Ohne Meldung (20)'."""
    word = language(f"measures.state.{which}")
    return f"{word[0].upper()}{word[1:]} ({count})"
