"""`python -m tests.fuzz [--inputs N] [--start N] [PARSER ...]`: many inputs for each parser, a line of outcome each;
then, unless parsers are named, how the time of each reader of text grows with the text."""

import argparse
import time

from loaders.own.tables.reading.limits import limit_memory
from testbed.timing import MOST
from tests.fuzz.growth import READERS, find_growth
from tests.fuzz.parsers import PARSERS
from tests.fuzz.run import run


def main() -> None:
    """Ends with the error of the first bad input."""
    wanted = argparse.ArgumentParser(prog="python -m tests.fuzz")
    wanted.add_argument("parsers", nargs="*", choices=[*PARSERS, []], metavar="PARSER", help=", ".join(PARSERS))
    wanted.add_argument("--inputs", type=int, default=100_000, help="inputs per parser (default: %(default)s)")
    wanted.add_argument("--start", type=int, default=0, help="another number makes other inputs")
    told = wanted.parse_args()
    print("| Parser | Inputs | Accepted at least in part | Minutes |\n|---|---:|---:|---:|")
    for name in told.parsers or PARSERS:
        begun = time.monotonic()
        with limit_memory():
            found = run(PARSERS[name], told.inputs, told.start)
        minutes = (time.monotonic() - begun) / 60
        print(f"| {name} | {found.inputs:,} | {found.accepted:,} | {minutes:.1f} |", flush=True)
    if not told.parsers:
        print("\n| Reader | Texts | Times as long for sixteen times the text, at most |\n|---|---:|---:|")
    for name, reader in () if told.parsers else READERS.items():
        texts = max(1, told.inputs // 100)
        worst, seed = max((find_growth(reader, number), number) for number in range(told.start, told.start + texts))
        print(f"| {name} | {texts:,} | {worst:.1f} |", flush=True)
        if worst > MOST:
            raise TimeoutError(f"{name}, text {seed}: the time grows faster than the text")


if __name__ == "__main__":
    main()
