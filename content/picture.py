"""A small picture with its words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A small picture with its text alternative and the line below it."""

    title: str
    note: str
    image: str
    alt: str
