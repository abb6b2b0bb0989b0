"""HTTP towards the services: polite, patient, suspicious. The only place that imports requests.

Polite: a pause between calls, Retry-After is obeyed. At home in an office: certificates that the system trusts are
trusted, and HTTPS_PROXY and NO_PROXY are obeyed. Patient: a call that fails for a reason that may pass is tried
again after growing pauses. Suspicious: answers have a size limit, redirects to another host are refused, and what the
caller cannot read counts as a failed call.
"""

import math
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
import truststore
import urllib3

from loaders.errors import SourceChanged, SourceUnavailable
from loaders.fetch.answers import LONGEST, PIECE, EndingAdapter, limit_time, unpack
from loaders.fetch.calls import LASTING, UNREACHED, name_cause, read_retry_after, remove_sign_in

USER_AGENT = "Kreiskompass/1 (municipal SDG indicators; loader)"
ATTEMPTS = 4
LONGEST_WAIT = 600.0  # seconds; a service that asks for more is not waited for
LONGEST_FETCH = 3 * 3600.0  # seconds, of all calls to a source
MEGABYTE = 1024 * 1024
T = TypeVar("T")
_PASSING = {408, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True)
class Answer:
    """What a service answered. `url` holds no secrets: those travel in headers only."""

    url: str
    status: int
    media_type: str
    body: bytes


