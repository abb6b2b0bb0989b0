"""What a check finds: problems, which stop a table, and remarks, which only tell what was made of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from loaders.errors import LoaderError
from loaders.own.tables.grid import Place
from loaders.own.tables.words import FIELDS
from texts import Language

NOWHERE = Place("")


@dataclass(frozen=True)
class Finding:
    """`reason` names a text under `own.problem` or `own.remark`; `whole`: it is about all of the table, so that no
    row can be left out to mend it."""

    reason: str
    place: Place = NOWHERE
    found: str = ""
    expected: str | Place = ""
    whole: bool = False

    def problem(self, language: Language) -> str:
        if isinstance(self.expected, Place):
            expected = self.expected.describe(language)
        else:
            expected = ", ".join(_named(part, language) for part in self.expected.split(","))
        return language(f"own.problem.{self.reason}", found=self.found[:200], expected=expected)


def _named(part: str, language: Language) -> str:
    """The name of a column by its field, as a template heads it; everything else stays."""
    return language(f"own.header.{part}").split("|")[0] if part in FIELDS else part


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
    for finding in findings:
        kind = (finding.reason, finding.found, finding.expected)
        places.setdefault(kind, []).append(finding.place.describe(language))
    return [
        language(
            f"own.remark.{reason}",
            found=found[:200],
            expected=expected,
            count=len(where),
            places="; ".join(where[:5]) + ("; …" if len(where) > 5 else ""),
        )
        for (reason, found, expected), where in places.items()
    ]
