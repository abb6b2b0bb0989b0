"""Output where an encoding lacks a sign (Windows: cp1252, cp850): a plain one stands for it."""

import codecs
import sys

_PLAIN = {
    **dict.fromkeys("\u201e\u201c\u201d", '"'),
    **dict.fromkeys("\u201a\u2018\u2019", "'"),
    **dict.fromkeys("\u2013\u2014\u2212", "-"),
    "\u2026": "...",
    "\u00b7": "*",
    "\u2192": "->",
    "\u2264": "<=",
    "\u2265": ">=",
    "\u20ac": "EUR",
    "\u2082": "2",
    "\u03bc": "\u00b5",  # the Greek letter, for the sign that every one of these encodings has
}


def replace_unknown_signs() -> None:
    """Let no output of this process fail for a sign that its encoding lacks."""
    codecs.register_error("plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="plain")  # type: ignore[union-attr]


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN.get(sign, "?") for sign in error.object[error.start : error.end]), error.end
