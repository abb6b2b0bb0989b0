"""What a page may ask of the server over its connection: to be run, and for what a run has made.

Streamlit also knows messages of its developers' tools that everybody can send who opens a connection: one empties the
caches of all visitors, others read the repository, write files or change what all are told. They end at the door.
"""

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

_ASKED = {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"}
_MADE = {"deferred_file", "dataframe_chunk"}  # of the operations that run apart from the page


def let_through(receive: Receive) -> Receive:
    """What comes over a connection, without what no page asks."""

    async def receive_asked() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or is_asked_by_page(message.get("bytes") or b""):
                return message

    return receive_asked


def is_asked_by_page(frame: bytes) -> bool:
    """Whether a page of ours sends this; what is no message of Streamlit's at all, Streamlit itself refuses."""
    try:
        asked = BackMsg.FromString(frame)
    except DecodeError:
        return True
    kind = asked.WhichOneof("type")
    if kind == "backend_operation_request":
        return asked.backend_operation_request.WhichOneof("payload") in _MADE
    return kind is None or kind in _ASKED