class _SystemTrust(EndingAdapter):
    """Trusts the certificates that the operating system trusts, also on the way through a proxy."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, ssl_context=_trusting())

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        return super().proxy_manager_for(proxy, **kwargs, ssl_context=_trusting())


def _trusting() -> ssl.SSLContext:
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _session() -> requests.Session:
    session = requests.Session()
    session.mount("https://", _SystemTrust())
    session.mount("http://", EndingAdapter())
    return session


@dataclass
class Client:
    """Calls to one source. `pause`: seconds between calls, which also scales the growing pauses between attempts.
    `longest`: how many time-outs the body of one answer may take. `within`: seconds after the first call, beyond which
    none is begun. `answers`: statuses beside 200 that are no failure
    because the service says in the body what is wrong. `attempts`: how often a call is tried."""

    source: str
    pause: float = 1.0
    timeout: float = 60.0
    limit: int = 20 * MEGABYTE
    longest: int = LONGEST
    within: float = LONGEST_FETCH
    answers: frozenset[int] = frozenset()
    attempts: int = ATTEMPTS
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)  # may hold a password
    sleep: Callable[[float], None] = time.sleep
    _session: requests.Session = field(default_factory=_session)
    _first_call: float = 0.0
    _last_call: float = 0.0

    def get(self, url: str, params: Mapping[str, object] | None = None, absent_is_fine: bool = False) -> Answer:
        """GET; with `absent_is_fine` a 404 is an answer. Raises SourceUnavailable, SourceChanged."""
        return self._patiently(lambda: self._read("GET", url, absent_is_fine, params=params))

    def post(self, url: str, form: Mapping[str, str] | None = None, json: object = None) -> Answer:
        """POST of a form or of JSON. Raises SourceUnavailable, SourceChanged."""
        return self._patiently(lambda: self._read("POST", url, False, data=form, json=json))

    def peek(self, url: str, size: int) -> tuple[Answer, int | None]:
        """The first `size` bytes of a large file and its length, None where the service does not tell it."""

        def read() -> tuple[Answer, int | None]:
            body = b""
            with self._open("GET", url) as (response, chunks):
                while len(body) < size and (piece := next(chunks, b"")):
                    body += piece
                length = response.headers.get("Content-Length", "")
            answer = Answer(response.url, response.status_code, response.headers.get("Content-Type", ""), body[:size])
            return answer, int(length) if length.isdecimal() else None

        return self._patiently(read)

    def parsed(self, call: Callable[[], Answer], parse: Callable[[Answer], T]) -> tuple[Answer, T]:
        """An answer and what `parse` makes of it; an unreadable answer is asked for once more before SourceChanged
        is raised: proxies and half-restarted services send such things in passing."""
        try:
            answer = call()
            return answer, parse(answer)
        except SourceChanged:
            answer = call()
            return answer, parse(answer)

    def download(self, url: str, file: Path, watch: Callable[[int], None]) -> str:
        """GET of a large file into `file`, at most `limit` bytes; returns the final address.

        `watch` is told the size of each piece.
        """

        def fetch() -> str:
            with file.open("wb") as stream, self._open("GET", url) as (response, chunks):
                _save(chunks, stream, watch)
                return response.url

        return self._patiently(fetch)

    def _patiently(self, call: Callable[[], T]) -> T:
        for attempt in range(1, self.attempts + 1):
            try:
                return call()
            except SourceUnavailable as error:
                wait = error.retry_after if error.retry_after is not None else self.pause * 3**attempt
                if attempt == self.attempts or not error.may_pass or wait > LONGEST_WAIT:
                    raise
                self.sleep(wait)
        raise AssertionError("unreachable")

    def _read(self, method: str, url: str, absent_is_fine: bool, **request: object) -> Answer:
        with self._open(method, url, absent_is_fine, **request) as (response, chunks):
            body = b"".join(chunks)
        return Answer(response.url, response.status_code, response.headers.get("Content-Type", ""), body)

    @contextmanager
    def _open(
        self, method: str, url: str, absent_is_fine: bool = False, **request: object
    ) -> Iterator[tuple[requests.Response, Iterator[bytes]]]:
        """The response and the pieces of its body; every failure becomes one of the two errors."""
        self._keep_distance()
        url, auth = remove_sign_in(url)
        where = urlsplit(url).path
        self._first_call = self._first_call or time.monotonic()
        if time.monotonic() > self._first_call + self.within:  # a service that is always about to answer
            raise SourceUnavailable(self.source, where, "fetch_too_long", retry_after=math.inf)
        try:
            with self._follow(method, url, {**request, "auth": auth}) as response:
                self._refuse_bad_status(response, where, absent_is_fine)
                yield response, self._pieces(response, where)
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            cause = name_cause(error)
            place = urlsplit(url).netloc if cause in UNREACHED else where  # the name that a proxy has to admit
            raise SourceUnavailable(self.source, place, cause, may_pass=cause not in LASTING) from error
        finally:
            self._last_call = time.monotonic()

    def _keep_distance(self) -> None:
        wait = self._last_call + self.pause - time.monotonic()
        if self._last_call and wait > 0:
            self.sleep(wait)

    def _follow(self, method: str, url: str, request: Mapping[str, object]) -> requests.Response:
        """Send; a redirect is followed on the same host only, so that credentials and trust stay where they belong."""
        for _ in range(4):
            response = self._session.request(
                method,
                url,
                headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", **self.headers},
                timeout=self.timeout,
                stream=True,
                allow_redirects=False,
                **request,  # type: ignore[arg-type]
            )
            if not response.is_redirect:
                return response
            target = urljoin(url, response.headers["Location"])
            response.close()
            here = urlsplit(url)
            if not target.startswith(f"{here.scheme}://{here.netloc}/"):
                raise SourceChanged(self.source, urlsplit(url).path, "redirect", urlsplit(target).netloc)
            url, request = target, {name: value for name, value in request.items() if name != "params"}
        raise SourceChanged(self.source, urlsplit(url).path, "redirect", url)

    def _refuse_bad_status(self, response: requests.Response, where: str, absent_is_fine: bool) -> None:
        status = response.status_code
        if status == 200 or status in self.answers or (status == 404 and absent_is_fine):
            return
        cause = "proxy_sign_in" if status == 407 else f"HTTP {status}"
        raise SourceUnavailable(
            self.source, where, cause, may_pass=status in _PASSING, retry_after=read_retry_after(response)
        )

    def _pieces(self, response: requests.Response, where: str) -> Iterator[bytes]:
        """The body in pieces, within the limits of bytes and of time."""
        size = 0
        with limit_time(self.longest * self.timeout, response.raw.shutdown):
            for piece in unpack(self._read_sent(response, where), response.headers.get("Content-Encoding", "")):
                size += len(piece)
                self._refuse_size(size, where)
                if piece:
                    yield piece

    def _read_sent(self, response: requests.Response, where: str) -> Iterator[bytes]:
        """What comes over the line, as packed as it is."""
        size = 0
        # read1 gives what has arrived: a service that drips never fills a whole piece and never meets the deadline.
        while piece := response.raw.read1(PIECE, decode_content=False):
            size += len(piece)
            self._refuse_size(size, where)
            yield piece

    def _refuse_size(self, size: int, where: str) -> None:
        if size > self.limit:
            raise SourceChanged(self.source, where, "too_large", f"{self.limit // MEGABYTE} MB")


def _save(chunks: Iterator[bytes], stream: BinaryIO, watch: Callable[[int], None]) -> None:
    for chunk in chunks:
        stream.write(chunk)
        watch(len(chunk))
