"""The slide that counts measures by field and state."""

from datetime import date

from content.table import Table
from features.deck.measures import make_measures_slide
from tests.support.measure_cases import on, programme
from texts import Language

GERMAN = Language("de")


def test_measures_are_counted_by_field_in_the_states_that_occur() -> None:
    shown = on(date(2025, 6, 30), GERMAN)  # nobody has reported on any of the four

    slide = make_measures_slide(shown, programme(GERMAN), GERMAN)

    assert isinstance(slide.body, Table)
    assert [[cell.text for cell in row] for row in slide.body.rows][-1][1] == "4"
    assert "0" not in [cell.text for cell in slide.body.rows[-1]]
    assert all(len(row) == len(slide.body.columns) for row in slide.body.rows)
