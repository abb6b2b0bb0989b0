"""What a click costs the server: a move of a slider in a part drawn anew by itself, and a page run again, each beside
Streamlit's own floor.

`python -m benchmarks.app_server [--runs 200]` needs a built database (`python -m loaders build`). One visitor
at a time, one click after the other, cases in turns; timed from the wish that
the browser sends to the message that all is done.
What is printed goes into docs/benchmarks.md.
"""

import argparse
import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from itertools import cycle
from statistics import median
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg

from testbed.server import Server, serve_app
from testbed.timing import surroundings
from testbed.visitor import Slider, Visitor, wish, write_times

PEER = "benchmarks/peers/streamlit_app.py"
WARM_UP, TURN = 10, 20
FOUR = (
    "scenario in front: pace",
    "indicator=crimes_recorded&region=05358&s1=change~-1.5&s2=pace~05370&s3=change~-1"
    "&s4=measures~~~Paket~2026_-3_80_Licht~2028_-2_50",
)


class Case(NamedTuple):
    """`floor` is the name of the case it is measured against, '' for one that is a floor itself."""

    name: str
    app: str
    page: str
    query: str
    floor: str = ""
    is_slider: bool = False
    alternate: str = ""  # a second address, so that every run has something new to show


def cases() -> list[Case]:
    empty, part = "empty page", "empty part with a slider"
    pages = [("", ""), ("ueberblick", "region"), ("kreisvergleich", "regions"), ("trends", "regions")]
    return [
        Case("slider of Was wäre, wenn", "app.py", "was-waere-wenn", "indicator=crimes_recorded", part, True),
        Case("slider, four scenarios", "app.py", "was-waere-wenn", FOUR[1], part, True),
        Case("slider and a chart, bare Streamlit", PEER, "", "show=scenario", part, True),
        Case(part, PEER, "", "show=part", is_slider=True),
        Case("four charts", PEER, "", "show=charts", empty),
        *(
            Case(f"page {page or 'start'}", "app.py", page, f"{key}=05370", empty, alternate=f"{key}=05358" * bool(key))
            for page, key in pages
        ),
        Case(empty, PEER, "", "show=nothing"),
    ]


def wishes(case: Case, slider: Slider | None) -> Callable[[int], BackMsg]:
    """The click of each number."""
    if slider:
        return slider.moved
    addresses = cycle((case.query, case.alternate or case.query))
    return lambda _: wish(case.page, next(addresses))


class Measured:
    """Times of a case, and what the server used of the processor for a click, both in milliseconds."""

    def __init__(self, case: Case, server: Server) -> None:
        self.case, self.server = case, server
        self.times: list[float] = []
        self.processor: list[float] = []
        self.kilobytes: list[float] = []
        self.clicks = 0

    async def open(self) -> None:
        self.visitor = await Visitor.at(self.server)
        opened = await self.visitor.open(self.case.page, self.case.query)
        slider = Slider(opened, self.case.page, self.case.query) if self.case.is_slider else None
        self.wish = wishes(self.case, slider)
        await self.click(WARM_UP)
        self.times.clear()
        self.kilobytes.clear()

    async def click(self, times: int) -> None:
        used = self.server.processor_seconds()
        for _ in range(times):
            self.clicks += 1
            answer = await self.visitor.ask(self.wish(self.clicks))
            if errors := answer.errors():
                raise RuntimeError(f"{self.case.name}: {errors}")
            self.times.append(answer.milliseconds)
            self.kilobytes.append(answer.kilobytes)
        self.processor.append(1000 * (self.server.processor_seconds() - used) / times)


async def measure(servers: dict[str, Server], runs: int) -> list[Measured]:
    """All cases in turns."""
    measured = [Measured(case, servers[case.app]) for case in cases()]
    for one in measured:
        await one.open()
    for _ in range(0, runs, TURN):
        for one in measured:
            await one.click(TURN)
    return measured


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.app_server")
    parser.add_argument("--runs", type=int, default=200)
    runs = parser.parse_args().runs
    packages = ("streamlit", "plotly", "pandas", "duckdb", "uvicorn")
    print(f"{surroundings(*packages)}; {runs} clicks each\n")
    with ExitStack() as stack:
        servers = {app: stack.enter_context(serve_app(app)) for app in ("app.py", PEER)}
        measured = asyncio.run(measure(servers, runs))
    medians = {one.case.name: median(one.times) for one in measured}
    print("| | median ms | 95 % ms | of floor | processor ms | KB |")
    print("|---|---:|---:|---:|---:|---:|")
    for one in measured:
        ratio = f"{medians[one.case.name] / medians[one.case.floor]:.1f}" if one.case.floor else ""
        used = median(one.processor[1:])
        print(f"| {one.case.name} | {write_times(one.times)} | {ratio} | {used:.0f} | {median(one.kilobytes):.0f} |")


if __name__ == "__main__":
    main()
