"""What is being done for an indicator: the measures linked to it, with what is expected of them."""

from collections.abc import Mapping, Sequence

from content.catalogue import Indicator
from content.table import Cell, Table
from features.measures.effects import Effect, describe_effect
from features.measures.state import TrackedMeasure, describe_remark, make_state_sign
from features.measures.table import list_offices
from texts import MISSING, Language
from texts.alphabet import make_sort_key

Effects = Mapping[tuple[str, str], Effect]


def group_by_indicator(
    shown: Sequence[TrackedMeasure], effects: Effects, indicators: Mapping[str, Indicator]
) -> list[tuple[Indicator, list[TrackedMeasure]]]:
    """Indicators by name with their measures: those that the register links and those with an expected effect."""
    found: dict[str, list[TrackedMeasure]] = {}
    for one in shown:
        expected = [key for measure, key in effects if measure == one.measure.key]
        for key in dict.fromkeys((*one.measure.indicator_keys, *expected)):
            if key in indicators:
                found.setdefault(key, []).append(one)
    return sorted(
        ((indicators[key], measures) for key, measures in found.items()), key=lambda pair: make_sort_key(pair[0].name)
    )


def make_doing_table(
    indicator: Indicator, measures: Sequence[TrackedMeasure], effects: Effects, link: str, language: Language
) -> Table:
    """A row per measure; `link` is a web address with the field {measure}."""
    return Table(
        language("measures.doing_caption", indicator=indicator.name),
        tuple(language(f"measures.column.{name}") for name in ("measure", "offices", "state", "effect")),
        [
            (
                Cell(one.measure.title, one.measure.printed_frame, link=link.format(measure=one.measure.key)),
                Cell(list_offices(one.measure, language) or MISSING),
                Cell(sign=make_state_sign(one.state, language), note=describe_remark(one, language)),
                _make_expected_cell(effects.get((one.measure.key, indicator.key)), indicator, language),
            )
            for one in measures
        ],
    )


def _make_expected_cell(effect: Effect | None, indicator: Indicator, language: Language) -> Cell:
    if effect is None:
        return Cell(MISSING)
    source = language("measures.effect_source", who=effect.who, basis=effect.basis)
    return Cell(describe_effect(effect, indicator, language), source)
