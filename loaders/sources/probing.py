"""What every probe does: real requests one after the other, each held against what the loader relies on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from loaders.errors import LoaderError, SourceUnavailable
from loaders.fetch.calls import UNREACHED
from loaders.fetch.http import Answer, Client
from loaders.fetch.run import Reader, Run
from loaders.reference import Reference
from loaders.sources.rows import ProbeFinding, Value, Wanted

Check = Callable[[], Iterator[ProbeFinding]]
UNREACHABLE = "unreachable"


def run_checks(checks: Iterable[tuple[str, Check]]) -> Iterator[ProbeFinding]:
    """Every finding, in the order of the named checks. A request that fails is a finding and the others go on; where
    the service cannot be reached at all, the probe ends."""
    answered = False
    for request, check in checks:
        try:
            for finding in check():
                answered = True
                yield finding
        except LoaderError as error:
            if isinstance(error, SourceUnavailable) and _ends(error.cause, answered):
                yield ProbeFinding(UNREACHABLE, False, {}, error)
                return
            yield ProbeFinding("failed", True, {"request": request}, error)
            answered = True


def _ends(cause: str, answered: bool) -> bool:
    """A host that is silent from the start stays so; one that has answered may only be slow."""
    return cause in UNREACHED or (cause == "timeout" and not answered)


def rehearse_fetch(
    fetch: Callable[[Run, Client, str], None], wanted: Wanted, client: Client, address: str, reference: Reference
) -> Iterator[ProbeFinding]:
    """Findings of a fetch of `wanted` that keeps nothing: how many values each answer has, and what is wrong."""
    run = _Rehearsal(wanted, reference, Unwatched())

    def whole() -> Iterator[ProbeFinding]:
        fetch(run, client, address)
        yield from (
            ProbeFinding("answer", not count, {"item": item, "count": count}) for item, count in run.counts.items()
        )
        yield from (ProbeFinding("failed", True, {"request": "–"}, problem) for problem in run.problems)

    yield from run_checks([(reference.source, whole)])


@dataclass
class _Rehearsal(Run):
    """Reads and checks what comes, and counts the values of each item."""

    counts: dict[str, int] = field(default_factory=dict)

    def keep(self, item: str, suffix: str, answer: Answer, request: Mapping[str, object], read: Reader) -> None:  # noqa: ARG002 (nothing is written)
        rows = self.check_rows(answer.body, self.describe(answer, request), read)
        self.counts[item.rpartition("-")[0]] = sum(isinstance(row, Value) for row in rows)


class Unwatched:
    """Nobody watches."""

    def start(self, source: str, total: int, unit: str) -> None:
        """Nothing to show."""

    def step(self, label: str, done: int = 1) -> None:
        """Nothing to show."""

    def tell(self, message: str, **fields: object) -> None:
        """Nothing to show."""
