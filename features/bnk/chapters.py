"""How a report on the BNK is divided: steering criteria and fields of action, or the fields of BNK 2.0."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from content.catalogue import Indicator, sort_indicators
from content.rows import read_rows
from texts import Language

Kind = Literal["steering", "field", "field2"]


@dataclass(frozen=True)
class Chapter:
    """A criterion of the BNK or a field of action of BNK 2.0; `aspects` are number and short title of each."""

    number: int
    kind: Kind
    title: str
    aspects: tuple[tuple[str, str], ...]
    indicators: tuple[Indicator, ...]

    @property
    def edition(self) -> str:
        """Which edition of the BNK it belongs to: bnk or bnk2."""
        return "bnk2" if self.kind == "field2" else "bnk"

    @property
    def name(self) -> str:
        """'10 Klimaschutz und Energie'."""
        return f"{self.number} {self.title}"


def read_criteria(frame: pd.DataFrame, indicators: Mapping[str, Indicator], language: Language) -> list[Chapter]:
    """The 18 criteria in their order, from queries/bnk_structure.sql, with their indicators by name."""
    found: dict[int, Chapter] = {}
    for row in read_rows(frame):
        number = row["criterion"]
        before = found[number].aspects if number in found else ()
        aspect = ((row["aspect"], language.of(row, "aspect")),) if isinstance(row["aspect"], str) else ()
        members = [one for one in indicators.values() if one.bnk_criterion == number]
        title = language.of(row, "criterion")
        found[number] = Chapter(number, row["kind"], title, before + aspect, tuple(sort_indicators(members)))
    return list(found.values())


def read_fields(frame: pd.DataFrame, indicators: Mapping[str, Indicator], language: Language) -> list[Chapter]:
    """The fields of BNK 2.0 in their order, from queries/bnk2_structure.sql, with their indicators by name."""
    members: dict[int, list[Indicator]] = {}
    titles: dict[int, str] = {}
    for row in read_rows(frame):
        titles[row["field"]] = language.of(row, "field")
        known = [indicators[row["indicator_key"]]] if row["indicator_key"] in indicators else []
        members.setdefault(row["field"], []).extend(known)
    return [
        Chapter(number, "field2", title, (), tuple(sort_indicators(members[number])))
        for number, title in titles.items()
    ]
