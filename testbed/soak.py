"""Does the app stay whole while people click and builds are published? No error, no view of an older build, no growth.

    python -m testbed.soak [--sessions 50] [--minutes 15] [--publish-every 60]

works on a copy of the shipped data in a folder of its own. Every build differs from the one before in one figure; who
asks for that figure after a build has been published must see it. Ends with 1 if anything was wrong.
"""

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from settings import DATA, ROOT
from testbed.crowd import Clicks, Reader, crowd
from testbed.server import serve_app
from testbed.visitor import Visitor, write_times
from texts import Language

FIGURE = "pks,05370,2022,"  # its line in the file of the indicator, before the value
FILE = Path("observations") / "crimes_recorded.csv"
VIEW = ("trends", "regions=05370&indicator=crimes_recorded")
FIRST = 55.01
WATCHERS = 5  # of those who look again and again at the figure


@dataclass
class Course:
    """`figures`: of each build, also of the one under way; `published`: how many of them; `memory` in MB."""

    clicks: Clicks = field(default_factory=Clicks)
    figures: list[str] = field(default_factory=list)
    published: int = 0
    looks: int = 0
    memory: list[float] = field(default_factory=list)


class Press:
    """Publishes builds from a copy of the shipped data."""

    def __init__(self, folder: Path, course: Course) -> None:
        self.data, self.course = folder / "data", course
        shutil.copytree(DATA, self.data, ignore=shutil.ignore_patterns("database", "raw", "own"))
        places = {"SDG_DATABASE": "database", "SDG_RAW": "raw", "SDG_OWN": "own", "SDG_DATA": "data"}
        self.environment: Mapping[str, str] = {name: str(folder / place) for name, place in places.items()}

    async def publish(self) -> None:
        """The next build, with its figure."""
        value = FIRST + len(self.course.figures) / 100
        file = self.data / FILE
        lines = file.read_text(encoding="utf-8").splitlines()
        changed = [f"{FIGURE}{value:.2f}" if line.startswith(FIGURE) else line for line in lines]
        file.write_text("\n".join([*changed, ""]), encoding="utf-8")
        self.course.figures.append(Language("de").number(value, 2))
        command = (sys.executable, "-m", "loaders", "build")
        environment = {**os.environ, **self.environment}
        quiet = asyncio.subprocess.DEVNULL
        build = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=quiet)
        if await build.wait():
            raise RuntimeError("A build was refused.")
        self.course.published += 1


async def watch(visitor: Visitor, until: float, every: float, course: Course) -> None:
    """Ask for the figure again and again, also once after the last build; only one of a build published by then, or
    later, may be shown."""
    due = -1
    while time.monotonic() < until or due < course.published - 1:
        due = course.published - 1
        answer = await visitor.open(*VIEW)
        course.looks += 1
        if not any(answer.holds(figure) for figure in course.figures[due:]):
            course.clicks.errors.append(f"not the figure of build {due + 1}, {course.figures[due]}")
        course.clicks.errors += answer.errors()
        await asyncio.sleep(every)


async def soak(press: Press, sessions: int, seconds: float, publish_every: float, every: float = 10) -> Course:
    """Click, watch and publish for so many seconds."""
    course = press.course
    await press.publish()
    with serve_app(told=press.environment) as server:
        readers: list[Reader] = await crowd([server], sessions, every)
        watchers = [await Visitor.at(server) for _ in range(WATCHERS)]
        until = time.monotonic() + seconds
        tasks = [reader.read(until, course.clicks) for reader in readers]
        tasks += [watch(watcher, until, every / WATCHERS, course) for watcher in watchers]
        going = asyncio.gather(*tasks)
        while (left := until - time.monotonic()) > 0:
            course.memory.append(server.megabytes())
            await asyncio.sleep(min(publish_every, left))
            if until - time.monotonic() > publish_every / 2:
                await press.publish()
        await going
        course.memory.append(server.megabytes())
    return course


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m testbed.soak")
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--publish-every", type=float, default=60, help="seconds")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        press = Press(Path(folder), Course())
        course = asyncio.run(soak(press, asked.sessions, 60 * asked.minutes, asked.publish_every))
    clicks = course.clicks
    print(f"{asked.sessions} sessions, {asked.minutes:g} minutes, {course.published} builds published")
    print(f"clicks {len(clicks.times)}, median and 95 % ms: {write_times(clicks.times)}")
    print(f"looks at the figure: {course.looks}")
    print(f"memory in MB at each build and at the end: {', '.join(f'{one:.0f}' for one in course.memory)}")
    print(f"errors: {len(clicks.errors)}", *sorted(set(clicks.errors)), sep="\n- ")
    sys.exit(1 if clicks.errors else 0)


if __name__ == "__main__":
    main()
