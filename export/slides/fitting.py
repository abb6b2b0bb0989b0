"""How large text can be set so that it fits its place; Arial runs wider than the typeface measured with."""

from collections.abc import Sequence

from export.fonts import measure_width, wrap_text

WIDER = 1.13
LINE_HEIGHT = 1.2
GAP = 0.5  # of a line, between paragraphs
TITLE, FACT, SOURCE = (28, 26, 24, 22, 20), (18, 16, 14, 12, 11), (10, 9, 8, 7)  # points, of what stands on a slide


def find_largest_size(paragraphs: Sequence[str], sizes: Sequence[float], width: float, height: float) -> float:
    """The largest of the sizes in which the paragraphs fit; the smallest if none does. All in points."""
    return next((size for size in sizes if measure_height(paragraphs, size, width) <= height), sizes[-1])


def measure_height(paragraphs: Sequence[str], size: float, width: float) -> float:
    """Height of the paragraphs in lines of at most `width`, with a gap between them; points."""
    lines = sum(count_lines(paragraph, size, width) for paragraph in paragraphs)
    return (lines + GAP * (len(paragraphs) - 1)) * size * LINE_HEIGHT


def count_lines(text: str, size: float, width: float, bold: bool = True) -> int:
    """Lines that a text takes."""
    return len(wrap_text(text, width / WIDER, size, bold))


def keeps_words(text: str, size: float, width: float, bold: bool) -> bool:
    """Whether no word of a text is torn."""
    return all(measure_width(word, size, bold) * WIDER <= width for word in text.split())
