"""What a page may ask of the server over its connection: to be run, and for what a run has made.

Streamlit also knows messages of its developers' tools that everybody can send who opens a connection: one empties the
caches of all visitors, others read the repository, write files or change what all are told. They end at the door.
"""

import time

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

FILES_AT_ONCE, SECONDS_A_FILE = 20, 3.0  # each is written at the click, which takes seconds of the processor
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
