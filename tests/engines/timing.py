"""How long each query takes on each engine: printed for docs/decisions/0012, never asserted."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import queries
from tests.engines.postgresql import cluster
from tests.engines.world import SERVERS, engines
from tests.fake_services import FakeServices
from tests.queries.test_query_heads import EXAMPLES, NAMES

RUNS = 4
ENGINES = ("duckdb", *SERVERS)


def milliseconds(work: Callable[[], object]) -> float:
    """The shortest of `RUNS` calls by the clock, after one that is not counted: others may use the machine, too."""
    taken = []
    for _ in range(1 + RUNS):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return min(taken[1:])


def main() -> None:
    with (
        FakeServices() as services,
        cluster() as server,
        tempfile.TemporaryDirectory() as folder,
        engines(server, services, Path(folder)) as found,
    ):
        figures: dict[str, list[float]] = {name: [] for name in NAMES}
        for engine in ENGINES:
            os.environ["SDG_DATABASE"] = found.reading(engine)
            for name in NAMES:
                figures[name].append(milliseconds(lambda name=name: queries.run_query(name, **EXAMPLES.get(name, {}))))
    print(f"| query, ms | {' | '.join(ENGINES)} |\n|---|{'---:|' * len(ENGINES)}")
    for name, taken in figures.items():
        print(f"| {name} | {' | '.join(f'{one:.1f}' for one in taken)} |")
    medians = [statistics.median(column) for column in zip(*figures.values(), strict=True)]
    print(f"| median of all | {' | '.join(f'{one:.1f}' for one in medians)} |")


if __name__ == "__main__":
    main()
