"""The typeface of everything that is drawn without a browser: Source Sans, as on the pages, free (OFL)."""

from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro
from matplotlib.font_manager import fontManager
from PIL.ImageFont import FreeTypeFont, truetype

FOLDER = Path(font_source_sans_pro.__file__).parent / "files"
_MEASURED = 100  # points at which widths are taken
FAMILIES = ["Source Sans Pro", "DejaVu Sans"]  # the second, which matplotlib brings along, for signs like the triangle


@cache
def list_families() -> list[str]:
    """Make the typeface known to matplotlib; its names."""
    for weight in ("Regular", "Bold"):
        fontManager.addfont(_file(weight))
    return FAMILIES


def wrap_text(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines of at most `width`, both in points at `size`; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure_width(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def measure_width(text: str, size: float, bold: bool = False) -> float:
    """Of the widest line of a text, in points at `size`."""
    return max((_length(line, bold) for line in text.splitlines()), default=0.0) * size / _MEASURED


@lru_cache(maxsize=4096)  # the same text is tried in several sizes
def _length(text: str, bold: bool) -> float:
    return _measure(bold).getlength(text)


@cache
def _measure(bold: bool) -> FreeTypeFont:
    return truetype(_file("Bold" if bold else "Regular"), _MEASURED)


def _file(weight: str) -> Path:
    return FOLDER / f"SourceSansPro-{weight}.ttf"
