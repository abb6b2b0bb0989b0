"""The slide of a programme of the district's own: how many of its measures stand where."""

from collections.abc import Sequence
from dataclasses import replace

from content.slides import Slide
from features.measures.evaluation import group_by_field, make_counts_table
from features.measures.model import Programme, name_source
from features.measures.state import TrackedMeasure, count_states
from features.measures.table import describe_summary, number_measure
from texts import Language


def make_measures_slide(measures: Sequence[TrackedMeasure], programme: Programme, language: Language) -> Slide:
    """How many measures of a programme stand where, by field, with what was reported until now; states that no measure
    is in are left out."""
    number = number_measure(len(measures), programme.kind, language)
    title = f"{programme.name}: {number}, {count_states(measures, language)}"
    table = make_counts_table(group_by_field(measures), "field", measures, language)
    kept = [place for place, cell in enumerate(table.rows[-1]) if cell.text != "0"]
    shown = replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=[tuple(row[place] for place in kept) for row in table.rows],
        numeric=frozenset(range(1, len(kept))),
    )
    source = name_source(programme, language)
    return Slide(
        f"measures_{programme.key}", title, shown, (), source, describe_summary(measures, programme.kind, language)
    )
