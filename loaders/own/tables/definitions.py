"""Indicators of one's own: described in the same file by name, unit, direction, definition and goal."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from loaders.own.tables.findings import Finding
from loaders.own.tables.known import Known
from loaders.own.tables.layout import Text
from loaders.own.tables.words import DIRECTIONS, UNIT_KINDS, normal, slug

LONGEST = {"indicator": 120, "definition": 2000, "unit": 40}
REQUIRED = ("unit", "direction", "definition", "goal")
_GOALS = re.compile(r"(?:SDG\s*)?\d{1,2}(?:\s*[,;/]\s*(?:SDG\s*)?\d{1,2})*", re.IGNORECASE)


@dataclass(frozen=True)
class OwnIndicator:
    """An indicator that the table brings along. `unit_key` is one of ours or '' for an own unit."""

    key: str
    name_de: str
    name_en: str
    unit_key: str
    unit_label: str
    unit_kind: str
    direction: str
    definition_de: str
    definition_en: str
    goals: tuple[int, ...]
    decimals: int | None
    criterion: int | None


@dataclass(frozen=True)
class Definitions:
    """Own indicators by their name in small letters; `broken` are names whose description has a problem."""

    indicators: dict[str, OwnIndicator]
    broken: dict[str, Finding]
    problems: list[Finding]
    remarks: list[Finding]


def read_definitions(
    raw: Iterable[tuple[Text, Mapping[str, Text]]], known: Known, taken: Mapping[str, str]
) -> Definitions:
    """Hold what the table says of its indicators against what is needed. `taken`: keys of own indicators that other
    tables have brought -> names of these tables."""
    told: dict[str, tuple[Text, dict[str, Text]]] = {}
    found = Definitions({}, {}, [], [])
    for name, fields in raw:
        _, known_fields = told.setdefault(normal(name.text), (name, {}))
        for field, text in fields.items():
            before = known_fields.setdefault(field, text)
            if normal(before.text) != normal(text.text):
                found.problems.append(Finding("told_differently", text.place, text.text, before.text))
    for word, (name, fields) in told.items():
        ours = known.indicator_names.get(word, set())
        if ours:
            problems = _held_against_ours(min(ours), fields, known, found.remarks)
        else:
            problems = _problems(name, fields, known, taken)
        found.problems.extend(problems)
        if problems:
            found.broken[word] = problems[0]
        elif not ours:
            found.indicators[word] = _own(name, fields, known)
    by_key: dict[str, str] = {}
    for word, indicator in found.indicators.items():
        if by_key.setdefault(indicator.key, word) != word:
            place = told[word][0].place
            found.problems.append(Finding("same_key", place, indicator.name_de, indicator.key, whole=True))
    return found


def _held_against_ours(key: str, fields: Mapping[str, Text], known: Known, remarks: list[Finding]) -> list[Finding]:
    """One of our indicators: its unit must be ours, everything else is known already."""
    unit = known.units[known.indicators[key]["unit_key"]]
    told = fields.get("unit")
    if told is not None and unit["unit_key"] not in known.unit_names.get(normal(told.text), set()):
        return [Finding("other_unit", told.place, told.text, unit["label_de"])]
    rest = [text for field, text in fields.items() if field not in ("unit", "unit_kind")]
    if rest:
        remarks.append(Finding("described_already", rest[0].place, known.indicators[key]["name_de"]))
    return []


def _problems(name: Text, fields: Mapping[str, Text], known: Known, taken: Mapping[str, str]) -> list[Finding]:
    lacking = ",".join(field for field in REQUIRED if field not in fields)
    problems = [Finding("not_described", name.place, name.text, lacking)] if lacking else []
    for field, text in {"indicator": name, **fields}.items():
        longest = LONGEST.get(field.removesuffix("_en"), LONGEST["indicator"])
        if len(text.text) > longest:
            problems.append(Finding("too_long", text.place, text.text[:40] + "…", str(longest)))
    key = _key(name)
    if key in taken:
        problems.append(Finding("defined_elsewhere", name.place, name.text, taken[key]))
    if key == "own_":
        problems.append(Finding("no_name", name.place, name.text))
    unit, kind, direction, goal, decimals, criterion = (
        fields.get(field) for field in ("unit", "unit_kind", "direction", "goal", "decimals", "criterion")
    )
    if kind is not None and normal(kind.text) not in UNIT_KINDS:
        problems.append(Finding("unit_kind", kind.place, kind.text))
    if unit is not None and normal(unit.text) not in known.unit_names and kind is None:
        problems.append(Finding("unknown_unit", unit.place, unit.text))
    if direction is not None and normal(direction.text) not in DIRECTIONS:
        problems.append(Finding("direction", direction.place, direction.text))
    if goal is not None and not _goals(goal.text):
        problems.append(Finding("goal", goal.place, goal.text))
    if decimals is not None and decimals.text not in tuple("0123456"):
        problems.append(Finding("decimals", decimals.place, decimals.text))
    if criterion is not None and criterion.text not in known.criteria:
        problems.append(Finding("criterion", criterion.place, criterion.text))
    return problems


def _own(name: Text, fields: Mapping[str, Text], known: Known) -> OwnIndicator:
    unit, definition = fields["unit"].text, fields["definition"].text
    ours = known.unit_names.get(normal(unit))
    told = {field: text.text for field, text in fields.items()}
    return OwnIndicator(
        key=_key(name),
        name_de=name.text,
        name_en=told.get("name_en", name.text),
        unit_key=min(ours) if ours else "",
        unit_label=unit,
        unit_kind=UNIT_KINDS.get(normal(told.get("unit_kind", "")), ""),
        direction=DIRECTIONS[normal(fields["direction"].text)],
        definition_de=definition,
        definition_en=told.get("definition_en", definition),
        goals=_goals(fields["goal"].text),
        decimals=int(told["decimals"]) if "decimals" in told else None,
        criterion=int(told["criterion"]) if "criterion" in told else None,
    )


def _key(name: Text) -> str:
    return f"own_{slug(name.text)}"


def _goals(text: str) -> tuple[int, ...]:
    """'SDG 11, 13' is (11, 13); empty if there is anything else in it."""
    if not _GOALS.fullmatch(text):
        return ()
    goals = tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", text)))
    return goals if all(1 <= goal <= 17 for goal in goals) else ()
