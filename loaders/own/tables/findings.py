"""What a check finds: problems, which stop a table, and remarks, which only tell what was made of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from loaders.errors import LoaderError
from loaders.own.tables.reading.grid import Place
from loaders.own.tables.words import FIELDS
from texts import Language

NOWHERE = Place("")


@dataclass(frozen=True)
class Finding:
    """`reason` names a text under `own.problem` or `own.remark`; `whole`: it is about all of the table, so that no
    row can be left out to mend it; `count`: how often it occurs, first at `place`."""

    reason: str
    place: Place = NOWHERE
    found: str = ""
    expected: str | Place = ""
    whole: bool = False
    count: int = 1

    def again(self) -> "Finding":
        return replace(self, count=self.count + 1)

    def problem(self, language: Language) -> str:
        if isinstance(self.expected, Place):
            expected = self.expected.describe(language)
        else:
            fields = self.expected.split(",")
            expected = (
                ", ".join(_name_column(part, language) for part in fields)
                if set(fields) <= set(FIELDS)
                else self.expected
            )
        told = language(f"own.problem.{self.reason}", found=self.found[:200], expected=expected)
        return told if self.count == 1 else language("own.problem_count", problem=told, count=self.count)


def _name_column(part: str, language: Language) -> str:
    """The name of a column by its field, as a template heads it."""
    return language(f"own.header.{part}").split("|")[0]


class Refused(LoaderError):
    """The file cannot be looked at, or nothing of it can be taken in."""

    def __init__(self, reason: str, place: Place = NOWHERE, found: str = "", expected: str = "") -> None:
        super().__init__(f"{reason} {place} {found}")
        self.finding = Finding(reason, place, found, expected, whole=True)

    def describe(self, language: Language) -> str:
        return self.finding.problem(language)


def remarks(findings: Iterable[Finding], language: Language) -> list[str]:
    """A sentence for each kind of remark with the first of its places."""
    places: dict[tuple[str, str, str | Place], list[str]] = {}
    counts: dict[tuple[str, str, str | Place], int] = {}
    for finding in findings:
        kind = (finding.reason, finding.found, finding.expected)
        places.setdefault(kind, []).append(finding.place.describe(language))
        counts[kind] = counts.get(kind, 0) + finding.count
    return [
        language(
            f"own.remark.{reason}",
            found=found[:200],
            expected=expected,
            count=counts[reason, found, expected],
            places="; ".join(where[:5]) + ("; …" if len(where) > 5 else ""),
        )
        for (reason, found, expected), where in places.items()
    ]
