"""Where matplotlib draws: one drawing at a time, in our typeface, as SVG or PNG."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax.saxutils import escape

from matplotlib import rc_context
from matplotlib.figure import Figure

from export.fonts import list_families

_DRAWING = threading.Lock()  # matplotlib's fonts and settings are shared by all threads


@contextmanager
def open_drawing() -> Iterator[None]:
    """Everything drawn and saved within has our typeface; the same drawing gives the same bytes."""
    with _DRAWING, rc_context({"font.family": list_families(), "svg.hashsalt": "kreiskompass"}):
        yield


def save_drawing(figure: Figure, kind: str, title: str, description: str) -> bytes:
    """The figure as 'svg', text as outlines so that it looks the same everywhere, or as 'png' of twice the pixels."""
    file = io.BytesIO()
    told = {"Title": title, "Description": description} | ({"Creator": None, "Date": None} if kind == "svg" else {})
    figure.savefig(file, format=kind, dpi=figure.dpi * 2, metadata=told)
    return _add_words(file.getvalue(), title, description) if kind == "svg" else file.getvalue()


def _add_words(svg: bytes, title: str, description: str) -> bytes:
    """With title and description where a screen reader looks for them, as the first parts of a picture."""
    before, tag, after = svg.partition(b"<svg ")
    head, end, rest = after.partition(b">")
    told = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>".encode()
    return before + tag + b'role="img" ' + head + end + told + rest
