"""A collection as text in an address and as a file, and back.

In an address: `1.` and the rest as packed JSON, which is checked as it is unpacked. As a file: JSON to be read. What
is no collection at all is refused with the reason.
"""

import base64
import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from features.collection.model import Collection
from features.collection.parts import Allowed, ReadViews, read_views

VERSION = 1
LARGEST = 1_000_000  # bytes of a file, and of a link once unpacked
LONGEST_LINK = 2000  # signs: what mail programs and chats leave whole
_MARK = "kreiskompass_collection"
_LINK = re.compile(r"([0-9]{1,4})\.([A-Za-z0-9_-]+)")


class Unreadable(Exception):
    """This is no collection; `reason`: newer, damaged, large, foreign."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def write_link(collection: Collection) -> str:
    """The collection as an address can hold it."""
    views = [_trim(view.page, dict(view.selection), view.name, view.edits) for view in collection.views]
    told = json.dumps([collection.name, views], ensure_ascii=False, separators=(",", ":"))
    packed = base64.urlsafe_b64encode(zlib.compress(told.encode(), 9)).decode().rstrip("=")
    return f"{VERSION}.{packed}"


def write_fitting_link(collection: Collection) -> tuple[str, bool]:
    """The collection for an address, and whether with its edits: without them where it would grow too long; '' where
    it is too long even so."""
    whole = write_link(collection)
    if len(whole) <= LONGEST_LINK:
        return whole, True
    bare = write_link(replace(collection, views=tuple(replace(view, edits={}) for view in collection.views)))
    return (bare, False) if len(bare) <= LONGEST_LINK else ("", False)


def read_link(text: str, known: Allowed) -> ReadViews:
    """The collection that an address tells. Raises Unreadable."""
    form = _LINK.fullmatch(text)
    if form is None:
        raise Unreadable("damaged")
    _check_version(int(form[1]))
    raw = _read_json(_unpack(form[2]))
    if not isinstance(raw, list) or len(raw) != 2 or not isinstance(raw[1], list):
        raise Unreadable("damaged")
    parts = ("page", "selection", "name", "edits")
    views = [dict(zip(parts, view, strict=False)) if isinstance(view, list) else view for view in raw[1]]
    return read_views(raw[0], views, known)


def write_file(collection: Collection, titles: Sequence[str], day: date, database: str) -> bytes:
    """The collection as a file; `titles`: what each view is called for a reader, `database`: name of the database that
    the views were remembered from."""
    views = []
    for view, title in zip(collection.views, titles, strict=True):
        told: dict[str, Any] = {"title": title, "page": view.page, "selection": dict(view.selection)}
        if view.name:
            told["name"] = view.name
        if view.edits:
            told["edits"] = view.edits
        views.append(told)
    whole = {_MARK: VERSION, "name": collection.name, "saved": day.isoformat(), "database": database, "views": views}
    return json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n"


def read_file(data: bytes, known: Allowed) -> ReadViews:
    """The collection that a file tells. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable("large")
    raw = _read_json(data)
    if not isinstance(raw, dict) or type(raw.get(_MARK)) is not int:
        raise Unreadable("foreign")
    _check_version(raw[_MARK])
    if not isinstance(raw.get("views"), list):
        raise Unreadable("damaged")
    return read_views(raw.get("name", ""), raw["views"], known)


def _trim(page: str, *rest: Any) -> list[Any]:
    """Without what is empty at the end."""
    told = [bool(part) for part in rest]
    return [page, *rest[: len(told) - told[::-1].index(True) if any(told) else 0]]


def _unpack(text: str) -> bytes:
    """Raises Unreadable, also for what would take up far more room than a collection can."""
    stream = zlib.decompressobj()
    try:
        data = stream.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), LARGEST)
    except (ValueError, zlib.error) as error:
        raise Unreadable("damaged") from error
    if stream.unconsumed_tail:
        raise Unreadable("large")
    if not stream.eof or stream.unused_data:
        raise Unreadable("damaged")
    return data


def _read_json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # also bytes that are no UTF-8
        raise Unreadable("damaged") from error


def _check_version(version: int) -> None:
    if version > VERSION:
        raise Unreadable("newer")
    if version < 1:
        raise Unreadable("damaged")
