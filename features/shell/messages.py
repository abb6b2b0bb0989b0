"""What goes over a page's connection: of a page, the wish to be run and what a run has made; to it, no path.

Streamlit also knows messages of its developers' tools that everybody can send who opens a connection: one empties the
caches of all visitors, others read the repository, write files or change what all are told. They end at the door.
"""

import asyncio
import time
from pathlib import Path

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import Message, Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from uvicorn import Config

from settings import ROOT

FILES_AT_ONCE, SECONDS_A_FILE = 20, 3.0  # each is written at the click, which takes seconds of the processor
VISITS_AT_ONCE = 10  # that all visits from one address, as of a whole office, may have the files of
MESSAGES_AT_ONCE, SECONDS_A_MESSAGE = 100, 0.05  # what comes faster waits: each takes the time of all others
LARGEST = 2**20  # bytes of a message, before it is read; what is typed and chosen takes a few kilobytes
MOST_NAMES, LONGEST_ID = 100, 1000  # of files that places are asked for; signs of what names a part of the page
_FILE = "deferred_file"
_ASKED = {None, "rerun_script", "stop_script", "app_heartbeat", "file_urls_request", _FILE, "dataframe_chunk"}


def hold_server(receive: Receive) -> None:
    """Have uvicorn, which asks by `receive` whether the app has started, end a connection whose next message is larger
    than any page's by the head of it, and unpack none. By itself it holds 16 MB or more of each and makes that of
    16 kB: one connection kept all others waiting so, and forty took 7 GB."""
    config = getattr(getattr(receive, "__self__", None), "config", None)
    if isinstance(config, Config):  # of which every connection to come takes its limits
        config.ws_max_size, config.ws_per_message_deflate = LARGEST, False


def let_through(receive: Receive, client: str) -> Receive:
    """What comes over a connection, without what no page asks, no faster than a page asks, and no more files than
    somebody can want. `client` is who asks (seat.name_client)."""
    pace = _Allowance(MESSAGES_AT_ONCE, SECONDS_A_MESSAGE)

    async def receive_asked() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            while not pace.take():
                await asyncio.sleep(SECONDS_A_MESSAGE)
            frame: bytes = message.get("bytes") or b""
            if len(frame) <= LARGEST and _is_asked(frame, client):
                return message

    return receive_asked


def hide_place(send: Send) -> Send:
    """What goes over a connection, without where the program lies on this machine: Streamlit tells it to every page at
    the start of a run."""
    place = str(ROOT).encode()

    async def send_hidden(message: Message) -> None:
        frame: bytes = message.get("bytes") or b""
        if place in frame:
            told = ForwardMsg.FromString(frame)
            if told.WhichOneof("type") == "new_session":
                told.new_session.main_script_path = Path(told.new_session.main_script_path).name
                message = {**message, "bytes": told.SerializeToString()}
        await send(message)

    return send_hidden


def _is_asked(frame: bytes, client: str) -> bool:
    """Whether a page asks for this; what is no message of Streamlit's at all, Streamlit itself refuses."""
    try:
        asked = BackMsg.FromString(frame)
    except DecodeError:
        return True
    kind = asked.WhichOneof("type")
    if kind == "backend_operation_request":
        kind = asked.backend_operation_request.WhichOneof("payload") or kind
    return kind in _ASKED and _is_measured(asked) and (kind != _FILE or _is_file_due(asked, client))


def _is_measured(asked: BackMsg) -> bool:
    """Whether it asks for no more than a page has. Streamlit writes a place for every name, tells ids back and notes
    them in the log, each as a whole."""
    run, places, operation = asked.rerun_script, asked.file_urls_request, asked.backend_operation_request
    made = (operation.deferred_file.file_id, operation.dataframe_chunk.source_id)
    ids = (run.page_script_hash, run.page_name, run.fragment_id, places.request_id, operation.request_id, *made)
    return len(places.file_names) <= MOST_NAMES and all(len(one) <= LONGEST_ID and one.isprintable() for one in ids)


class _Allowance:
    """What may be had: many at once, for a while, and then one after another."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._left, self._since = float(most), time.monotonic()

    def take(self) -> bool:
        now = time.monotonic()
        self._left = min(self._most, self._left + (now - self._since) / self._seconds)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True

    def is_whole(self) -> bool:
        return self._left + (time.monotonic() - self._since) / self._seconds >= self._most


_files: dict[tuple[str, str], _Allowance] = {}  # by visit, which may come back over another connection, and by client
_MOST_KNOWN = 1000
# How many there are when those that are whole go: to look at all of them takes the longer the more there are.
_looking = {"at": _MOST_KNOWN}


def _is_file_due(asked: BackMsg, client: str) -> bool:
    """Whether the visit may have another file. Streamlit refuses what comes under the name of another visit."""
    if len(_files) >= _looking["at"]:
        for other in [one for one, allowance in _files.items() if allowance.is_whole()]:
            del _files[other]
        _looking["at"] = max(_MOST_KNOWN, 2 * len(_files))
    visit = ("visit", asked.backend_operation_request.session_id[:LONGEST_ID])
    is_due = _files.setdefault(visit, _Allowance(FILES_AT_ONCE, SECONDS_A_FILE)).take()
    if not is_due or not client:
        return is_due
    office = _Allowance(VISITS_AT_ONCE * FILES_AT_ONCE, SECONDS_A_FILE / VISITS_AT_ONCE)
    return _files.setdefault(("client", client), office).take()
