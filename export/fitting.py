"""How large text can be set so that it fits its place; Arial runs wider than the typeface measured with."""

from collections.abc import Sequence

from export.fonts import wrapped

WIDER = 1.13
LINE_HEIGHT = 1.2


def largest(paragraphs: Sequence[str], sizes: Sequence[int], width: float, height: float) -> int:
    """The largest of the sizes in which the paragraphs fit; the smallest if none does. All in points."""
    return next((size for size in sizes if text_height(paragraphs, size, width) <= height), sizes[-1])


def text_height(paragraphs: Sequence[str], size: int, width: float) -> float:
    """Height of the paragraphs in lines of at most `width`, with half a line between them; points."""
    lines = sum(line_count(paragraph, size, width) for paragraph in paragraphs)
    return (lines + 0.5 * (len(paragraphs) - 1)) * size * LINE_HEIGHT


def line_count(text: str, size: float, width: float) -> int:
    """Lines that a text takes."""
    return len(wrapped(text, width / WIDER, size, bold=True))
