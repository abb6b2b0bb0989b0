"""What goes in and out: a request as received, an answer and the ways it can reach the client."""

import json
import os
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler
from threading import Event
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

JSON = "application/json;charset=UTF-8"
CHUNK = b" " * 65536


@dataclass(frozen=True)
class Request:
    """One request; header names are lower case, `at` is time.monotonic() of its arrival."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float

    @cached_property
    def route(self) -> str:
        return unquote(urlsplit(self.path).path)

    @cached_property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.path).query, keep_blank_values=True)

    @cached_property
    def form(self) -> dict[str, str]:
        """Fields of a form-encoded body, the last of each name."""
        fields = parse_qs(self.body.decode(), keep_blank_values=True)
        return {name: values[-1] for name, values in fields.items()}


Delivery = Callable[[BaseHTTPRequestHandler, "Answer", Event], None]


def plainly(handler: BaseHTTPRequestHandler, answer: "Answer", _released: Event) -> None:
    send_head(handler, answer, {"Content-Length": str(len(answer.body))})
    handler.wfile.write(answer.body)


@dataclass(frozen=True)
class Answer:
    body: bytes = b""
    status: int = 200
    content_type: str = JSON
    headers: dict[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    deliver: Delivery = plainly


def json_answer(value: Any, status: int = 200) -> Answer:
    return Answer(json.dumps(value, ensure_ascii=False).encode(), status)


def send_head(handler: BaseHTTPRequestHandler, answer: Answer, more: dict[str, str]) -> None:
    handler.send_response(answer.status)
    for name, value in {"Content-Type": answer.content_type, **answer.headers, **more}.items():
        handler.send_header(name, value)
    handler.end_headers()


def _half(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    """Promise the whole body, send half of it."""
    send_head(handler, answer, {"Content-Length": str(len(answer.body))})
    handler.wfile.write(answer.body[: len(answer.body) // 2])
    handler.close_connection = True


def never(handler: BaseHTTPRequestHandler, _answer: Answer, released: Event) -> None:
    """Keep the client waiting without a byte until the services shut down."""
    released.wait()
    handler.close_connection = True


def half_then_never(handler: BaseHTTPRequestHandler, answer: Answer, released: Event) -> None:
    _half(handler, answer)
    released.wait()


def half_then_reset(handler: BaseHTTPRequestHandler, answer: Answer, _released: Event) -> None:
    """Send RST after half of the body."""
    _half(handler, answer)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    os.close(handler.connection.detach())


def half_then_close(handler: BaseHTTPRequestHandler, answer: Answer, _released: Event) -> None:
    _half(handler, answer)


def drop_by_drop(handler: BaseHTTPRequestHandler, answer: Answer, released: Event) -> None:
    """One byte every 50 ms: no single read times out."""
    send_head(handler, answer, {"Content-Length": str(len(answer.body))})
    handler.close_connection = True
    for position in range(len(answer.body)):
        if released.wait(0.05):
            return
        handler.wfile.write(answer.body[position : position + 1])


def endless(begin: bytes, again: bytes) -> Delivery:
    """An answer, from its first line on, that goes on for ever and never so slowly that a single read times out."""

    def deliver(handler: BaseHTTPRequestHandler, _answer: Answer, released: Event) -> None:
        handler.close_connection = True
        handler.wfile.write(begin)
        while not released.wait(0.02):
            handler.wfile.write(again)

    return deliver


def endless_chunks(size: int) -> Delivery:
    """A body of `size` bytes by chunked transfer, its length not announced."""

    def deliver(handler: BaseHTTPRequestHandler, answer: Answer, released: Event) -> None:
        send_head(handler, answer, {"Transfer-Encoding": "chunked"})
        for _ in range(size // len(CHUNK)):
            if released.is_set():
                return
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(CHUNK), CHUNK))
        handler.wfile.write(b"0\r\n\r\n")

    return deliver


def announce_size(size: int) -> Delivery:
    """A body of `size` bytes with an honest Content-Length."""

    def deliver(handler: BaseHTTPRequestHandler, answer: Answer, released: Event) -> None:
        send_head(handler, answer, {"Content-Length": str(size)})
        left = size
        while left and not released.is_set():
            left -= handler.wfile.write(CHUNK[:left])

    return deliver
