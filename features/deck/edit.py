"""What a visitor changes of the slides before taking them along: plain data, to be kept and handed over as they are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypedDict, cast

import pandas as pd

from content.slides import Deck, Slide
from content.table import Table
from texts import in_one_line, without_controls

FIRST = 2  # number of the slide after the title
OPENING = "opening"  # key of the first slide among the edits
DECISION = "decision"  # key of the slide whose table holds the proposals
LONGEST_TEXT = 4000  # signs of a selection or an edit
_LONGEST_OPENING = 120  # of a line on the first slide
_LONGEST = {"text": 160, "who": 50, "until": 24}  # of a proposal: three of them have room on a slide
_PROPOSAL = ("text", "who", "until")  # fields of a proposal, as the columns of its table after the number


class Edit(TypedDict, total=False):
    """What of a slide is not as it came; a field that is absent is as it came.

    `order`: its number among all slides, from 2 on (1 is the title); `shown`: False; `title` and `notes`: other texts;
    `instead`: the title or text by rule that `title` or `text` was written for; `subtitle`: of the first slide, whose
    key is OPENING; `text`, `who`, `until`: of a proposal, whose key tells its number.
    """

    order: int
    shown: bool
    title: str
    instead: str
    notes: str
    subtitle: str
    text: str
    who: str
    until: str


Edits = Mapping[str, Edit]  # by the key of the slide; of slides that are not there they do nothing


def apply_edits(deck: Deck, edits: Edits) -> Deck:
    """The slides as the visitor wants them: some left out, in another order, with other titles, notes and proposals."""
    slides = {slide.key: slide for slide in deck.slides}
    shown = [key for key in sort_slides(deck, edits) if edits.get(key, {}).get("shown", True)]
    opening = edits.get(OPENING, {})
    return replace(
        deck,
        title=opening.get("title", deck.title),
        subtitle=opening.get("subtitle", deck.subtitle),
        slides=tuple(_edit_decision(_edit_slide(slides[key], edits.get(key, {})), edits) for key in shown),
    )


def list_lines(deck: Deck) -> dict[str, dict[str, str]]:
    """What has fields of its own to be written into, with the lines by rule: the first slide, then each proposal."""
    lines = {OPENING: {"title": deck.title, "subtitle": deck.subtitle}}
    for slide in deck.slides:
        if slide.key == DECISION and isinstance(slide.body, Table):
            for number, row in enumerate(slide.body.rows, start=1):
                told = (cell.text for cell in row[1:])
                lines[_name_proposal(number)] = dict(zip(_PROPOSAL, told, strict=True))
    return lines


def write_lines(deck: Deck, before: Edits, key: str, typed: Mapping[str, str]) -> dict[str, Edit]:
    """The edits `before` with what was typed into the fields of the first slide or a proposal; an emptied one is again
    that by rule."""
    by_rule, there = list_lines(deck)[key], before.get(key, {})
    lines = {field: in_one_line(text) for field, text in typed.items()}
    own = {field: line for field, line in lines.items() if line not in ("", by_rule[field])}
    message = next(iter(by_rule))
    if message in own:
        is_kept = own[message] == there.get(message)  # what was written for other figures stays so
        own["instead"] = there.get("instead", by_rule[message]) if is_kept else by_rule[message]
    told: dict[str, Edit] = {other: {**edit} for other, edit in before.items() if other != key}
    return told | {key: cast(Edit, own)} if own else told


def make_edit_table(deck: Deck, edits: Edits) -> pd.DataFrame:
    """All slides as rows to edit, in their order; columns order, shown, title, notes, by the slide's key."""
    slides = {slide.key: slide for slide in deck.slides}
    keys = sort_slides(deck, edits)
    told = [_edit_slide(slides[key], edits.get(key, {})) for key in keys]
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
        told[key] = _change_edit(told.get(key, {}), slides[key], cells)
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
    return _place_keys([slide.key for slide in deck.slides], numbered)


def list_outdated(deck: Deck, edits: Edits) -> list[str]:
    """Titles and proposals by a visitor where another stands by rule than when they were written."""
    by_rule = {slide.key: ("title", slide.title) for slide in deck.slides}
    by_rule |= {key: ("text", lines["text"]) for key, lines in list_lines(deck).items() if key != OPENING}
    return [
        str(edit[field])
        for key, (field, text) in by_rule.items()
        if field in (edit := cast(Mapping[str, object], edits.get(key, {}))) and edit.get("instead", text) != text
    ]


def find_longest(key: str, field: str) -> int:
    """How many signs a text among the edits may have."""
    return _LONGEST_OPENING if key == OPENING else _LONGEST.get(field, LONGEST_TEXT)


def _edit_slide(slide: Slide, edit: Edit) -> Slide:
    return replace(slide, title=edit.get("title", slide.title), notes=edit.get("notes", slide.notes))


def _edit_decision(slide: Slide, edits: Edits) -> Slide:
    """With the visitor's proposals, if it holds any."""
    if slide.key != DECISION or not isinstance(slide.body, Table):
        return slide
    rows = []
    for number, (head, *cells) in enumerate(slide.body.rows, start=1):
        own = cast(Mapping[str, str], edits.get(_name_proposal(number), {}))
        told = (replace(cell, text=own.get(field, cell.text)) for field, cell in zip(_PROPOSAL, cells, strict=True))
        rows.append((head, *told))
    return replace(slide, body=replace(slide.body, rows=rows))


def _name_proposal(number: int) -> str:
    """Its key among the edits."""
    return f"proposal_{number}"


def _change_edit(edit: Edit, slide: Slide, cells: Mapping[str, object]) -> Edit:
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
    now = _place_keys(sort_slides(deck, before), numbered)
    if now == [slide.key for slide in deck.slides]:
        return {}
    moved = {key for key, edit in before.items() if "order" in edit} | numbered.keys()
    return {key: place for place, key in enumerate(now, start=FIRST) if key in moved}


def _place_keys(keys: Sequence[str], numbered: Mapping[str, int]) -> list[str]:
    found = [key for key in keys if key not in numbered]
    for key in sorted(set(keys) & numbered.keys(), key=lambda key: numbered[key]):
        found.insert(max(numbered[key] - FIRST, 0), key)
    return found


def _text(cell: object) -> str:
    """Without what a collection and office files cannot hold; a browser may send more than its table lets type."""
    return without_controls(cell[:LONGEST_TEXT]).strip() if isinstance(cell, str) else ""
