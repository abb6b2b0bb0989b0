"""Kreiskompass: `streamlit run app.py` (or `uvicorn app:app`) serves it.

Everything a visitor sees begins in features/shell/frame.py; this is the server around it.
"""

import gc
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path

import streamlit as st
from anyio import CapacityLimiter, to_thread
from servestatic import ServeStaticASGI
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from features.shell.door import Door
from features.shell.files import FOLDERS
from features.shell.lists import answer_script
from settings import ROOT
from ui.seat import is_loopback

EMBEDDED, HEALTH, OPEN_DATA = "features.embed.page", "features.shell.health", "features.open_data.answer"
SEARCH, FIRST_LOOK, RUNS = "features.search.answer", "features.shell.first_look", "features.shell.runs"


@asynccontextmanager
async def warm(_: st.App) -> AsyncIterator[None]:
    """Import before the first visit what every visit needs, and keep the garbage collector from walking it."""
    for name in ("pandas", "duckdb", "queries", "matplotlib.figure", EMBEDDED, HEALTH):
        import_module(name)
    import_module(RUNS).protect_callbacks()
    gc.collect()
    gc.freeze()
    allow_many_connections()
    say_address()
    yield


MOST_FILES = 65_536


def allow_many_connections() -> None:
    """A connection is an open file, of which systems give a process 1,024 unless it asks for more: whoever held so many
    connections, which nginx lets one address do, kept everybody else out."""
    with suppress(ImportError):  # Windows counts otherwise
        resource = import_module("resource")
        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        if now != resource.RLIM_INFINITY:
            wanted = MOST_FILES if most == resource.RLIM_INFINITY else min(MOST_FILES, most)
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(now, wanted), most))


def say_address() -> None:
    """Where to open it, for whoever has started it by `streamlit run`; Streamlit itself would ask an address on the
    internet for its own to say the same."""
    if Path(sys.argv[0]).resolve() == Path(__file__).resolve():
        given = st.get_option("server.address")
        hosts = ["localhost", *([] if is_loopback(given) else [socket.gethostname()])]
        port = st.get_option("server.port")
        print("Kreiskompass:", *(f"http://{host}:{port}/{BASE}" for host in hosts), flush=True)


def make_endpoint(
    module: str, name: str, threads: CapacityLimiter | None = None
) -> Callable[[Request], Awaitable[Response]]:
    """An answer beside the pages; what gives it is imported once the server is there, whose cache it reads through.
    `threads`: those that it may take, None for the ones that pages come by."""

    def make(request: Request) -> Response:
        response: Response = getattr(import_module(module), name)(request)
        return response

    async def answer(request: Request) -> Response:
        return await to_thread.run_sync(make, request, limiter=threads)

    return answer


def write_first_look(path: str, query: str, is_phone: bool, cookies: Mapping[str, str]) -> bytes:
    """What a page shows until it has come to life; imported once the server is there, as answers are."""
    drawn: bytes = import_module(FIRST_LOOK).write_first_look(path, query, is_phone, cookies)
    return drawn


# For charts of other websites and for figures, which take long and wait for each other: a hundred of them kept every
# page waiting for eight seconds.
OTHERS = CapacityLimiter(20)
BASE = st.get_option("server.baseUrlPath").strip("/")
CHART = f"/{BASE}/einbetten" if BASE else "/einbetten"
DATA = f"/{BASE}/data" if BASE else "/data"
OPEN_DATA_PATHS = {
    "openapi.json": "answer_description",
    "index.json": "answer_index",
    "region/{region}.{form}": "answer_region",
    "open-sdg/{region}.{form}": "answer_open_sdg",
    "{indicator}.{form}": "answer_indicator",
}
FILES = [  # sent compressed where the installation has laid that beside them
    Middleware(
        ServeStaticASGI,
        folder,
        f"/{BASE}/{name}" if BASE else f"/{name}",
        allow_all_origins=False,
        immutable_file_test=".",
    )
    for name, folder in FOLDERS.items()
]
app = st.App(
    ROOT / "features" / "shell" / "frame.py",
    lifespan=warm,
    middleware=[Middleware(Door, BASE, write_first_look), *FILES],
    routes=[
        Route(CHART, make_endpoint(EMBEDDED, "answer_page", OTHERS)),
        Route(f"{CHART}.svg", make_endpoint(EMBEDDED, "answer_picture", OTHERS)),
        *(
            Route(f"{DATA}/{path}", make_endpoint(OPEN_DATA, name, OTHERS), methods=["GET", "OPTIONS"])
            for path, name in OPEN_DATA_PATHS.items()
        ),
        Route(f"/{BASE}/lists.js" if BASE else "/lists.js", answer_script),
        Route(f"/{BASE}/lists.json" if BASE else "/lists.json", make_endpoint(SEARCH, "answer_words")),
        Route(f"/{BASE}/health" if BASE else "/health", make_endpoint(HEALTH, "answer_health")),
    ],
)
