"""Bytes to JSON, and JSON to what the contract says stands there; anything else is SourceChanged with its place."""

import json
import math
import re
from collections.abc import Container
from typing import Any, NoReturn
from urllib.parse import urlsplit

from loaders.errors import SourceChanged


def json_of(source: str, url: str, media_type: str, body: bytes) -> Any:
    """The JSON of an answer. Raises SourceChanged for a web page, another encoding than UTF-8, cut-off JSON, and for
    NaN, Infinity and halves of signs, which JSON does not have."""
    where = urlsplit(url).path
    if "html" in media_type.lower() or body.lstrip()[:1] == b"<":
        raise SourceChanged(source, where, "web_page", media_type)
    if media_type and "json" not in media_type.lower():
        raise SourceChanged(source, where, "media_type", media_type)

    def refuse(constant: str) -> NoReturn:
        raise SourceChanged(source, where, "not_a_number", constant)

    try:
        text = body.decode("utf-8-sig")
        found = json.loads(text, parse_constant=refuse)
        if "\\u" in text:
            json.dumps(found, ensure_ascii=False).encode()  # halves of signs, which no file and no database can hold
    except UnicodeDecodeError as error:
        raise SourceChanged(source, where, "encoding", str(error.object[error.start : error.start + 8])) from error
    except (ValueError, RecursionError) as error:
        raise SourceChanged(source, where, "not_json", str(error)) from error
    return found


def member(source: str, path: str, table: Any, name: str, kind: type | tuple[type, ...]) -> Any:
    """`table[name]`, which must be there and of that kind. Raises SourceChanged with the path."""
    if not isinstance(table, dict) or name not in table:
        raise SourceChanged(source, f"{path}.{name}", "missing_key", name)
    if not isinstance(table[name], kind):
        raise SourceChanged(source, f"{path}.{name}", "wrong_type", repr(table[name])[:60])
    return table[name]


def number(source: str, path: str, found: Any) -> float | None:
    """A figure or None for null. Raises SourceChanged for text, true, false and what is not finite."""
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise SourceChanged(source, path, "not_a_number", repr(found)[:60])
    try:
        value = float(found)
    except OverflowError:  # JSON may write a whole number of any length
        value = math.inf
    if not math.isfinite(value):
        raise SourceChanged(source, path, "not_a_number", repr(found)[:60])
    return value


def read_german_number(source: str, path: str, cell: str, form: re.Pattern[str], signs: Container[str]) -> float | None:
    """A figure with decimal comma, None for one of the signs that there is none. Raises SourceChanged for anything that
    the source does not write in this form: a point could group thousands, or be a decimal point by now."""
    plain = cell.strip()
    if plain in signs:
        return None
    if not form.fullmatch(plain):
        raise SourceChanged(source, path, "not_a_number", plain[:40])
    return float(plain.replace(".", "").replace(",", "."))
