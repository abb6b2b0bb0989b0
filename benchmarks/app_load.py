"""A whole administration at once: how long a click takes, and the memory of the server, with many sessions open.

    python -m benchmarks.app_load [--sessions 100] [--processes 1] [--seconds 120] [--every 10] [--defaults]

needs a built database (`python -m loaders build`). Every session is a connection of its own that speaks to the server
as a browser does; with several processes each session stays at its own. `--defaults` starts Streamlit as it comes:
garbage collected after every run, nothing imported ahead. What is printed goes into docs/benchmarks.md.
"""

import argparse
import asyncio
import os
import time
from contextlib import ExitStack

from testbed.crowd import Clicks, crowd
from testbed.server import Server, serve_app
from testbed.visitor import write_times

AS_IT_COMES = ("--runner.postScriptGC", "true")
LOOK = 15  # seconds between two looks at the memory


async def load(servers: list[Server], sessions: int, every: float, seconds: float) -> tuple[Clicks, list[float]]:
    """The clicks, and the memory of the first process in the course of them."""
    readers = await crowd(servers, sessions, every)
    clicks, memory = Clicks(), [servers[0].megabytes()]
    until = time.monotonic() + seconds
    reading = asyncio.gather(*(reader.read(until, clicks) for reader in readers))
    while time.monotonic() < until:
        await asyncio.sleep(min(LOOK, seconds))
        memory.append(servers[0].megabytes())
    await reading
    return clicks, memory


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.app_load")
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--every", type=float, default=10, help="seconds between two clicks of a session")
    parser.add_argument("--defaults", action="store_true", help="Streamlit as it comes")
    asked = parser.parse_args()
    with ExitStack() as stack:
        start = ("features/shell/frame.py", None, AS_IT_COMES) if asked.defaults else ("app.py",)
        servers = [stack.enter_context(serve_app(*start)) for _ in range(asked.processes)]
        used, began = [server.processor_seconds() for server in servers], time.monotonic()
        clicks, memory = asyncio.run(load(servers, asked.sessions, asked.every, asked.seconds))
        busy = sum(server.processor_seconds() - before for server, before in zip(servers, used, strict=True))
        share = busy / (time.monotonic() - began)
    print("| sessions | processes | clicks | median ms | 95 % ms | errors | processors busy | MB first, last, most |")
    print("|---:|---:|---:|---:|---:|---:|---:|---|")
    print(
        f"| {asked.sessions} | {asked.processes} | {len(clicks.times)} | {write_times(clicks.times)} "
        f"| {len(clicks.errors)} | {share:.2f} of {os.cpu_count()} "
        f"| {memory[0]:.0f}, {memory[-1]:.0f}, {max(memory):.0f} |"
    )
    for error in sorted(set(clicks.errors)):
        print(f"- {error}")


if __name__ == "__main__":
    main()
