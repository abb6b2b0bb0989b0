"""Programmes and their measures as the documents name them, in one language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from content.catalogue import read_whole
from content.credit import Credit, Source
from content.rows import Row, read_rows
from domain.measure import TimeFrame
from texts import Language

OWNING = ("responsible", "coordinating")  # roles, the first that is named for a measure counts


@dataclass(frozen=True)
class Office:
    """Who is named for a measure, in which role: responsible, coordinating or supporting. `key` for addresses."""

    key: str
    name: str
    role: str


@dataclass(frozen=True)
class MeasureGoal:
    """A goal of the 2030 Agenda that a measure serves; `assigned` by us where the document names none."""

    number: int
    name: str
    assigned: bool


@dataclass(frozen=True)
class Measure:
    """`printed_frame` is the time frame as printed, '' if none is named; `place` is where it stands in the document."""

    key: str
    number: str
    field_key: str
    field: str
    objective: str
    recommendation: str
    printed_frame: str
    time_frame: TimeFrame
    place: str
    offices: tuple[Office, ...]
    goals: tuple[MeasureGoal, ...]
    indicator_keys: tuple[str, ...]

    @property
    def owners(self) -> tuple[Office, ...]:
        """Those responsible, else those who coordinate it."""
        named = {role: tuple(office for office in self.offices if office.role == role) for role in OWNING}
        return next((offices for offices in named.values() if offices), ())

    @property
    def title(self) -> str:
        """Number and objective."""
        return f"{self.number} {self.objective}"


@dataclass(frozen=True)
class Programme:
    """A plan, a list of goals or of milestones (`kind`) with its measures in their order; days are None where the
    document names none, and `dates_note` says what they rest on."""

    key: str
    region_key: str
    kind: str
    name: str
    publisher: str
    document: str
    decided: date | None
    interim_due: date | None
    final_due: date | None
    dates_note: str
    measures: tuple[Measure, ...]


def read_programmes(measures: pd.DataFrame, links: pd.DataFrame, language: Language) -> dict[str, Programme]:
    """Programmes by key, from queries/measures.sql and queries/measure_links.sql."""
    linked: dict[str, list[Row]] = {}
    for link in read_rows(links):
        linked.setdefault(link["measure_key"], []).append(link)
    members: dict[str, list[Row]] = {}
    for row in read_rows(measures):
        members.setdefault(row["programme_key"], []).append(row)
    return {
        key: Programme(
            key,
            found[0]["region_key"],
            found[0]["kind"],
            language.of(found[0], "programme"),
            found[0]["publisher"],
            found[0]["document"],
            _day(found[0]["decided"]),
            _day(found[0]["interim_due"]),
            _day(found[0]["final_due"]),
            language.of(found[0], "dates_note"),
            tuple(_measure(row, linked.get(row["measure_key"], ()), language) for row in found),
        )
        for key, found in members.items()
    }


def _measure(row: Row, links: Sequence[Row], language: Language) -> Measure:
    by_kind: Mapping[str, list[Row]] = {
        kind: [link for link in links if link["link"] == kind] for kind in ("office", "sdg", "indicator")
    }
    return Measure(
        row["measure_key"],
        row["number"],
        make_key(row["field_de"]),
        language.of(row, "field"),
        language.of(row, "objective"),
        language.of(row, "recommendation"),
        row["time_frame"] if isinstance(row["time_frame"], str) else "",
        TimeFrame(read_whole(row["first_year"]), read_whole(row["last_year"])),
        row["place"],
        tuple(
            Office(make_key(link["target"]), language.of(link, "target"), link["role"]) for link in by_kind["office"]
        ),
        tuple(
            MeasureGoal(int(link["target"]), language.of(link, "target"), link["basis"] == "assigned")
            for link in by_kind["sdg"]
        ),
        tuple(link["target"] for link in by_kind["indicator"]),
    )


def make_credit(programme: Programme, language: Language) -> Credit:
    """Where its measures are written, and what their state rests on."""
    written = Source(programme.key, f"{programme.document}, {programme.publisher}")
    return Credit((written,), note=language("evaluation.state_source"))


def name_source(programme: Programme, language: Language) -> str:
    """The same as a line of text."""
    return make_credit(programme, language).told(language)


def make_key(name: str) -> str:
    """A German name as it stands in an address, the same in every language."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _day(cell: Any) -> date | None:
    return None if pd.isna(cell) else pd.Timestamp(cell).date()
