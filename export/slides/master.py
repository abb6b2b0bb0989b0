"""The slide master: ours (master.pptx, 16:9), or an office's own, whose layouts are found by what they hold."""

import io
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from lxml.etree import LxmlError
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.presentation import Presentation as PowerPoint
from pptx.slide import Slide as Page
from pptx.slide import SlideLayout

from content.slides import Slide
from storage import archives

_OURS = Path(__file__).with_name("master.pptx")
_HEADS = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_CONTENTS = {PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.CHART, PP_PLACEHOLDER.TABLE}
_LARGEST = 100 * 2**20  # bytes that a template may unpack to, pictures included
_MOST_MARKUP = 20 * 2**20  # bytes of it in XML; masters of offices have less than three
_opening = BoundedSemaphore(2)  # templates at once
_REASONS = {"macros": "macros", "too_large": "large"}
# What python-pptx raises for a damaged file: it takes for granted that every element and every part is there.
_DAMAGED = (*archives.DAMAGED, PythonPptxError, LxmlError, AttributeError, LookupError, TypeError, AssertionError)
KINDS = {"title": 0, "one": 1, "two": 2}  # of layout, with the number of contents each has beside its title


class TemplateUnfit(Exception):
    """An office's template cannot be used. `reason`: broken, macros, large or missing, where `missing` names kinds of
    layout."""

    def __init__(self, reason: str, missing: Sequence[str] = ()) -> None:
        super().__init__(reason, *missing)
        self.reason, self.missing = reason, list(missing)


@dataclass(frozen=True)
class Master:
    """An empty presentation and its layout of each kind."""

    file: PowerPoint
    layouts: dict[str, SlideLayout]


def open_master(template: bytes | None) -> Master:
    """Of the office's template, emptied of its slides, or our own. Raises TemplateUnfit."""
    try:
        if template is not None:
            archives.hold_office_file(template, archives.Limits(_LARGEST, markup=_MOST_MARKUP))
        with _opening if template is not None else nullcontext():
            file = _open_template(_OURS.read_bytes() if template is None else template)
        found = {kind: layout for kind in KINDS if (layout := _layout(file, kind)) is not None}
    except archives.Unsafe as unsafe:
        raise TemplateUnfit(_REASONS.get(unsafe.reason, "broken")) from unsafe
    except _DAMAGED as error:
        raise TemplateUnfit("broken") from error
    if missing := [kind for kind in KINDS if kind not in found]:
        raise TemplateUnfit("missing", missing)
    return Master(file, found)


def find_layout_kind(slide: Slide) -> str:
    """Two contents where facts stand beside something, else one."""
    return "two" if slide.body is not None and slide.facts else "one"


def list_contents(holder: SlideLayout | Page) -> list[Any]:
    """The placeholders that a chart, a table or text can fill, from left to right."""
    found = [one for one in list_placeholders(holder) if one.placeholder_format.type in _CONTENTS]
    return sorted(found, key=lambda one: one.left or 0)


def list_placeholders(holder: Any) -> list[Any]:
    """All placeholders of a slide or a layout (python-pptx types only some of the iterators)."""
    return list(holder.placeholders)


def _layout(file: PowerPoint, kind: str) -> SlideLayout | None:
    """The first layout with a title and as many contents as the kind wants; the one for a title has a subtitle."""
    for layout in file.slide_layouts:
        kinds = [one.placeholder_format.type for one in list_placeholders(layout)]
        has_subtitle = PP_PLACEHOLDER.SUBTITLE in kinds
        fits = bool(_HEADS & set(kinds)) and has_subtitle == (kind == "title") and PP_PLACEHOLDER.BODY not in kinds
        if fits and len(list_contents(layout)) == KINDS[kind]:
            return layout
    return None


def _open_template(template: bytes) -> PowerPoint:
    file = Presentation(io.BytesIO(template))
    slides = file.slides._sldIdLst
    for slide in list(slides):
        file.part.drop_rel(slide.rId)
        slides.remove(slide)
    return file
