"""The one runner: so many inputs for a parser, each answered within seconds."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

LONGEST = 20.0  # seconds of the processor for one input, far beyond what any needs; a busy machine takes none of them
PIECE = 10_000  # inputs that Hypothesis makes in one go: its memory of them grows
_LONGEST_SAID = 2000


@dataclass(frozen=True)
class Parser:
    """How an input is made, and what must hold of it: `holds` gives whether something of it was accepted, and raises
    for what must not be. Every error that is not among the named ones of the parser is one, too."""

    make: Callable[[Random], Any]
    holds: Callable[[Any], bool]


@dataclass
class Outcome:
    """How many inputs there were, and how many of them were accepted at least in part."""

    inputs: int = 0
    accepted: int = 0


def run(parser: Parser, inputs: int, start: int = 0) -> Outcome:
    """Hold so many inputs against the parser; another `start` makes others. Raises what the first bad one raises, with
    the input as a note."""
    outcome = Outcome()

    def hold(number: int) -> None:
        outcome.inputs += 1
        made = parser.make(Random(number))
        try:
            with _answering():
                outcome.accepted += parser.holds(made)
        except Exception as error:
            error.add_note(f"input {number}: {made!r:.{_LONGEST_SAID}}")
            raise

    while (missing := inputs - outcome.inputs) > 0:
        limits = settings(
            max_examples=min(PIECE, missing),
            deadline=None,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        seed(start + outcome.inputs)(limits(given(st.integers(0, 2**64 - 1))(hold)))()
    return outcome


@contextmanager
def _answering() -> Iterator[None]:
    """Raises TimeoutError where no answer comes; a parser waits for nothing, so that it would use the processor."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"no answer within {LONGEST} s of the processor")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
