"""The slide master: ours (master.pptx, 16:9), or an office's own, whose layouts are found by what they hold."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.presentation import Presentation as PowerPoint
from pptx.slide import Slide as Page
from pptx.slide import SlideLayout

from views.deck import Slide

_OURS = Path(__file__).with_name("master.pptx")
_HEADS = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_CONTENTS = {PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.CHART, PP_PLACEHOLDER.TABLE}
KINDS = {"title": 0, "one": 1, "two": 2}  # of layout, with the number of contents each has beside its title


class TemplateUnfit(Exception):
    """An office's template cannot be used: `missing` names kinds of layout; none: it is no presentation."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = list(missing)


@dataclass(frozen=True)
class Master:
    """An empty presentation and its layout of each kind."""

    file: PowerPoint
    layouts: dict[str, SlideLayout]


def master(template: bytes | None) -> Master:
    """Of the office's template, emptied of its slides, or our own. Raises TemplateUnfit."""
    file = _opened(_OURS.read_bytes() if template is None else template)
    found = {kind: layout for kind in KINDS if (layout := _layout(file, kind)) is not None}
    if missing := [kind for kind in KINDS if kind not in found]:
        raise TemplateUnfit(missing)
    return Master(file, found)


def layout_kind(slide: Slide) -> str:
    """Two contents where facts stand beside something, else one."""
    return "two" if slide.body is not None and slide.facts else "one"


def contents(holder: SlideLayout | Page) -> list[Any]:
    """The placeholders that a chart, a table or text can fill, from left to right."""
    found = [one for one in placeholders(holder) if one.placeholder_format.type in _CONTENTS]
    return sorted(found, key=lambda one: one.left or 0)


def placeholders(holder: Any) -> list[Any]:
    """All placeholders of a slide or a layout (python-pptx types only some of the iterators)."""
    return list(holder.placeholders)


def _layout(file: PowerPoint, kind: str) -> SlideLayout | None:
    """The first layout with a title and as many contents as the kind wants; the one for a title has a subtitle."""
    for layout in file.slide_layouts:
        kinds = [one.placeholder_format.type for one in placeholders(layout)]
        has_subtitle = PP_PLACEHOLDER.SUBTITLE in kinds
        fits = bool(_HEADS & set(kinds)) and has_subtitle == (kind == "title") and PP_PLACEHOLDER.BODY not in kinds
        if fits and len(contents(layout)) == KINDS[kind]:
            return layout
    return None


def _opened(template: bytes) -> PowerPoint:
    try:
        file = Presentation(io.BytesIO(template))
        slides = file.slides._sldIdLst
        for slide in list(slides):
            file.part.drop_rel(slide.rId)
            slides.remove(slide)
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, XMLSyntaxError) as error:
        raise TemplateUnfit([]) from error
    return file
