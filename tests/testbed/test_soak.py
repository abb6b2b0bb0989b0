"""The app while people click and builds are published: the short form of `make soak`."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from testbed.soak import Course, Press, soak


def test_nobody_sees_an_error_or_an_older_build_while_builds_are_published(tmp_path: Path) -> None:
    press = Press(tmp_path, Course())

    with ThreadPoolExecutor(1) as own:  # the thread of the tests may already have the event loop of a browser
        course = own.submit(asyncio.run, soak(press, sessions=3, seconds=4, publish_every=1.5, every=1)).result()

    assert course.clicks.errors == []
    assert course.published > 1
    assert course.looks > 0
    assert course.clicks.times
