"""What is well-formed, made into something else: a text, bytes or JSON with a few places changed.

All by a `Random`: to have Hypothesis draw every place would take many times as long as the parsers themselves.
"""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

PIECES = (
    *("", ";", ",", "\t", '"', "'", "\n", "\r", "\r\n", "\0", "=", "~", "_", ".", ":", "-", "+", "%", "*", "/", "\\"),
    *(
        "0",
        "7",
        "9" * 400,
        "1e999",
        "-0",
        "NaN",
        "0x1F",
        "1_000",
        "\N{SUPERSCRIPT TWO}" * 4,
        "\u0662\u0660\u0662\u0660",
    ),
    *("[" * 5000, "{", "}", "]", "null", "true", "\ufeff", "\u2028", "\u202e", "\N{NO-BREAK SPACE}", "\uffff"),
    *("<script>", "]]>", "&#0;", "&amp;", "<!DOCTYPE x>", "<c>", "</row>", "=1+1", "../..", "x" * 5000, "\U0001f600"),
)
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2, 1.5, -0.0, 10**9, 10**400, 1e308, float("nan"), float("inf"), "", " ", "0", "-1"),
    *("x", "2020", "\N{SUPERSCRIPT TWO}" * 4, "\u0662\u0660\u0662\u0660", "x" * 5000, "<b>", "\0", "\ud800", [], {}),
    *([[]], [None], {"": None}, {"0": 0}, [1, 2, 3], {"index": {}}, {"label": "x"}, ["x", "x"], [[6.0, 51.0]] * 4),
)
_MOST = 4  # places that are changed


def some_text(random: Random, longest: int = 8) -> str:
    """Any signs that UTF-8 can hold, most of them from the first of Unicode's planes."""
    signs = (
        random.choice((random.randrange(32, 127), random.randrange(0xD7FF))) for _ in range(random.randint(0, longest))
    )
    return "".join(map(chr, signs))


def text(random: Random, whole: str) -> str:
    """The text with some of it replaced, at a few places."""
    return str(
        _edit_sequence(random, whole, lambda: random.choice(PIECES) if random.random() < 0.8 else some_text(random))
    )


def raw(random: Random, whole: bytes) -> bytes:
    """The bytes with some of them replaced; at times cut off."""
    edited = bytes(_edit_sequence(random, whole, lambda: random.randbytes(random.randint(0, 4))))
    return edited[: random.randrange(len(edited) + 1)] if random.random() < 0.2 else edited


def damage_content(random: Random, whole: str) -> bytes:
    """The text changed as a text or as bytes."""
    if random.random() < 0.2:
        return raw(random, whole.encode())
    return text(random, whole).encode(
        random.choice(("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16")), errors="ignore"
    )


def document(random: Random, *wholes: Any) -> bytes:
    """One of the JSON documents with other things at a few of its places; at times not even JSON."""
    whole = random.choice(wholes)
    if random.random() < 0.25:
        return damage_content(random, json.dumps(whole))
    return json.dumps(_change_document(random, whole), ensure_ascii=False).encode(errors="surrogatepass")


def _edit_sequence(random: Random, whole: Any, piece: Callable[[], Any]) -> Any:
    for _ in range(random.randint(1, _MOST)):
        at = random.randrange(len(whole) + 1)
        whole = whole[:at] + piece() + whole[at + random.choice((0, 0, 1, 1, 2, 5, 30)) :]
    return whole


def _change_document(random: Random, whole: Any) -> Any:
    whole = deepcopy(whole)
    for _ in range(random.randint(0, _MOST)):
        places = list(_places(whole))
        if not places:
            break
        holder, key = random.choice(places)
        match random.choice(("put", "put", "remove", "repeat")):
            case "put":
                holder[key] = deepcopy(random.choice(ODD))
            case "remove":
                del holder[key]
            case _ if isinstance(holder, list):
                holder.insert(key, deepcopy(holder[key]))
            case _:
                holder[f"{key}2"] = deepcopy(holder[key])
    return whole


def _places(part: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a document: what holds it, and its key or index there."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in list(inner):
        yield part, key
        yield from _places(value)
