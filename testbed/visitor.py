"""Visitors who speak to a server as browsers do: the wish to run a page goes out, what is to be drawn comes back."""

import asyncio
import json
import time
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from statistics import median, quantiles
from typing import Any, Self, TypeVar

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from testbed.server import Server

_Result = TypeVar("_Result")
OURS = "kreiskompass_live"  # sliders of our own (ui/drawing.py); others are Streamlit's
LONGEST_END = 200  # bytes of the message that a run is done
EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN  # the script has asked to be run once more


def run_visits(visits: Coroutine[Any, Any, _Result]) -> _Result:
    """What they come to; in a thread of their own, for a browser of a test before may keep a loop in this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, visits).result()


class Answer:
    """What a server sent from a wish to run until the run was done; read only when asked, for it takes processor time
    that the server needs."""

    def __init__(self, milliseconds: float, frames: list[bytes]) -> None:
        self.milliseconds, self.frames = milliseconds, frames

    @property
    def kilobytes(self) -> float:
        return sum(map(len, self.frames)) / 1000

    @cached_property
    def messages(self) -> list[ForwardMsg]:
        return [ForwardMsg.FromString(frame) for frame in self.frames]

    def errors(self) -> list[str]:
        """Errors that the visitor would see."""
        shown = [message.delta.new_element for message in self.messages if message.WhichOneof("type") == "delta"]
        return [
            f"{one.exception.type} {one.exception.message}" for one in shown if one.WhichOneof("type") == "exception"
        ]

    def holds(self, text: str) -> bool:
        """Whether a text stands in what was sent."""
        return any(text.encode() in frame for frame in self.frames)


class Visitor:
    """An open page of the app."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    @classmethod
    async def at(cls, server: Server) -> Self:
        """Come to a server, not yet to one of its pages."""
        return cls(await connect(f"ws://{server.address}/_stcore/stream", max_size=None))

    async def open(self, page: str, query: str = "") -> Answer:
        """Go to a page at an address, as a link in the menu or in the text does."""
        return await self.ask(wish(page, query))

    async def ask(self, wished: BackMsg) -> Answer:
        """Ask for a run and take all that is sent until it is done."""
        start = time.perf_counter()
        await self.connection.send(wished.SerializeToString())
        frames: list[bytes] = []
        while True:
            frame = await asyncio.wait_for(self.connection.recv(), timeout=60)
            assert isinstance(frame, bytes)
            frames.append(frame)
            if len(frame) < LONGEST_END and _is_end(ForwardMsg.FromString(frame)):
                return Answer(1000 * (time.perf_counter() - start), frames)

    async def leave(self) -> None:
        await self.connection.close()


def _is_end(message: ForwardMsg) -> bool:
    return message.WhichOneof("type") == "script_finished" and message.script_finished != EARLY


def wish(page: str, query: str = "") -> BackMsg:
    """The wish to run a page."""
    wished = BackMsg()
    wished.rerun_script.page_name = page
    wished.rerun_script.query_string = query
    return wished


class Slider:
    """The first slider of a page, in its part that is drawn anew by itself."""

    def __init__(self, opened: Answer, page: str, query: str) -> None:
        deltas = [message.delta for message in opened.messages if message.WhichOneof("type") == "delta"]
        self.delta = next(
            delta
            for delta in deltas
            if delta.new_element.HasField("slider") or delta.new_element.bidi_component.component_name == OURS
        )
        self.page, self.query = page, query

    def moved(self, number: int) -> BackMsg:
        """The wish for its next stop, the one of this number, round and round; ours has come to rest there."""
        ours, slider = self.delta.new_element.bidi_component, self.delta.new_element.slider
        wished = wish(self.page, self.query)
        wished.rerun_script.fragment_id = self.delta.fragment_id
        state = wished.rerun_script.widget_states.widgets.add(id=ours.id or slider.id)
        if ours.id:
            told = json.loads(ours.bytes)
            first = told["sliders"][0]
            stop = first["stops"][number % len(first["stops"])]
            moved = {"round": told["round"], "amounts": {first["number"]: [first["kind"], stop]}}
            state.json_value = json.dumps({"moved": moved})
        else:
            state.double_array_value.data.append(slider.min + number % int((slider.max - slider.min) / slider.step))
        return wished


def write_times(times: Sequence[float]) -> str:
    """Median and 95th percentile in milliseconds, as cells of a table."""
    return f"{median(times):.0f} | {quantiles(times, n=20)[-1]:.0f}"
