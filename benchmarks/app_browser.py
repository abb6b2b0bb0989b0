"""What a person waits for, in a real browser: until the charts of a visit are drawn, and drawn again after a change.

    make bench-app       (the last part; python -m benchmarks.app_browser --peers FOLDER_OF_THE_ENVIRONMENT [--runs 15])

needs a built database (`python -m loaders build`) and, for Dash and marimo, an environment with
benchmarks/peers/requirements.txt. The same four charts, drawn by the same code, in Streamlit as Kreiskompass sets it
up, in Dash, in marimo, and written beforehand with Plotly alone; beside them our own page with its frame, words and
tables. Peers in turns; a visit is that of a browser that has never been there. What is printed goes into
docs/benchmarks.md.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.peers import static_page
from settings import ROOT
from testbed import chromium
from testbed.server import free_port, serve_app, start_process
from testbed.timing import surroundings
from testbed.visitor import write_times

OBSERVE = (ROOT / "benchmarks" / "peers" / "observe.js").read_text(encoding="utf-8")
CALM = 250  # ms without a change after which a chart is taken as drawn
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PAUSE = 100  # ms between two steps of a hand
PATIENCE = 180_000  # ms
WARM_UP = 3
STREAMLIT, DASH, MARIMO = "Streamlit as set up here", "Dash", "marimo"
STATIC, OURS = "Plotly alone", "our page"
LINES = {10: (STREAMLIT, DASH, MARIMO, STATIC, OURS), 0.4: (DASH, OURS)}  # Mbit/s, and who is visited over them


@contextmanager
def addresses(peers: Path | None) -> Iterator[dict[str, dict[str, str]]]:
    """Addresses by peer: four charts, the same at the end of narrow lines, a chart with a slider."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        static_page.write(folder)
        port = free_port()
        stack.enter_context(
            start_process([sys.executable, "-m", "http.server", str(port), "-b", "127.0.0.1", "-d", folder], port)
        )
        bare = stack.enter_context(serve_app("benchmarks/peers/streamlit_app.py")).address
        ours = stack.enter_context(serve_app()).address
        found = {
            STREAMLIT: {"charts": f"http://{bare}/?show=charts", "scenario": f"http://{bare}/?show=scenario"},
            STATIC: {kind: f"http://127.0.0.1:{port}/{kind}.html" for kind in ("charts", "scenario")},
            OURS: {
                "charts": f"http://{ours}/trends?indicator=crimes_recorded",
                "scenario": f"http://{ours}/was-waere-wenn?indicator=crimes_recorded",
            },
        }
        if peers:
            at = f"127.0.0.1:{(port := free_port())}"
            dash: list[str | Path] = [
                peers / "bin" / "gunicorn",
                "--threads",
                "4",
                "-b",
                at,
                "benchmarks.peers.dash_app:server",
            ]
            stack.enter_context(start_process(dash, port))
            found[DASH] = {kind: f"http://{at}/{kind}/" for kind in ("charts", "scenario")}
            at = f"127.0.0.1:{(port := free_port())}"
            page = ROOT / "benchmarks" / "peers" / "marimo_app.py"
            marimo: list[str | Path] = [
                peers / "bin" / "marimo",
                "run",
                page,
                "--headless",
                "--no-token",
                "--port",
                str(port),
            ]
            stack.enter_context(start_process(marimo, port, {"PYTHONPATH": str(ROOT)}))
            found[MARIMO] = {kind: f"http://{at}/?show={kind}" for kind in ("charts", "scenario")}
        for megabits, peers_there in LINES.items():
            there = {peer: pages for peer, pages in found.items() if peer in peers_there}
            for peer, address in narrow_lines(there, megabits, stack).items():
                found[peer][name_line(megabits)] = address
        yield found


def name_line(megabits: float) -> str:
    """The row of visits over this line."""
    return f"the same at {megabits} Mbit/s"


