"""What a visitor changes of the slides before taking them along."""

from dataclasses import replace

import pandas as pd

from views.deck import Deck


def edited_deck(deck: Deck, table: pd.DataFrame) -> Deck:
    """The slides that `table` shows, in its order; columns order, shown, title, notes by the slide's key. A title that
    was emptied stays as it was: every slide has its message."""
    slides = {slide.key: slide for slide in deck.slides}
    kept = table[table["shown"].fillna(False).astype(bool)].sort_values("order", kind="stable")
    texts = {
        key: (_text(title), _text(notes))
        for key, title, notes in zip(kept.index, kept["title"], kept["notes"], strict=True)
    }
    return replace(
        deck,
        slides=tuple(
            replace(slides[key], title=title or slides[key].title, notes=notes) for key, (title, notes) in texts.items()
        ),
    )


def _text(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""
