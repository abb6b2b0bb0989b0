"""How long does it take to hold all indicators of all districts against a target? In multiples of loading the rows.

`python -m benchmarks.progress` needs a built database (`python -m loaders build`).
"""

import statistics
import time
from collections.abc import Callable
from functools import partial

import queries
from domain.change import Direction
from domain.course import Point
from domain.methods.eurostat_pace import compute_eurostat_pace
from domain.methods.progress import compute_progress
from domain.methods.weather import find_weather
from domain.target import Target

RUNS = 7
METHODS: dict[str, Callable[[list[Point], Target], object]] = {
    "linear": compute_progress,
    "weather": find_weather,
    "eurostat": compute_eurostat_pace,
}
Series = dict[tuple[str, str], list[Point]]


def load() -> Series:
    """All series of all districts and independent cities, by indicator and region."""
    regions = queries.run_query("regions")
    districts = regions.loc[regions["kind"].isin(["district", "independent_city"]), "region_key"].tolist()
    found: Series = {}
    for row in queries.run_query("histories", regions=districts).to_dict("records"):
        found.setdefault((row["indicator_key"], row["region_key"]), []).append((row["year"], row["value"]))
    return found


def judge(series: Series, method: Callable[[list[Point], Target], object]) -> None:
    """Every series against a target of half its newest value by 2035."""
    for points in series.values():
        method(points, Target(points[-1][1] / 2, Direction.DOWN, 2035))


def milliseconds(task: Callable[[], object]) -> float:
    """Median of several runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        task()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    series = load()
    loading = milliseconds(load)
    print(f"{len(series)} series; loading them {loading:.0f} ms")
    for name, method in METHODS.items():
        judging = milliseconds(partial(judge, series, method))
        print(f"{name:<9} {judging:6.1f} ms = {judging / loading:.2f} of loading")


if __name__ == "__main__":
    main()
