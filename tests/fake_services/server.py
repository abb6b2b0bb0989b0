"""The HTTP server: one thread per connection, nothing left behind at its stop."""

import socket
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock
from typing import Any, cast

from .exchange import Answer, Request

Respond = Callable[[Request], Answer]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def serve(self) -> None:
        arrived = time.monotonic()
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        server = cast(Server, self.server)
        answer = server.respond(Request(self.command, self.path, headers, body, arrived))
        answer.deliver(self, answer, server.released)

    do_GET = do_POST = do_PUT = do_DELETE = serve

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing: the requests are logged in FakeServices.requests."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], respond: Respond) -> None:
        super().__init__(address, Handler)
        self.respond = respond
        self.released = Event()
        self._open: set[socket.socket] = set()
        self._lock = Lock()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves early is no error; errors of the double are kept by FakeServices."""

    def stop(self) -> None:
        """Stop accepting, release waiting answers, end open connections."""
        self.released.set()
        self.shutdown()
        self.server_close()
        with self._lock:
            still_open = list(self._open)
        for connection in still_open:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
