"""How much of what visitors bring the server holds: Streamlit keeps every file in memory as long as its visit lasts."""

from collections import Counter
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

MOST_OF_A_VISIT = 45 * 2**20  # bytes: two files of the largest size
MOST_IN_ALL = 500 * 2**20

_coming: Counter[str] = Counter()  # bytes on their way, by visit; touched by the event loop alone


def find_visit(scope: Scope) -> str:
    """The session of Streamlit's that brings a file with this request, '' for any other request."""
    behind = str(scope["path"]).partition("/_stcore/upload_file/")[2]
    return behind.partition("/")[0] if scope["method"] == "PUT" else ""


async def take_file(visit: str, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Let the file in where there is room for it: the oldest files of the same visit make room, nobody else's."""
    if not runtime.get_instance().is_active_session(visit):  # Streamlit refuses it, and it takes nobody's room
        await app(scope, receive, send)
        return
    headers, size = Headers(scope=scope), -1
    with suppress(ValueError):
        if "transfer-encoding" not in headers:  # beside which a length says nothing
            size = int(headers.get("content-length", ""))
    if size < 0:
        await PlainTextResponse("", 411)(scope, receive, send)
    elif _coming[visit] + size > MOST_OF_A_VISIT or not _make_room(visit, size):
        await PlainTextResponse("", 503, {"Retry-After": "60"})(scope, receive, send)
    else:
        _coming[visit] += size
        try:
            await app(scope, receive, send)
        finally:
            _coming[visit] -= size
            if not _coming[visit]:
                del _coming[visit]


def _make_room(visit: str, size: int) -> bool:
    manager = runtime.get_instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    held = {session: sum(len(file.data) for file in files.values()) for session, files in _copy(manager).items()}
    for oldest, file in list(_copy(manager).get(visit, {}).items()):
        if held[visit] + _coming[visit] + size <= MOST_OF_A_VISIT:
            break
        manager.remove_file(visit, oldest)
        held[visit] -= len(file.data)
    return sum(held.values()) + _coming.total() + size <= MOST_IN_ALL


def _copy(manager: MemoryUploadedFileManager) -> dict[str, dict[str, UploadedFileRec]]:
    """Files by visit and number, the oldest first; other threads go on changing them."""
    return {visit: dict(files) for visit, files in list(manager.file_storage.items())}
