"""What can go wrong while loading. Every error says what, where and what to do, in German or English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from texts import Language, in_one_line, without_controls, write_name

LONGEST_DETAIL = 2000  # signs
_SIGN_IN = re.compile(r"//[^/\s]*@")  # in an address: user name and password


def clean_detail(text: str) -> str:
    """What came from a service or stands in its address, as terminals, files and pages may hold it: one line, not
    endless, without controls and halves of signs, and without the user name and the password of an address."""
    return _SIGN_IN.sub("//", in_one_line(text[: 2 * LONGEST_DETAIL]))[:LONGEST_DETAIL]


@dataclass(frozen=True)
class RowProblem:
    """One thing wrong in one input file.

    `reason` is the name of a text under `loaders.problem`; `line` counts from 1 with the header as line 1,
    0 stands for the file as a whole.
    """

    file: str
    line: int
    column: str
    found: str
    reason: str
    expected: str = ""

    def describe(self, language: Language) -> str:
        found = without_controls(self.found)
        reason = language(f"loaders.problem.{self.reason}", found=found, expected=self.expected)
        place = "loaders.problem_at" if self.column else "loaders.problem_in_line"
        return language(place, file=write_name(self.file), line=self.line, column=self.column, reason=reason)


class LoaderError(Exception):
    """Base of all errors of the loaders."""

    def describe(self, language: Language) -> str:
        """The error in the user's language: what, where, what to do."""
        raise NotImplementedError

    def brief(self, language: Language) -> str:
        """Only what and where."""
        return self.describe(language)


class InvalidRows(LoaderError):
    """Input rows break a rule; nothing of the build is published."""

    def __init__(self, problems: Sequence[RowProblem], total: int) -> None:
        super().__init__(f"{total} invalid rows, first: {problems[0]}")
        self.problems = problems
        self.total = total

    def describe(self, language: Language) -> str:
        lines = [f"  {problem.describe(language)}" for problem in self.problems]
        return language("loaders.invalid_rows", total=self.total, lines="\n".join(lines))


class ChecksFailed(LoaderError):
    """A check query returned rows; nothing of the build is published."""

    def __init__(self, check: str, question: str, rows: Sequence[str]) -> None:
        super().__init__(f"{check}: {len(rows)} rows, first: {rows[0]}")
        self.check = check
        self.question = question
        self.rows = rows

    def describe(self, language: Language) -> str:
        shown = "\n".join(self.rows[:10])
        return language(
            "loaders.check_failed", check=self.check, question=self.question, total=len(self.rows), lines=shown
        )


@dataclass(frozen=True)
class DataChange:
    """One thing in which a new database differs from the one in use more than new data explain.

    `what` is the name of a text under `loaders.change`.
    """

    what: str
    where: str
    before: float
    now: float

    def describe(self, language: Language) -> str:
        return language(f"loaders.change.{self.what}", where=self.where, before=self.before, now=self.now)


class ChangesNotAccepted(LoaderError):
    """The new database differs from the one in use more than new data explain; nothing is published."""

    def __init__(self, changes: Sequence[DataChange]) -> None:
        super().__init__(f"{len(changes)} changes, first: {changes[0]}")
        self.changes = changes

    def describe(self, language: Language) -> str:
        lines = "\n".join(f"  {change.describe(language)}" for change in self.changes[:20])
        return language("loaders.changes_not_accepted", total=len(self.changes), lines=lines)


class BuildFailed(LoaderError):
    """The machine stood in the way (disk full, folder not writable); nothing is published."""

    def __init__(self, folder: str, cause: str) -> None:
        super().__init__(f"{folder}: {cause}")
        self.folder = folder
        self.cause = cause

    def describe(self, language: Language) -> str:
        return language("loaders.build_failed", folder=self.folder, cause=self.cause)


class FetchFailed(LoaderError):
    """The machine stood in the way of a fetch (disk full, folder not writable); what was kept before stays."""

    def __init__(self, folder: str, cause: str) -> None:
        super().__init__(f"{folder}: {cause}")
        self.folder = folder
        self.cause = cause

    def describe(self, language: Language) -> str:
        return language("loaders.fetch_failed", folder=self.folder, cause=self.cause)


class SourceUnavailable(LoaderError):
    """A service does not answer, breaks off or refuses. `cause`: a name under `loaders.cause` or an HTTP status."""

    def __init__(
        self, source: str, where: str, cause: str, may_pass: bool = True, retry_after: float | None = None
    ) -> None:
        self.source = source
        self.where = clean_detail(where)
        super().__init__(f"{source} {self.where}: {cause}")
        self.cause = cause
        self.may_pass = may_pass
        self.retry_after = retry_after

    def brief(self, language: Language) -> str:
        cause = self.cause if self.cause.startswith("HTTP") else language(f"loaders.cause.{self.cause}")
        return f"{self.where}: {cause}"

    def describe(self, language: Language) -> str:
        text = "loaders.source_unavailable" if self.may_pass else "loaders.source_closed"
        return language(text, source=self.source, brief=self.brief(language))


class SourceRefused(LoaderError):
    """What is asked for cannot be had like this. `reason`: a name under `loaders.refused`; `told`: the service's own
    words, or what is missing."""

    def __init__(self, source: str, where: str, reason: str, told: str = "") -> None:
        self.source = source
        self.where = clean_detail(where)
        self.reason = reason
        self.told = clean_detail(told)
        super().__init__(f"{source} {self.where}: {reason} {self.told}")

    def brief(self, language: Language) -> str:
        return f"{self.where}: {language(f'loaders.refused.{self.reason}', told=self.told)}"

    def describe(self, language: Language) -> str:
        return language("loaders.source_refused", source=self.source, brief=self.brief(language))


class SourceChanged(LoaderError):
    """A service answers, but not as agreed. `what`: a name under `loaders.changed`; `found`: what came instead."""

    def __init__(self, source: str, where: str, what: str, found: str = "") -> None:
        self.source = source
        self.where = clean_detail(where)
        self.what = what
        self.found = clean_detail(found)
        super().__init__(f"{source} {self.where}: {what} {self.found}")

    def brief(self, language: Language) -> str:
        return f"{self.where}: {language(f'loaders.changed.{self.what}', found=self.found)}"

    def describe(self, language: Language) -> str:
        return language("loaders.source_changed", source=self.source, brief=self.brief(language))


class SnapshotDamaged(LoaderError):
    """A snapshot's bytes no longer have the SHA-256 that its sidecar holds; the build leaves everything as it is."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file

    def describe(self, language: Language) -> str:
        return language("loaders.snapshot_damaged", file=self.file)
