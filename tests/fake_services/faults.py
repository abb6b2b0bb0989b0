"""Faults by name: each turns the right answer into a faulty one."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.utils import formatdate
from time import time

from . import damage, exchange
from .archives import bomb, gzip_bomb, is_zip, zip_of
from .exchange import Answer
from .recorded_files import texts

CSV_NAME = "inkar_2025.csv"


@dataclass(frozen=True)
class Options:
    """What a planted fault may be told beside its name."""

    retry_after: int | str | None = 1  # seconds, an HTTP date (see http_date), or None for no header
    status: int = 500  # of error_500, e.g. 502 or 503
    location: str = ""  # of redirect_elsewhere: another host; path and query are kept
    redirect: int = 302
    content_type: str = "text/plain"  # of wrong_content_type
    size: int = 100_000_000  # bytes of the huge bodies
    inflated: int = 5_500_000_000  # bytes that a bomb inflates to
    text: str = "n/a"  # of text_value
    row_contains: str = ""  # cell of the CSV row whose value is replaced; empty: the first row
    path: str = ""  # path and query of the request


Fault = Callable[[Answer, Options], Answer]


def http_date(seconds_from_now: float) -> str:
    return formatdate(time() + seconds_from_now, usegmt=True)


def html(status: int = 200) -> Answer:
    page: str = texts("html")
    return Answer(page.encode(), status, "text/html; charset=utf-8")


def _too_many(_answer: Answer, options: Options) -> Answer:
    headers = {} if options.retry_after is None else {"Retry-After": str(options.retry_after)}
    return replace(html(429), headers=headers)


def _truncate_body(answer: Answer, _options: Options) -> Answer:
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def _redirect(_answer: Answer, options: Options) -> Answer:
    return Answer(b"", options.redirect, headers={"Location": options.location + options.path})


def _zip_with(members: dict[str, bytes]) -> Answer:
    return Answer(zip_of(members), content_type="application/zip")


def _zip_slip(answer: Answer, _options: Options) -> Answer:
    return _zip_with({"../../evil.csv": b"evil", CSV_NAME: b"Bereich;ID\r\n"}) if is_zip(answer.body) else answer


def _bomb(declared: int | None) -> Fault:
    def fault(_answer: Answer, options: Options) -> Answer:
        body = bomb(CSV_NAME, options.inflated, options.inflated if declared is None else declared)
        return Answer(body, content_type="application/zip")

    return fault


_OK = b"HTTP/1.1 200 OK\r\n"
_CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
_GZIP = b"Content-Encoding: gzip\r\n\r\n"


def _gzip_bomb(answer: Answer, options: Options) -> Answer:
    return replace(answer, body=gzip_bomb(options.inflated), headers={"Content-Encoding": "gzip"})


def _make_delivery(deliver: exchange.Delivery) -> Fault:
    return lambda answer, _options: replace(answer, deliver=deliver)


def _make_change(change: Callable[[Answer], Answer]) -> Fault:
    return lambda answer, _options: change(answer)


def _value(literal: str, cell: str) -> Fault:
    return lambda answer, options: damage.with_first_value(answer, literal, cell, options.row_contains)


FAULTS: dict[str, Fault] = {
    # the way of the answer
    "hang": _make_delivery(exchange.never),
    "hang_mid_body": _make_delivery(exchange.half_then_never),
    "trickle": _make_delivery(exchange.drop_by_drop),
    "reset_mid_body": _make_delivery(exchange.half_then_reset),
    "short_body": _make_delivery(exchange.half_then_close),
    "huge": lambda answer, options: replace(answer, deliver=exchange.endless_chunks(options.size)),
    "huge_announced": lambda answer, options: replace(answer, deliver=exchange.announce_size(options.size)),
    "endless_status": _make_delivery(exchange.endless(b"", b"H")),
    "endless_head": _make_delivery(exchange.endless(_OK + b"X-More: ", b"a")),
    "endless_continue": _make_delivery(exchange.endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n")),
    "endless_chunk_head": _make_delivery(exchange.endless(_OK + _CHUNKED + b"5;", b"a")),
    "endless_trailer": _make_delivery(exchange.endless(_OK + _CHUNKED + b"2\r\n{}\r\n0\r\n", b"X-More: a\r\n")),
    "endless_gzip_name": _make_delivery(exchange.endless(_OK + _GZIP + b"\x1f\x8b\x08\x08" + bytes(6), b"a" * 100)),
    "short_gzip": lambda answer, _options: replace(
        answer, body=gzip.compress(answer.body)[:-12], headers={"Content-Encoding": "gzip"}
    ),
    "unasked_packing": lambda answer, _options: replace(answer, headers={"Content-Encoding": "br"}),
    # another answer
    "html_200": lambda _answer, _options: html(),
    "too_many": _too_many,
    "error_500": lambda _answer, options: html(options.status),
    "body": lambda answer, options: replace(answer, body=options.text.encode()),
    "empty_200": lambda answer, _options: replace(answer, body=b""),
    "redirect_elsewhere": _redirect,
    # its head and bytes
    "truncated_json": _truncate_body,
    "wrong_content_type": lambda answer, options: replace(answer, content_type=options.content_type),
    "wrong_encoding": _make_change(damage.latin_bytes),
    "gzip_bomb": _gzip_bomb,
    # its content
    "renamed_keys": _make_change(damage.renamed_keys),
    "renamed_columns": _make_change(damage.renamed_columns),
    "duplicate_rows": _make_change(damage.duplicate_rows),
    "semester_time": _make_change(damage.semester_time),
    "text_value": lambda answer, options: _value(f'"{options.text}"', options.text)(answer, options),
    "nan_value": _value("NaN", "NaN"),
    "infinity": _value("Infinity", "Infinity"),
    "negative_infinity": _value("-Infinity", "-Infinity"),
    "absurd_value": _value("1e300", "1e300"),
    # its archive
    "zip_slip": _zip_slip,
    "zip_bomb": _bomb(declared=None),
    "zip_lying": _bomb(declared=1000),
    "zip_nested": lambda answer, _options: _zip_with({"inner.zip": answer.body}),
    "zip_empty": lambda _answer, _options: _zip_with({}),
    "zip_truncated": _truncate_body,
    "not_a_zip": lambda _answer, _options: replace(html(), content_type="application/zip"),
}

ENDLESS = tuple(name for name in FAULTS if name.startswith("endless_"))  # a part of the answer goes on for ever
