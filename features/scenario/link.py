"""Scenarios as text in an address, and back: `s1=change~-3.5~2026~Name`.

Fields between tildes: kind, what, year of the start, name, then one field per measure. What: the number; for a value
`number_year`; for a pace the AGS of the district; for a halving the year; for the others nothing. A measure:
`year_size_certainty_name`. Empty fields at the end are left out. Whatever else stands in an address is told and does no
harm: nothing here ever raises for a text.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from features.scenario.assumptions import Case, find_start, list_kinds
from features.scenario.case import make_default_plan
from features.scenario.draft import FARTHEST_YEAR, MAX_DRAFTS, MAX_MEASURES, RATES, Draft, Kind, MeasureDraft, Plan
from features.scenario.steps import find_slider_ends
from texts import in_one_line

KEYS = (*(f"s{number}" for number in range(1, MAX_DRAFTS + 1)), "target", "until")
NO_TARGET = "none"
LONGEST_NAME = 40
FIELD = "~"
PART = "_"
NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")
YEAR = re.compile(r"[0-9]{4}")

Problems = list[str]  # what an address asks for in vain


class BeyondSlider(str):
    """A change that asks for more than the slider has; it is taken as far as that goes."""

    __slots__ = ()


def write_plan(plan: Plan, case: Case) -> dict[str, str]:
    """The parts of the address that tell the plan; what equals the default needs no place there."""
    default = make_default_plan(case)
    found: dict[str, str] = {}
    if plan.drafts != default.drafts:
        found |= {f"s{number}": write_draft(draft) for number, draft in enumerate(plan.drafts, 1)}
    if plan.target != default.target:
        found["target"] = plan.target or NO_TARGET
    if plan.until != make_default_plan(case, plan.target).until:
        found["until"] = str(plan.until)
    return found


def read_plan(asked: Mapping[str, str], case: Case) -> tuple[Plan, Problems]:
    """The plan that an address asks for, the default for what it does not tell or tells wrongly; and what was wrong."""
    problems: Problems = []
    default = make_default_plan(case)
    if "target" in asked:
        wanted = "" if asked["target"] == NO_TARGET else asked["target"]
        if wanted == "" or any(line.key == wanted for line in case.targets):
            default = make_default_plan(case, wanted)
        else:
            problems.append(wanted)
    until = default.until
    if "until" in asked:
        year = _year(asked["until"], case)
        until = year or until
        problems += [] if year else [asked["until"]]
    drafts = []
    for text in (asked[key] for key in KEYS[:MAX_DRAFTS] if key in asked):
        draft, wrong = read_draft(text, case)
        drafts += [draft] if draft else []
        problems += wrong
    plan = Plan(tuple(drafts) or default.drafts, default.target, until)
    return fit_plan(plan), problems


def fit_plan(plan: Plan) -> Plan:
    """The plan with no scenario that starts after the last year shown."""
    return replace(
        plan,
        drafts=tuple(
            replace(draft, start=None) if draft.start is not None and draft.start >= plan.until else draft
            for draft in plan.drafts
        ),
    )


def read_draft(text: str, case: Case) -> tuple[Draft | None, Problems]:
    """The scenario of one text, None if it is none; and what of it was wrong."""
    kind, what, start, name, *measures = [*text.split(FIELD), "", "", ""]
    if kind not in list(Kind):
        return None, [text]
    draft, problems = _read_assumption(Kind(kind), what, measures, case)
    if draft is None:
        return None, [text]
    if start:
        year, usual = _year(start, case, observed=True), find_start(draft, case)
        draft = replace(draft, start=year if year is not None and year > usual else None)
        problems += [] if year is not None and year >= usual else [start]
    if draft.start is not None and draft.year is not None and draft.year <= draft.start:
        draft = replace(draft, start=None)
        problems.append(start)
    return replace(draft, name=clean_name(name)), problems


def clean_name(name: str) -> str:
    """A name as an address can hold it."""
    return in_one_line(name.replace(FIELD, "-"))[:LONGEST_NAME].strip()


def _read_assumption(kind: Kind, what: str, measures: list[str], case: Case) -> tuple[Draft | None, Problems]:
    if kind is Kind.MEASURES:
        texts = [text for text in measures if text]
        found = [_measure(text, case) for text in texts]
        wrong = [text for text, measure in zip(texts, found, strict=True) if measure is None]
        kept = tuple(measure for measure in found if measure is not None)
        return Draft(kind, measures=kept[:MAX_MEASURES]), wrong + texts[MAX_MEASURES:]
    if kind not in RATES:
        return _read_course(kind, what, case), []
    amount_asked = _number(what)
    if amount_asked is None:
        return None, []
    within = fit_amount(amount_asked, kind, case)
    return Draft(kind, within), [] if within == amount_asked else [BeyondSlider(what)]


def _read_course(kind: Kind, what: str, case: Case) -> Draft | None:
    """A pace, or what is to be reached; None where this region has no such."""
    draft = None
    if kind is Kind.PACE:
        draft = Draft(kind, district=what) if what in case.paces else None
    elif kind is Kind.VALUE:
        amount, _, year_text = what.partition(PART)
        value, year = _number(amount), _year(year_text, case)
        draft = None if value is None or year is None else Draft(kind, value, year)
    elif kind is Kind.HALF:
        year = _year(what, case)
        is_ahead = year is not None and year > case.now[0] and kind in list_kinds(case)
        draft = Draft(kind, year=year) if is_ahead else None
    elif not what and (kind is Kind.TARGET or kind in list_kinds(case)):
        draft = Draft(kind)
    return draft


def fit_amount(amount: float, kind: Kind, case: Case) -> float:
    """The amount, or the bound it lies beyond; all stays as it is whatever others have achieved."""
    relative = kind is Kind.PERCENT
    low, high = find_slider_ends(case, relative) or ((-100.0, 100.0) if relative else (amount, amount))
    return max(low, min(high, amount))


def _measure(text: str, case: Case) -> MeasureDraft | None:
    year_text, size_text, certainty_text, name = [*text.split(PART, 3), "", "", ""][:4]
    year, size, certainty = _year(year_text, case), _number(size_text), _number(certainty_text or "100")
    if year is None or size is None or certainty is None or not 0 <= certainty <= 100:
        return None
    return MeasureDraft(year, size, round(certainty), clean_name(name))


def _number(text: str) -> float | None:
    return float(text) if NUMBER.fullmatch(text) else None


def _year(text: str, case: Case, observed: bool = False) -> int | None:
    """A year after the newest value (`observed`: or its own), not too far off."""
    if not YEAR.fullmatch(text):
        return None
    first = case.newest[0] + (0 if observed else 1)
    return int(text) if first <= int(text) <= case.newest[0] + FARTHEST_YEAR else None


def write_draft(draft: Draft) -> str:
    """The text of one scenario."""
    what = ""
    if draft.kind in RATES:
        what = write_number(draft.amount)
    elif draft.kind is Kind.VALUE:
        what = f"{write_number(draft.amount)}{PART}{draft.year}"
    elif draft.kind is Kind.PACE:
        what = draft.district
    elif draft.kind is Kind.HALF:
        what = str(draft.year)
    measures = [
        PART.join(filter(None, (str(m.from_year), write_number(m.size), str(m.certainty), clean_name(m.name))))
        for m in draft.measures
    ]
    start = "" if draft.start is None else str(draft.start)
    return FIELD.join((draft.kind, what, start, clean_name(draft.name), *measures)).rstrip(FIELD)


def write_number(number: float) -> str:
    """With a point and no more digits than it needs."""
    return f"{number:.6f}".rstrip("0").rstrip(".") if number else "0"
