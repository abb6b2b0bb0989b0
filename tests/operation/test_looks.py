"""Pictures of pages: what somebody would notice is a difference, how the edges of letters are smoothed is none."""

import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from tests.support import looks

GROUND, INK = "#FFFFFF", "#12181D"
FOUR_TIMES = 4


def page(value: str = "621,2", ink: str = INK, ground: str = GROUND, height: int = 300, shift: int = 0) -> Image.Image:
    """A page with a table row of this value, as a browser draws it; `shift` in quarters of a pixel."""
    drawn = Image.new("RGB", (400 * FOUR_TIMES, height * FOUR_TIMES), ground)
    pen, font = ImageDraw.Draw(drawn), ImageFont.load_default(14 * FOUR_TIMES)
    for row in range(10):
        pen.text((40 + shift, 80 + row * 100), f"Pkw-Dichte {value if row == 4 else '634,0'} je 1.000", INK, font)
    pen.rectangle((1200, 80, 1500, 200), fill=ink)
    return drawn.reduce(FOUR_TIMES)


def test_the_same_page_is_alike() -> None:
    assert looks.differing(page(), page()) is None


def test_edges_smoothed_otherwise_are_alike() -> None:
    moved = page(shift=1)  # a quarter of a pixel

    assert ImageChops.difference(page(), moved).getbbox() is not None
    assert looks.differing(page(), moved) is None


def test_what_storing_loses_is_alike(tmp_path: Path) -> None:
    looks.compare("page", page(), True, tmp_path, tmp_path / "changed")
    looks.compare("page", page(), False, tmp_path, tmp_path / "changed")

    assert not (tmp_path / "changed").exists()


@pytest.mark.parametrize(
    "new",
    [
        page("698,4"),
        page("621,2 ▲"),
        page(ink="#D55E00"),
        page(ground="#F2F5F7"),
        page(height=310),
        page(shift=8),
        page().crop((0, 0, 390, 300)),
    ],
    ids=["number", "sign", "colour", "tint", "height", "place", "width"],
)
def test_what_a_reader_notices_differs_and_is_marked(new: Image.Image) -> None:
    marked = looks.differing(page(), new)

    assert marked is not None
    assert looks.MARK in {colour for _, colour in marked.getcolors(1 << 20)}


def test_a_failure_leaves_the_new_picture_and_the_difference_and_names_them(tmp_path: Path) -> None:
    changed = tmp_path / "changed"
    looks.compare("page", page(), True, tmp_path, changed)
    (told,) = looks.compare("page", page("698,4"), False, tmp_path, changed)
    assert re.match(r"page looks different, see .*page\.webp.*page-difference\.webp", told)
    assert {file.name for file in changed.iterdir()} == {"page.webp", "page-difference.webp"}

    looks.compare("page", page(), False, tmp_path, changed)
    assert list(changed.iterdir()) == []


def test_a_page_without_an_approved_picture_fails(tmp_path: Path) -> None:
    (told,) = looks.compare("page", page(), False, tmp_path, tmp_path / "changed")

    assert told.startswith("page has no approved picture yet")


def test_renewing_leaves_what_is_alike_as_it_is(tmp_path: Path) -> None:
    for value in ("621,2", "698,4"):
        looks.compare("page", page(value), True, tmp_path, tmp_path / "changed")
    kept = (tmp_path / "page.webp").read_bytes()
    looks.compare("page", page("698,4", shift=1), True, tmp_path, tmp_path / "changed")

    assert (tmp_path / "page.webp").read_bytes() == kept
