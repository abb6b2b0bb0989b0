"""A strategy as text in an address, and back: `i1=car_density~pace~05358`, `m1=a~2027~Weg~500~20-30~~-4_60_poverty`.

Fields between tildes. An assumption: indicator, then a scenario as features/scenario/link.py writes it. A measure:
bundle, first year, name, euros once, euros per year (an amount or from-to, empty where nobody has said), its key in the
register, then one field per effect: `size_certainty_indicator`. Empty fields at the end are left out. Whatever else
stands in an address is told and does no harm: nothing here ever raises for a text.
"""

import re
from collections.abc import Callable, Mapping

from domain.bundle import Span
from features.scenario.assumptions import Case
from features.scenario.draft import FARTHEST_YEAR
from features.scenario.link import FIELD, NUMBER, PART, YEAR, clean_name, read_draft, write_draft, write_number
from features.strategy.plan import (
    MOST_INDICATORS,
    MOST_MEASURES,
    OFFERED,
    Assumption,
    Bundle,
    Course,
    PlannedEffect,
    PlannedMeasure,
    Strategy,
)
from texts import in_one_line

_ASSUMPTIONS = tuple(f"i{number}" for number in range(1, MOST_INDICATORS + 1))
_MEASURES = tuple(f"m{number}" for number in range(1, MOST_MEASURES + 1))
COURSE, FINDS = "course", "finds"
KEYS = (*_ASSUMPTIONS, *_MEASURES, COURSE, FINDS)
LONGEST_FINDS = 400
MOST_EUROS = 1e12
_EUROS = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,2})?)(?:-([0-9]{1,12}(?:\.[0-9]{1,2})?))?")

FindCase = Callable[[str], Case | None]  # what is known of an indicator of the district, None without values
Problems = list[str]  # what an address asks for in vain


def write_strategy(strategy: Strategy, default: Strategy) -> dict[str, str]:
    """The parts of the address that tell the strategy, none for the `default`. With anything of the visitor's own the
    assumptions are told, too: the default follows the data, and a strategy that has been sent does not."""
    if strategy == default:
        return {}
    texts = (f"{one.indicator}{FIELD}{write_draft(one.draft)}" for one in strategy.assumptions)
    found = dict(zip(_ASSUMPTIONS, texts, strict=False))
    found |= dict(zip(_MEASURES, map(_write_measure, strategy.measures), strict=False))
    found |= {COURSE: strategy.course} if strategy.course is not default.course else {}
    found |= {FINDS: strategy.finds} if strategy.finds else {}
    return found


def read_strategy(asked: Mapping[str, str], default: Strategy, find: FindCase, today: int) -> tuple[Strategy, Problems]:
    """The strategy that an address asks for, the default for what it does not tell; and what was wrong."""
    problems: Problems = []
    assumptions: dict[str, Assumption] = {}
    for text in (asked[key] for key in _ASSUMPTIONS if key in asked):
        found = _read_assumption(text, find, problems)
        if found is not None:
            assumptions.setdefault(found.indicator, found)
    measures = [_read_measure(asked[key], today, problems) for key in _MEASURES if key in asked]
    course = asked.get(COURSE, default.course)
    if course not in list(Course):
        problems.append(course)
        course = default.course
    return (
        Strategy(
            tuple(assumptions.values()) or default.assumptions,
            tuple(measure for measure in measures if measure is not None),
            Course(course),
            clean_finds(asked.get(FINDS, "")),
        ),
        problems,
    )


def clean_finds(text: str) -> str:
    """What was found about others, as an address can hold it."""
    return in_one_line(text)[:LONGEST_FINDS].strip()


def _read_assumption(text: str, find: FindCase, problems: Problems) -> Assumption | None:
    """None for what this district has no values of, and for what cannot be assumed here."""
    indicator, _, told = text.partition(FIELD)
    case = find(indicator)
    draft, wrong = read_draft(told, case) if case else (None, [text])
    if draft is not None and draft.kind not in OFFERED:
        draft, wrong = None, [text]
    problems += wrong
    return None if draft is None else Assumption(indicator, draft)


def _write_measure(measure: PlannedMeasure) -> str:
    effects = (f"{write_number(one.size)}{PART}{one.certainty}{PART}{one.indicator}" for one in measure.effects)
    costs = (_write_euros(measure.once), _write_euros(measure.yearly))
    name = clean_name(measure.name)
    return FIELD.join((measure.bundle, str(measure.from_year), name, *costs, measure.key, *effects)).rstrip(FIELD)


def _read_measure(text: str, today: int, problems: Problems) -> PlannedMeasure | None:
    bundle, year, name, once, yearly, key, *effects = [*text.split(FIELD), *[""] * 6]
    if bundle not in list(Bundle) or not YEAR.fullmatch(year) or abs(int(year) - today) > FARTHEST_YEAR:
        problems.append(text)
        return None
    costs = {part: read_euros(part) for part in (once, yearly)}
    problems += [part for part, cost in costs.items() if part and cost is None]
    found: dict[str, PlannedEffect] = {}
    for part in filter(None, effects):
        effect = _read_effect(part)
        if effect is None:
            problems.append(part)
        else:
            found.setdefault(effect.indicator, effect)
    kept = tuple(found.values())[:MOST_INDICATORS]
    taken = key if key.isidentifier() else ""
    return PlannedMeasure(Bundle(bundle), int(year), clean_name(name), costs[once], costs[yearly], kept, taken)


def _read_effect(text: str) -> PlannedEffect | None:
    size, certainty, indicator = [*text.split(PART, 2), "", ""][:3]
    if not NUMBER.fullmatch(size) or not re.fullmatch("[0-9]{1,3}", certainty) or not indicator.isidentifier():
        return None
    return PlannedEffect(indicator, float(size), int(certainty)) if int(certainty) <= 100 else None


def read_euros(text: str) -> Span | None:
    """`500` or `400-600`; None for anything else."""
    found = _EUROS.fullmatch(text)
    if found is None:
        return None
    low, high = float(found[1]), float(found[2] or found[1])
    return Span(low, high) if low <= high else None


def _write_euros(span: Span | None) -> str:
    if span is None:
        return ""
    return write_number(span.low) if span.low == span.high else f"{write_number(span.low)}-{write_number(span.high)}"
