"""What a person waits for on the way to the council: the first screen, the slides shown, the file in hand.

`python -m benchmarks.council [--districts 8]` needs a built database. Each district is visited by a browser that has
never been there, and is asked for first by nobody else, so that no answer on it is kept. What is printed goes into
docs/benchmarks.md.
"""

import argparse
import time
from collections.abc import Sequence
from itertools import pairwise

from playwright.sync_api import Page, sync_playwright

from benchmarks.app_browser import FLAGS, PATIENCE
from testbed import chromium
from testbed.server import serve_app
from testbed.timing import surroundings
from testbed.visitor import write_times

# In five Länder; the first one warms the server up.
DISTRICTS = ("05370", "05358", "03454", "09190", "14713", "11000", "05315", "08111", "12060", "01054")
SEEN, ALIVE = "first screen of Start drawn", "from then until the page has come to life"
ROWS = (SEEN, ALIVE, "from the click on Folien to the first slide", "to the PPTX in hand", "both clicks")
AGAIN = (f"{SEEN}, asked for before", f"{ALIVE}, asked for before")


def open_start(page: Page, address: str, district: str) -> list[float]:
    """Moments: asked for, its board drawn (in the first HTML), all of it there and ready to be clicked."""
    moments = [time.perf_counter()]
    page.goto(f"{address}?region={district}", wait_until="commit", timeout=PATIENCE)
    page.locator(".kk-board .kk-row").nth(1).wait_for(timeout=PATIENCE)
    moments.append(time.perf_counter())
    page.locator("#root .kk-board .kk-row").nth(1).wait_for(timeout=PATIENCE)
    page.locator(".st-key-use_deck button").wait_for(timeout=PATIENCE)
    return [*moments, time.perf_counter()]


def go_to_the_council(page: Page, address: str, district: str) -> list[float]:
    """Milliseconds of each row: two clicks after the page has been opened."""
    moments = open_start(page, address, district)
    page.locator(".st-key-use_deck button").click()
    page.locator(".kk-slides img").first.wait_for(timeout=PATIENCE)
    moments.append(time.perf_counter())
    with page.expect_download(timeout=PATIENCE) as waiting:
        page.get_by_role("button", name="PowerPoint (.pptx)").click()
    waiting.value.path()
    moments.append(time.perf_counter())
    spent = list_spent(moments)
    return [*spent, sum(spent[2:])]


def list_spent(moments: Sequence[float]) -> list[float]:
    """Milliseconds between them."""
    return [1000 * (after - before) for before, after in pairwise(moments)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.council")
    parser.add_argument("--districts", type=int, default=len(DISTRICTS) - 1)
    asked = parser.parse_args()
    times: dict[str, list[float]] = {row: [] for row in (*ROWS, *AGAIN)}
    with serve_app() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(FLAGS))
        print(f"{surroundings('streamlit', 'plotly')}, Chromium {browser.version}\n")
        for number, district in enumerate(DISTRICTS[: asked.districts + 1]):
            context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="de-DE")
            spent = go_to_the_council(context.new_page(), f"http://{server.address}/", district)
            context.close()
            context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="de-DE")
            spent += list_spent(open_start(context.new_page(), f"http://{server.address}/", district))
            context.close()
            for row, one in zip(times, spent, strict=True):
                times[row] += [one] if number else []
        browser.close()
    print("| | median ms | 95 % ms | most |\n|---|---:|---:|---:|")
    for row, found in times.items():
        print(f"| {row} | {write_times(found)} | {max(found):.0f} |")


if __name__ == "__main__":
    main()
