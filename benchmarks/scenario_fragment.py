"""How long does a move of a slider on "Was wäre, wenn" take the server, and how much does it send to the browser?

`python -m benchmarks.scenario_fragment` needs a built database (`python -m loaders build`). It starts a server and
speaks to it as a browser does: one visitor, one move after the other, each timed from the message that tells of the
move to the one that tells that the part of the page is done. Processor times come from /proc, so it runs on Linux.
"""

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

MOVES, WARM_UP = 200, 20
PAGE = "was-waere-wenn"
VIEWS = {
    "as opened": "indicator=crimes_recorded",
    "four scenarios": "indicator=crimes_recorded&region=05358&s1=change~-1.5&s2=pace~05370&s3=change~-1"
    "&s4=measures~~~Paket~2026_-3_80_Licht~2028_-2_50",
}


@contextmanager
def served() -> Iterator[tuple[str, int]]:
    """Address of a server and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", address.rpartition(":")[2]]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://{address}/_stcore/health", timeout=2)
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise TimeoutError(f"No answer from {address}.")
        yield address, server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


def answers(connection: ClientConnection, asked: BackMsg) -> list[bytes]:
    """Ask for a run and take all that is sent until it is done."""
    connection.send(asked.SerializeToString())
    received: list[bytes] = []
    while True:
        frame = connection.recv(timeout=60)
        assert isinstance(frame, bytes)
        received.append(frame)
        if ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
            return received


def run(query: str) -> BackMsg:
    """The wish to run the page."""
    asked = BackMsg()
    asked.rerun_script.page_name = PAGE
    asked.rerun_script.query_string = query
    return asked


def processor_seconds(process: int) -> float:
    """What the server has used of the processor so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(address: str, process: int, query: str) -> str:
    """Move the first slider of a view to and fro."""
    with connect(f"ws://{address}/_stcore/stream", max_size=None) as connection:
        deltas = [ForwardMsg.FromString(frame).delta for frame in answers(connection, run(query))]
        found = next(delta for delta in deltas if delta.new_element.WhichOneof("type") == "slider")
        slider, used = found.new_element.slider, 0.0
        times: list[float] = []
        sent: list[list[int]] = []
        for number in range(MOVES + WARM_UP):
            if number == WARM_UP:
                used = processor_seconds(process)
            asked = run(query)
            asked.rerun_script.fragment_id = found.fragment_id
            state = asked.rerun_script.widget_states.widgets.add(id=slider.id)
            state.string_array_value.data.append(slider.options[number % len(slider.options)])
            start = time.perf_counter()
            received = answers(connection, asked)
            times.append(1000 * (time.perf_counter() - start))
            sent.append([len(frame) for frame in received])
        used = 1000 * (processor_seconds(process) - used) / MOVES
    times, sent = times[WARM_UP:], sent[WARM_UP:]
    kilobytes = statistics.median(sum(sizes) for sizes in sent) / 1000
    slow = statistics.quantiles(times, n=20)[-1]
    return (
        f"{statistics.median(times):.1f} ms (95 %: {slow:.1f}), processor {used:.1f} ms, "
        f"{kilobytes:.0f} KB in {statistics.median(len(sizes) for sizes in sent):.0f} messages"
    )


def main() -> None:
    with served() as (address, process):
        for name, query in VIEWS.items():
            print(f"{name:<15} {measure(address, process, query)}")


if __name__ == "__main__":
    main()
