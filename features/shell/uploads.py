"""How much of what visitors bring the server holds: Streamlit keeps every file in memory as long as its visit lasts."""

import asyncio
from collections import Counter
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from ui import seat

MOST_OF_A_VISIT = 45 * 2**20  # bytes: two files of the largest size
MOST_OF_A_CLIENT = 5 * MOST_OF_A_VISIT  # of all visits from one address, as of a whole office
MOST_IN_ALL = 500 * 2**20
LONGEST = 600.0  # seconds that a file may take to come: the largest one over 0.3 Mbit/s

# Touched by the event loop alone.
_coming: Counter[str] = Counter()  # bytes on their way, by visit
_clients: dict[str, str] = {}  # who has brought the last file, by visit


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
    elif _coming[visit] + size > MOST_OF_A_VISIT or not _make_room(visit, seat.name_client(scope), size):
        await PlainTextResponse("", 503, {"Retry-After": "60"})(scope, receive, send)
    else:
        _coming[visit] += size
        try:
            async with asyncio.timeout(LONGEST):
                await app(scope, receive, send)
        except TimeoutError:
            await PlainTextResponse("", 408, {"Connection": "close"})(scope, receive, send)
        finally:
            _coming[visit] -= size
            if not _coming[visit]:
                del _coming[visit]


def _make_room(visit: str, client: str, size: int) -> bool:
    manager = runtime.get_instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    files = _copy(manager)
    taken = _coming + Counter({one: sum(len(file.data) for file in held.values()) for one, held in files.items()})
    gone = []
    for oldest, file in files.get(visit, {}).items():
        if taken[visit] + size <= MOST_OF_A_VISIT:
            break
        gone.append(oldest)
        taken[visit] -= len(file.data)
    for ended in _clients.keys() - taken.keys():
        del _clients[ended]
    _clients[visit] = client
    of_client = sum(taken[one] for one, whose in _clients.items() if whose == client)
    if taken.total() + size > MOST_IN_ALL or (client and of_client + size > MOST_OF_A_CLIENT):
        return False
    for oldest in gone:
        manager.remove_file(visit, oldest)
    return True


def _copy(manager: MemoryUploadedFileManager) -> dict[str, dict[str, UploadedFileRec]]:
    """Files by visit and number, the oldest first; other threads go on changing them."""
    return {visit: dict(files) for visit, files in list(manager.file_storage.items())}
