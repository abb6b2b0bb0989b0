"""Which office contributes to which of the 17 goals, as its document says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from content.catalogue import Sdg, read_whole
from content.rows import read_rows
from content.table import Cell, Table
from texts import Language


@dataclass(frozen=True)
class OfficeGoals:
    """An office with the numbers of the goals that the document names for it."""

    name: str
    work: str
    goals: frozenset[int]


def read_office_goals(frame: pd.DataFrame, programme: str, language: Language) -> list[OfficeGoals]:
    """The offices that a programme describes, from queries/office_goals.sql."""
    members: dict[tuple[str, str], set[int]] = {}
    for row in read_rows(frame):
        if row["programme_key"] == programme:
            goals = members.setdefault((language.of(row, "office"), language.of(row, "name")), set())
            goals |= {number for number in [read_whole(row["sdg"])] if number is not None}
    return [OfficeGoals(name, work, frozenset(goals)) for (name, work), goals in members.items()]


def make_matrix(offices: Sequence[OfficeGoals], goals: Sequence[Sdg], language: Language) -> Table:
    """A row per office, a column per goal, a mark where the office contributes."""
    numbers = [goal.number for goal in goals]
    return Table(
        language("measures.matrix_caption"),
        (language("measures.column.office"), *(language("measures.goal", number=number) for number in numbers)),
        [
            (Cell(office.name, office.work), *(Cell("●" if number in office.goals else "") for number in numbers))
            for office in offices
        ],
    )


def describe_matrix(offices: Sequence[OfficeGoals], goals: Mapping[int, Sdg], language: Language) -> str:
    """Which goals most offices contribute to, and which ones none."""
    counts = {number: sum(number in office.goals for office in offices) for number in goals}
    most = max(counts.values())
    told = language(
        "measures.matrix_finding",
        most=language.listed([_name_goal(goals[number]) for number, count in counts.items() if count == most]),
        count=most,
        offices=len(offices),
    )
    none = [_name_goal(goals[number]) for number, count in counts.items() if count == 0]
    return told + (" " + language("measures.matrix_none", goals=language.listed(none)) if none else "")


def _name_goal(goal: Sdg) -> str:
    return f"{goal.number} ({goal.name})"
