"""Strips as a picture: rows in, an SVG with their words or a PNG out."""

import pytest

from charts.palette import JUDGED
from charts.strip import Mark, Ring, Strip
from export.picture.picture import FORMATS, Frame
from export.picture.strips_picture import StripRow, draw_strips_picture

ROWS = [
    StripRow("Hausarztdichte", Strip((0.1, 0.9), (0.4, 0.6), 0.5, Mark(0.8, "first")), "6,2", "5. von 31"),
    StripRow("Kassenkredite", Strip((), None, None, Mark(0.0, "last", -1), Mark(0.3, "last")), "1.132 €", "28."),
    StripRow("Ausländeranteil", Strip((), None, None, Mark(0.5, "plain", is_hollow=True)), "13 %", "–"),
    StripRow("Auswahl", Strip((), None, None, None, rings=(Ring(0.2, "#7B61C9"),)), "–", "–"),
]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_picture_holds_names_values_ranks_and_what_the_ends_mean(kind: str) -> None:
    made = draw_strips_picture(ROWS, ("schlechter", "Median", "besser"), Frame("Der Befund", "Quelle: Amt"), kind)

    if kind == "png":
        assert made.startswith(b"\x89PNG")
        return
    text = made.decode()
    words = ("Der Befund", "Quelle: Amt", "schlechter", "Median", "besser", "Hausarztdichte", "5. von 31", "1.132 €")
    assert [word for word in words if word not in text] == []
    assert all(JUDGED["light"][tone].lower() in text for tone in ("first", "last"))
    assert "#7b61c9" in text
