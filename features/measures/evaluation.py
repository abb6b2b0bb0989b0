"""The evaluation of a programme on a day: how many measures stand where, by field and by office, and the list of
each."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from charts.stages import Stack
from content.table import Cell, Table, whole_cell
from domain.measure import MeasureState
from features.measures.model import Programme
from features.measures.state import TrackedMeasure
from features.measures.table import describe_summary
from texts import Language


class Which(StrEnum):
    """The evaluations that Düren's plan asks for: after one and a half years, and after three."""

    INTERIM = "interim"
    FINAL = "final"


@dataclass(frozen=True)
class Evaluation:
    """All measures of a programme as they stood on `day`; `today` is when it was drawn up, `unread` names the entries
    on them that cannot be read."""

    programme: Programme
    which: Which
    day: date
    today: date
    measures: tuple[TrackedMeasure, ...]
    unread: tuple[str, ...] = ()

    @property
    def due(self) -> date | None:
        """The day by which it was to be there."""
        return self.programme.interim_due if self.which is Which.INTERIM else self.programme.final_due


DRAWN_OFFICES = 12  # more bars than that nobody reads; the table has all
_LEFT = (MeasureState.LATE, MeasureState.UNREPORTED)
Group = tuple[str, list[TrackedMeasure]]


def write_title(found: Evaluation, language: Language) -> str:
    """'Zwischenevaluation zum 31.12.2026'."""
    return language(f"evaluation.which_on.{found.which}", day=language.date(found.day))


def write_headline(found: Evaluation, language: Language) -> str:
    """The one sentence for the committee; the day is told in the title."""
    return describe_summary(found.measures, found.programme.kind, language)


def describe_due(found: Evaluation, language: Language) -> list[str]:
    """By when it was wanted, what that day rests on, and whether it has passed."""
    told = []
    if found.due is None:
        told.append(language("evaluation.no_due"))
    else:
        told.append(language(f"evaluation.due.{found.which}", day=language.date(found.due)))
        if found.due < found.today:
            told.append(language("evaluation.overdue"))
        told.append(language(f"evaluation.asked.{found.which}"))
    if found.programme.dates_note:
        told.append(found.programme.dates_note)
    return told


def describe_counting(found: Evaluation, language: Language) -> list[str]:
    """How it was counted, and which entries could not be."""
    unread = [language("evaluation.unread", names=", ".join(found.unread))] if found.unread else []
    return [language("evaluation.how"), *unread]


def group_by_field(measures: Iterable[TrackedMeasure]) -> list[Group]:
    """The measures of each field of action, in the order of the document."""
    return _group_measures(measures, lambda one: [one.measure.field])


def group_by_office(found: Evaluation, language: Language) -> list[Group]:
    """The measures of each office that answers for them, most measures first; one of several stands with each."""
    unnamed = language("evaluation.no_office")
    groups = _group_measures(found.measures, lambda one: [office.name for office in one.measure.owners] or [unnamed])
    return sorted(groups, key=lambda group: (group[0] == unnamed, -len(group[1]), group[0]))


def _group_measures(
    measures: Iterable[TrackedMeasure], names: Callable[[TrackedMeasure], Sequence[str]]
) -> list[Group]:
    groups: dict[str, list[TrackedMeasure]] = {}
    for one in measures:
        for name in names(one):
            groups.setdefault(name, []).append(one)
    return list(groups.items())


def make_counts_table(groups: Sequence[Group], kind: str, total: Sequence[TrackedMeasure], language: Language) -> Table:
    """A row per group with how many measures are in each state; a last row for all, each counted once. `kind`: field or
    office."""
    states = [language(f"measures.state.{which}") for which in MeasureState]
    return Table(
        language(f"evaluation.caption.{kind}"),
        (language(f"evaluation.column.{kind}"), language("evaluation.column.count"), *states),
        [
            (Cell(name), whole_cell(len(members)), *map(whole_cell, count_states(members)))
            for name, members in [*groups, (language("evaluation.all"), list(total))]
        ],
        numeric=frozenset(range(1, len(MeasureState) + 2)),
    )


def count_states(members: Iterable[TrackedMeasure]) -> list[int]:
    """How many are in each state, in the order of the states."""
    counts = Counter(one.state for one in members)
    return [counts[which] for which in MeasureState]


def describe_groups(groups: Sequence[Group], kind: str, language: Language) -> str:
    """Where most is overdue or without a report. `kind`: field or office."""
    left = {name: sum(one.state in _LEFT for one in members) for name, members in groups}
    name, members = max(groups, key=lambda group: left[group[0]])
    if not left[name]:
        return language("evaluation.finding.none")
    return language(f"evaluation.finding.{kind}", name=name, open=left[name], count=len(members))


def make_stacks(groups: Sequence[Group]) -> list[Stack]:
    """The groups as bars."""
    return [
        Stack(name, dict(zip([str(which) for which in MeasureState], count_states(members), strict=True)))
        for name, members in groups
    ]


def list_cut_off_days(programme: Programme, today: date) -> list[date]:
    """Days that an evaluation can look back to, newest first: ends of months and due days since the programme began."""
    first = programme.decided or min(
        (
            date(year, 1, 1)
            for one in programme.measures
            if (year := one.time_frame.first_year or one.time_frame.last_year)
        ),
        default=today,
    )
    due = {day for day in (programme.interim_due, programme.final_due) if day and day < today}
    ends = set()
    end = today.replace(day=1) - timedelta(1)
    while end >= first:
        ends.add(end)
        end = end.replace(day=1) - timedelta(1)
    return sorted(ends | due, reverse=True)
