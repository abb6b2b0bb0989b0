"""The long tables of Daten & Quellen, written once per build and language: no selection changes their many rows."""

from features.sources import provenance
from texts import Language
from ui.data import ask, ask_indicators, ask_regions, ask_source_titles, keep_answers
from ui.markup import write_table


@keep_answers(8)
def write_disagreements(language: Language) -> str:
    """Where sources of one definition differ, as HTML."""
    names = (ask_indicators(language), ask_regions(language), ask_source_titles(language))
    table = provenance.make_disagreements_table(ask("source_disagreements"), *names, language)
    return write_table(table, language)


@keep_answers(8)
def write_missing(language: Language) -> str:
    """What is missing and why, as HTML."""
    indicators, regions = ask_indicators(language), ask_regions(language)
    missing = ask("explanations", regions=tuple(regions))
    return write_table(provenance.make_missing_table(missing, indicators, regions, language), language)