def narrow_lines(found: dict[str, dict[str, str]], megabits: float, stack: ExitStack) -> dict[str, str]:
    """By peer the address of the page of the four charts at the end of a narrow line."""
    lines = {peer: (free_port(), urlsplit(pages["charts"]).port) for peer, pages in found.items()}
    pairs = [f"{listening}:{port}" for listening, port in lines.values()]
    first = next(iter(lines.values()))[0]
    stack.enter_context(start_process([sys.executable, "-m", "testbed.line", str(megabits), *pairs], first))
    return {
        peer: pages["charts"].replace(f":{lines[peer][1]}/", f":{lines[peer][0]}/") for peer, pages in found.items()
    }


@contextmanager
def visit(browser: Browser, address: str, charts: int) -> Iterator[tuple[Page, float]]:
    """A first visit: the page, and milliseconds until that many charts were drawn."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    page = context.new_page()
    page.add_init_script(OBSERVE)
    try:
        page.goto(address, wait_until="commit", timeout=PATIENCE)
        yield page, wait_for_number(page, f"bench.visited({charts})")
    finally:
        context.close()


def wait_for_number(page: Page, expression: str) -> float:
    """The number that the page tells, as soon as it tells one."""
    known = f"() => (number => number === null ? null : {{number}})({expression})"
    told: dict[str, float] = page.wait_for_function(known, timeout=PATIENCE, polling=20).json_value()
    return told["number"]


def change(page: Page, act: Callable[[], None], until: str) -> float:
    """Milliseconds from a click or key until then."""
    page.evaluate("bench.arm()")
    act()
    spent = wait_for_number(page, until)
    page.wait_for_timeout(PAUSE)
    return spent


def changes(page: Page, kind: str, runs: int) -> list[float]:
    """Choose districts in turns until all four charts stand, or move the slider to and fro until that is painted."""
    page.wait_for_timeout(1500)
    if kind == "charts":
        choices = page.locator("input[type=radio], [role=radio]")
        acts = [partial(choices.nth(place).dispatch_event, "click") for place in range(choices.count())]
        return [change(page, acts[n % len(acts)], f"bench.redrawn(4, {CALM})") for n in range(1, runs + 1)]
    slider = page.get_by_role("slider").first
    slider.focus()
    keys = ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft")
    return [change(page, partial(page.keyboard.press, keys[n % 4]), "bench.painted()") for n in range(runs)]


def measure(browser: Browser, found: dict[str, dict[str, str]], runs: int) -> dict[str, dict[str, list[float]]]:
    """Times by row and peer."""
    times: dict[str, dict[str, list[float]]] = {}
    visits = {"visit until the fourth chart": "charts", **{(row := name_line(line)): row for line in LINES}}
    for number in range(1 + max(2, runs // 3)):
        for peer, pages in found.items():
            for row, kind in ((row, kind) for row, kind in visits.items() if kind in pages):
                with visit(browser, pages[kind], 1 if peer == OURS else 4) as (_, spent):
                    if number:  # the first fills the caches of the server
                        times.setdefault(row, {}).setdefault(peer, []).append(spent)
    rows = {"scenario": "slider until painted", "charts": "other district until four charts are redrawn"}
    for kind, row in rows.items():
        for peer, pages in found.items():
            if (kind, peer) != ("charts", OURS):
                with visit(browser, pages[kind], 4 if kind == "charts" else 1) as (page, _):
                    times.setdefault(row, {})[peer] = changes(page, kind, WARM_UP + runs)[WARM_UP:]
    return times


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.app_browser")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--peers", type=Path, help="environment that has Dash and marimo")
    asked = parser.parse_args()
    with addresses(asked.peers) as found, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(FLAGS))
        print(f"{surroundings('streamlit', 'plotly')}, Chromium {browser.version}\n")
        times = measure(browser, found, asked.runs)
        browser.close()
    print("| | | median ms | 95 % ms | of Dash |")
    print("|---|---|---:|---:|---:|")
    for row, peers in times.items():
        for peer, spent in peers.items():
            ratio = f"{median(spent) / median(peers[DASH]):.2f}" if DASH in peers else ""
            print(f"| {row} | {peer} | {write_times(spent)} | {ratio} |")


if __name__ == "__main__":
    main()
