"""The slides as one file for the browser: everything inside, nothing of the texts becomes markup."""

import re
from dataclasses import replace

from export.slides.slideshow import write_slideshow
from tests.support.decks import DECK, SOURCE
from texts import Language

PICTURES = [b"<svg/>"] * (len(DECK.slides) + 1)


def write_show(title: str = "Was fehlt", code: str = "de") -> str:
    deck = replace(DECK, slides=(*DECK.slides[:-1], replace(DECK.slides[-1], title=title)))
    return write_slideshow(deck, PICTURES, Language(code)).decode()


def test_there_is_a_section_with_a_picture_and_its_words_for_the_title_and_each_slide() -> None:
    labels = re.findall(r'<section aria-label="([^"]*)"><img alt="([^"]*)" src="data:image/svg', write_show())

    assert [label for label, _ in labels] == [
        "Kreis Düren: *Wo* stehen wir? #eval",
        "Kinderarmut sinkt, &lt;b&gt;zu langsam&lt;/b&gt; $x$",
        "Düren liegt vor Heinsberg",
        "Eines von zwei Zielen wird verfehlt",
        "Was fehlt",
    ]
    assert labels[2][1] == f"Düren liegt vor Heinsberg. {SOURCE}"
    assert "Armut SGB II; 14,6 %; ▲ zu langsam." in labels[3][1]


def test_nothing_is_fetched_from_anywhere() -> None:
    assert not re.findall(r'(?:src|href)="(?!data:)', write_show())
    assert "http" not in write_show()


def test_a_title_stays_text() -> None:
    assert "<script>alert" not in write_show("<script>alert(1)</script>")
    assert 'aria-label="&quot;&gt;&lt;script&gt;alert(1)' in write_show('"><script>alert(1)')


def test_the_language_is_told() -> None:
    assert '<html lang="de">' in write_show() and '<html lang="en">' in write_show(code="en")
