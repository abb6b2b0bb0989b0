"""Answers that come to an end. urllib3 limits each read alone: a service that drips its head, says "100 Continue" for
ever or packs nothing into a stream that never ends keeps one read waiting, and with it every update to come."""

import socket
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Event, Timer
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import DecodeError, ReadTimeoutError

LONGEST = 10  # time-outs that the head of an answer may take
PIECE = 256 * 1024


@contextmanager
def limit_time(seconds: float, shut: Callable[[], object]) -> Iterator[None]:
    """Have `shut` end a read that waits when the time is over. Raises ReadTimeoutError then, whatever the read made of
    it: to a reader, what is shut looks like an answer that is whole."""
    over = Event()

    def end() -> None:
        over.set()
        try:
            shut()
        except (OSError, ValueError, RuntimeError):  # closed just now
            return

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except Exception as error:
        if over.is_set():
            raise _timeout() from error
        raise
    finally:
        timer.cancel()
    if over.is_set():
        raise _timeout()


def _timeout() -> ReadTimeoutError:
    return ReadTimeoutError(None, None, "the whole of it took too long")  # type: ignore[arg-type]


class _EndingHead:
    """A connection whose heads of answers have an end."""

    sock: socket.socket
    timeout: float

    def getresponse(self) -> HTTPResponse:
        sock = self.sock
        with limit_time(LONGEST * self.timeout, lambda: sock.shutdown(socket.SHUT_RD)):
            answer: HTTPResponse = super().getresponse()  # type: ignore[misc]
        return answer


class _Connection(_EndingHead, HTTPConnection):  # type: ignore[misc]
    pass


class _SecureConnection(_EndingHead, HTTPSConnection):  # type: ignore[misc]
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection  # type: ignore[assignment]


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection  # type: ignore[assignment]


class EndingAdapter(HTTPAdapter):
    """Sends, also through a proxy, over connections whose heads of answers have an end."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        _let_end(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        return _let_end(super().proxy_manager_for(proxy, **kwargs))


def _let_end(manager: Any) -> Any:
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
    return manager


def unpack(pieces: Iterable[bytes], packing: str) -> Iterator[bytes]:
    """What was sent, in pieces of limited size. Raises DecodeError where it is packed otherwise than was asked for, or
    its end is missing: half a table is no table."""
    if packing.strip().lower() in ("", "identity"):
        yield from pieces
        return
    if packing.strip().lower() not in ("gzip", "x-gzip"):
        raise DecodeError(packing)
    packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
    begun = False
    for sent in pieces:
        piece, is_full = sent, False
        while piece or is_full:
            if packed.eof:  # several, one after another, are one
                packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
            try:
                part = packed.decompress(piece, PIECE)
            except zlib.error as error:
                raise DecodeError(packing, error) from error
            begun, is_full = True, len(part) == PIECE and not packed.eof
            piece = packed.unconsumed_tail or packed.unused_data
            yield part
    if begun and not packed.eof:
        raise DecodeError(packing)
