"""What a visitor changes of the slides before taking them along: plain data, to be kept and handed over as they are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypedDict

import pandas as pd

from content.slides import Deck, Slide

FIRST = 2  # number of the slide after the title
OPENING = "opening"  # key of the first slide among the edits


class Edit(TypedDict, total=False):
    """What of a slide is not as it came; a field that is absent is as it came.

    `order`: its number among all slides, from 2 on (1 is the title); `shown`: False; `title` and `notes`: other texts;
    `instead`: the title by rule that `title` was written for; `subtitle`: of the first slide, whose key is OPENING.
    """

    order: int
    shown: bool
    title: str
    instead: str
    notes: str
    subtitle: str


Edits = Mapping[str, Edit]  # by the key of the slide; of slides that are not there they do nothing


def apply_edits(deck: Deck, edits: Edits) -> Deck:
    """The slides as the visitor wants them: some left out, in another order, with other titles and notes."""
    slides = {slide.key: slide for slide in deck.slides}
    shown = [key for key in sort_slides(deck, edits) if edits.get(key, {}).get("shown", True)]
    opening = edits.get(OPENING, {})
    return replace(
        deck,
        title=opening.get("title", deck.title),
        subtitle=opening.get("subtitle", deck.subtitle),
        slides=tuple(_edited(slides[key], edits.get(key, {})) for key in shown),
    )


def write_opening(deck: Deck, before: Edits, title: str, subtitle: str) -> dict[str, Edit]:
    """The edits `before` with other texts on the first slide; an emptied one is again that by rule."""
    told: dict[str, Edit] = {key: {**edit} for key, edit in before.items() if key != OPENING}
    opening = Edit()
    if title.strip() not in ("", deck.title):
        opening |= Edit(title=title.strip(), instead=deck.title)
    if subtitle.strip() not in ("", deck.subtitle):
        opening |= Edit(subtitle=subtitle.strip())
    return told | {OPENING: opening} if opening else told


def make_edit_table(deck: Deck, edits: Edits) -> pd.DataFrame:
    """All slides as rows to edit, in their order; columns order, shown, title, notes, by the slide's key."""
    slides = {slide.key: slide for slide in deck.slides}
    keys = sort_slides(deck, edits)
    told = [_edited(slides[key], edits.get(key, {})) for key in keys]
    return pd.DataFrame(
        {
            "order": range(FIRST, FIRST + len(keys)),
            "shown": [edits.get(key, {}).get("shown", True) for key in keys],
            "title": [slide.title for slide in told],
            "notes": [slide.notes for slide in told],
        },
        index=keys,
    )


def read_edits(deck: Deck, before: Edits, changed: Mapping[int, Mapping[str, object]]) -> dict[str, Edit]:
    """The edits `before` and what was changed in their `edit_table`: new cells by column, by place of the row from 0.

    A slide with another number goes to that place; a title that was emptied is again that by rule.
    """
    slides = {slide.key: slide for slide in deck.slides}
    here = sort_slides(deck, before)
    told: dict[str, Edit] = {key: {**edit} for key, edit in before.items()}
    numbered: dict[str, int] = {}
    for place, cells in changed.items():
        key = here[place]
        told[key] = _changed(told.get(key, {}), slides[key], cells)
        if isinstance(number := cells.get("order"), int | float):
            numbered[key] = int(number)
    for key, edit in told.items():
        if key in slides:
            edit.pop("order", None)
    for key, number in _numbers(deck, before, numbered).items():
        told.setdefault(key, {})["order"] = number
    return {key: edit for key, edit in told.items() if edit}


def sort_slides(deck: Deck, edits: Edits) -> list[str]:
    """Keys of all slides: those with a number of their own in these places, the others around them as they came."""
    numbered = {key: edit["order"] for key, edit in edits.items() if "order" in edit}
    return _placed([slide.key for slide in deck.slides], numbered)


def list_outdated(deck: Deck, edits: Edits) -> list[str]:
    """Titles by a visitor whose slides have another title by rule than when they were written."""
    return [
        edits[slide.key]["title"]
        for slide in deck.slides
        if edits.get(slide.key, {}).get("instead", slide.title) != slide.title
    ]


def _edited(slide: Slide, edit: Edit) -> Slide:
    return replace(slide, title=edit.get("title", slide.title), notes=edit.get("notes", slide.notes))


def _changed(edit: Edit, slide: Slide, cells: Mapping[str, object]) -> Edit:
    told = edit.copy()
    if "shown" in cells:
        told.pop("shown", None)
        if not cells["shown"]:
            told["shown"] = False
    if "title" in cells:
        told.pop("title", None)
        told.pop("instead", None)
        if _text(cells["title"]) not in ("", slide.title):
            told |= Edit(title=_text(cells["title"]), instead=slide.title)
    if "notes" in cells:
        told.pop("notes", None)
        if _text(cells["notes"]) != slide.notes.strip():
            told["notes"] = _text(cells["notes"])
    return told


def _numbers(deck: Deck, before: Edits, numbered: Mapping[str, int]) -> dict[str, int]:
    """Numbers of all slides that have been moved, before or now; none where all are back where they came from."""
    now = _placed(sort_slides(deck, before), numbered)
    if now == [slide.key for slide in deck.slides]:
        return {}
    moved = {key for key, edit in before.items() if "order" in edit} | numbered.keys()
    return {key: place for place, key in enumerate(now, start=FIRST) if key in moved}


def _placed(keys: Sequence[str], numbered: Mapping[str, int]) -> list[str]:
    found = [key for key in keys if key not in numbered]
    for key in sorted(set(keys) & numbered.keys(), key=lambda key: numbered[key]):
        found.insert(max(numbered[key] - FIRST, 0), key)
    return found


def _text(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""


LONGEST_TEXT = 4000  # signs of a selection or an edit
LONGEST_OPENING = 120  # of a text on the first slide
