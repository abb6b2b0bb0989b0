"""What goes over a page's connection: of a page, the wish to be run and what a run has made; to it, no path.

Streamlit also knows messages of its developers' tools that everybody can send who opens a connection: one empties the
caches of all visitors, others read the repository, write files or change what all are told. They end at the door.
"""

import time
from pathlib import Path

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import Message, Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from settings import ROOT

FILES_AT_ONCE, SECONDS_A_FILE = 20, 3.0  # each is written at the click, which takes seconds of the processor
_LONGEST_START = 20_000  # bytes; the start of a run takes 600
UNKNOWN, _FILE = "", "deferred_file"
_ASKED = {UNKNOWN, "rerun_script", "stop_script", "app_heartbeat", "file_urls_request", _FILE, "dataframe_chunk"}


def let_through(receive: Receive) -> Receive:
    """What comes over a connection, without what no page asks, and no more files than somebody can want."""
    files = _Files()

    async def receive_asked() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            kind = find_kind(message.get("bytes") or b"")
            if kind in _ASKED and (kind != _FILE or files.is_next_due()):
                return message

    return receive_asked


def hide_place(send: Send) -> Send:
    """What goes over a connection, without where the program lies on this machine: Streamlit tells it to every page at
    the start of a run, in a short message."""
    place = str(ROOT).encode()

    async def send_hidden(message: Message) -> None:
        frame: bytes = message.get("bytes") or b""
        if len(frame) < _LONGEST_START and place in frame:
            told = ForwardMsg.FromString(frame)
            if told.WhichOneof("type") == "new_session":
                told.new_session.main_script_path = Path(told.new_session.main_script_path).name
                message = {**message, "bytes": told.SerializeToString()}
        await send(message)

    return send_hidden


def find_kind(frame: bytes) -> str:
    """What is asked for, by Streamlit's name; UNKNOWN for what is no message of Streamlit's, which refuses it."""
    try:
        asked = BackMsg.FromString(frame)
    except DecodeError:
        return UNKNOWN
    kind: str | None = asked.WhichOneof("type")
    if kind == "backend_operation_request":
        kind = asked.backend_operation_request.WhichOneof("payload") or kind
    return kind or UNKNOWN


class _Files:
    """The files that one page has asked for: many at once, for a while, and then one after another."""

    def __init__(self) -> None:
        self._left, self._since = float(FILES_AT_ONCE), time.monotonic()

    def is_next_due(self) -> bool:
        now = time.monotonic()
        self._left = min(FILES_AT_ONCE, self._left + (now - self._since) / SECONDS_A_FILE)
        self._since = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
