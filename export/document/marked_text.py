"""Labels as plotly writes them (bold, colour, line breaks) for matplotlib."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.offsetbox import HPacker, TextArea, VPacker


@dataclass(frozen=True)
class TextRun:
    """A piece of a line in one style; `colour` None for that of the label."""

    text: str
    bold: bool
    colour: str | None


class _Lines(HTMLParser):
    """Reads b, br and span style="color:…"; everything else is text."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[TextRun]] = [[]]
        self.bold = False
        self.colour: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.lines.append([])
        elif tag == "b":
            self.bold = True
        elif tag == "span":
            self.colour = (dict(attrs).get("style") or "").removeprefix("color:") or None

    def handle_endtag(self, tag: str) -> None:
        if tag == "b":
            self.bold = False
        elif tag == "span":
            self.colour = None

    def handle_data(self, data: str) -> None:
        self.lines[-1].append(TextRun(data, self.bold, self.colour))


def split_lines(text: str) -> list[list[TextRun]]:
    """The lines of a label and the runs in them."""
    parser = _Lines()
    parser.feed(text)
    parser.close()
    return parser.lines


def pack_lines(text: str, size: float, colour: str, align: Literal["left", "center", "right"]) -> VPacker:
    """The label as one block; `size` in points, `align` left, center or right."""
    rows: list[Artist] = [
        HPacker(children=[*_areas(line, size, colour)], align="baseline", pad=0, sep=0) for line in split_lines(text)
    ]
    return VPacker(children=rows, align=align, pad=0, sep=2)


def _areas(line: list[TextRun], size: float, colour: str) -> Iterator[Artist]:
    for run in line:
        style: dict[str, Any] = {
            "size": size,
            "color": run.colour or colour,
            "weight": "bold" if run.bold else "normal",
            "parse_math": False,
        }
        yield TextArea(run.text, textprops=style)
