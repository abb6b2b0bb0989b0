"""Decks as an office program shows them: every word lies on the slide, within its shape and on no other; letters can be
read; the source is one line; lines of a chart are named at their ends."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.series import LineSeries
from pptx.util import Emu

from export.slides.paging import split_pages
from export.slides.pptx import write_pptx
from features.deck.assemble import Wish, make_deck
from texts import Language
from ui import data

SIX = ("05370", "05334", "05382", "05366", "05362", "05154")
DECKS = {  # district -> districts to compare with; the city of Aachen has no district's rank, Bremerhaven no targets
    "05358": SIX, "05370": ("05358",), "05334": (), "05315": (), "05334002": (), "09172": (), "11000": (), "04012": (),
}  # fmt: skip
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
SLACK = 3.0  # points that a word may reach out of its shape, and onto another
AIR = 0.15  # of a word's box, above and below its letters
SMALL = re.compile(r"( (von|of) \d+|\d{4}: )")  # what only repeats
pytestmark = pytest.mark.usefixtures("shipped_database")


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def holds(self, other: "Box") -> bool:
        across = self.left - SLACK <= other.left and other.right <= self.right + SLACK
        return across and self.top - SLACK <= other.top and other.bottom <= self.bottom + SLACK

    def touches(self, other: "Box") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > SLACK and down > SLACK


def write_deck(key: str, code: str) -> bytes:
    language = Language(code)
    regions = data.ask_regions(language)
    deck = make_deck(Wish(regions[key], [regions[other] for other in DECKS[key]]), language)
    assert deck is not None
    return write_pptx(split_pages(deck, language), language)


def read_shapes(page: Any) -> list[Box]:
    """Those that can hold words."""
    found = [one for one in page.shapes if one.has_text_frame or one.has_table or one.has_chart]
    sides = [[Emu(side).pt for side in (one.left, one.top, one.width, one.height)] for one in found]
    return [Box(x, y, x + wide, y + high) for x, y, wide, high in sides]


def read_words(file: Path, number: int) -> list[Box]:
    told = subprocess.run(
        ["pdftotext", "-bbox", "-f", str(number), "-l", str(number), str(file), "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    words = [(*map(float, sides), text) for *sides, text in WORD.findall(told.stdout)]
    return [
        Box(left, top + AIR * (bottom - top), right, bottom - AIR * (bottom - top), text)
        for left, top, right, bottom, text in words
    ]


def list_faults(words: list[Box], shapes: list[Box], slide: Box) -> Iterator[str]:
    for number, word in enumerate(words):
        if not slide.holds(word) or not any(shape.holds(word) for shape in shapes):
            yield f"out of its shape: {word}"
        yield from (f"{word.text} on {other.text}" for other in words[:number] if word.touches(other))


def list_small_letters(page: Any) -> Iterator[str]:
    for shape in page.shapes:
        if shape.has_text_frame and not (shape.is_placeholder and shape.top > Emu(12700 * 470)):  # the foot is smaller
            frames = [shape.text_frame]
        elif shape.has_table:
            frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
        else:
            continue
        for run in (run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs):
            if run.font.size and run.font.size.pt < 14 and not SMALL.fullmatch(run.text):
                yield f"{run.font.size.pt}: {run.text}"


def list_unnamed(page: Any, words: list[Box]) -> Iterator[str]:
    """Lines without their whole name at their end; thin ones, the edges of a range, are told beside."""
    told = " ".join(word.text for word in words)
    for chart in (shape.chart for shape in page.shapes if shape.has_chart):
        lines = [one for one in chart.plots[0].series if isinstance(one, LineSeries) and one.format.line.width.pt > 1]
        if len(lines) > 1 and chart.has_legend:
            yield "legend beside lines"
        for line in lines if len(lines) > 1 else []:
            last = max(place for place, value in enumerate(line.values) if value is not None)
            ends = [int(one.get("val")) for one in line._element.iterfind(".//{*}dLbl/{*}idx")]
            if ends != [last] or not all(part in told for part in re.split(r"\s|(?<=-)", line.name)):
                yield f"not named at its end: {line.name}"


def check_deck(content: bytes, folder: Path) -> list[str]:
    """What is wrong with a deck, with the number of its slide."""
    file = folder / "deck.pptx"
    file.write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(file)], check=True, capture_output=True)
    deck, found = Presentation(io.BytesIO(content)), []
    slide = Box(0, 0, Emu(deck.slide_width or 0).pt, Emu(deck.slide_height or 0).pt)
    for number, page in enumerate(deck.slides, start=1):
        words = read_words(folder / "deck.pdf", number)
        foot = {round(word.top) for word in words if word.top > 490}
        faults = [*list_faults(words, read_shapes(page), slide), *list_small_letters(page), *list_unnamed(page, words)]
        found += [f"{number}: {fault}" for fault in (*faults, *(["source of two lines"] if len(foot) > 1 else []))]
    return found


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("key", DECKS)
def test_every_word_lies_where_it_belongs(key: str, code: str, tmp_path: Path) -> None:
    assert check_deck(write_deck(key, code), tmp_path) == []
