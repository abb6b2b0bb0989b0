"""One fetch from one source: what is kept must read and be plausible."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from loaders.build.comparison import LEAST_LEFT
from loaders.errors import LoaderError, SourceChanged
from loaders.fetch import snapshots
from loaders.fetch.http import Answer
from loaders.fetch.likeness import find_unlike
from loaders.fetch.scope import Scope
from loaders.fetch.snapshots import Sidecar, Snapshot
from loaders.reference import Reference
from loaders.sources.rows import OLDEST_YEAR, Gap, Value, Wanted, Watch
from storage.checksums import compute_checksum

Reader = Callable[[bytes, Sidecar], Iterable[Value | Gap]]


@dataclass
class Run:
    """Hands a source's module what it needs and keeps what it brings."""

    wanted: Wanted
    reference: Reference
    watch: Watch
    data_version: str = ""
    problems: list[LoaderError] = field(default_factory=list)

    @property
    def source(self) -> str:
        return self.reference.source

    @cached_property
    def _kept_before(self) -> list[Snapshot]:
        """The source's snapshots as they were when this run first kept something."""
        return list(snapshots.find_newest(self.source))

    def has(self, item: str) -> bool:
        """Whether the item is already kept in the data version that the source has now. So a fetch that was broken
        off goes on where it stood, and one of unchanged data asks for nothing twice."""
        found = snapshots.find_newest_of(self.source, item)
        unchanged = found is not None and found.about.data_version == self.data_version != ""
        return unchanged and not self.wanted.again

    def keep(self, item: str, suffix: str, answer: Answer, request: Mapping[str, object], read: Reader) -> None:
        """Keep an answer as the item's newest snapshot, if it reads and its values pass; the one before stays else.

        Raises SourceChanged.
        """
        about = self.describe(answer, request)
        rows = self.check_rows(answer.body, about, read)
        if not self.wanted.again:
            self._refuse_loss(rows, request, read)
        snapshots.save_snapshot(self.source, item, suffix, answer.body, about)

    def describe(self, answer: Answer, request: Mapping[str, object]) -> Sidecar:
        """Where an answer is from."""
        return Sidecar(
            answer.url,
            snapshots.read_clock(),
            compute_checksum(answer.body),
            self.reference.licence,
            answer.status,
            answer.media_type,
            self.data_version,
            request,
        )

    def check_rows(self, body: bytes, about: Sidecar, read: Reader) -> list[Value | Gap]:
        """What an answer holds, if it reads, is plausible and goes with the series we have. Raises SourceChanged."""
        rows = list(read(body, about))
        accept_loss(rows, self.reference)
        self._refuse_unlike(rows)
        return rows

    def _refuse_unlike(self, rows: list[Value | Gap]) -> None:
        """Raise SourceChanged where values do not go with the series that we have. Fetching again on purpose accepts
        a deviation, which may be a revision; it never accepts another unit."""
        values: dict[str, dict[tuple[str, int], float]] = {}
        for row in rows:
            if isinstance(row, Value) and (mapping := self.reference.mappings.get(row.code)):
                values.setdefault(row.code, {})[row.region_key, row.year] = row.value * mapping.factor
        for code, of_code in values.items():
            mapping = self.reference.mappings[code]
            unlike = find_unlike(mapping.indicator, of_code, mapping.step)
            if unlike and unlike.is_tenfold:
                raise SourceChanged(self.source, code, "tenfold", f"{mapping.indicator}: {unlike.describe()}")
            if unlike and not self.wanted.again:
                raise SourceChanged(self.source, code, "unlike", f"{mapping.indicator}: {unlike.describe()}")

    def _refuse_loss(self, rows: list[Value | Gap], request: Mapping[str, object], read: Reader) -> None:
        """Raise SourceChanged where a region that had values has none any more, or far fewer: a service that stumbles
        must not take them away, and of its answers only the newest two are kept. Fetching again on purpose accepts
        it."""
        scope = Scope.of(request)
        values = _count_values(rows)
        for kept in self._kept_before:
            before = Scope.of(kept.about.request)
            if scope is None or before is None or not scope.compares_with(before):
                continue
            before_by_place = _count_values(read(kept.read(), kept.about))
            had = {place: count for place, count in before_by_place.items() if _is_asked(place, scope)}
            if lost := sorted(had.keys() - values.keys()):
                told = ", ".join(f"{code} {key}" for code, key in lost)
                raise SourceChanged(self.source, kept.item, "lost", told)
            if fewer := sorted(place for place, count in had.items() if values[place] < LEAST_LEFT * count):
                told = ", ".join(f"{code} {key} ({had[code, key]} → {values[code, key]})" for code, key in fewer)
                raise SourceChanged(self.source, kept.item, "fewer", told)


def _count_values(rows: Iterable[Value | Gap]) -> Counter[tuple[str, str]]:
    """How many years have a value, by code and region."""
    years = {(row.code, row.region_key, row.year) for row in rows if isinstance(row, Value)}
    return Counter((code, key) for code, key, _ in years)


def _is_asked(place: tuple[str, str], scope: Scope) -> bool:
    return place[0] in scope.codes and place[1] in scope.areas


def accept_loss(rows: Iterable[Value | Gap], reference: Reference) -> None:
    """Raise SourceChanged at the first figure that comes twice, lies in no possible year or is not plausible."""
    seen: set[tuple[str, str, int]] = set()
    for row in rows:
        if isinstance(row, Gap):
            continue
        key = (row.code, row.region_key, row.year)
        if key in seen:
            raise SourceChanged(reference.source, row.path, "twice", f"{row.code} {row.region_key} {row.year}")
        seen.add(key)
        if not OLDEST_YEAR <= row.year <= datetime.now(UTC).year:
            raise SourceChanged(reference.source, row.path, "year", str(row.year))
        mapping = reference.mappings.get(row.code)
        if len(row.region_key) == 8 and row.region_key not in reference.regions:
            continue  # a hamlet may lie beyond what is possible for a district; its district shows a wrong unit
        if mapping is None or (mapping.indicator, row.region_key, row.year) in reference.known_errors:
            continue
        if not mapping.smallest <= row.value * mapping.factor <= mapping.largest:
            found = f"{row.code} {row.region_key} {row.year}: {row.value}"
            raise SourceChanged(reference.source, row.path, "implausible", found)
