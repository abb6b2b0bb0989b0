"""Where the districts lie, asked once per build."""

import json
from functools import cache

from charts.borders import decode_borders
from charts.ground import Ground, make_outlines, make_tiles
from settings import DATA
from ui.data import ask, keep_answers

_FILE = DATA / "reference" / "borders.topo.json"
# Degrees by which a border may be drawn amiss, less than a pixel: of a Land, of all of Germany.
_NEAR, _FAR = 0.004, 0.012


def find_tiles(land: str) -> Ground | None:
    """The districts of a Land as tiles, None where their places are not known."""
    places = ask("map_tiles", state=land)
    return None if places.empty else make_tiles(places)


@keep_answers(20)
def find_borders(within: str) -> Ground:
    """The districts whose keys begin with `within`, '' for all, in their real borders."""
    places = ask("map_tiles", state=within)
    labels = dict(zip(places["region_key"], places["label"], strict=True)) if within else {}
    return make_outlines(decode_borders(_read_topology(), within, _NEAR if within else _FAR), labels)


@cache
def _read_topology() -> dict[str, object]:
    found: dict[str, object] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found
