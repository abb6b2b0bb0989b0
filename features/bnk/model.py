"""What a report on the BNK tells of each indicator: data points, change, comparison, target, texts, or why no value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

import pandas as pd

from content.catalogue import Indicator, Region, Sdg, find_relatives, read_number
from content.rounding import find_decimals_adding_up
from content.rows import Row, read_rows
from domain.change import Change, compute_reported_change
from domain.classes import write_seen
from domain.course import Point
from domain.series import Reason
from features.bnk.texts import read_texts
from features.targets.assessment import Assessment, Background, assess_target
from features.targets.published import PublishedTarget
from storage.journal import Book, JournalEntry
from texts import Language

Breaks = Mapping[str, Sequence[tuple[int, str]]]


class LineState(StrEnum):
    """Comply or explain: reported, explained as missing, or neither yet."""

    VALUE = "value"
    EXPLAINED = "explained"
    OPEN = "open"


def is_alike(one: float, other: float, decimals: int) -> bool:
    """Whether both values are printed the same, and no difference of them."""
    return write_seen(one, decimals) == write_seen(other, decimals) and write_seen(other - one, decimals) == 0


@dataclass(frozen=True)
class ReportLine:
    """An indicator in the report of a region and year.

    `points`: up to three newest, oldest first, in the unit of the indicator; `reference`: value of the reference in the
    year of the newest; `sources`: keys, also of the reference; `broken`: why the points are not comparable; `reason`:
    why there is no value, said by the source `reason_source`, '' for what the product says; `remarks`: what else is
    known about missing values.
    """

    indicator: Indicator
    goals: tuple[int, ...]
    points: tuple[Point, ...] = ()
    reference: float | None = None
    sources: tuple[str, ...] = ()
    change: Change | Reason = Reason.NO_VALUE
    broken: str = ""
    aim: PublishedTarget | None = None
    assessment: Assessment | None = None
    reason: str = ""
    reason_source: str = ""
    remarks: tuple[str, ...] = ()
    texts: Mapping[str, JournalEntry] = field(default_factory=dict)

    @cached_property
    def decimals(self) -> int:
        """With how many its numbers add up as they are printed: its change, and its distance to the reference."""
        beside = [self.points[0][1]] if self.told_change else []
        beside += [] if self.reference is None else [self.reference]
        newest, decimals = self.points[-1][1], self.indicator.decimals
        while True:  # with more of them, two that looked alike may not
            pairs = [(one, newest) for one in beside if not is_alike(one, newest, decimals)]
            more = find_decimals_adding_up(pairs, decimals)
            if more == decimals:
                return decimals
            decimals = more

    @property
    def told_change(self) -> Change | None:
        """The change from the oldest point to the newest, None where `change` is the reason why none is told."""
        return self.change if isinstance(self.change, Change) else None

    @property
    def state(self) -> LineState:
        """The office's own explanation counts like one of a source."""
        if self.points:
            return LineState.VALUE
        return LineState.EXPLAINED if self.reason or "explanation" in self.texts else LineState.OPEN


@dataclass(frozen=True)
class BnkReport:
    """All indicators by key for one region, up to one year, compared with a reference."""

    region: Region
    reference: Region
    year: int
    lines: Mapping[str, ReportLine]


@dataclass(frozen=True)
class ReportData:
    """What a report is made of: `points` as queries/report_points.sql, `histories` all values by indicator, `breaks`
    first year of a new basis and its reason by indicator, `explanations` as queries/explanations.sql, `aims` the
    targets that can be held against values, `background` what verdicts rest on as of the report's year, `book` of the
    office's texts."""

    points: pd.DataFrame
    histories: Mapping[str, Sequence[Point]]
    breaks: Breaks
    explanations: pd.DataFrame
    aims: Mapping[str, Sequence[PublishedTarget]]
    background: Background
    goals: Sequence[Sdg]
    book: Book


def make_report(
    region: Region,
    reference: Region,
    year: int,
    indicators: Mapping[str, Indicator],
    known: ReportData,
    language: Language,
) -> BnkReport:
    """A line for each indicator, those without a value included."""
    points = _by_indicator(known.points)
    explained = _by_indicator(known.explanations)
    lines = {}
    for key, indicator in indicators.items():
        line = ReportLine(
            indicator,
            tuple(goal.number for goal in known.goals if key in goal.indicator_keys),
            texts=read_texts(known.book, region.key, key),
        )
        told = explained.get(key, [])
        if key in points:
            lines[key] = _report_line(line, points[key], year, known)
            first = points[key][0]["year"]
            lines[key] = replace(lines[key], remarks=_withheld(told, first, year, language))
        else:
            others = [other.name for other in find_relatives(indicator, indicators) if other.key in points]
            lines[key] = _missing(line, others, told, year, known, language)
    return BnkReport(region, reference, year, lines)


def _by_indicator(frame: pd.DataFrame) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in read_rows(frame):
        found.setdefault(row["indicator_key"], []).append(row)
    return found


def _report_line(line: ReportLine, found: Sequence[Row], year: int, known: ReportData) -> ReportLine:
    key = line.indicator.key
    points = tuple((row["year"], row["value"]) for row in found)
    newest = found[-1]
    reference = None if line.indicator.is_amount else read_number(newest["reference_value"])
    used = [row["source_key"] for row in found] + ([] if reference is None else [newest["reference_source_key"]])
    breaks = known.breaks.get(key, ())
    years = [first for first, _ in breaks]
    history = [point for point in known.histories[key] if point[0] <= year]
    aim = next(iter(known.aims.get(key, ())), None)  # the one that counts comes first
    return replace(
        line,
        points=points,
        reference=reference,
        sources=tuple(dict.fromkeys(used)),
        change=compute_reported_change(points, years),
        broken="; ".join(reason for first, reason in breaks if points[0][0] < first <= points[-1][0]),
        aim=aim,
        assessment=None if aim is None else assess_target(line.indicator, aim, history, known.background),
    )


def _missing(
    line: ReportLine, others: Sequence[str], told: Sequence[Row], year: int, known: ReportData, language: Language
) -> ReportLine:
    """A later value or another definition is no reason, but worth knowing for whoever has to give one."""
    whole = [row for row in told if pd.isna(row["year"])]
    reasons = [language.of(row, "reason") for row in whole] or _withheld(told, 0, year, language)
    remarks = []
    if line.indicator.key in known.histories:
        oldest = min(point[0] for point in known.histories[line.indicator.key])
        remarks.append(language("bnk.later", year=oldest))
    if others:
        remarks.append(language("overview.gap_relative", names=language.listed(others)))
    return replace(
        line,
        reason="; ".join(dict.fromkeys(reasons)),
        reason_source=next((row["source_key"] for row in (*whole, *told) if reasons), ""),
        remarks=tuple(remarks),
    )


def _withheld(told: Sequence[Row], first: int, last: int, language: Language) -> tuple[str, ...]:
    """Single years whose published figure is not credible."""
    return tuple(
        language("bnk.withheld", year=row["year"], reason=language.of(row, "reason"))
        for row in told
        if not pd.isna(row["year"]) and first <= row["year"] <= last
    )
