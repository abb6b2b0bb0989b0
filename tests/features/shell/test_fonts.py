"""The fonts that pages are set in hold what pages show, and are small."""

import pytest
from fontTools.ttLib import TTFont

from features.shell.fonts import FOLDER, write_font_style
from testbed.fonts import list_icons, read_ligatures
from texts import CODES, texts


def open_font(name: str) -> TTFont:
    return TTFont(next(FOLDER.glob(f"{name}.*.woff2")))


def test_every_icon_that_a_page_may_show_is_in_the_font_of_icons() -> None:
    """If not: make fonts."""
    assert list_icons() - read_ligatures(open_font("icons")).keys() == set()


@pytest.mark.parametrize("code", CODES)
def test_every_letter_of_the_texts_is_in_the_font_of_texts_or_in_no_font_of_ours(code: str) -> None:
    signs = set("".join(texts(code).values())) - {"\n"}

    assert signs - {chr(letter) for letter in open_font("text").getBestCmap()} <= set("◇◐⚡✕☀☁")


def test_a_font_counts_in_the_place_of_one_of_the_framework_and_is_much_smaller() -> None:
    assert sum(font.stat().st_size for font in FOLDER.glob("*.woff2")) < 100_000
    assert [font.name.split(".")[0] for font in sorted(FOLDER.glob("*.woff2"))] == ["icons", "text"]
    assert b"src:url(/unter/fonts/icons." in write_font_style("unter")
