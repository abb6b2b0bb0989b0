"""What comes before Streamlit: foreign websites and what no page asks (messages.py) are refused, every answer carries
the headers of a careful site, and a page knows from the start where its server is and by what its lists compare
(lists.py).
"""

import gzip
import logging
import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton

from features.shell import fonts, lists, messages, uploads
from ui import seat

# Streamlit brings scripts and styles in the page itself, so these are allowed; nothing comes from or goes to elsewhere.
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self), fullscreen=(self)"
    ),
}
FirstLook = Callable[[str, str, bool, Mapping[str, str]], bytes]
_OURS = ("history.js", "announce.js", "paper.js", "fonts.js")
_SCRIPT = b'<script type="module"'  # the first of a page of Streamlit's
_FONT = re.compile(rb'<link\s+rel="preload"[^<>]*?\.woff2"[^<>]*>')  # that a page of Streamlit's announces
_ROOT = b'<div id="root">'  # what a page of Streamlit's comes to life in
_LONGEST = 4_000  # signs of an address whose chart is drawn


class Door:
    """The outermost part of the app (ASGI)."""

    def __init__(self, app: ASGIApp, base: str, write_first_look: FirstLook) -> None:
        """`write_first_look`: gives what a page shows until it has come to life, from its path and query, on a phone
        or elsewhere, and the visitor's cookies."""
        self._app, self._base, self._write_first_look = app, f"/{base}/" if base else "/", write_first_look
        # Without it, a page asks for its server below its own address first: two answers 404 at every first visit.
        place = f'window.__streamlit={{BACKEND_BASE_URL:location.origin+"/{base}"}}'
        ours = "".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _OURS)
        self._scripts = f"{lists.write_import_map(base)}<script>{ours}{place}</script>".encode()
        self._fonts, self._style = fonts.announce_fonts(base), fonts.write_font_style(base)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            if is_foreign(scope):  # Streamlit would ask an address on the internet for its own, and wait for it
                await send({"type": "websocket.close", "code": 1008})
                return
            at_machine = not is_server() and seat.is_at_machine(scope)
            marked = {**scope, "headers": seat.mark_headers(scope["headers"], at_machine)}
            await self._app(marked, messages.let_through(receive, seat.name_client(scope)), messages.hide_place(send))
        elif scope["type"] == "http" and (visit := uploads.find_visit(scope)):
            await uploads.take_file(visit, self._app, scope, receive, _Answer(send).send)
        elif scope["type"] == "http":
            asks_for_page = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
            # A page comes here as it is: what is compressed could not be added to.
            left_out = {seat.HEADER.encode(), *([b"accept-encoding"] if asks_for_page else [])}
            headers = [(name, value) for name, value in scope["headers"] if name not in left_out]
            first = await self._draw_first(scope) if asks_for_page else b""
            can_unpack = asks_for_page and "gzip" in Headers(scope=scope).get("accept-encoding", "")
            answer = _Answer(send, partial(self._add, first), can_unpack)
            await self._app({**scope, "headers": headers}, receive, answer.send)
        else:
            messages.hold_server(receive)
            await self._app(scope, receive, send)

    def _add(self, first: bytes, page: bytes) -> bytes:
        """A page of Streamlit's with our scripts before its own, our fonts behind its style and its first look."""
        where = page.find(_SCRIPT)
        if where < 0:
            return page
        head = _FONT.sub(self._fonts, page[:where], count=1)
        return head + self._scripts + page[where:].replace(_ROOT, self._style + first + _ROOT, 1)

    async def _draw_first(self, scope: Scope) -> bytes:
        query: bytes = scope["query_string"]
        headers = Headers(scope=scope)
        is_phone = "Mobi" in headers.get("user-agent", "")
        cookies = cookie_parser(headers.get("cookie", ""))
        if len(query) > _LONGEST:
            return b""
        path = str(scope["path"]).removeprefix(self._base)
        try:
            asked = query.decode("ascii", "replace")
            return await run_in_threadpool(self._write_first_look, path, asked, is_phone, cookies)
        except Exception:  # a page comes without its picture rather than not at all
            logging.getLogger(__name__).exception(path)
            return b""


def is_foreign(scope: Scope) -> bool:
    """Whether another website opens the connection: its page comes neither from the address that is asked for nor
    from the one that the operator has named."""
    headers = Headers(scope=scope)
    if "origin" not in headers:  # no browser
        return False
    try:
        origin = urlsplit(headers["origin"])
        named = config.is_manually_set("browser.serverAddress") and config.get_option("browser.serverAddress")
        return origin.netloc.lower() != headers.get("host", "").lower() and (
            not named or origin.hostname != str(named).lower()
        )
    except ValueError:
        return True


def is_server() -> bool:
    """Whether something says that others are served here than the person at the machine: a list of editors, even an
    empty one, a login, a name or hosts under which Kreiskompass is reached."""
    return (
        "SDG_EDITORS" in os.environ
        or config.is_manually_set("browser.serverAddress")
        or bool(config.get_option("server.allowedHosts"))
        or (secrets_singleton.load_if_toml_exists() and "auth" in secrets_singleton)
    )


class _Answer:
    """One answer on its way out: with our headers where it has none of its own, a page with what `add` adds to it and,
    where the visitor's browser `can_unpack` it, compressed; nothing that stands in a page is secret."""

    def __init__(self, send: Send, add: Callable[[bytes], bytes] = bytes, can_unpack: bool = False) -> None:
        self._send, self._add, self._can_unpack = send, add, can_unpack
        self._start: Message | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            if "content-security-policy" not in headers:  # a chart for other websites has its own
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            if headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers:
                self._start = message  # its length may change
                return
        elif self._start is not None:
            await self._begin(self._start, message)
        await self._send(message)

    async def _begin(self, start: Message, message: Message) -> None:
        self._start = None
        headers, body = MutableHeaders(raw=start["headers"]), message.get("body", b"")
        page = self._add(body)
        if self._can_unpack and page and not message.get("more_body"):
            page = await run_in_threadpool(gzip.compress, page, 6)
            headers["content-encoding"] = "gzip"
            headers.add_vary_header("Accept-Encoding")
        if "content-length" in headers:
            headers["content-length"] = str(int(headers["content-length"]) + len(page) - len(body))
        message["body"] = page
        await self._send(start)
