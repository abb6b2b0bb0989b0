"""Pictures of pages, kept small and compared by the mean colours of small squares.

So a word, a colour or a place that changes is seen, and it is not if a browser smooths the edges of letters otherwise.
"""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from settings import ROOT

APPROVED = ROOT / "tests" / "pictures"
CHANGED = APPROVED / "changed"

# Side of a square in pixels, difference of its mean colour (0-255) from which it counts, how many may.
GRAINS = ((3, 36, 4), (12, 7, 2))
MARK = (214, 0, 110)


def compare(name: str, new: Image.Image, renew: bool, approved: Path = APPROVED, changed: Path = CHANGED) -> list[str]:
    """What to say if the picture is not like the approved one of this name, else nothing; both what is new and where it
    differs then lie in the folder of changes. With `renew` it becomes the approved one instead; one that is alike stays
    as it is."""
    kept = approved / f"{name}.webp"
    seen, marked = changed / f"{name}.webp", changed / f"{name}-difference.webp"
    for stale in (seen, marked):
        stale.unlink(missing_ok=True)
    packed = _pack_picture(new)
    new = _read(packed)  # as it would be kept, or what storing loses would count as a change
    difference = differing(_read(kept), new) if kept.exists() else new
    if difference is None:
        return []
    if renew:
        _save(packed, kept)
        return []
    _save(packed, seen)
    _save(_pack_picture(difference), marked)
    told = "looks different" if kept.exists() else "has no approved picture yet"
    return [f"{name} {told}, see {seen} and {marked}; if that is meant: make pictures"]


def differing(approved: Image.Image, new: Image.Image) -> Image.Image | None:
    """The new picture, pale, with the squares marked that differ; None if it is alike."""
    if approved.width != new.width or abs(approved.height - new.height) > GRAINS[0][0]:
        size = (max(approved.width, new.width), max(approved.height, new.height))
        approved, new = _on_ground(approved, size), _on_ground(new, size)
    size = (new.width, min(approved.height, new.height))
    approved, new = approved.crop((0, 0, *size)), new.crop((0, 0, *size))
    seen = np.zeros(size[::-1], bool)
    for grain, least, few in GRAINS:
        means = [np.asarray(one.reduce(grain), np.int16) for one in (approved, new)]
        differs = np.abs(means[0] - means[1]).max(axis=2) >= least
        if differs.sum() > few:
            seen |= differs.repeat(grain, 0).repeat(grain, 1)[: size[1], : size[0]]
    if not seen.any():
        return None
    pale = Image.blend(new, Image.new("RGB", size, "white"), 0.6)
    return Image.composite(Image.new("RGB", size, MARK), pale, Image.fromarray(seen))


def _on_ground(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture on a ground that no page has, so that what is only in the other one differs."""
    ground = Image.new("RGB", size, MARK)
    ground.paste(picture)
    return ground


def _save(packed: io.BytesIO, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(packed.getbuffer())


def _pack_picture(picture: Image.Image) -> io.BytesIO:
    file = io.BytesIO()
    picture.save(file, "webp", quality=60, method=6)
    return file


def _read(file: Path | io.BytesIO) -> Image.Image:
    return Image.open(file).convert("RGB")
