"""A document as data: what is said in which order. The formats it can take are in export/."""

from dataclasses import dataclass

from content.table import SHAPES, Cell, Table
from texts import Language


@dataclass(frozen=True)
class Heading:
    """`level` 1 to 3 below the document's title."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """`style`: 'body', 'lead' for the finding, 'note' for what is said in small type, 'caption' for a note that stays
    with the table below it."""

    text: str
    style: str = "body"


@dataclass(frozen=True)
class Bullets:
    """A list without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class DocumentPicture:
    """`svg` as wide as the text; `alt` tells what it shows to those who do not see it."""

    svg: bytes
    alt: str


Part = Heading | Paragraph | Bullets | Table | DocumentPicture


@dataclass(frozen=True)
class Document:
    """`footer` stands on every page, before the page number: whose it is, from which data and when."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]
    footer: str
    landscape: bool = False


def split_cell(cell: Cell, language: Language) -> tuple[str, str]:
    """What a cell says without its picture and links: the text with shape and word of a verdict; the note."""
    sign = f"{cell.sign.shape} {cell.sign.word}" if cell.sign else ""
    judged = f"{SHAPES[cell.judgement]} {language(f'judgement.{cell.judgement}')}".strip() if cell.judgement else ""
    return " ".join(filter(None, (cell.text, sign))), ", ".join(filter(None, (judged, cell.note)))
