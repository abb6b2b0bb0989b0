"""Median and 95th percentile of repeated work, and what the figures were measured on."""

import gc
import math
import os
import platform
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median, quantiles
from typing import NamedTuple

MOST = 64  # times as long for sixteen times the text: what grows evenly takes sixteen, the square 256


class Timing(NamedTuple):
    """Milliseconds by the clock, and of processor time (the median), which other work on the machine touches less."""

    median: float
    p95: float
    cpu: float


def time_tasks(tasks: Iterable[Callable[[], object]]) -> Timing:
    """Each task once, one after the other."""
    spent, used = [], []
    for task in tasks:
        start = time.perf_counter(), time.process_time()
        task()
        spent.append(1000 * (time.perf_counter() - start[0]))
        used.append(1000 * (time.process_time() - start[1]))
    return Timing(median(spent), quantiles(spent, n=20, method="inclusive")[-1], median(used))


def compare_times(short: Callable[[], object], long: Callable[[], object]) -> float:
    """How many times the processor time of `short` `long` takes: both by turns, the least of each, since whatever else
    the machine does only adds. More than `MOST` is measured again, up to eight times."""
    least = [math.inf, math.inf]
    for _ in range(8):
        for place, task in enumerate((short, long)):
            least[place] = min(least[place], take_time(task))
        if least[1] <= MOST * least[0] or least[1] > 1:  # second: by chance nothing takes so long
            break
    return least[1] / least[0]


def take_time(task: Callable[[], object]) -> float:
    """Seconds of the processor, without those in which Python looks through everything else for what is not needed."""
    gc.disable()
    try:
        begun = time.thread_time()
        task()
        return time.thread_time() - begun
    finally:
        gc.enable()


@contextmanager
def limit_processor_time(seconds: float) -> Iterator[None]:
    """Fails where the block takes more of the processor than that on a machine that counts to a million in 25 ms, or
    on a slower one as much more as it is slower."""
    slow, begun = _count_to_a_million(), time.process_time()
    yield
    used = time.process_time() - begun
    allowed = seconds * max(1.0, slow, _count_to_a_million())
    assert used < allowed, f"{used:.2f} s of the processor, {allowed:.2f} allowed"


def _count_to_a_million() -> float:
    """In multiples of 25 ms."""
    begun, number = time.thread_time(), 0
    while number < 1_000_000:
        number += 1
    return (time.thread_time() - begun) / 0.025


def surroundings(*packages: str) -> str:
    """One line: day, versions, cores, load of the machine."""
    told = ", ".join(f"{name} {version(name)}" for name in packages)
    today = datetime.now(UTC).date().isoformat()
    load = f"load of the machine {os.getloadavg()[0]:.1f}"
    return f"{today}, Python {platform.python_version()}, {told}, {os.cpu_count()} cores, {load}"
